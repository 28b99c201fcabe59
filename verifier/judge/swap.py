"""Figures told of each other's things: 5 sites in May and 12 in April for 12 in May and 5 in April."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Figure, read
from verifier.values.value import Kind

MARGIN = 0.35  # how much better the words around two figures must fit crosswise
MOST = 24  # figures of a text that are looked at

_AMOUNTS = {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION, Kind.POINTS, Kind.ORDINAL}


def swapped(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield two figures of a claim that stand in its words in each other's place, by the words around them."""
    ours, theirs = _figures(claim), _figures(words)
    if len(ours) < 2 or len(theirs) < 2:
        return
    for one, other in combinations(ours, 2):
        found, there = _only(one, theirs), _only(other, theirs)
        if found is None or there is None or found is there or not _alike(found, there):
            continue
        straight = _shared(one, found) + _shared(other, there)
        crosswise = _shared(one, there) + _shared(other, found)
        if crosswise > straight + MARGIN:
            said = f"{one.mention.text} and {other.mention.text}"
            yield Disagreement(
                "role", said, f"{found.mention.text} and {there.mention.text}", "they are swapped", hard=True
            )
            return


def _figures(text: str) -> list[Figure]:
    kept = [one for one in read(text).figures if one.value.kind in _AMOUNTS and _number(one) is not None]
    return kept[:MOST]


def _only(figure: Figure, others: list[Figure]) -> Figure | None:
    """Return the one figure of a text that writes the same number; None where several do."""
    same = [one for one in others if _number(one) == _number(figure)]
    return same[0] if len(same) == 1 else None


def _number(figure: Figure) -> Fraction | None:
    """Return the number that is written, with a bound or without; None for a range."""
    low, high = figure.value.written.low, figure.value.written.high
    return low if high is None or low == high else high if low is None else None


def _alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures could stand for each other: of one kind or unit."""
    kinds = {one.value.kind, other.value.kind}
    if kinds <= {Kind.COUNT, Kind.NUMBER}:
        return True
    return len(kinds) == 1 and one.value.senses[0].unit == other.value.senses[0].unit


def _shared(one: Figure, other: Figure) -> float:
    """Return how much of the words near one figure stand near the other, from 0 to 1."""
    total = sum(one.near.values()) or 1.0
    return sum(near * other.near[word] for word, near in one.near.items() if word in other.near) / total
