"""What an operation gives, and what a printed figure allows."""

from dataclasses import replace
from fractions import Fraction

from verifier.frozen import frozen
from verifier.values.build import rounding
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

NOT_READ = "values of these kinds are not reckoned with"


@frozen
class Derived:
    """What an operation gives, or why it gives nothing."""

    value: Value | None
    reason: str = ""


def widened(value: Value, interval: Interval) -> Interval:
    """Return an interval widened by half a unit of the last printed digit at each closed end."""
    if value.written.approximate or value.senses[0].dimension is Dimension.DAYS:
        return interval
    half = _half(value, interval)
    low = None if interval.low is None else interval.low - half
    high = None if interval.high is None else interval.high + half
    return replace(interval, low=low, high=high)


def _half(value: Value, interval: Interval) -> Fraction:
    half = rounding(value)
    if value.kind in {Kind.COUNT, Kind.NUMBER} and value.written.digits == 0:
        return Fraction(0)  # a whole number without a unit is exact
    base = interval.low if interval.low is not None else interval.high
    written = value.written.low if value.written.low is not None else value.written.high
    return half * abs(base / written) if base and written else half


def span_of(value: Value) -> Interval:
    """Return what the printed figure allows: itself, widened by its rounding where it is rounded."""
    return widened(value, value.senses[0].interval)


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """Return an interval times a factor."""
    ends = [None if end is None else end * factor for end in (interval.low, interval.high)]
    if factor < 0:
        ends.reverse()
    return replace(interval, low=ends[0], high=ends[1])


def outcome(
    interval: Interval, like: Value, *, kind: Kind | None = None, unit: str | None = None, note: str = ""
) -> Derived:
    """Return what an operation gives, with the unit and noun of one of its inputs, or others."""
    sense = like.senses[0]
    return Derived(
        Value(
            kind or like.kind,
            (Sense(interval, sense.dimension, sense.unit if unit is None else unit, note),),
            Written(interval.low, interval.high, unit=like.written.unit if unit is None else unit),
            noun=like.noun if kind is None else "",
        )
    )


def unit_name(value: Value) -> str:
    """Return the unit of a value as a reader would name it."""
    return value.written.unit or value.senses[0].unit or value.kind.value


def is_date(value: Value) -> bool:
    """Return whether a value is a date or an interval of dates."""
    return value.senses[0].dimension is Dimension.DAYS
