"""Shares and ratios: 65 out of 100, two in five, 1.08x, 0.9 times."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.units import of_time
from verifier.values.value import Kind

_ROUND = frozenset({"10", "100", "1,000", "1000", "5", "4", "3", "20"})  # wholes of which a share is told in figures


def out_of(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `65 out of 100`, `two in five`, `one of every three` as a fraction."""
    rest = [token.low for token in found[plain.end : plain.end + 3]]
    whole = plain.number.value
    if plain.number.fraction or plain.number.scaled or whole.denominator != 1 or len(rest) < 2:
        return None
    at = _whole_at(found, plain, rest, table)
    if not at or at >= len(found):
        return None
    below = number(found, at, table)
    if below is None or below.value <= whole or below.vague or below.fraction:
        return None
    if rest[0] in table.words["in"] and of_time(found, below.end, table) is not None:
        return None
    share = replace(plain.number, value=whole / below.value, end=below.end, digits=None, fraction=True)
    made = replace(plain, kind=Kind.FRACTION, number=share, end=below.end, core_end=below.end, rule="out-of")
    return replace(made, over=(whole, below.value))


def _whole_at(found: Sequence[Token], plain: Measure, rest: Sequence[str], table: Table) -> int:
    """Return the token of the number of which a share is told, behind `out of`, `in` or `of every`; 0 where none is."""
    words, at = table.words, plain.end
    if rest[0] in words["out"] and rest[1] in words["of"]:
        return at + 3 if rest[2:] and rest[2] in words["each_of"] else at + 2
    every = rest[1] in words["every"]
    if rest[0] in words["in"] and plain.number.value < 100:
        counted = found[at + 1].low in table.ones or found[at + 1].text in _ROUND
        if every or counted or _one_in(found, plain, table):
            return at + 1 + every
        return at + 1 if rest[1] in words["a"] and rest[2:] and rest[2] in table.scales else 0  # one in a hundred
    return at + 2 if every and rest[0] in words["of"] | words["for"] else 0


def times(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `1.08x`, `0.9 times`, `tenfold` as a ratio."""
    if plain.end >= len(found):
        return None
    token, words = found[plain.end], table.words
    following = found[plain.end + 1] if plain.end + 1 < len(found) else None
    joined = (
        token.low in words["times_sign"] and not token.gap and (following is None or following.type is not Type.FIGURE)
    )
    named = token.low in words["times_over_a_noun"] and (following is None or following.low not in words["each_time"])
    if joined or named:
        return plain.of(Kind.RATIO, "times", plain.end + 1, "times")
    if token.low == "-" and not token.gap and following is not None and following.low in words["times_behind_dash"]:
        return plain.of(Kind.RATIO, "times", plain.end + 2, "times")
    return None


def _one_in(found: Sequence[Token], plain: Measure, table: Table) -> bool:
    """Return whether `1 in 12`, `one in fifty` is a share: a plain number behind, no year."""
    token = found[plain.end + 1]
    year = len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in {"18", "19", "20"}
    return plain.number.value == 1 and ((token.type is Type.FIGURE and not year) or token.low in table.tens)
