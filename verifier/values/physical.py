"""Units of physics as they are written: compounds and rates, powers, symbols whose capitals count."""

from collections.abc import Sequence

from verifier.values.symbols import BY_CAPITALS, symbol
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

_DEGREES = {"C": "celsius", "F": "fahrenheit"}
_BYTES = frozenset({"MB", "GB", "KB", "TB"})


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
    """Return the unit at a token without what multiplies or divides it, and the token after it."""
    if at >= len(found):
        return None
    if found[at].low == "-" and not found[at].gap and at + 1 < len(found) and not found[at + 1].gap:
        at += 1
    return _of_several(found, at, table, attached=attached) or _of_one(found, at, table, attached=attached)


def _of_several(found: Sequence[Token], at: int, table: Table, *, attached: bool) -> tuple[str, int] | None:
    """Return a unit of several tokens: square miles, metric tons, degrees Celsius, (kg), 5'', pound-feet."""
    if at + 1 >= len(found):
        return None
    token, following = found[at], found[at + 1]
    both = (token.low, following.low)
    if both in table.units_of_two:
        return table.units_of_two[both], at + 2
    if token.low in table.powers:
        step = at + 2 if following.low == "-" else at + 1
        base = table.units.get(found[step].low) if step < len(found) else None
        return (f"{table.powers[token.low]} {base}", step + 1) if base else None
    if table.units.get(token.low) == "degree":
        kind = _DEGREES.get(following.text.upper()) or table.units.get(following.low)
        return (kind, at + 2) if kind and kind in _DEGREES.values() else None
    if token.low in {"(", "[", "<"} and at + 2 < len(found) and found[at + 2].low in {")", "]", ">"}:
        inner = table.units.get(following.low)
        return (inner, at + 3) if inner else None  # 20 (kg)
    if token.low == "'" and attached and not token.gap:
        return ("inch", at + 2) if following.low == "'" and not following.gap else None
    pound = following.low == "-" and at + 2 < len(found) and table.currencies.get(token.low) == "GBP"
    return ("pound-mass", at + 1) if pound and table.units.get(found[at + 2].low) == "foot" else None  # pound-feet


def _of_one(found: Sequence[Token], at: int, table: Table, *, attached: bool) -> tuple[str, int] | None:
    """Return a unit by its name, or by a symbol whose capitals count: miles, m², Nm, 31C, kW."""
    token, unit = found[at], table.units.get(found[at].low)
    raised = {"²": "square", "³": "cubic"}.get(token.low[-1:], "")
    if raised and (base := table.units.get(token.low[:-1])):
        return f"{raised} {base}", at + 1
    if token.text in BY_CAPITALS:
        return BY_CAPITALS[token.text], at + 1
    if attached and token.text in _DEGREES and _apart(found, at):
        return _DEGREES[token.text], at + 1
    if attached and token.low in table.words["in"] and _is_inch(found, at, table):
        return "inch", at + 1
    short = token.low in table.words["short_units"]
    if attached and (unit is None or (short and token.gap and token.text.isupper())):
        named = symbol(token.text) if len(token.text) > 1 or _apart(found, at) else ""
        if named:
            return named, at + 1
    if unit is None or (token.text not in _BYTES and not _means_unit(token, table, attached=attached)):
        return None
    return (unit, at + 1) if token.text in _BYTES else _power(found, at + 1, unit, table) or (unit, at + 1)


def _means_unit(token: Token, table: Table, *, attached: bool) -> bool:
    """Return whether letters that are other words too stand for a unit: right behind a figure, or in small letters."""
    words, low = table.words, token.low
    if low in words["pm"] and not token.gap:
        return False
    if len(low) > 2 or low not in words["short_units"]:
        return True
    apart = token.text.islower() and low not in words["units_joined_only"]
    return attached and (not token.gap or apart)
