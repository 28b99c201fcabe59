"""Scales behind a number: 2.4m, 3 hundred thousand, 20-million, 2 dozen, a quarter of a million."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.numbers.number import Number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

CAPITALS = {"K", "M", "G", "B"}  # of the suffixes, those read behind a gap: 15 M


def scaled(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return the number with the scale words and suffixes behind it."""
    while one.end < len(found):
        token = found[one.end]
        low = token.low
        if not (low in table.suffixes or low in table.scales or low in table.dozens or low == "-"):
            break
        dozen = table.dozens.get(token.low, 0) if token.low not in table.words["score"] else 0
        if token.type is Type.WORD and dozen and not _scale_at(found, one, table)[0]:
            one = Number(one.value * dozen, one.end + 1, None, one.figures, one.scaled, one.fraction, one.worded)
            continue
        scale, end = _scale_at(found, one, table)
        if not scale:
            break
        digits = None if one.digits is None else one.digits + len(str(scale)) - 1
        one = Number(one.value * scale, end, digits, one.figures, scaled=True, worded=one.worded)
        if scale == 100:
            one = _with_units(found, one, table)
    return one


def _scale_at(found: Sequence[Token], one: Number, table: Table) -> tuple[int, int]:
    """Return the scale behind a number and the token after it; 0 where none stands there."""
    token, end = found[one.end], one.end + 1
    if token.type is not Type.WORD:
        joined = token.low == "-" and not token.gap and end < len(found) and not found[end].gap
        return (table.scales.get(found[end].low, 0), end + 1) if joined else (0, end)  # 20-million
    alone = stands_alone(found, one.end)
    scale = 0
    if not token.gap and not one.scaled and alone:
        single = len(token.text) == 1 and not one.figures
        scale = 0 if single or token.text in table.words["no_suffixes"] else table.suffixes.get(token.low, 0)
    else:
        scale = table.scales.get(token.low, 0)
        if not scale and not one.scaled and token.low in table.suffixes and len(token.low) > 1:
            scale = table.suffixes[token.low]
    if not scale and token.gap and alone and one.figures and token.text in CAPITALS:
        scale = table.suffixes[token.low]
    if not scale and token.gap and alone and table.suffixes.get(token.low) == 1000 and len(token.low) == 1:
        scale = 1000
    return scale, end


def _with_units(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return `3 hundred and 21` as one number."""
    if one.end + 1 >= len(found) or found[one.end].low not in table.words["and"]:
        return one
    more = found[one.end + 1]
    small = int(more.text) if more.text.isdecimal() and len(more.text) < 3 else table.ones.get(more.low, 0)
    if not small:
        return one
    return replace(one, value=one.value + small, end=one.end + 2, digits=None)


def stands_alone(found: Sequence[Token], at: int) -> bool:
    """Return whether nothing is attached behind a token."""
    return at + 1 >= len(found) or found[at + 1].gap or not found[at + 1].text[:1].isalnum()


def of_scale(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return `a quarter of a million`, `half a billion` as the amount it is."""
    end = one.end
    rest = [token.low for token in found[end : end + 3]]
    if rest and rest[0] in table.scales and table.scales[rest[0]] != 100:
        return Number(one.value * table.scales[rest[0]], end + 1, worded=True, scaled=True)
    words = table.words
    if len(rest) == 3 and rest[0] in words["of"] and rest[1] in words["a"] and rest[2] in table.scales:
        return Number(one.value * table.scales[rest[2]], end + 3, worded=True, scaled=True)
    return one


def last_scale(found: Sequence[Token], one: Number, table: Table) -> Fraction:
    """Return the scale that ends a number, a thousand or more; 1 where none does."""
    token = found[one.end - 1]
    scale = table.scales.get(token.low) or (0 if token.gap else table.suffixes.get(token.low, 0))
    return Fraction(scale) if one.scaled and scale >= 1000 else Fraction(1)
