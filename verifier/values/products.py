"""Products, quotients, shares and counts."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.derived import Derived, is_date, outcome, scaled, span_of, unit_name
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written


def multiply(inputs: Sequence[Value]) -> Derived:
    """Return the product: one input may have a unit, the others are numbers and shares."""
    named = [one for one in inputs if one.senses[0].unit or one.senses[0].dimension is not Dimension.NUMBER]
    plain_units = [one for one in named if one.kind not in {Kind.PERCENT, Kind.RATIO, Kind.FRACTION}]
    if len(plain_units) > 1 or any(is_date(one) for one in inputs):
        return Derived(None, "two units have no product here")
    spans = [scaled(span_of(one), Fraction(1, 100)) if one.kind is Kind.PERCENT else span_of(one) for one in inputs]
    ends: list[Fraction] = [Fraction(1)]
    for span in spans:
        if span.low is None or span.high is None:
            return Derived(None, "an input has an open end")
        ends = [end * other for end in ends for other in (span.low, span.high)]
        ends = [min(ends), max(ends)]
    like = plain_units[0] if plain_units else inputs[0]
    kind = None if plain_units else Kind.NUMBER
    return outcome(Interval(ends[0], ends[-1]), like, kind=kind, unit=None if plain_units else "")


def _quotient(above: Interval, below: Interval) -> Interval | None:
    if None in {above.low, above.high, below.low, below.high}:
        return None
    assert above.low is not None and above.high is not None and below.low is not None and below.high is not None  # noqa: PT018
    if below.low <= 0 <= below.high:
        return None
    ends = [one / other for one in (above.low, above.high) for other in (below.low, below.high)]
    soft = above.low_soft or above.high_soft or below.low_soft or below.high_soft
    return Interval(min(ends), max(ends), low_soft=soft, high_soft=soft)


def divide(inputs: Sequence[Value]) -> Derived:
    """Return the quotient of two amounts: a plain number where they are alike."""
    if len(inputs) != 2 or any(is_date(one) for one in inputs):
        return Derived(None, "divide takes two amounts")
    above, below = inputs
    spans = [
        scaled(span_of(one), Fraction(1, 100)) if one.kind in {Kind.POINTS, Kind.PERCENT} else span_of(one)
        for one in inputs
    ]
    if above.kind is below.kind and above.kind in {Kind.POINTS, Kind.PERCENT}:
        spans = [span_of(one) for one in inputs]
    made = _quotient(spans[0], spans[1])
    if made is None:
        return Derived(None, "an input is zero or has an open end")
    units = [one.senses[0].unit if one.kind not in {Kind.POINTS, Kind.PERCENT} else "" for one in inputs]
    same = above.senses[0].dimension is below.senses[0].dimension and units[0] == units[1]
    if same or (not units[1] and below.senses[0].dimension is Dimension.NUMBER and not units[0]):
        return outcome(made, above, kind=Kind.NUMBER, unit="")
    if not units[1] and below.senses[0].dimension is Dimension.NUMBER:
        return outcome(made, above)
    return Derived(None, f"{unit_name(above)} by {unit_name(below)} gives a unit of its own, which is not read")


def percent_of(inputs: Sequence[Value]) -> Derived:
    """Return the first as per cent of the second."""
    if len(inputs) != 2 or any(is_date(one) for one in inputs):
        return Derived(None, "percent_of takes two amounts")
    if _comparable(inputs) is False:
        return Derived(None, f"{unit_name(inputs[0])} and {unit_name(inputs[1])} are no like values")
    made = _quotient(span_of(inputs[0]), span_of(inputs[1]))
    if made is None:
        return Derived(None, "the whole is zero or an input has an open end")
    return _percent(scaled(made, Fraction(100)))


def percent_change(inputs: Sequence[Value]) -> Derived:
    """Return the change from the first to the second in per cent."""
    if len(inputs) != 2 or any(is_date(one) for one in inputs):
        return Derived(None, "percent_change takes two amounts")
    if _comparable(inputs) is False:
        return Derived(None, f"{unit_name(inputs[0])} and {unit_name(inputs[1])} are no like values")
    made = _quotient(span_of(inputs[1]), span_of(inputs[0]))
    if made is None:
        return Derived(None, "the first is zero or an input has an open end")
    grown = scaled(made, Fraction(100))
    assert grown.low is not None
    assert grown.high is not None
    return _percent(replace(grown, low=grown.low - 100, high=grown.high - 100))


def _comparable(inputs: Sequence[Value]) -> bool:
    one, other = (value.senses[0] for value in inputs)
    return one.dimension is other.dimension and (one.unit == other.unit or not one.unit or not other.unit)


def _percent(interval: Interval) -> Derived:
    written = Written(interval.low, interval.high, unit="%")
    return Derived(Value(Kind.PERCENT, (Sense(interval, Dimension.NUMBER, "%"),), written))


def count(inputs: Sequence[Value]) -> Derived:
    """Return how many inputs there are."""
    number = Fraction(len(inputs))
    return Derived(Value(Kind.COUNT, (Sense(Interval(number, number)),), Written(number, number, digits=0)))
