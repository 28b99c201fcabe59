"""Readings to values: the interval that the words allow, beside the figures as written."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from verifier.values import days
from verifier.values.dates.page import Span
from verifier.values.measure import Measure
from verifier.values.numbers import Number
from verifier.values.units import MONTHS, SECONDS
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

TOLERANCE = Fraction(1, 10)  # of a hedged value: the outer limit on both sides
APART = "if the space parts two numbers"
NEAR = Fraction(1, 10)  # of "nearly" and "just over"
_ONE, _HUNDREDTH = Fraction(1), Fraction(1, 100)
_IN_MONTHS = {unit: Fraction(months) for unit, months in MONTHS.items()}


class Bound(NamedTuple):
    """The words that bound or soften a value; their sign: > >= < <= ~ ~- ~+ ~< (a range's beginning) or = (none)."""

    sign: str = ""
    words: str = ""


UNBOUND = Bound()


def from_measure(one: Measure, bound: Bound, other: Measure | None = None, signed: str = "", times: int = 1) -> Value:
    """Return the value of a measure, or of the range from one measure to another."""
    if other is not None or one.number.vague is not None or one.number.apart is not None:
        return made(one, bound, other, signed, times)
    value, digits = one.number.value, one.number.digits
    exactly = (value.numerator, value.denominator, digits)
    return _single(one.kind, exactly, one.sign, one.unit, one.noun, one.rule, one.shared, bound, signed, times)


@lru_cache(maxsize=4096)  # the same amount stands in the sentence, the record and the quotes
def _single(
    kind: Kind,
    exactly: tuple[int, int, int | None],
    sign: int,
    unit: str,
    noun: str,
    rule: str,
    shared: str,
    bound: Bound,
    signed: str,
    times: int,
) -> Value:
    above, below, digits = exactly
    number = Number(_exact(above, below), 1, digits)
    return made(Measure(kind, number, 0, 1, unit, noun, 1, sign, rule, shared=shared), bound, None, signed, times)


@lru_cache(maxsize=4096)
def _exact(above: int, below: int) -> Fraction:
    """Return a number: the same object for the same one, so that equal values are seen to be equal at once."""
    return Fraction(above, below)


def made(one: Measure, bound: Bound, other: Measure | None, signed: str, times: int) -> Value:
    """Return what `from_measure` does, without looking whether it is known."""
    bound = bound if times == 1 else Bound(_TURNED.get(bound.sign, bound.sign), bound.words)  # fell at least 5%
    low = one.value if times == 1 else one.value * times
    high = low if other is None else other.value if times == 1 else other.value * times
    if other is not None and low > high:
        low, high = high, low
    digits = _digits(one, other)
    whole = one.kind is Kind.COUNT and low.denominator == 1
    written = _written(low, high, bound, one, digits, ranged=other is not None)
    interval = _interval(low, high, bound, digits, one, ranged=other is not None)
    dimension, unit, factor = _dimension(one)
    if factor is not _ONE:
        interval = _times(interval, factor)
    note = "a whole number" if whole and bound.sign in {">", ">=", "<", "<="} else ""
    sense = Sense(interval, dimension, unit, note)
    senses = (sense, *_more(one, interval)) if one.rule == "age" else (sense,)
    if one.shared:
        senses = (*senses, Sense(interval, dimension, one.shared, f"another {one.shared}"))
    if one.number.apart is not None and other is None:
        apart = _interval(one.number.apart, one.number.apart, bound, digits, one, ranged=False)
        senses = (*senses, Sense(_times(apart, factor), dimension, unit, APART))
    vague = one.number.vague is not None and one.number.vague[0] != one.number.vague[1]
    iso = duration_text(one.unit, high) if one.kind is Kind.DURATION and not vague else ""
    return Value(one.kind, senses, written, one.noun, bound.words, iso=iso, signed=signed)


_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "~-": "~+", "~+": "~-"}


def _more(one: Measure, interval: Interval) -> tuple[Sense, ...]:
    """Return further senses: a length of life is also read as completed years."""
    if interval.low is None or interval.high is None or interval.low != interval.high:
        return ()
    step = Fraction(MONTHS.get(one.unit, 1))
    return (
        Sense(Interval(interval.low, interval.high + step, high_open=True), Dimension.MONTHS, "month", "completed"),
    )


def _digits(one: Measure, other: Measure | None) -> int | None:
    digits = one.number.digits
    if other is None or other.number.digits is None:
        return digits
    return other.number.digits if digits is None else min(digits, other.number.digits)


def _written(low: Fraction, high: Fraction, bound: Bound, one: Measure, digits: int | None, *, ranged: bool) -> Written:
    sign = bound.sign
    if one.number.vague:
        bottom, top = one.number.vague
        return (
            Written(None, None, approximate=True, unit=one.unit)
            if top != bottom
            else Written(low, high, approximate=True, unit=one.unit)
        )
    if ranged:
        return Written(low, high, approximate=sign.startswith("~"), unit=one.unit, digits=digits)
    if sign in {">", ">="}:
        return Written(low, None, low_open=sign == ">", unit=one.unit, digits=digits)
    if sign in {"<", "<="}:
        return Written(None, high, high_open=sign == "<", unit=one.unit, digits=digits)
    return Written(low, high, approximate=sign.startswith("~"), unit=one.unit, digits=digits)


def _interval(
    low: Fraction, high: Fraction, bound: Bound, digits: int | None, one: Measure, *, ranged: bool
) -> Interval:
    """Return the numbers that the words allow (values.md's table)."""
    sign = bound.sign
    if one.number.vague:
        bottom, top = one.number.vague
        if top is None:
            return Interval(Fraction(bottom), None)
        if bottom == top:
            return Interval(Fraction(bottom), Fraction(top), low_soft=True, high_soft=True)
        limits = Interval(Fraction(bottom), Fraction(top), high_open=True, low_soft=True, high_soft=True)
        if sign in {">", ">="}:
            return Interval(Fraction(bottom), None, low_soft=True)
        if sign in {"<", "<="}:
            return Interval(None, Fraction(top), high_open=True, high_soft=True)
        return limits
    if sign == ">":
        return Interval(low, None, low_open=True)
    if sign == ">=":
        return Interval(low, None)
    if sign == "<":
        return Interval(None, high, high_open=True)
    if sign == "<=":
        return Interval(None, high)
    if sign == "~-":
        edge = low * (1 - NEAR) if low > 0 else low * (1 + NEAR)
        return Interval(edge, high, low_soft=True, high_open=True)
    if sign == "~+":
        edge = high * (1 + NEAR) if high > 0 else high * (1 - NEAR)
        return Interval(low, edge, low_open=True, high_soft=True)
    if sign == "~":
        spread = max(abs(low), abs(high)) * TOLERANCE
        return Interval(low - spread, high + spread, low_soft=True, high_soft=True)
    del ranged, digits
    return Interval(low, high)


def rounding(value: Value) -> Fraction:
    """Return half a unit of the last digit written: how far the printed figure may lie from the truth."""
    digits = value.written.digits
    return Fraction(0) if digits is None else Fraction(10) ** digits / 2


def _dimension(one: Measure) -> tuple[Dimension, str, Fraction]:
    """Return the dimension and unit of a measure's interval, and the factor from what was written."""
    if one.kind is Kind.DURATION:
        if one.unit in MONTHS:
            return Dimension.MONTHS, "month", _IN_MONTHS[one.unit]
        return Dimension.SECONDS, "second", SECONDS[one.unit]
    if one.kind is Kind.PERCENT:
        return Dimension.NUMBER, "%", _ONE
    if one.unit == "basis point":
        return Dimension.NUMBER, "percentage point", _HUNDREDTH
    if one.kind is Kind.MONEY and one.unit == "cent":
        return Dimension.NUMBER, "USD", _HUNDREDTH
    if one.kind is Kind.MONEY and one.unit == "penny":
        return Dimension.NUMBER, "GBP", _HUNDREDTH
    return Dimension.NUMBER, one.unit, _ONE


def _times(interval: Interval, factor: Fraction) -> Interval:
    low = None if interval.low is None else _product(interval.low, factor)
    high = low if interval.high is interval.low else None if interval.high is None else _product(interval.high, factor)
    return Interval(low, high, interval.low_open, interval.high_open, interval.low_soft, interval.high_soft)


def _product(one: Fraction, factor: Fraction) -> Fraction:
    """Return a product; of whole numbers without looking for a common divisor."""
    if one.denominator == factor.denominator == 1:
        return Fraction(one.numerator * factor.numerator)
    return one * factor


_AS_ISO = {
    "decade": ("year", Fraction(10)),
    "century": ("year", Fraction(100)),
    "quarter": ("month", Fraction(3)),
    "fortnight": ("week", Fraction(2)),
    "night": ("day", _ONE),
    "weekend": ("day", Fraction(2)),
    "millisecond": ("second", Fraction(1, 1000)),
}
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}


def duration_text(unit: str, amount: Fraction) -> str:
    """Return a duration in ISO 8601: P180D, PT2H, P6M."""
    name, factor = _AS_ISO.get(unit, (unit, _ONE))
    figures = decimal_text(amount if factor is _ONE else amount * factor)
    return f"P{'T' if name in {'hour', 'minute', 'second'} else ''}{figures}{_ISO[name]}"


def decimal_text(number: Fraction) -> str:
    """Return a number in figures: exact where it ends, else to twelve places."""
    if number.denominator == 1:
        return str(number.numerator)
    places = 0
    while places < 12 and (number * 10**places).denominator != 1:
        places += 1
    shifted = round(number * 10**places)
    sign = "-" if shifted < 0 else ""
    digits = str(abs(shifted)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else f"{sign}{digits}"


# --- dates


def from_span(one: Span, bound: Bound, *, as_of: bool = False) -> Value:
    """Return the value of a calendar phrase; a bound opens one of its ends."""
    ends, sort = (one.first, one.last, one.whole), (one.grain, one.rule, one.note)
    return _dates(ends, sort, one.others, bound, one.soft, one.no_year, as_of)


@lru_cache(maxsize=4096)
def _dates(
    ends: tuple[int, int, tuple[int, int] | None],
    sort: tuple[str, str, str],
    others: tuple[tuple[int, int, str], ...],
    bound: Bound,
    soft: bool,
    no_year: bool,
    as_of: bool,
) -> Value:
    first, last, whole = ends
    one = Span(first, last, 0, 1, sort[0], sort[1], soft, sort[2], others, no_year, whole=whole)
    kind = Kind.DATE if one.grain in {"day", "month", "year"} and one.rule != "earlier-this" else Kind.INTERVAL
    senses = [_date_sense(one.first, one.last, one, bound, one.note)]
    senses += [_date_sense(first, last, one, bound, why) for first, last, why in one.others]
    bare = days.span_text(*(one.whole or (one.first, one.last)))
    if one.grain == "quarter":
        kind = Kind.INTERVAL
    written = Written(None, None, approximate=bound.sign.startswith("~"))
    if bound.sign in {">", ">=", "<", "<="}:
        kind = Kind.INTERVAL
    return Value(kind, tuple(senses), written, hedge=bound.words, edtf=bare, as_of=as_of)


def _circa_spread(one: Span) -> int:
    """Return how far the beginning of a range may be off: days where days are named, else five years."""
    whole_years = days.civil(one.first)[1:] == (1, 1) and days.civil(one.last)[1:] == (12, 31)
    return 5 * 365 if whole_years else 31


def _date_sense(first: int, last: int, one: Span, bound: Bound, note: str) -> Sense:
    unit = "year unknown" if one.no_year else ""
    soft = one.soft
    low = Fraction(first)
    high = low if last == first else Fraction(last)
    sign = bound.sign
    if sign == ">":
        interval = Interval(high, None, low_open=True, low_soft=soft)
    elif sign == ">=":
        interval = Interval(low, None, low_soft=soft)
    elif sign == "<":
        interval = Interval(None, low, high_open=True, high_soft=soft)
    elif sign == "<=":
        interval = Interval(None, high, high_soft=soft)
    elif sign.startswith("~"):
        spread = Fraction(5 * 365 if one.grain == "year" else max(1, (last - first + 1)))
        if sign == "~<":  # c. 1131 - 1193
            low_spread, high_spread = Fraction(_circa_spread(one)), Fraction(0)
        else:
            low_spread = high_spread = spread
        interval = Interval(low - low_spread, high + high_spread, low_soft=True, high_soft=high_spread > 0 or soft)
    else:
        interval = Interval(low, high, low_soft=soft, high_soft=soft)
    return Sense(interval, Dimension.DAYS, unit, note)
