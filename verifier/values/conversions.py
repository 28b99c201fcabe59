"""Amounts and durations in one unit: exact factors, temperatures, tons, and what pint knows."""

from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import Any

from verifier.values import days
from verifier.values.currencies import may_be_one
from verifier.values.intervals import shifted, times
from verifier.values.units import FACTORS
from verifier.values.value import Dimension, Interval, Kind, Sense, Value

_TEMPERATURES = {
    "celsius": (Fraction(1), Fraction(0)),
    "fahrenheit": (Fraction(5, 9), Fraction(-160, 9)),
    "kelvin": (Fraction(1), Fraction("-273.15")),
}


_TONS = (Fraction("907.18474"), Fraction(1000), Fraction("1016.0469088"))


def in_one_unit(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
    """Return two amounts in one unit, whether that leans on a conversion, and a note; or why there is none."""
    left, right = one.interval, other.interval
    if a.kind is Kind.POINTS or b.kind is Kind.POINTS:
        return "percentage points are no per cents"
    if not one.unit or not other.unit:
        return "one names no unit"
    if may_be_one(one.unit, other.unit):
        return left, right, False, "a name of several currencies"
    if one.unit in _TEMPERATURES and other.unit in _TEMPERATURES:
        difference = bool(a.signed or b.signed)
        return (
            _temperature(left, one.unit, difference),
            _temperature(right, other.unit, difference),
            False,
            "temperatures converted",
        )
    if "degree" in {one.unit, other.unit} and {one.unit, other.unit} & _TEMPERATURES.keys():
        return left, right, True, "degrees of a scale that is not named"
    if "ton" in {one.unit, other.unit} and {one.unit, other.unit} <= {"ton", "tonne", "kilogram", "gram", "pound-mass"}:
        return _tons(left, one.unit), _tons(right, other.unit), True, "a ton has three weights"
    first, second = FACTORS.get(one.unit), FACTORS.get(other.unit)
    if first is None or second is None:
        converted = _by_pint(one.unit, other.unit)
        if converted is None:
            return f"{one.unit} is not {other.unit}"
        return left, times(right, converted), True, "units converted"
    if first[0] != second[0]:
        return f"{one.unit} is not {other.unit}"
    metric = _is_round(first[1] / second[1])
    return times(left, first[1]), times(right, second[1]), not metric, "units converted"


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
    return times(interval, factor) if difference else shifted(times(interval, factor), shift)


def _tons(interval: Interval, unit: str) -> Interval:
    if unit != "ton":
        return times(interval, FACTORS[unit][1])
    low = None if interval.low is None else interval.low * _TONS[0]
    high = None if interval.high is None else interval.high * _TONS[-1]
    return Interval(low, high, interval.low_open, interval.high_open, low_soft=True, high_soft=True)


def durations(one: Sense, other: Sense) -> tuple[Interval, Interval, bool, str]:
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
