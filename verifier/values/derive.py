"""Derivations: the operations of records.md on intervals, with the rounding of the printed figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from verifier.values import days
from verifier.values.build import rounding
from verifier.values.compare import compare
from verifier.values.value import Comparison, Dimension, Interval, Kind, Relation, Sense, Value, Written

_KEEP_UNIT = ("add", "subtract", "mean", "min", "max")
_NOT_READ = "values of these kinds are not reckoned with"


@dataclass(frozen=True, slots=True)
class Derived:
    """What an operation gives, or why it gives nothing."""

    value: Value | None
    reason: str = ""


def derive(operation: str, inputs: Sequence[Value]) -> Derived:
    """Return what an operation over values gives: an interval that holds every result the printed figures allow."""
    rule = _OPERATIONS.get(operation)
    if rule is None:
        return Derived(None, f"`{operation}` is no operation")
    if not inputs:
        return Derived(None, f"`{operation}` has no inputs")
    try:
        return rule(inputs)
    except (OverflowError, ValueError):
        return Derived(None, "the figures are too large to reckon with")


def holds(claimed: Value, derived: Value) -> Comparison:
    """Return how a claimed value stands to a derived one: it contradicts only where the rounded result excludes it."""
    if (derived.kind is Kind.PERCENT and claimed.kind in {Kind.RATIO, Kind.FRACTION, Kind.NUMBER}) or (
        claimed.kind is Kind.PERCENT and derived.kind in {Kind.RATIO, Kind.FRACTION, Kind.NUMBER}
    ):
        derived = _as_percent(derived) if claimed.kind is Kind.PERCENT else _as_ratio(derived)
    if derived.kind in {Kind.NUMBER, Kind.RATIO} and claimed.kind in {
        Kind.NUMBER,
        Kind.RATIO,
        Kind.COUNT,
        Kind.FRACTION,
    }:
        claimed = replace(claimed, kind=Kind.NUMBER, senses=tuple(replace(one, unit="") for one in claimed.senses))
        derived = replace(derived, kind=Kind.NUMBER, senses=tuple(replace(one, unit="") for one in derived.senses))
    widened = replace(
        claimed,
        kind=Kind.NUMBER if claimed.kind is Kind.COUNT else claimed.kind,
        senses=tuple(replace(one, interval=_widened(claimed, one.interval)) for one in claimed.senses),
    )
    plain = replace(derived, kind=Kind.NUMBER if derived.kind is Kind.COUNT else derived.kind)
    found = compare(replace(widened, noun="") if not derived.noun else widened, plain)
    if found.relation is Relation.CONTRADICTS and found.hard is False and not _vague(claimed, derived):
        return replace(found, hard=True)
    return found


def _vague(claimed: Value, derived: Value) -> bool:
    soft = [one.interval.low_soft or one.interval.high_soft for one in (*claimed.senses, *derived.senses)]
    return any(soft)


def _as_percent(value: Value) -> Value:
    senses = tuple(replace(one, interval=_times(one.interval, Fraction(100)), unit="%") for one in value.senses)
    return replace(value, kind=Kind.PERCENT, senses=senses)


def _as_ratio(value: Value) -> Value:
    senses = tuple(replace(one, interval=_times(one.interval, Fraction(1, 100)), unit="") for one in value.senses)
    return replace(value, kind=Kind.NUMBER, senses=senses)


def _widened(value: Value, interval: Interval) -> Interval:
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


def _span(value: Value) -> Interval:
    """Return what the printed figure allows: itself, widened by its rounding where it is rounded."""
    return _widened(value, value.senses[0].interval)


def _times(interval: Interval, factor: Fraction) -> Interval:
    ends = [None if end is None else end * factor for end in (interval.low, interval.high)]
    if factor < 0:
        ends.reverse()
    return replace(interval, low=ends[0], high=ends[1])


def _made(
    interval: Interval, like: Value, *, kind: Kind | None = None, unit: str | None = None, note: str = ""
) -> Derived:
    sense = like.senses[0]
    return Derived(
        Value(
            kind or like.kind,
            (Sense(interval, sense.dimension, sense.unit if unit is None else unit, note),),
            Written(interval.low, interval.high, unit=like.written.unit if unit is None else unit),
            noun=like.noun if kind is None else "",
        )
    )


# --- keeping the unit


def _add(inputs: Sequence[Value]) -> Derived:
    dated = [one for one in inputs if _is_date(one)]
    if dated:
        return _moved(dated, [one for one in inputs if not _is_date(one)], 1)
    return _sum(inputs, [1] * len(inputs))


def _subtract(inputs: Sequence[Value]) -> Derived:
    if _is_date(inputs[0]):
        if len(inputs) == 2 and _is_date(inputs[1]):
            return _difference(inputs[1], inputs[0])
        return _moved([inputs[0]], list(inputs[1:]), -1)
    if any(_is_date(one) for one in inputs):
        return Derived(None, _NOT_READ)
    made = _sum(inputs, [1] + [-1] * (len(inputs) - 1))
    if made.value is not None and made.value.kind is Kind.PERCENT and not _whole_hundred(inputs):
        senses = tuple(replace(one, unit="percentage point") for one in made.value.senses)
        return Derived(replace(made.value, kind=Kind.POINTS, senses=senses))
    return made


def _whole_hundred(inputs: Sequence[Value]) -> bool:
    return any(one.kind is Kind.PERCENT and one.written.low == one.written.high == 100 for one in inputs)


def _sum(inputs: Sequence[Value], signs: Sequence[int]) -> Derived:
    first = _measured(inputs)
    if isinstance(first, str):
        return Derived(None, first)
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    open_low = open_high = soft = False
    for one, sign in zip(inputs, signs, strict=True):
        span = _span(one) if not (one.kind is Kind.PERCENT and one.written.low == 100) else one.senses[0].interval
        span = _times(span, Fraction(sign))
        low = None if low is None or span.low is None else low + span.low
        high = None if high is None or span.high is None else high + span.high
        open_low, open_high = open_low or span.low_open, open_high or span.high_open
        soft = soft or span.low_soft or span.high_soft
    nouns = {one.noun for one in inputs}
    made = _made(Interval(low, high, open_low, open_high, soft, soft), first)
    assert made.value is not None
    return Derived(made.value if len(nouns) == 1 else replace(made.value, noun=""))


def _measured(inputs: Sequence[Value]) -> Value | str:
    """Return the input that has the unit of all; a reason where they have several."""
    named = [one for one in inputs if one.senses[0].unit or one.senses[0].dimension is not Dimension.NUMBER]
    first = named[0] if named else inputs[0]
    sense = first.senses[0]
    for one in inputs:
        other = one.senses[0]
        if other.dimension is not sense.dimension or (other.unit or sense.unit) != sense.unit:
            if {other.dimension, sense.dimension} <= {Dimension.MONTHS, Dimension.SECONDS}:
                return "months and days add up only from a date"
            return f"{_unit_name(first)} and {_unit_name(one)} are no like values"
        if sense.unit and one.kind is Kind.COUNT and one.noun:
            return f"{one.noun} and {_unit_name(first)} are no like values"
        if one.kind in {Kind.WEEKDAY, Kind.TEXT, Kind.TIME}:
            return _NOT_READ
    return first


def _unit_name(value: Value) -> str:
    return value.written.unit or value.senses[0].unit or value.kind.value


def _mean(inputs: Sequence[Value]) -> Derived:
    made = _sum(inputs, [1] * len(inputs)) if not any(_is_date(one) for one in inputs) else Derived(None, _NOT_READ)
    if made.value is None:
        return made
    share = Fraction(1, len(inputs))
    senses = tuple(replace(one, interval=_times(one.interval, share)) for one in made.value.senses)
    return Derived(
        replace(made.value, kind=Kind.NUMBER if made.value.kind is Kind.COUNT else made.value.kind, senses=senses)
    )


def _least(inputs: Sequence[Value]) -> Derived:
    return _extreme(inputs, min)


def _greatest(inputs: Sequence[Value]) -> Derived:
    return _extreme(inputs, max)


def _extreme(inputs: Sequence[Value], choose: Callable[..., Fraction]) -> Derived:
    first = inputs[0] if all(_is_date(one) for one in inputs) else _measured(inputs)
    if isinstance(first, str):
        return Derived(None, first)
    spans = [one.senses[0].interval for one in inputs]
    if any(span.low is None or span.high is None for span in spans):
        return Derived(None, "an input has an open end")
    low = choose(span.low for span in spans)
    high = choose(span.high for span in spans)
    return _made(Interval(low, high), first)


# --- dates


def _is_date(value: Value) -> bool:
    return value.senses[0].dimension is Dimension.DAYS


def _moved(dated: Sequence[Value], amounts: Sequence[Value], sign: int) -> Derived:
    """Return a date with durations added or taken off, in their order."""
    if len(dated) != 1:
        return Derived(None, "two dates have no sum")
    interval = dated[0].senses[0].interval
    low, high = interval.low, interval.high
    for amount in amounts:
        sense = amount.senses[0]
        low = _shifted(low, sense, sense.interval.low if sign > 0 else sense.interval.high, sign)
        high = _shifted(high, sense, sense.interval.high if sign > 0 else sense.interval.low, sign)
        if sense.dimension not in {Dimension.MONTHS, Dimension.SECONDS}:
            return Derived(None, f"{_unit_name(amount)} is no duration")
    soft = any(one.senses[0].interval.low_soft or one.senses[0].interval.high_soft for one in (*dated, *amounts))
    made = Interval(low, high, low_soft=soft, high_soft=soft)
    edtf = days.span_text(int(low), int(high)) if low is not None and high is not None else ""
    kind = Kind.DATE if low is not None and low == high else dated[0].kind
    return Derived(Value(kind, (Sense(made, Dimension.DAYS),), Written(None, None), edtf=edtf))


def _shifted(day: Fraction | None, sense: Sense, amount: Fraction | None, sign: int) -> Fraction | None:
    if day is None or amount is None:
        return None
    if abs(amount) > 10**12:
        raise OverflowError
    if sense.dimension is Dimension.MONTHS:
        return Fraction(days.plus_months(int(day), sign * int(amount)))
    return day + sign * Fraction(amount // 86400)


def _difference(start: Value, end: Value) -> Derived:
    """Return the time between two dates, in days."""
    first, last = start.senses[0].interval, end.senses[0].interval
    if None in {first.low, first.high, last.low, last.high}:
        return Derived(None, "an input has an open end")
    assert first.low is not None and first.high is not None and last.low is not None and last.high is not None  # noqa: PT018
    return _duration(last.low - first.high, last.high - first.low)


def _duration(low: Fraction, high: Fraction) -> Derived:
    interval = Interval(low * 86400, high * 86400)
    written = Written(low, high, unit="day", digits=0)
    iso = f"P{low}D" if low == high else ""
    return Derived(Value(Kind.DURATION, (Sense(interval, Dimension.SECONDS, "second"),), written, iso=iso))


def _days_between(inputs: Sequence[Value]) -> Derived:
    if len(inputs) != 2 or not all(_is_date(one) for one in inputs):
        return Derived(None, "days_between takes two dates")
    return _difference(inputs[0], inputs[1])


def _years_between(inputs: Sequence[Value]) -> Derived:
    """Return whole years between two dates: completed ones for days, the difference for years; there is no year 0."""
    if len(inputs) != 2 or not all(_is_date(one) for one in inputs):
        return Derived(None, "years_between takes two dates")
    spans = [one.senses[0].interval for one in inputs]
    if any(span.low is None or span.high is None for span in spans):
        return Derived(None, "an input has an open end")
    low = _full_years(int(spans[0].high or 0), int(spans[1].low or 0))
    high = _full_years(int(spans[0].low or 0), int(spans[1].high or 0))
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


def _full_years(start: int, end: int) -> int:
    first, last = days.civil(start), days.civil(end)
    return last[0] - first[0] - (last[1:] < first[1:])


def _length(inputs: Sequence[Value]) -> Derived:
    """Return how many days an interval has, both ends included; of two dates, from the first to the second."""
    spans = [one.senses[0].interval for one in inputs]
    if not all(_is_date(one) for one in inputs) or len(inputs) > 2:
        return Derived(None, "length takes an interval of dates")
    low, high = spans[0].low, spans[-1].high
    if low is None or high is None:
        return Derived(None, "the interval has an open end")
    return _duration(high - low + 1, high - low + 1)


def _weekday(inputs: Sequence[Value]) -> Derived:
    span = inputs[0].senses[0].interval
    if len(inputs) != 1 or not _is_date(inputs[0]) or span.low is None or span.low != span.high:
        return Derived(None, "weekday takes one day")
    day = Fraction(days.iso_weekday(int(span.low)))
    return Derived(Value(Kind.WEEKDAY, (Sense(Interval(day, day)),), Written(None, None)))


# --- products and shares


def _multiply(inputs: Sequence[Value]) -> Derived:
    named = [one for one in inputs if one.senses[0].unit or one.senses[0].dimension is not Dimension.NUMBER]
    plain_units = [one for one in named if one.kind not in {Kind.PERCENT, Kind.RATIO, Kind.FRACTION}]
    if len(plain_units) > 1 or any(_is_date(one) for one in inputs):
        return Derived(None, "two units have no product here")
    spans = [_times(_span(one), Fraction(1, 100)) if one.kind is Kind.PERCENT else _span(one) for one in inputs]
    ends: list[Fraction] = [Fraction(1)]
    for span in spans:
        if span.low is None or span.high is None:
            return Derived(None, "an input has an open end")
        ends = [end * other for end in ends for other in (span.low, span.high)]
        ends = [min(ends), max(ends)]
    like = plain_units[0] if plain_units else inputs[0]
    kind = None if plain_units else Kind.NUMBER
    return _made(Interval(ends[0], ends[-1]), like, kind=kind, unit=None if plain_units else "")


def _quotient(above: Interval, below: Interval) -> Interval | None:
    if None in {above.low, above.high, below.low, below.high}:
        return None
    assert above.low is not None and above.high is not None and below.low is not None and below.high is not None  # noqa: PT018
    if below.low <= 0 <= below.high:
        return None
    ends = [one / other for one in (above.low, above.high) for other in (below.low, below.high)]
    soft = above.low_soft or above.high_soft or below.low_soft or below.high_soft
    return Interval(min(ends), max(ends), low_soft=soft, high_soft=soft)


def _divide(inputs: Sequence[Value]) -> Derived:
    if len(inputs) != 2 or any(_is_date(one) for one in inputs):
        return Derived(None, "divide takes two amounts")
    above, below = inputs
    spans = [
        _times(_span(one), Fraction(1, 100)) if one.kind in {Kind.POINTS, Kind.PERCENT} else _span(one)
        for one in inputs
    ]
    if above.kind is below.kind and above.kind in {Kind.POINTS, Kind.PERCENT}:
        spans = [_span(one) for one in inputs]
    made = _quotient(spans[0], spans[1])
    if made is None:
        return Derived(None, "an input is zero or has an open end")
    units = [one.senses[0].unit if one.kind not in {Kind.POINTS, Kind.PERCENT} else "" for one in inputs]
    same = above.senses[0].dimension is below.senses[0].dimension and units[0] == units[1]
    if same or (not units[1] and below.senses[0].dimension is Dimension.NUMBER and not units[0]):
        return _made(made, above, kind=Kind.NUMBER, unit="")
    if not units[1] and below.senses[0].dimension is Dimension.NUMBER:
        return _made(made, above)
    return Derived(None, f"{_unit_name(above)} by {_unit_name(below)} gives a unit of its own, which is not read")


def _percent_of(inputs: Sequence[Value]) -> Derived:
    if len(inputs) != 2 or any(_is_date(one) for one in inputs):
        return Derived(None, "percent_of takes two amounts")
    if _comparable(inputs) is False:
        return Derived(None, f"{_unit_name(inputs[0])} and {_unit_name(inputs[1])} are no like values")
    made = _quotient(_span(inputs[0]), _span(inputs[1]))
    if made is None:
        return Derived(None, "the whole is zero or an input has an open end")
    return _percent(_times(made, Fraction(100)))


def _percent_change(inputs: Sequence[Value]) -> Derived:
    if len(inputs) != 2 or any(_is_date(one) for one in inputs):
        return Derived(None, "percent_change takes two amounts")
    if _comparable(inputs) is False:
        return Derived(None, f"{_unit_name(inputs[0])} and {_unit_name(inputs[1])} are no like values")
    made = _quotient(_span(inputs[1]), _span(inputs[0]))
    if made is None:
        return Derived(None, "the first is zero or an input has an open end")
    grown = _times(made, Fraction(100))
    assert grown.low is not None
    assert grown.high is not None
    return _percent(replace(grown, low=grown.low - 100, high=grown.high - 100))


def _comparable(inputs: Sequence[Value]) -> bool:
    one, other = (value.senses[0] for value in inputs)
    return one.dimension is other.dimension and (one.unit == other.unit or not one.unit or not other.unit)


def _percent(interval: Interval) -> Derived:
    written = Written(interval.low, interval.high, unit="%")
    return Derived(Value(Kind.PERCENT, (Sense(interval, Dimension.NUMBER, "%"),), written))


def _count(inputs: Sequence[Value]) -> Derived:
    number = Fraction(len(inputs))
    return Derived(Value(Kind.COUNT, (Sense(Interval(number, number)),), Written(number, number, digits=0)))


_OPERATIONS: Mapping[str, Callable[[Sequence[Value]], Derived]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "percent_of": _percent_of,
    "percent_change": _percent_change,
    "mean": _mean,
    "min": _least,
    "max": _greatest,
    "count": _count,
    "length": _length,
    "days_between": _days_between,
    "years_between": _years_between,
    "weekday": _weekday,
}
