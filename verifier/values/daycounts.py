"""Operations on dates: moved by durations, the days and years between them, lengths, weekdays."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values import days
from verifier.values.derived import Derived, is_date, unit_name
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

LEAST, MOST = 28, 31  # days of a month


def moved(dated: Sequence[Value], amounts: Sequence[Value], sign: int) -> Derived:
    """Return a date with durations added or taken off, in their order."""
    if len(dated) != 1:
        return Derived(None, "two dates have no sum")
    interval = dated[0].senses[0].interval
    low, high = interval.low, interval.high
    for amount in amounts:
        sense = amount.senses[0]
        ends = (sense.interval.low, sense.interval.high)
        low = _shifted(low, sense, ends[sign < 0], sign, LEAST if sign > 0 else MOST)
        high = _shifted(high, sense, ends[sign > 0], sign, MOST if sign > 0 else LEAST)
        if sense.dimension not in {Dimension.MONTHS, Dimension.SECONDS}:
            return Derived(None, f"{unit_name(amount)} is no duration")
    soft = any(
        one.senses[0].interval.low_soft or one.senses[0].interval.high_soft or _has_part_of_month(one)
        for one in (*dated, *amounts)
    )
    made = Interval(low, high, low_soft=soft, high_soft=soft)
    edtf = days.span_text(int(low), int(high)) if low is not None and high is not None else ""
    kind = Kind.DATE if low is not None and low == high else dated[0].kind
    return Derived(Value(kind, (Sense(made, Dimension.DAYS),), Written(None, None), edtf=edtf))


def _has_part_of_month(value: Value) -> bool:
    low = value.senses[0].interval.low
    return value.senses[0].dimension is Dimension.MONTHS and low is not None and low.denominator != 1


def _shifted(day: Fraction | None, sense: Sense, amount: Fraction | None, sign: int, month: int) -> Fraction | None:
    """Return a day moved by an amount; what is less than a month counts by the days of a `month`."""
    if day is None or amount is None:
        return None
    if abs(amount) > 10**12:
        raise OverflowError
    if sense.dimension is Dimension.MONTHS:
        whole = int(amount)
        part = int((amount - whole) * month + Fraction(1, 2))
        return Fraction(days.plus_months(int(day), sign * whole) + sign * part)
    return day + sign * Fraction(amount // 86400)


def difference(start: Value, end: Value) -> Derived:
    """Return the time between two dates, in days."""
    first, last = start.senses[0].interval, end.senses[0].interval
    if None in {first.low, first.high, last.low, last.high}:
        return Derived(None, "an input has an open end")
    assert first.low is not None and first.high is not None and last.low is not None and last.high is not None  # noqa: PT018
    return duration(last.low - first.high, last.high - first.low)


def duration(low: Fraction, high: Fraction) -> Derived:
    """Return a length of days as a value."""
    interval = Interval(low * 86400, high * 86400)
    written = Written(low, high, unit="day", digits=0)
    iso = f"P{low}D" if low == high else ""
    return Derived(Value(Kind.DURATION, (Sense(interval, Dimension.SECONDS, "second"),), written, iso=iso))


def days_between(inputs: Sequence[Value]) -> Derived:
    """Return the days between two dates."""
    if len(inputs) != 2 or not all(is_date(one) for one in inputs):
        return Derived(None, "days_between takes two dates")
    return difference(inputs[0], inputs[1])


def years_between(inputs: Sequence[Value]) -> Derived:
    """Return whole years between two dates: completed ones for days, the difference for years; there is no year 0."""
    if len(inputs) != 2 or not all(is_date(one) for one in inputs):
        return Derived(None, "years_between takes two dates")
    spans = [one.senses[0].interval for one in inputs]
    if any(span.low is None or span.high is None for span in spans):
        return Derived(None, "an input has an open end")
    low = days.full_years(int(spans[0].high or 0), int(spans[1].low or 0))
    high = days.full_years(int(spans[0].low or 0), int(spans[1].high or 0))
    interval = Interval(Fraction(min(low, high) * 12), Fraction(max(low, high) * 12))
    written = Written(Fraction(min(low, high)), Fraction(max(low, high)), unit="year", digits=0)
    return Derived(
        Value(
            Kind.DURATION,
            (Sense(interval, Dimension.MONTHS, "month"),),
            written,
            iso=f"P{high}Y" if low == high else "",
        )
    )


def length(inputs: Sequence[Value]) -> Derived:
    """Return how many days an interval has, both ends included; of two dates, from the first to the second."""
    spans = [one.senses[0].interval for one in inputs]
    if not all(is_date(one) for one in inputs) or len(inputs) > 2:
        return Derived(None, "length takes an interval of dates")
    low, high = spans[0].low, spans[-1].high
    if low is None or high is None:
        return Derived(None, "the interval has an open end")
    return duration(high - low + 1, high - low + 1)


def weekday(inputs: Sequence[Value]) -> Derived:
    """Return the weekday of one day."""
    span = inputs[0].senses[0].interval
    if len(inputs) != 1 or not is_date(inputs[0]) or span.low is None or span.low != span.high:
        return Derived(None, "weekday takes one day")
    day = Fraction(days.iso_weekday(int(span.low)))
    return Derived(Value(Kind.WEEKDAY, (Sense(Interval(day, day)),), Written(None, None)))
