"""Which figure of the evidence answers which figure of the claim."""

from dataclasses import replace
from fractions import Fraction
from math import log

from verifier.frozen import frozen
from verifier.judge.passage import Figure, Passage
from verifier.judge.stems import stem
from verifier.values import compare
from verifier.values.value import Comparison, Interval, Kind, Relation, Value

MOST = 20_000  # pairs of figures that are compared
NOUN = 2.0
CONTEXT = 5.0
SIZE = 2.5
ROLE = 2.0
FITS = 0.2
COMMON, SHARED = 1.2, 0.4

_CALENDAR = {Kind.DATE, Kind.INTERVAL}


@frozen
class Pair:
    """A figure of the claim beside one of the evidence, how well they belong together, and how they compare."""

    claim: Figure
    evidence: Figure
    score: float
    found: Comparison


def too_many(claim: Passage, evidence: Passage) -> bool:
    """Return whether two texts have more figures than are compared with each other."""
    return len(claim.figures) * len(evidence.figures) > MOST


def pairs(claim: Passage, evidence: Passage) -> list[Pair]:
    """Return all pairs of figures that can be compared at all, best first."""
    rare = _rarity(evidence)
    found = []
    for one in claim.figures:
        for other in evidence.figures:
            comparison = compared(one, other)
            if comparison.relation is not Relation.INCOMPARABLE:
                found.append(Pair(one, other, _score(one, other, comparison, rare, claim, evidence), comparison))
    return sorted(found, key=lambda pair: -pair.score)


def assigned(found: list[Pair]) -> list[Pair]:
    """Return the pairs that the best one-to-one assignment takes, greedily; one date may answer several."""
    taken: list[Pair] = []
    for pair in found:
        dated = pair.claim.value.kind in _CALENDAR
        if all(pair.claim is not one.claim and (dated or pair.evidence is not one.evidence) for one in taken):
            taken.append(pair)
    return taken


def compared(one: Figure, other: Figure) -> Comparison:
    """Return how two figures compare, whatever they count.

    A hedged or bounded figure of the evidence is taken at what is written where its bounds leave the answer open: a
    writer who says "over 90" means hardly 900. Such an answer is soft.
    """
    a, b = replace(one.value, noun=""), replace(other.value, noun="")
    if {a.kind, b.kind} <= {Kind.COUNT, Kind.NUMBER, Kind.RATIO} and Kind.RATIO in {a.kind, b.kind}:
        a, b = _as_number(a), _as_number(b)
    found = compare(a, b)
    if found.relation in {Relation.COMPATIBLE, Relation.ENTAILS} and b.kind not in _CALENDAR:
        written = _as_written(b)
        if written is not None:
            return replace(compare(a, written), hard=False)
    return found


def _as_number(value: Value) -> Value:
    senses = tuple(replace(sense, unit="") for sense in value.senses)
    return replace(value, kind=Kind.COUNT, senses=senses)


def _as_written(value: Value) -> Value | None:
    """Return a hedged or one-sided figure as the figure that stands there."""
    low, high = value.written.low, value.written.high
    if not value.hedge or (low is not None and high is not None and low != high):
        return None
    sense = value.senses[0]
    ends = [end for end in (sense.interval.low, sense.interval.high) if end is not None]
    figure = low if low is not None else high
    if figure is None or figure not in ends:
        figure = sum(ends, Fraction()) / len(ends)
    return replace(value, senses=(replace(sense, interval=Interval(figure, figure)),), hedge="")


def _score(
    one: Figure, other: Figure, comparison: Comparison, rare: dict[str, float], claim: Passage, evidence: Passage
) -> float:
    score = (
        CONTEXT * _context(one, other, rare)
        + _noun(one, other, claim, evidence)
        + SIZE * nearness(one.value, other.value)
    )
    if one.role and other.role:
        score += ROLE if one.role == other.role else -ROLE
    if comparison.relation in {Relation.EQUAL, Relation.ENTAILED_BY}:
        score += FITS
    return score


def nearness(a: Value, b: Value) -> float:
    """Return how near two values are in size, from 0 to 1: figures of one thing seldom lie far apart."""
    one, other = _point(a), _point(b)
    if one is None or other is None:
        return 0.0
    if a.kind in _CALENDAR:
        return max(0.0, 1 - abs(one - other) / 1500)
    if one == other:
        return 1.0
    if one <= 0 or other <= 0:
        return 0.0
    return max(0.0, 1 - abs(log(one / other)) / log(3))


def _point(value: Value) -> float | None:
    interval = value.senses[0].interval
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return float(sum(ends) / len(ends)) if ends else None


def _context(one: Figure, other: Figure, rare: dict[str, float]) -> float:
    """Return how much of the words near the claim's figure stand near the evidence's, from 0 to 1."""
    total = sum(one.near.values()) or 1.0
    shared = sum(near * other.near[word] * rare.get(word, 1) for word, near in one.near.items() if word in other.near)
    return shared / total


def _rarity(evidence: Passage) -> dict[str, float]:
    """A word that stands near every figure of the evidence tells none of them from the others."""
    count = max(1, len(evidence.figures))
    found: dict[str, float] = {}
    for figure in evidence.figures:
        for word in figure.near:
            found[word] = found.get(word, 0) + 1
    return {word: COMMON - SHARED * times / count for word, times in found.items()}


def _noun(one: Figure, other: Figure, claim: Passage, evidence: Passage) -> float:
    if one.value.kind in _CALENDAR:
        return 0.0
    a, b = _head(one), _head(other)
    if a and b:
        return NOUN if a == b else -NOUN / 2
    if a or b:
        return NOUN / 4 if (a or b) in (evidence.stems if a else claim.stems) else -NOUN / 4
    return 0.0


def _head(figure: Figure) -> str:
    noun = figure.value.noun
    return stem(noun.split()[-1].lower()) if noun else ""
