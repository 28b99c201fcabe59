"""How two values stand to each other: equal, inside, overlapping, excluding, or of different things."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import Any

from verifier.values import days
from verifier.values.build import rounding
from verifier.values.nouns import same_noun
from verifier.values.units import FACTORS, MONTHS
from verifier.values.value import Comparison, Dimension, Interval, Kind, Relation, Sense, Value

_PLAIN = {Kind.NUMBER, Kind.COUNT}
_RANKED = frozenset({Kind.NUMBER, Kind.COUNT, Kind.ORDINAL})
_AMOUNTS = frozenset({Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_TIMES = frozenset({Dimension.MONTHS, Dimension.SECONDS})
_CALENDAR = {Kind.DATE, Kind.INTERVAL}
_MIRROR = {
    Relation.ENTAILS: Relation.ENTAILED_BY,
    Relation.ENTAILED_BY: Relation.ENTAILS,
}
_RANK = {
    Relation.EQUAL: 0,
    Relation.ENTAILED_BY: 1,
    Relation.ENTAILS: 2,
    Relation.COMPATIBLE: 3,
    Relation.CONTRADICTS: 4,
    Relation.INCOMPARABLE: 5,
}
_TEMPERATURES = {
    "celsius": (Fraction(1), Fraction(0)),
    "fahrenheit": (Fraction(5, 9), Fraction(-160, 9)),
    "kelvin": (Fraction(1), Fraction("-273.15")),
}
_TONS = (Fraction("907.18474"), Fraction(1000), Fraction("1016.0469088"))


def compare(a: Value, b: Value) -> Comparison:
    """Return how value a stands to value b, over all their senses: the best fitting pair decides.

    The answer for (b, a) is the mirror of that for (a, b). A contradiction holds only if every pair of senses excludes
    each other; it is hard only if it leans on no tolerance, vague word, rounding or custom.
    """
    if a.noun and b.noun and a.kind in _RANKED and b.kind in _RANKED and not same_noun(a.noun, b.noun):
        return Comparison(Relation.INCOMPARABLE, hard=True, reason=f"{a.noun} are not {b.noun}")
    if len(a.senses) == 1 == len(b.senses):
        return _senses(a, a.senses[0], b, b.senses[0])
    found = [_senses(a, one, b, other) for one in a.senses for other in b.senses]
    best = min(
        found, key=lambda one: (_RANK[one.relation] if one.relation is not Relation.ENTAILS else 1, not one.hard)
    )
    if best.relation is Relation.CONTRADICTS and (len(a.senses) > 1 or len(b.senses) > 1):
        return replace(best, hard=all(one.hard for one in found if one.relation is Relation.CONTRADICTS))
    return best


def _senses(a: Value, one: Sense, b: Value, other: Sense) -> Comparison:
    pair = _aligned(a, one, b, other)
    if isinstance(pair, str):
        return Comparison(Relation.INCOMPARABLE, hard=True, reason=pair)
    left, right, soft, why = pair
    whole = (a.kind is Kind.COUNT and b.kind in _PLAIN) or (b.kind is Kind.COUNT and a.kind in _PLAIN)
    if whole:
        left, right = _counted(left), _counted(right)
    relation = _related(left, right)
    hard = not soft and not _leans(relation, left, right)
    if relation is Relation.CONTRADICTS:
        rounded = _rounded(a, left, b, right, soft=soft)
        if rounded is not None:
            return rounded
    if soft and relation in {Relation.ENTAILS, Relation.ENTAILED_BY}:
        relation = Relation.COMPATIBLE
    return Comparison(relation, hard, why)


def _aligned(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
    """Return both intervals in one dimension and unit, and whether that leans on custom; else why they do not meet."""
    left, right = one.interval, other.interval
    if a.kind is Kind.WEEKDAY or b.kind is Kind.WEEKDAY:
        return _weekdays(a, one, b, other)
    first, second = one.dimension is Dimension.DAYS, other.dimension is Dimension.DAYS
    if first and second:
        if "year unknown" in {one.unit, other.unit} and one.unit != other.unit:
            return _without_year(left), _without_year(right), True, "one names no year"
        if one.unit == other.unit == "year unknown":
            return left, right, True, "neither names a year"
        return left, right, False, other.note or one.note
    if first or second:
        return "a date is no amount"
    kinds = (a.kind, b.kind)
    if a.kind is not b.kind and Kind.TIME in kinds:
        return "a time of day is no amount"
    first, second = one.dimension in _TIMES, other.dimension in _TIMES
    if first and second:
        return _durations(one, other)
    if first or second:
        return "a duration is no amount"
    if a.kind is not b.kind and Kind.ORDINAL in kinds:
        return "a rank is no amount"
    if a.kind is not b.kind and Kind.COUNT in kinds and (Kind.RATIO in kinds or Kind.FRACTION in kinds):
        return "a count is no share"
    if one.unit == other.unit:
        return left, right, False, ""
    if Kind.RATIO in kinds and Kind.PERCENT in kinds:
        return _change(a, left, b, right)
    if a.kind in _AMOUNTS and b.kind in _AMOUNTS:
        return _shares(a, left, b, right)
    return _units(a, one, b, other)


def _shares(a: Value, left: Interval, b: Value, right: Interval) -> tuple[Interval, Interval, bool, str] | str:
    """A fraction meets per cents; a bare number meets a ratio, no per cent."""
    kinds = {a.kind, b.kind}
    if kinds == {Kind.FRACTION, Kind.PERCENT}:
        left = _scaled(left, Fraction(100)) if a.kind is Kind.FRACTION else left
        right = _scaled(right, Fraction(100)) if b.kind is Kind.FRACTION else right
        return left, right, left != right, "a share beside per cents"
    if Kind.PERCENT in kinds:
        return "a per cent is no plain number"
    return left, right, False, ""


def _change(a: Value, left: Interval, b: Value, right: Interval) -> tuple[Interval, Interval, bool, str] | str:
    """Doubled is a rise of 100 per cent."""
    if a.kind is Kind.RATIO:
        left = _shifted(_scaled(left, Fraction(100)), Fraction(-100))
    if b.kind is Kind.RATIO:
        right = _shifted(_scaled(right, Fraction(100)), Fraction(-100))
    return left, right, False, "a multiple as a change in per cent"


def _units(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
    left, right = one.interval, other.interval
    if a.kind is Kind.POINTS or b.kind is Kind.POINTS:
        return "percentage points are no per cents"
    if not one.unit or not other.unit:
        return "one names no unit"
    if one.unit in _TEMPERATURES and other.unit in _TEMPERATURES:
        difference = bool(a.signed or b.signed)
        return (
            _temperature(left, one.unit, difference),
            _temperature(right, other.unit, difference),
            False,
            "temperatures converted",
        )
    if "ton" in {one.unit, other.unit} and {one.unit, other.unit} <= {"ton", "tonne", "kilogram", "gram", "pound-mass"}:
        return _tons(left, one.unit), _tons(right, other.unit), True, "a ton has three weights"
    first, second = FACTORS.get(one.unit), FACTORS.get(other.unit)
    if first is None or second is None:
        converted = _by_pint(one.unit, other.unit)
        if converted is None:
            return f"{one.unit} is not {other.unit}"
        return left, _scaled(right, converted), True, "units converted"
    if first[0] != second[0]:
        return f"{one.unit} is not {other.unit}"
    metric = _is_round(first[1] / second[1])
    return _scaled(left, first[1]), _scaled(right, second[1]), not metric, "units converted"


def _is_round(factor: Fraction) -> bool:
    """Return whether a factor between units is a power of ten (or of bytes and bits): nothing is rounded then."""
    text = str(max(factor, 1 / factor)) if factor else ""
    return text.rstrip("0") in {"1", "8", "36", "3.6", "18"} or text.rstrip("0") == "1"


def _by_pint(one: str, other: str) -> Fraction | None:
    """Return the factor from one unit to another by the library of units; None where there is none."""
    try:
        import pint
    except ImportError:
        return None
    try:
        quantity = _registry(pint).Quantity(1, other.replace(" ", "_"))
        return Fraction(str(quantity.to(one.replace(" ", "_")).magnitude))
    except Exception:  # noqa: BLE001  pint raises by unit: undefined, dimension, offset, syntax
        return None


@cache
def _registry(pint: ModuleType) -> Any:
    """Return the library's registry of units, made once: it takes most of a second."""
    return pint.UnitRegistry()


def _temperature(interval: Interval, unit: str, difference: bool) -> Interval:
    factor, shift = _TEMPERATURES[unit]
    return _scaled(interval, factor) if difference else _shifted(_scaled(interval, factor), shift)


def _tons(interval: Interval, unit: str) -> Interval:
    if unit != "ton":
        return _scaled(interval, FACTORS[unit][1])
    low = None if interval.low is None else interval.low * _TONS[0]
    high = None if interval.high is None else interval.high * _TONS[-1]
    return Interval(low, high, interval.low_open, interval.high_open, low_soft=True, high_soft=True)


def _durations(one: Sense, other: Sense) -> tuple[Interval, Interval, bool, str]:
    """Months and seconds meet softly: six months have 181 to 184 days."""
    if one.dimension is other.dimension:
        day = {"day", "second"}
        del day
        return one.interval, other.interval, False, ""
    left = _month_range(one.interval) if one.dimension is Dimension.MONTHS else one.interval
    right = _month_range(other.interval) if other.dimension is Dimension.MONTHS else other.interval
    return left, right, True, "months have their length only from a start"


def _month_range(interval: Interval) -> Interval:
    """Return months in seconds, from the shortest to the longest that so many months can be."""
    low = None if interval.low is None else _months_days(interval.low, longest=False) * 86400
    high = None if interval.high is None else _months_days(interval.high, longest=True) * 86400
    return Interval(low, high, interval.low_open, interval.high_open, low_soft=True, high_soft=True)


def _months_days(months: Fraction, *, longest: bool) -> Fraction:
    whole = int(months)
    starts = [days.ordinal(year, month) for year in (1999, 2000) for month in range(1, 13)]
    spans = [days.plus_months(start, whole) - start for start in starts]
    if longest:
        return max(Fraction(max(spans)) + (months - whole) * 31, months * 30)
    return min(Fraction(min(spans)) + (months - whole) * 28, months * 30)  # months are often meant as 30 days


def _weekdays(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
    if a.kind is b.kind:
        return one.interval, other.interval, False, ""
    named, dated = (one, other) if a.kind is Kind.WEEKDAY else (other, one)
    if dated.dimension is not Dimension.DAYS or dated.interval.low is None or dated.interval.low != dated.interval.high:
        return "a weekday is no interval"
    day = Fraction(days.iso_weekday(int(dated.interval.low)))
    point = Interval(day, day)
    return (named.interval, point, False, "") if a.kind is Kind.WEEKDAY else (point, named.interval, False, "")


def _without_year(interval: Interval) -> Interval:
    def moved(day: Fraction | None) -> Fraction | None:
        if day is None:
            return None
        _, month, number = days.civil(int(day))
        return Fraction(days.ordinal(4, month, number))

    return replace(interval, low=moved(interval.low), high=moved(interval.high))


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return replace(interval, low=low, high=high)


def _shifted(interval: Interval, by: Fraction) -> Interval:
    low = None if interval.low is None else interval.low + by
    high = None if interval.high is None else interval.high + by
    return replace(interval, low=low, high=high)


def _counted(interval: Interval) -> Interval:
    """Return an interval of whole numbers with closed ends: over 130 is 131 or more."""
    low, high = interval.low, interval.high
    if low is not None and not interval.low_soft:
        low = (
            Fraction(int(low) + 1)
            if interval.low_open and low.denominator == 1
            else Fraction(-(-low.numerator // low.denominator))
        )
    if high is not None and not interval.high_soft:
        high = (
            Fraction(int(high) - 1)
            if interval.high_open and high.denominator == 1
            else Fraction(high.numerator // high.denominator)
        )
    return Interval(
        low,
        high,
        interval.low_open and interval.low_soft,
        interval.high_open and interval.high_soft,
        interval.low_soft,
        interval.high_soft,
    )


# --- intervals


def _related(a: Interval, b: Interval) -> Relation:
    if _ends(a) == _ends(b):
        return Relation.EQUAL
    if _excludes(a, b) or _excludes(b, a):
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


def _excludes(lower: Interval, upper: Interval) -> bool:
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


def _leans(relation: Relation, a: Interval, b: Interval) -> bool:
    """Return whether a relation rests on a soft end."""
    if relation is Relation.CONTRADICTS:
        return (a.high_soft or b.low_soft) if _excludes(a, b) else (a.low_soft or b.high_soft)
    return a.low_soft or a.high_soft or b.low_soft or b.high_soft


def _rounded(a: Value, left: Interval, b: Value, right: Interval, *, soft: bool) -> Comparison | None:
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


__all__ = ["MONTHS", "compare"]
