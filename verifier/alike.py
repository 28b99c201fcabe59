"""Claims alike in words, of which one lacks subject or property: pairs whose values exclude each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from verifier import words as tables
from verifier.judge.clauses import clauses, low
from verifier.judge.passage import tokens_of
from verifier.model import Reading
from verifier.relations import RELATIONS, declared, qualifiers_overlap, told_apart
from verifier.values import compare
from verifier.values.value import Kind, Relation, Value

PARTNERS = 20  # claims that share a rare word and are compared with one: keeps large ledgers linear
FEWEST_PARTNERS, PAIRS = 5, 20_000  # in blocks that would give more pairs
ALIKE = 88  # per cent of the words without figures, in any order
FEWEST = 2  # content words that two sentences must share

_CALENDAR = frozenset({Kind.DATE, Kind.INTERVAL})

Stems = Mapping[str, frozenset[str]]  # the content words of each claim, by its id
Blocks = dict[str, list[tuple[Reading, tuple[str, ...]]]]  # claims, each with the keys of its blocks


def alike_pairs(readings: Sequence[Reading]) -> tuple[list[tuple[Reading, Reading]], list[Reading]]:
    """Return the pairs of claims alike in words whose values exclude each other, where one has no known thing.

    Beside them stands a claim of each block that is too large for all of its pairs to be compared.
    """
    stems = _all_stems(readings)
    blocks = _blocks(readings, stems) if stems else {}
    pairs = [(one, other) for one, other in _candidates(blocks) if _contradict(one, other, stems)]
    return pairs, [block[0][0] for block in blocks.values() if len(block) > PARTNERS + 1]


def _contradict(one: Reading, other: Reading, stems: Stems) -> bool:
    if not _share_words(stems[one.claim.id], stems[other.claim.id]) or told_apart(one, other):
        return False
    if declared(one.claim, other.claim, *RELATIONS) or not _may_be_one(one, other):
        return False
    meet = qualifiers_overlap(one.claim, other.claim) and _exclude(one.value, other.value)
    return meet and alike_in_words(one, other)


def alike_in_words(one: Reading, other: Reading) -> bool:
    """Return whether two sentences say the same but for their figures, and nothing tells their figures apart."""
    from rapidfuzz import fuzz

    ours, theirs = _stems(one), _stems(other)
    if not _share_words(ours, theirs) or one.claim.derived_from or other.claim.derived_from:
        return False
    if _explained(one.claim.claim) or _explained(other.claim.claim):
        return False
    return fuzz.token_sort_ratio(" ".join(sorted(ours)), " ".join(sorted(theirs))) >= ALIKE


def _share_words(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether one sentence has all content words of the other, and at most one more."""
    fewer, more = sorted((ours, theirs), key=len)
    return len(more) - len(fewer) < 2 and len(fewer) >= FEWEST and fewer <= more


def _is_placed(reading: Reading) -> bool:
    return bool(reading.claim.subject and reading.claim.property)


def _exclude(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return False
    found = compare(one, other)
    return found.relation is Relation.CONTRADICTS and found.hard


def _may_be_one(one: Reading, other: Reading) -> bool:
    """Return whether no subject or property that both name differs, and the sentences name no other dates."""
    named = ((one.claim.subject, other.claim.subject), (one.claim.property, other.claim.property))
    if any(a and b and a.casefold() != b.casefold() for a, b in named):
        return False
    if one.value is not None and one.value.kind in _CALENDAR:
        return True
    return _dates(one) == _dates(other)


def _dates(reading: Reading) -> frozenset[str]:
    return frozenset(mention.text.casefold() for mention in reading.sentence if mention.value.kind in _CALENDAR)


def _candidates(blocks: Blocks) -> Iterator[tuple[Reading, Reading]]:
    """Yield each pair that shares the kind and unit of its values and one of the two rarest words of both, once."""
    for key, block in blocks.items():
        reach = min(PARTNERS, max(FEWEST_PARTNERS, PAIRS // len(block)))
        for number, (one, keys) in enumerate(block):
            placed = _is_placed(one)
            for other, others in block[number + 1 : number + 1 + reach]:
                shared_before = keys[0] != key and keys[0] in others
                if not shared_before and not (placed and _is_placed(other)):
                    yield one, other


def _blocks(readings: Sequence[Reading], stems: Stems) -> Blocks:
    """Return the claims by kind and unit of their value and by each of their two rarest content words."""
    holders = Counter(word for words in stems.values() for word in words)
    blocks: Blocks = defaultdict(list)
    for reading in readings:
        if reading.value is None:
            continue
        sense = reading.value.senses[0]
        rarest = sorted(stems[reading.claim.id], key=lambda word: (holders[word], word))
        shared = [word for word in rarest if holders[word] > 1][:2]
        keys = tuple(f"{sense.dimension} {sense.unit} {word}" for word in shared)
        for key in keys:
            blocks[key].append((reading, keys))
    return blocks


def _all_stems(readings: Sequence[Reading]) -> Stems:
    """Return the content words of every claim with a value; none where all of them have subject and property."""
    valued = [reading for reading in readings if reading.value is not None]
    if all(_is_placed(reading) for reading in valued):
        return {}
    return {reading.claim.id: _stems(reading) for reading in valued}


def _stems(reading: Reading) -> frozenset[str]:
    """Return the stems of the content words of a sentence, without its figures, with the nouns that they count."""
    figures = [(mention.start, mention.end, mention.value.noun.casefold().split()) for mention in reading.sentence]
    return frozenset(
        token.stem
        for token in tokens_of(reading.claim.claim)
        if token.stem
        and not any(start <= token.start < end and low(token) not in nouns for start, end, nouns in figures)
    )


def _explained(sentence: str) -> bool:
    """Return whether a sentence says that its figure is an earlier one, a later one, or a part."""
    known = tables.table("judge_earlier_words") | tables.table("running_words")
    return any(low(token) in known for clause in clauses(sentence) for token in clause)
