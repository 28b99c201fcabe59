"""Whether evidence bears a claim out, by numbers, dates, names and negation."""

import datetime

from verifier.judge.assign import Pair, assigned, compared, pairs
from verifier.judge.judgement import Ground, Judgement, Label
from verifier.judge.passage import Figure, Passage, read
from verifier.values.value import Kind, Relation

_AMOUNTS = {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY}
MARGIN = 0.2
FLOOR, STEP, CAP = 0.3, 0.15, 2.5
_BORNE_OUT = {Relation.EQUAL, Relation.ENTAILED_BY}


def judge(claim: str, evidence: str, published: datetime.date | None = None) -> Judgement:
    """Return whether the evidence bears the claim out."""
    one, other = read(claim, published), read(evidence, published)
    found = pairs(one, other)
    taken = {id(pair.claim): pair for pair in assigned(found)}
    grounds = tuple(_ground(figure, taken.get(id(figure)), found) for figure in one.figures)
    return _decided(grounds, list(taken.values()))


def _ground(figure: Figure, pair: Pair | None, found: list[Pair]) -> Ground:
    kind = "date" if figure.value.kind in {Kind.DATE, Kind.INTERVAL} else "figure"
    if pair is None:
        return Ground(kind, figure.mention.text, "", "the evidence has nothing of the kind", None)
    rivals = [rival for rival in found if rival.claim is figure]
    if pair.found.relation is Relation.CONTRADICTS:
        fitting = [rival for rival in rivals if rival.found.relation in _BORNE_OUT]
        better = max(fitting, key=lambda rival: rival.score, default=None)
        if better and better.score > pair.score - MARGIN:
            pair = better
    relation = pair.found.relation
    supports = True if relation in _BORNE_OUT or relation is Relation.COMPATIBLE else None
    if relation is Relation.CONTRADICTS and not _same_figure(pair):
        supports = False if pair.score >= enough(len(rivals)) else None
    return Ground(
        kind,
        figure.mention.text,
        pair.evidence.mention.text,
        f"{relation.value} {pair.score:.2f}",
        supports,
        pair.found.hard,
    )


def enough(rivals: int) -> float:
    """Return how well two figures must belong together before their difference refutes: the more there are, the better."""
    return min(CAP, FLOOR + STEP * (rivals - 1))


def _same_figure(pair: Pair) -> bool:
    """Return whether a plain figure of the claim stands in the evidence behind a bound or hedge: 250 beside over 250."""
    one, other = pair.claim.value, pair.evidence.value
    if one.hedge or not other.hedge or one.kind in {Kind.DATE, Kind.INTERVAL}:
        return False
    return one.written.low in {other.written.low, other.written.high} and one.written.low is not None


def _decided(grounds: tuple[Ground, ...], taken: list[Pair]) -> Judgement:
    amounts = [pair for pair in taken if pair.claim.value.kind in _AMOUNTS]
    against = [ground for ground in grounds if ground.supports is False]
    dates = [ground for ground in against if ground.kind == "date"]
    state = any(pair.evidence.value.as_of or pair.claim.value.as_of for pair in taken)
    if dates and amounts and (state or len(dates) < len(against)):
        return Judgement(Label.UNDECIDED, "the evidence speaks of another date", grounds)
    if against:
        return Judgement(Label.REFUTED, against[0].reason, grounds)
    if grounds and all(ground.supports for ground in grounds):
        return Judgement(Label.SUPPORTED, "every figure is borne out", grounds)
    if any(ground.supports is None and not ground.evidence for ground in grounds):
        return Judgement(Label.NOT_ENOUGH, "a figure has no counterpart", grounds)
    return Judgement(Label.UNDECIDED, "", grounds)


def exclusive(one: Passage, other: Passage) -> tuple[Ground, ...]:
    """Return what makes two statements of one text exclude each other; nothing if they are on different things."""
    if one.skeleton == other.skeleton:
        return _repeated(one, other)
    found = pairs(one, other)
    grounds = (_ground(pair.claim, pair, found) for pair in assigned(found))
    return tuple(ground for ground in grounds if ground.supports is False)


def _repeated(one: Passage, other: Passage) -> tuple[Ground, ...]:
    """Return the figures in which two statements differ that are the same word for word but for their figures."""
    if len(one.figures) != len(other.figures):
        longer, shorter = (one, other) if len(one.figures) > len(other.figures) else (other, one)
        extra = longer.figures[0].mention.text if longer.figures else ""
        return (Ground("figure", extra, "", "only one of them has this figure", supports=False, hard=False),) if shorter else ()
    found = []
    for a, b in zip(one.figures, other.figures, strict=True):
        comparison = compared(a, b)
        if comparison.relation not in {Relation.EQUAL, Relation.INCOMPARABLE} and a.mention.text.lower() != b.mention.text.lower():
            hard = comparison.hard and comparison.relation is Relation.CONTRADICTS
            found.append(Ground("figure", a.mention.text, b.mention.text, comparison.reason or "another figure", supports=False, hard=hard))
    return tuple(found)
