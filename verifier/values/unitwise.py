"""Amounts of a unit: 180 days, half a litre, 5 feet 2 inches."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.numbers.ordinals import small
from verifier.values.physical import compound
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.units import of_time, ratio_of_times, ratio_of_units
from verifier.values.value import Kind

SHORTEST, HOUR = 10, 60  # minutes that may stand bare behind hours


def amount_of_unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number with the unit of time or of physics behind it."""
    time = of_time(found, plain.end, table)
    if time is None and plain.number.value.denominator > 1 and plain.end < len(found):
        part = _part_of_unit(found, plain, table)
        if part is not None:
            return part
    if time is not None:
        unit, end = time
        made_time = plain.of(Kind.DURATION, unit, end, "duration")
        return with_rest(found, made_time, table)
    made = compound(found, plain.end, table, attached=bool(plain.number.figures))
    if made is None:
        return None
    unit, end = made
    whole = plain.of(Kind.QUANTITY, unit, end, "quantity")
    return _below_zero(found, whole, table) or with_rest(found, whole, table)


def _below_zero(found: Sequence[Token], made: Measure, table: Table) -> Measure | None:
    """Return `2 degrees below zero` as a temperature with a minus."""
    rest = [token.low for token in found[made.end : made.end + 2]]
    if made.unit not in {"degree", "celsius", "fahrenheit"} or len(rest) < 2 or made.sign < 0:
        return None
    if rest[0] not in table.words["below_zero"] or rest[1] not in table.words["zero"]:
        return None
    return replace(made, sign=-1, end=made.end + 2, core_end=made.end + 2)


def _part_of_unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `half a day`, `a quarter of an hour`, `half a litre`."""
    step = plain.end
    if found[step].low in table.words["of"] or (found[step].low == "-" and not found[step].gap):
        step += 1
    if step >= len(found) or (step == plain.end and found[step].low not in table.words["a"]):
        return None
    if found[step].low in table.words["a"] | table.words["the"]:
        step += 1
    time = of_time(found, step, table)
    if time is not None:
        return plain.of(Kind.DURATION, time[0], time[1], "duration")
    made = compound(found, step, table, attached=False)
    whole = found[plain.end].low in table.words["of"] and found[plain.end + 1].low not in table.words["a"]
    if made is None or whole:
        return None
    return plain.of(Kind.QUANTITY, made[0], made[1], "quantity")


def with_rest(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return `5 feet 2 inches`, `2 years 3 months`, `an hour and a half` as one measure, in its first unit."""
    at = made.end
    if at < len(found) and (found[at].low == "," or found[at].low in table.words["and"]):
        at += 1
    joined = at > made.end and found[made.end].low in table.words["and"]
    last = at + 1 >= len(found) or found[at + 1].type is Type.MARK
    if at < len(found) and last and made.kind is Kind.DURATION:
        ended = _ended(found, made, at, table, joined=joined)
        if ended is not None:
            return ended
    if at + 1 >= len(found) or not made.number.value:
        return made
    if made.kind is Kind.DURATION and at > made.end and found[at].low in table.words["a"]:
        if found[at + 1].low in table.words["half"] | table.words["quarter"]:
            amount = made.number.value + Fraction(1, table.denominators[found[at + 1].low])
            return replace(made, number=replace(made.number, value=amount), end=at + 2, core_end=at + 2)
        return made
    rest = number(found, at, table)
    if rest is None or rest.vague or rest.end >= len(found):
        return made
    factor, end = None, rest.end
    if made.kind is Kind.DURATION:
        time = of_time(found, rest.end, table)
        if time is not None:
            factor, end = ratio_of_times(time[0], made.unit), time[1]
    else:
        unit = compound(found, rest.end, table, attached=True)
        if unit is not None:
            factor, end = ratio_of_units(unit[0], made.unit), unit[1]
    if factor is None or factor >= 1 or (_listed(found, made, at) and not _next_smaller(made, factor)):
        return made
    whole = replace(made.number, value=made.number.value + rest.value * factor, digits=None)
    more = replace(made, number=whole, end=end, core_end=end)
    return with_rest(found, more, table) if end < len(found) else more


def _listed(found: Sequence[Token], made: Measure, at: int) -> bool:
    return made.end < at and found[made.end].low == "," and made.kind is Kind.DURATION


def _next_smaller(made: Measure, factor: Fraction) -> bool:
    """Return whether a comma joins a clock's units: two hours, four minutes and 37 seconds."""
    return made.unit in {"hour", "minute"} and factor in {Fraction(1, HOUR), Fraction(1, HOUR**2)}


def _ended(found: Sequence[Token], made: Measure, at: int, table: Table, *, joined: bool) -> Measure | None:
    """Return `one hour and half`, and hours with bare minutes, `1 hour thirty`, at the end of the words."""
    low = found[at].low
    if joined and low in table.words["half"]:
        more, end = Fraction(1, 2), at + 1
    else:
        counted = small(found, at, table)
        figures = found[at].text if found[at].text.isdecimal() and len(found[at].text) == 2 else ""
        minutes = counted[0] if counted else int(figures or 0)
        end = counted[1] if counted else at + 1
        if (
            made.unit != "hour"
            or not SHORTEST <= minutes < HOUR
            or (end < len(found) and found[end].type is not Type.MARK)
        ):
            return None
        more = Fraction(minutes, HOUR)
    whole = replace(made.number, value=made.number.value + more, digits=None)
    return replace(made, number=whole, end=end, core_end=end)
