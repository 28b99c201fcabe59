"""Operations that keep the unit: sums, differences, means, extremes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.daycounts import difference, moved
from verifier.values.derived import NOT_READ, Derived, is_date, outcome, scaled, span_of, unit_name
from verifier.values.times import ELAPSED, length_value
from verifier.values.value import Dimension, Interval, Kind, Value


def add(inputs: Sequence[Value]) -> Derived:
    """Return the sum, or a date moved by durations."""
    dated = [one for one in inputs if is_date(one)]
    if dated:
        return moved(dated, [one for one in inputs if not is_date(one)], 1)
    return total(inputs, [1] * len(inputs))


def subtract(inputs: Sequence[Value]) -> Derived:
    """Return the first less the others: two dates give the time between, per cents give points."""
    if is_date(inputs[0]):
        if len(inputs) == 2 and is_date(inputs[1]):
            return difference(inputs[1], inputs[0])
        return moved([inputs[0]], list(inputs[1:]), -1)
    if any(is_date(one) for one in inputs):
        return Derived(None, NOT_READ)
    if all(one.kind is Kind.TIME for one in inputs) and len(inputs) == 2:
        return between_times(inputs[1], inputs[0])
    made = total(inputs, [1] + [-1] * (len(inputs) - 1))
    if made.value is not None and made.value.kind is Kind.PERCENT and not _whole_hundred(inputs):
        senses = tuple(replace(one, unit="percentage point") for one in made.value.senses)
        return Derived(replace(made.value, kind=Kind.POINTS, senses=senses))
    return made


def between_times(first: Value, last: Value) -> Derived:
    """Return the time between two times of day, or the difference of two lengths that figures of a clock tell."""
    made = []
    for one, other in zip(first.senses, last.senses, strict=False):
        start, end = one.interval.low, other.interval.low
        if one.unit != other.unit or start is None or end is None:
            continue
        past = end if end >= start or one.unit == ELAPSED else end + 86_400  # past midnight
        made.append(length_value(past - start))
    if not made:
        return Derived(None, NOT_READ)
    return Derived(replace(made[0], senses=tuple(sense for one in made for sense in one.senses)))


def _whole_hundred(inputs: Sequence[Value]) -> bool:
    return any(one.kind is Kind.PERCENT and one.written.low == one.written.high == 100 for one in inputs)


def total(inputs: Sequence[Value], signs: Sequence[int]) -> Derived:
    """Return the sum of inputs with their signs, in the unit that all have."""
    first = measured(inputs)
    if isinstance(first, str):
        return Derived(None, first)
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    open_low = open_high = soft = False
    for one, sign in zip(inputs, signs, strict=True):
        span = span_of(one) if not (one.kind is Kind.PERCENT and one.written.low == 100) else one.senses[0].interval
        span = scaled(span, Fraction(sign))
        low = None if low is None or span.low is None else low + span.low
        high = None if high is None or span.high is None else high + span.high
        open_low, open_high = open_low or span.low_open, open_high or span.high_open
        soft = soft or span.low_soft or span.high_soft
    nouns = {one.noun for one in inputs}
    made = outcome(Interval(low, high, open_low, open_high, soft, soft), first)
    assert made.value is not None
    return Derived(made.value if len(nouns) == 1 else replace(made.value, noun=""))


def measured(inputs: Sequence[Value]) -> Value | str:
    """Return the input that has the unit of all; a reason where they have several."""
    named = [one for one in inputs if one.senses[0].unit or one.senses[0].dimension is not Dimension.NUMBER]
    first = named[0] if named else inputs[0]
    sense = first.senses[0]
    for one in inputs:
        other = one.senses[0]
        if other.dimension is not sense.dimension or (other.unit or sense.unit) != sense.unit:
            if {other.dimension, sense.dimension} <= {Dimension.MONTHS, Dimension.SECONDS}:
                return "months and days add up only from a date"
            return f"{unit_name(first)} and {unit_name(one)} are no like values"
        if sense.unit and one.kind is Kind.COUNT and one.noun:
            return f"{one.noun} and {unit_name(first)} are no like values"
        if one.kind in {Kind.WEEKDAY, Kind.TEXT, Kind.TIME}:
            return NOT_READ
    return first


def mean(inputs: Sequence[Value]) -> Derived:
    """Return the mean of the inputs."""
    made = total(inputs, [1] * len(inputs)) if not any(is_date(one) for one in inputs) else Derived(None, NOT_READ)
    if made.value is None:
        return made
    share = Fraction(1, len(inputs))
    senses = tuple(replace(one, interval=scaled(one.interval, share)) for one in made.value.senses)
    return Derived(
        replace(made.value, kind=Kind.NUMBER if made.value.kind is Kind.COUNT else made.value.kind, senses=senses)
    )


def least(inputs: Sequence[Value]) -> Derived:
    """Return the least of the inputs."""
    return _extreme(inputs, min)


def greatest(inputs: Sequence[Value]) -> Derived:
    """Return the greatest of the inputs."""
    return _extreme(inputs, max)


def _extreme(inputs: Sequence[Value], choose: Callable[..., Fraction]) -> Derived:
    first = inputs[0] if all(is_date(one) for one in inputs) else measured(inputs)
    if isinstance(first, str):
        return Derived(None, first)
    spans = [one.senses[0].interval for one in inputs]
    if any(span.low is None or span.high is None for span in spans):
        return Derived(None, "an input has an open end")
    low = choose(span.low for span in spans)
    high = choose(span.high for span in spans)
    return outcome(Interval(low, high), first)
