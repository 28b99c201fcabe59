"""Units as they are written: of time, of physics, compounds and rates; and what they are in base units."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values.symbols import BY_CAPITALS, symbol
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


_DEGREES = {"C": "celsius", "F": "fahrenheit"}


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


def compound(found: Sequence[Token], at: int, table: Table, *, attached: bool) -> tuple[str, int] | None:
    """Return the physical unit at a token, in the singular, and the token after it; with its rate: `mile per hour`."""
    first = _single(found, at, table, attached=attached)
    if first is None:
        return None
    unit, end = first
    while end + 1 < len(found):
        more = _product(found, end, table) or _rate(found, end, unit, table)
        if more is None:
            break
        unit, end = f"{unit}{more[0]}", more[1]
    return unit, end


def _product(found: Sequence[Token], at: int, table: Table) -> tuple[str, int] | None:
    """Return the unit by which another is multiplied: `N·m`, `kW*h`, `pound-feet`."""
    mark, following = found[at], found[at + 1]
    if mark.low not in {"·", "⋅", "*", "-"} or mark.gap or following.gap:
        return None
    other = _single(found, at + 1, table, attached=True)
    long = mark.low != "-" or table.units.get(following.low) in PRODUCTS
    return (f" {other[0]}", other[1]) if other is not None and long else None


def _rate(found: Sequence[Token], at: int, unit: str, table: Table) -> tuple[str, int] | None:
    """Return what stands below a stroke or `per`: `/h`, `/m²`, `per cubic metre`, `per gallon`."""
    words, mark, following = table.words, found[at], found[at + 1]
    stroke = mark.low == "/" and not mark.gap and not following.gap
    article = mark.low in words["a"] and unit in {"mile", "kilometre", "barrel"}
    if not stroke and mark.low not in words["each_unit"] and not article and mark.low != "/":
        return None
    below = table.time_units.get(following.low) or (table.rate_symbols.get(following.text) if stroke else None)
    if below is None and stroke and following.low[-1:] in {"²", "³"} and following.text[:-1] in table.rate_symbols:
        power_name = "square" if following.low[-1] == "²" else "cubic"
        return f" per {power_name} {table.rate_symbols[following.text[:-1]]}", at + 2  # m/s²
    if below is not None:
        end = at + 2
        power = _power(found, end, below, table)
        return (f" per {power[0]}", power[1]) if power else (f" per {below}", end)
    other = _single(found, at + 1, table, attached=stroke)
    other = other or ((table.units[following.low], at + 2) if following.low in table.units else None)
    return (f" per {other[0]}", other[1]) if other is not None else None


PRODUCTS = {"foot", "pound-mass", "kilogram"}  # those multiplied with a dash: pound-feet, lb-ft


def _power(found: Sequence[Token], at: int, unit: str, table: Table) -> tuple[str, int] | None:
    """Return a unit with the power behind it, `²`, `^2`, `squared`, and the token after it."""
    if at >= len(found):
        return None
    token, words = found[at], table.words
    if not token.gap and token.low in {"²", "³"}:
        return f"{'square' if token.low == '²' else 'cubic'} {unit}", at + 1
    if not token.gap and token.text in {"2", "3"} and (unit.endswith("metre") or unit == "second"):
        return f"{'square' if token.text == '2' else 'cubic'} {unit}", at + 1
    if token.low == "^" and at + 1 < len(found) and found[at + 1].text in {"2", "3"}:
        return f"{'square' if found[at + 1].text == '2' else 'cubic'} {unit}", at + 2
    for name, power in (("squared", "square"), ("cubed", "cubic")):
        if token.low in words[name]:
            return f"{power} {unit}", at + 1
    return None


def _apart(found: Sequence[Token], at: int) -> bool:
    """Return whether a capital letter stands for a unit: no name goes on behind it, and nothing is joined to it."""
    if at + 1 >= len(found):
        return True
    following = found[at + 1]
    if following.low in {"/", "·", "⋅"}:
        return True
    if following.type is Type.MARK and not found[at].gap:
        return True  # (88F)
    return following.gap and not following.text[:1].isupper() and following.type is not Type.FIGURE


def _is_inch(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether `in` behind a figure is an inch: nothing follows, or a word of extent does."""
    if at + 1 >= len(found):
        return True
    following = found[at + 1]
    return following.low in table.words["extent"] or (
        not found[at].gap and (following.low in {",", ")"} or following.low in table.words["times_sign"])
    )


def _single(found: Sequence[Token], at: int, table: Table, *, attached: bool) -> tuple[str, int] | None:
    if at >= len(found):
        return None
    token = found[at]
    if token.low == "-" and not token.gap and at + 1 < len(found) and not found[at + 1].gap:
        at, token = at + 1, found[at + 1]
    if token.low in table.powers and at + 1 < len(found):
        step = 2 if found[at + 1].low == "-" else 1
        base = table.units.get(found[at + step].low) if at + step < len(found) else None
        return (f"{table.powers[token.low]} {base}", at + step + 1) if base else None
    both: tuple[str, ...] = (token.low, found[at + 1].low) if at + 1 < len(found) else ()
    if both in table.units_of_two:
        return table.units_of_two[both], at + 2
    if both and table.units.get(token.low) == "degree":
        kind = _DEGREES.get(found[at + 1].text.upper()) or table.units.get(found[at + 1].low)
        if kind in {"celsius", "fahrenheit"}:
            return kind, at + 2
    if token.low in {"(", "[", "<"} and at + 2 < len(found) and found[at + 2].low in {")", "]", ">"}:
        inner = table.units.get(found[at + 1].low)
        return (inner, at + 3) if inner else None  # 20 (kg)
    if token.low == "'" and attached and not token.gap and at + 1 < len(found):
        return ("inch", at + 2) if found[at + 1].low == "'" and not found[at + 1].gap else None
    raised = {"²": "square", "³": "cubic"}.get(token.low[-1:], "")
    if raised and (base := table.units.get(token.low[:-1])):
        return f"{raised} {base}", at + 1  # m²
    unit = table.units.get(token.low)
    if unit is None and table.currencies.get(token.low) == "GBP" and at + 2 < len(found) and found[at + 1].low == "-":
        return ("pound-mass", at + 1) if table.units.get(found[at + 2].low) == "foot" else None  # pound-feet
    if token.text in BY_CAPITALS:
        return BY_CAPITALS[token.text], at + 1
    if token.text in _DEGREES and attached and _apart(found, at):
        return _DEGREES[token.text], at + 1
    if token.low in table.words["in"] and attached and _is_inch(found, at, table):
        return "inch", at + 1
    short = token.low in table.words["short_units"]
    if attached and (unit is None or (short and token.gap and token.text.isupper())):
        named = symbol(token.text) if len(token.text) > 1 or _apart(found, at) else ""
        if named:
            return named, at + 1
    if unit is not None and token.text in {"MB", "GB", "KB", "TB"}:
        return unit, at + 1
    if unit is None:
        return None
    apart = token.text.islower() and token.low not in table.words["units_joined_only"]
    if len(token.low) <= 2 and short and not (attached and (not token.gap or apart)):
        return None
    if token.low in table.words["pm"] and not token.gap:
        return None
    return _power(found, at + 1, unit, table) or (unit, at + 1)
