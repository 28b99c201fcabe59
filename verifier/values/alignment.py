"""Two senses brought to one scale, or the reason why they have none."""

from dataclasses import replace
from fractions import Fraction

from verifier.values import days
from verifier.values.conversions import durations, in_one_unit
from verifier.values.intervals import shifted, times
from verifier.values.times import ELAPSED
from verifier.values.value import Dimension, Interval, Kind, Sense, Value

PLAIN = {Kind.NUMBER, Kind.COUNT}


_AMOUNTS = frozenset({Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.FRACTION, Kind.RATIO})


_TIMES = frozenset({Dimension.MONTHS, Dimension.SECONDS})


def aligned(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
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
    if Kind.TIME in kinds and (one.unit == ELAPSED or other.unit == ELAPSED):
        return _elapsed(a, one, b, other)
    if a.kind is not b.kind and Kind.TIME in kinds:
        return "a time of day is no amount"
    first, second = one.dimension in _TIMES, other.dimension in _TIMES
    if first and second:
        return durations(one, other)
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
    return in_one_unit(a, one, b, other)


def _elapsed(a: Value, one: Sense, b: Value, other: Sense) -> tuple[Interval, Interval, bool, str] | str:
    """Return both lengths where figures of a clock may tell how long something took: 2:04:37 beside 124 minutes."""
    lasting = all(sense.unit == ELAPSED or value.kind is Kind.DURATION for value, sense in ((a, one), (b, other)))
    seconds = one.dimension is other.dimension is Dimension.SECONDS
    return (one.interval, other.interval, False, "") if lasting and seconds else "a time of day is no length of time"


def _shares(a: Value, left: Interval, b: Value, right: Interval) -> tuple[Interval, Interval, bool, str] | str:
    """A fraction meets per cents; a bare number meets a ratio, no per cent."""
    kinds = {a.kind, b.kind}
    if kinds == {Kind.FRACTION, Kind.PERCENT}:
        left = times(left, Fraction(100)) if a.kind is Kind.FRACTION else left
        right = times(right, Fraction(100)) if b.kind is Kind.FRACTION else right
        return left, right, left != right, "a share beside per cents"
    if Kind.PERCENT in kinds:
        return "a per cent is no plain number"
    return left, right, False, ""


def _change(a: Value, left: Interval, b: Value, right: Interval) -> tuple[Interval, Interval, bool, str] | str:
    """Doubled is a rise of 100 per cent."""
    if a.kind is Kind.RATIO:
        left = shifted(times(left, Fraction(100)), Fraction(-100))
    if b.kind is Kind.RATIO:
        right = shifted(times(right, Fraction(100)), Fraction(-100))
    return left, right, False, "a multiple as a change in per cent"


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


def whole_numbers(interval: Interval) -> Interval:
    """Return an interval of whole numbers with closed ends: over 130 is 131 or more."""
    low, high = interval.low, interval.high
    if low is not None and low == high and low.denominator != 1:
        return interval  # a quotient: 3,760 by 418
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
