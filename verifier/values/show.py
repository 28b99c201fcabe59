"""A value as a reader would say it, with what was inferred."""

from fractions import Fraction

from verifier.values import days
from verifier.values.build import APART, decimal_text
from verifier.values.value import Dimension, Interval, Kind, Sense, Value


def show(value: Value) -> str:
    """Return a value in words: `above 130, whole number`, `2025-11-24 to 2025-11-27`, `about 500 people`."""
    sense = value.senses[0]
    if value.kind is Kind.TIME:
        return value.iso.rpartition("T")[2]
    text = _dates(sense) if sense.dimension is Dimension.DAYS else _amount(value, sense)
    notes = [sense.note.removeprefix(f"{text} ")] if sense.note else []
    if value.signed:
        notes.append(f"sign from `{value.signed}`")
    if len(value.senses) > 1 and sense.dimension is Dimension.DAYS:
        others = sorted({_bare(other) for other in value.senses[1:]} - {_bare(sense)})
        if others:
            notes.append(f"or {', '.join(others)}")
    notes += [f"or {_bare(other)}, {other.note}" for other in value.senses[1:] if other.note == APART]
    return f"{text} ({'; '.join(notes)})" if notes else text


def _bare(sense: Sense) -> str:
    return _dates(sense) if sense.dimension is Dimension.DAYS else _range(sense.interval)


def _amount(value: Value, sense: Sense) -> str:
    written, interval = value.written, sense.interval
    unit = _unit(value)
    if written.approximate and written.low is not None and written.low == written.high:
        limits = _range(_unscaled(value, interval))
        return f"{value.hedge or 'about'} {_figure(written.low)}{unit} ({limits})"
    return f"{_range(_unscaled(value, interval))}{unit}"


def _unscaled(value: Value, interval: Interval) -> Interval:
    """Return the interval in the unit in which it was written."""
    base = interval.low if interval.low is not None else interval.high
    figure = value.written.low if value.written.low is not None else value.written.high
    if value.written.approximate or base in {None, 0} or figure in {None, 0}:
        factor = _factor(value)
    else:
        assert base is not None
        assert figure is not None
        factor = base / figure
    low = None if interval.low is None else interval.low / factor
    high = None if interval.high is None else interval.high / factor
    return Interval(low, high, interval.low_open, interval.high_open, interval.low_soft, interval.high_soft)


def _factor(value: Value) -> Fraction:
    from verifier.values.units import MONTHS, SECONDS

    if value.kind is Kind.DURATION:
        return Fraction(MONTHS.get(value.written.unit) or SECONDS.get(value.written.unit) or 1)
    return Fraction(1)


def _unit(value: Value) -> str:
    unit = value.written.unit or value.senses[0].unit
    if value.kind is Kind.COUNT:
        return f" {value.noun}" if value.noun else ""
    if value.kind is Kind.PERCENT:
        return " %"
    if value.kind is Kind.ORDINAL:
        return "."
    if value.kind is Kind.MONEY:
        return f" {unit}"
    if not unit:
        return f" {value.noun}" if value.noun else ""
    if value.kind is Kind.POINTS and unit == "%":  # reckoned from per cents
        unit = "percentage point"
    high = value.written.high
    if value.kind not in {Kind.DURATION, Kind.POINTS} or (high or value.written.low) == 1:
        return f" {unit}"
    return f" {unit[:-1]}ies" if unit.endswith("ry") else f" {unit}s"


def _range(interval: Interval) -> str:
    text = _figure if interval.low == interval.high else _rounded
    if interval.low is not None and interval.low == interval.high:
        return text(interval.low)
    if interval.low is None and interval.high is None:
        return "any"
    if interval.low is None:
        assert interval.high is not None
        return f"{'below' if interval.high_open else 'up to'} {text(interval.high)}"
    if interval.high is None:
        return f"{'above' if interval.low_open else 'at least'} {text(interval.low)}"
    return f"{text(interval.low)} to {text(interval.high)}"


def _rounded(number: Fraction) -> str:
    """Return the end of an interval; one without an end in decimals to two of them."""
    return _figure(number if 10**12 % number.denominator == 0 or number.denominator < 13 else round(number, 2))


def _figure(number: Fraction) -> str:
    """Return a number with its thousands apart: 1,234.5."""
    if number.denominator > 1 and number.denominator < 10_000 and 10**12 % number.denominator:
        return f"{number.numerator}/{number.denominator}"  # two thirds have no end in decimals
    whole, _, rest = decimal_text(number).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}" if len(digits) < 4000 else digits
    return f"{sign}{grouped}" + (f".{rest}" if rest else "")


def _dates(sense: Sense) -> str:
    interval = sense.interval
    low = None if interval.low is None else int(interval.low)
    high = None if interval.high is None else int(interval.high)
    if low is not None and high is not None:
        text = days.span_text(low, high).replace("/", " to ")
        return f"{text[-5:]} of an unknown year" if sense.unit == "year unknown" and low == high else text
    if low is not None:
        return f"{'after' if interval.low_open else 'from'} {days.text(low)}"
    if high is not None:
        return f"{'before' if interval.high_open else 'until'} {days.text(high)}"
    return "any day"
