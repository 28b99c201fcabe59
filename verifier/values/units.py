"""Units of time as they are written, and what units are in base units."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SECONDS = {
    "millisecond": Fraction(1, 1000),
    "second": Fraction(1),
    "minute": Fraction(60),
    "hour": Fraction(3600),
    "day": Fraction(86400),
    "night": Fraction(86400),
    "week": Fraction(604800),
    "weekend": Fraction(172800),
    "fortnight": Fraction(1209600),
}
# Exact factors to a base unit: International Yard and Pound Agreement (1959), SI Brochure (9th edition), US gallon.
FACTORS: dict[str, tuple[str, Fraction]] = {
    "metre": ("metre", Fraction(1)),
    "kilometre": ("metre", Fraction(1000)),
    "decimetre": ("metre", Fraction(1, 10)),
    "centimetre": ("metre", Fraction(1, 100)),
    "millimetre": ("metre", Fraction(1, 1000)),
    "micrometre": ("metre", Fraction(1, 10**6)),
    "nanometre": ("metre", Fraction(1, 10**9)),
    "picometre": ("metre", Fraction(1, 10**12)),
    "mile": ("metre", Fraction("1609.344")),
    "yard": ("metre", Fraction("0.9144")),
    "foot": ("metre", Fraction("0.3048")),
    "inch": ("metre", Fraction("0.0254")),
    "kilogram": ("kilogram", Fraction(1)),
    "gram": ("kilogram", Fraction(1, 1000)),
    "milligram": ("kilogram", Fraction(1, 10**6)),
    "microgram": ("kilogram", Fraction(1, 10**9)),
    "tonne": ("kilogram", Fraction(1000)),
    "pound-mass": ("kilogram", Fraction("0.45359237")),
    "ounce": ("kilogram", Fraction("0.028349523125")),
    "litre": ("litre", Fraction(1)),
    "millilitre": ("litre", Fraction(1, 1000)),
    "gallon": ("litre", Fraction("3.785411784")),
    "square metre": ("square metre", Fraction(1)),
    "square kilometre": ("square metre", Fraction(10**6)),
    "square foot": ("square metre", Fraction("0.09290304")),
    "square mile": ("square metre", Fraction("2589988.110336")),
    "hectare": ("square metre", Fraction(10**4)),
    "acre": ("square metre", Fraction("4046.8564224")),
    "watt": ("watt", Fraction(1)),
    "kilowatt": ("watt", Fraction(1000)),
    "megawatt": ("watt", Fraction(10**6)),
    "gigawatt": ("watt", Fraction(10**9)),
    "kilowatt hour": ("kilowatt hour", Fraction(1)),
    "megawatt hour": ("kilowatt hour", Fraction(1000)),
    "gigawatt hour": ("kilowatt hour", Fraction(10**6)),
    "terawatt hour": ("kilowatt hour", Fraction(10**9)),
    "hertz": ("hertz", Fraction(1)),
    "kilohertz": ("hertz", Fraction(1000)),
    "megahertz": ("hertz", Fraction(10**6)),
    "gigahertz": ("hertz", Fraction(10**9)),
    "bit": ("bit", Fraction(1)),
    "byte": ("bit", Fraction(8)),
    "kilobyte": ("bit", Fraction(8 * 10**3)),
    "megabyte": ("bit", Fraction(8 * 10**6)),
    "gigabyte": ("bit", Fraction(8 * 10**9)),
    "terabyte": ("bit", Fraction(8 * 10**12)),
    "kilometre per hour": ("kilometre per hour", Fraction(1)),
    "mile per hour": ("kilometre per hour", Fraction("1.609344")),
    "metre per second": ("kilometre per hour", Fraction("3.6")),
    "knot": ("kilometre per hour", Fraction("1.852")),
}


def ratio_of_units(one: str, other: str) -> Fraction | None:
    """Return how much of another unit one of a unit is; None where they measure different things."""
    first, second = FACTORS.get(one), FACTORS.get(other)
    return first[1] / second[1] if first and second and first[0] == second[0] else None


def ratio_of_times(one: str, other: str) -> Fraction | None:
    """Return how much of another unit of time one is; None between months and days."""
    for known in (MONTHS, SECONDS):
        if one in known and other in known:
            return Fraction(known[one]) / Fraction(known[other])
    return None


def of_time(found: Sequence[Token], at: int, table: Table) -> tuple[str, int] | None:
    """Return the unit of time at a token, in the singular, and the token after it; also `-year`, `-year-old`."""
    if at >= len(found):
        return None
    token = found[at]
    if (token.low in {"-", "–"} and not token.gap and at + 1 < len(found) and not found[at + 1].gap) or (
        token.low in table.words["kinds_of_time"] and at + 1 < len(found)
    ):
        at, token = at + 1, found[at + 1]
    unit = table.time_units.get(token.low) or (table.time_symbols.get(token.low) if at and not token.gap else None)
    if token.text in table.words["short_second"] and token.gap and at and found[at - 1].type is Type.FIGURE:
        unit = "second"  # 2 min 46 s
    if unit is None and "'" in token.low:
        unit = table.time_units.get(token.low.removesuffix(table.possessive).removesuffix("'"))
    if unit is None or token.type is not Type.WORD:
        return None
    if token.text.isupper() and token.low in table.words["times_in_small"]:
        return None
    end = at + 1
    rest = [one.low for one in found[end : end + 2]]
    if rest[:1] == ["-"] and rest[1:] and rest[1] in table.words["olds"]:
        end += 2
    return unit, end
