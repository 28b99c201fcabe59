"""Amounts of a unit: 180 days, half a litre, 5 feet 2 inches."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.tables import Table
from verifier.values.tokens import Token
from verifier.values.units import compound, of_time, ratio_of_times, ratio_of_units
from verifier.values.value import Kind


def amount_of_unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number with the unit of time or of physics behind it."""
    time = of_time(found, plain.end, table)
    if time is None and plain.number.fraction and plain.end < len(found):
        part = _part_of_unit(found, plain, table)
        if part is not None:
            return part
    if time is not None:
        unit, end = time
        made_time = replace(plain, kind=Kind.DURATION, unit=unit, end=end, core_end=end, rule="duration")
        return _with_rest(found, made_time, table)
    made = compound(found, plain.end, table, attached=bool(plain.number.figures))
    if made is None:
        return None
    unit, end = made
    whole = replace(plain, kind=Kind.QUANTITY, unit=unit, end=end, core_end=end, rule="quantity")
    return _with_rest(found, whole, table)


def _part_of_unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `half a day`, `a quarter of an hour`, `half a litre`."""
    step = plain.end
    if found[step].low == "of":
        step += 1
    if step >= len(found) or (step == plain.end and found[step].low not in table.words["a"]):
        return None
    if found[step].low in table.words["a"]:
        step += 1
    time = of_time(found, step, table)
    if time is not None:
        return replace(plain, kind=Kind.DURATION, unit=time[0], end=time[1], core_end=time[1], rule="duration")
    made = compound(found, step, table, attached=False)
    if made is None or found[plain.end].low == "of":
        return None
    return replace(plain, kind=Kind.QUANTITY, unit=made[0], end=made[1], core_end=made[1], rule="quantity")


def _with_rest(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return `5 feet 2 inches`, `2 years 3 months`, `an hour and a half` as one measure, in its first unit."""
    at = made.end
    if at < len(found) and found[at].low in {"and", "&", ","}:
        at += 1
    if at + 1 >= len(found) or not made.number.value:
        return made
    if made.kind is Kind.DURATION and at > made.end and found[at].low in table.words["a"]:
        if found[at + 1].low in {"half", "quarter"}:
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
    if factor is None or factor >= 1 or (made.end < at and found[made.end].low == "," and made.kind is Kind.DURATION):
        return made
    whole = replace(made.number, value=made.number.value + rest.value * factor, digits=None)
    more = replace(made, number=whole, end=end, core_end=end)
    return _with_rest(found, more, table) if end < len(found) else more
