"""How two intervals lie to each other."""

from dataclasses import replace
from fractions import Fraction

from verifier.values.value import Interval, Relation


def related(a: Interval, b: Interval) -> Relation:
    """Return how interval a lies to interval b."""
    if _ends(a) == _ends(b):
        return Relation.EQUAL
    if excludes(a, b) or excludes(b, a):
        return Relation.CONTRADICTS
    if _inside(a, b):
        return Relation.ENTAILS
    if _inside(b, a):
        return Relation.ENTAILED_BY
    return Relation.COMPATIBLE


def _ends(interval: Interval) -> tuple[object, ...]:
    return (
        interval.low,
        interval.high,
        interval.low is not None and interval.low_open,
        interval.high is not None and interval.high_open,
    )


def excludes(lower: Interval, upper: Interval) -> bool:
    """Return whether the first lies wholly below the second."""
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))


def _inside(a: Interval, b: Interval) -> bool:
    low = b.low is None or (
        a.low is not None and (a.low > b.low or (a.low == b.low and (a.low_open or not b.low_open)))
    )
    high = b.high is None or (
        a.high is not None and (a.high < b.high or (a.high == b.high and (a.high_open or not b.high_open)))
    )
    return low and high


def leans(relation: Relation, a: Interval, b: Interval) -> bool:
    """Return whether a relation rests on a soft end."""
    if relation is Relation.CONTRADICTS:
        return (a.high_soft or b.low_soft) if excludes(a, b) else (a.low_soft or b.high_soft)
    return a.low_soft or a.high_soft or b.low_soft or b.high_soft


def times(interval: Interval, factor: Fraction) -> Interval:
    """Return an interval with its ends times a factor."""
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return replace(interval, low=low, high=high)


def shifted(interval: Interval, by: Fraction) -> Interval:
    """Return an interval with its ends moved."""
    low = None if interval.low is None else interval.low + by
    high = None if interval.high is None else interval.high + by
    return replace(interval, low=low, high=high)
