"""Fractions in words and figures: two thirds, 3 1/2, a million and a half, two and fifty-four hundredths."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.numbers.number import Number
from verifier.values.numbers.ordinals import Place, small, worded_place
from verifier.values.numbers.scales import last_scale, of_scale, scaled
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

LARGEST_BELOW = 64  # of a mixed number in figures: 7 31/32


def slash(found: Sequence[Token], at: int, whole: Fraction | None) -> Number | None:
    """Return a fraction in figures, `1/4` or `3 1/2`, that begins at a token."""
    if at + 2 >= len(found):
        return None
    above, mark, below = found[at : at + 3]
    if mark.low not in {"/", "⁄"} or mark.gap or below.gap or below.type is not Type.FIGURE:
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or int(below.text) == 0:
        return None
    following = found[at + 3] if at + 3 < len(found) else None
    if following and following.low == "/" and not following.gap:
        return None  # 3/4/2025
    if whole is not None and (int(above.text) >= int(below.text) or int(below.text) > LARGEST_BELOW):
        return None
    value = Fraction(int(above.text), int(below.text)) + (whole or 0)
    return Number(value, at + 3, None, f"{above.text}/{below.text}", fraction=True)


def share(found: Sequence[Token], one: Number, table: Table) -> Number | None:
    """Return `two thirds`, `one twenty-fifth`, `three twenty-firsts` of which the first number is read."""
    step = one.end
    joined = step < len(found) and found[step].low == "-" and not found[step].gap
    below = _below(found, step + joined, table)
    if below is None or one.value.denominator != 1:
        return None
    simple = below.end == step + joined + 1
    if joined and simple:
        fits = one.value < 100
    elif simple:  # nine quarters are no fraction
        fits = one.value == 1 or (below.plural and (one.value < below.value or below.value > 4))
    else:
        fits = (one.value == 1) is not below.plural and one.value < below.value
    if not fits:
        return None
    return of_scale(found, Number(one.value / below.value, below.end, fraction=True, worded=True), table)


def _below(found: Sequence[Token], at: int, table: Table) -> Place | None:
    """Return the denominator in words at a token: third, quarters, hundredths, twenty-fifth."""
    if at >= len(found) or found[at].type is not Type.WORD:
        return None
    low = found[at].low
    if low in table.words["second_of_time"]:
        return None
    if low in table.denominators:
        return Place(
            table.denominators[low], at + 1, plural=low in table.words["plural_parts"] or low.endswith(table.plural)
        )
    found_place = worded_place(found, at, table)
    return found_place if found_place is not None and found_place.end > at + 1 else None


def with_fraction(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return the number with the fraction behind it: two and a half, 3 million and a quarter, two and 54 hundredths.

    Behind a scale the fraction is one of it: a million and a half is 1.5 million.
    """
    words, end = table.words, one.end
    lows = [token.low for token in found[end : end + 6]]
    if len(lows) == 6 and lows[0] == lows[2] == lows[4] == "-" and lows[1] in words["and"] and lows[3] in words["a"]:
        below = table.denominators.get(lows[5], 0)  # two-and-a-half-year
        return replace(one, value=one.value + Fraction(1, below), end=end + 6, digits=None) if below in {2, 4} else one
    if end + 1 >= len(found) or found[end].low not in words["and"]:
        return one
    piece = part(found, end + 1, table)
    if piece is None:
        return one
    if piece.end < len(found) and found[piece.end].low in table.scales and one.scaled:  # a billion and a half million
        more = piece.value * table.scales[found[piece.end].low]
        return replace(one, value=one.value + more, end=piece.end + 1, digits=None, figures="", worded=True)
    value = one.value + piece.value * last_scale(found, one, table)
    made = Number(value, piece.end, worded=True, scaled=one.scaled)
    return made if one.scaled else scaled(found, made, table)


def part(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return `a half`, `half`, `three quarters`, `fifty-four hundredths`, `a thirtieth` behind `and`."""
    low = found[at].low
    article = low in table.words["a"] or table.ones.get(low) == 1
    if article or low in table.denominators:
        step = at + article
        below = _below(found, step, table) or (worded_place(found, step, table) if article else None)
        if below is None or below.plural or (below.value != 2 and not article and below.value != 4):
            return None
        return Number(Fraction(1, below.value), below.end)
    above = small(found, at, table)
    if above is None:
        return None
    joined = above[1] < len(found) and found[above[1]].low == "-"
    below = _below(found, above[1] + joined, table)
    if below is None or (not below.plural and below.value not in {2, 4}):
        return None
    return Number(Fraction(above[0], below.value), below.end) if above[0] < below.value else None


def over(found: Sequence[Token], one: Number, other: Number | None) -> Number | None:
    """Return `one over three` as the fraction: nothing but the two numbers, or a verb of being before them."""
    if other is None or other.value <= 0 or other.vague or other.fraction or one.fraction or one.vague:
        return None
    if other.end < len(found) and found[other.end].type is not Type.MARK:
        return None
    return replace(one, value=one.value / other.value, end=other.end, digits=None, figures="", fraction=True)
