"""What rounding makes of two printed figures that differ."""

from fractions import Fraction

from verifier.values.build import rounding
from verifier.values.value import Comparison, Interval, Kind, Relation, Value


def rounded(a: Value, left: Interval, b: Value, right: Interval, *, soft: bool) -> Comparison | None:
    """Return what rounding makes of two figures that differ: one printed with fewer digits may stand for the other."""
    if left.low is None or left.low != left.high or right.low is None or right.low != right.high:
        return None
    first, second = _half_unit(a, left), _half_unit(b, right)
    gap = abs(left.low - right.low)
    scaled = _is_rounded(a) or _is_rounded(b) or soft
    if gap == 0 or not scaled:
        return None
    if first is not None and second is not None and first < second and gap <= second and _is_rounded(b):
        return Comparison(Relation.ENTAILS if not soft else Relation.COMPATIBLE, hard=False, reason="rounded")
    if first is not None and second is not None and second < first and gap <= first and _is_rounded(a):
        return Comparison(Relation.ENTAILED_BY if not soft else Relation.COMPATIBLE, hard=False, reason="rounded")
    widest = max(first or 0, second or 0)
    if soft and gap <= widest:
        return Comparison(Relation.COMPATIBLE, hard=False, reason="equal at the written precision")
    if soft:
        return Comparison(Relation.CONTRADICTS, hard=gap > 2 * widest, reason="differ beyond the written precision")
    return None


def _is_rounded(value: Value) -> bool:
    """Return whether a figure carries its rounding: a scale word or decimals were written, or it is a share."""
    digits = value.written.digits
    if value.kind is Kind.FRACTION:
        return True
    return digits is not None and (
        digits < 0 or digits > 0 or value.kind in {Kind.PERCENT, Kind.QUANTITY, Kind.MONEY, Kind.POINTS}
    )


def _half_unit(value: Value, interval: Interval) -> Fraction | None:
    """Return half a unit of the last digit of a figure, in the unit in which it is compared."""
    low = value.senses[0].interval.low
    if value.kind is Kind.FRACTION:
        return Fraction(0)
    half = rounding(value)
    if low in {None, 0} or interval.low in {None, 0}:
        return half
    written = value.written.low
    if written in {None, 0}:
        return half
    assert written is not None
    assert interval.low is not None
    return half * abs(interval.low / written)
