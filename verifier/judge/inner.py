"""Inner contradictions: two statements of one text, on the same thing, whose figures exclude each other."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from verifier.frozen import frozen
from verifier.judge.assign import assigned, compared, pairs, too_many
from verifier.judge.decide import ground_of
from verifier.judge.judgement import Ground
from verifier.judge.passage import Figure, Passage, read
from verifier.sentences import sentences
from verifier.values.value import Kind, Relation

ALIKE = 0.7  # share of the words of the shorter statement that the longer one must have
MANY = 5  # words from which on a repeated sentence with several other figures is the same sentence
PARTNERS = 40  # statements compared with one, at most: keeps long texts linear


@frozen
class Contradiction:
    """Two statements of one text that cannot both be true: where they stand, and what decided."""

    first: tuple[int, int]
    second: tuple[int, int]
    grounds: tuple[Ground, ...]

    @property
    def hard(self) -> bool:
        """Return whether it follows from the words alone: no hedge, and no other date that may explain it."""
        return any(ground.hard for ground in self.grounds)


def contradictions(text: str) -> tuple[Contradiction, ...]:
    """Return the pairs of statements of a text that contradict each other by their figures or dates.

    Two statements are on the same thing if most words of the shorter stand in the longer, and nothing but figures
    tells the two apart where the figures stand.
    """
    bounds = [span for span in sentences(text) if len(text[span[0] : span[1]].split()) >= 4]
    read_ = [read(text[start:end]) for start, end in bounds]
    found = []
    for i, j in _candidates(read_):
        grounds = exclusive(read_[i], read_[j])
        if grounds:
            found.append(Contradiction(bounds[i], bounds[j], grounds))
    return tuple(found)


def _candidates(statements: list[Passage]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share enough words, looked up by their rarest words."""
    stems = [statement.stems if statement.figures else frozenset() for statement in statements]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(stems):
        for word in own:
            holders[word].append(number)
    for number, own in enumerate(stems):
        shared: dict[int, int] = defaultdict(int)
        for word in own:
            if len(holders[word]) <= PARTNERS:
                for other in holders[word]:
                    if other > number:
                        shared[other] += 1
        for other, count in shared.items():
            if count >= ALIKE * min(len(own), len(stems[other])):
                yield number, other


def exclusive(one: Passage, other: Passage) -> tuple[Ground, ...]:
    """Return what makes two statements of one text exclude each other; nothing if they are on different things."""
    if too_many(one, other) or one.is_on_another(other):
        return ()
    if one.skeleton == other.skeleton:
        return _repeated(one, other)
    found = pairs(one, other)
    grounds = (ground_of(pair.claim, pair, found) for pair in assigned(found))
    return tuple(ground for ground in grounds if ground.supports is False)


def _repeated(one: Passage, other: Passage) -> tuple[Ground, ...]:
    """Return the figures in which two statements differ that are the same word for word but for their figures.

    A short pattern filled in anew is on different things; other figures at another date may be a running count.
    """
    if len(one.figures) != len(other.figures):
        longer = max(one, other, key=lambda passage: len(passage.figures))
        extra = longer.figures[0].mention.text
        return (Ground("figure", extra, "", "only one of them has this figure", supports=False, hard=False),)
    both = zip(one.figures, other.figures, strict=True)
    found = tuple(ground for a, b in both if (ground := _differ(a, b)) is not None)
    if len(found) > 1 and len(one.skeleton) < MANY:
        return ()
    if {ground.kind for ground in found} == {"date", "figure"}:
        return tuple(replace(ground, hard=False, reason="the same words of another date") for ground in found)
    return found


def _differ(one: Figure, other: Figure) -> Ground | None:
    """Return how two figures in the same place of the same words differ: softly, too, where a hedge lets both be."""
    found = compared(one, other)
    if (
        found.relation in {Relation.EQUAL, Relation.INCOMPARABLE}
        or one.mention.text.lower() == other.mention.text.lower()
    ):
        return None
    hard = found.hard and found.relation is Relation.CONTRADICTS
    reason = found.reason or "the same words with another figure"
    kind = "date" if one.value.kind in {Kind.DATE, Kind.INTERVAL} else "figure"
    return Ground(kind, one.mention.text, other.mention.text, reason, supports=False, hard=hard)
