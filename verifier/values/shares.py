"""Shares and ratios: 65 out of 100, two in five, 1.08x, 0.9 times."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.units import of_time
from verifier.values.value import Kind


def out_of(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `65 out of 100`, `two in five`, `one of every three` as a fraction."""
    rest = [token.low for token in found[plain.end : plain.end + 3]]
    whole = plain.number.value
    if plain.number.fraction or plain.number.scaled or whole.denominator != 1 or len(rest) < 2:
        return None
    at = 0
    if rest[:2] == ["out", "of"]:
        at = plain.end + 2
        if at < len(found) and found[at].low in {"every", "each", "the", "a"}:
            at += 1
    elif (
        rest[0] == "in"
        and (
            _one_in(found, plain, table)
            or found[plain.end + 1].low in table.ones
            or found[plain.end + 1].text in {"10", "100", "1,000", "1000", "5", "4", "3", "20"}
            or rest[1] == "every"
        )
        and whole < 100
    ):
        at = plain.end + (2 if rest[1] == "every" else 1)
    elif rest[0] == "in" and rest[1] in table.words["a"] and rest[2:] and rest[2] in table.scales and whole < 100:
        at = plain.end + 1  # one in a hundred
    elif rest[:2] in (["of", "every"], ["for", "every"]):
        at = plain.end + 2
    if not at or at >= len(found):
        return None
    below = number(found, at, table)
    if below is None or below.value <= whole or below.vague or below.fraction:
        return None
    if rest[0] == "in" and of_time(found, below.end, table) is not None:
        return None
    share = replace(plain.number, value=whole / below.value, end=below.end, digits=None, fraction=True)
    made = replace(plain, kind=Kind.FRACTION, number=share, end=below.end, core_end=below.end, rule="out-of")
    return replace(made, over=(whole, below.value))


def times(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `1.08x`, `0.9 times`, `tenfold` as a ratio."""
    if plain.end >= len(found):
        return None
    token = found[plain.end]
    low = token.low
    if (
        low in {"x", "×"}
        and (not token.gap)
        and (plain.end + 1 >= len(found) or found[plain.end + 1].type is not Type.FIGURE)
    ):
        return plain.of(Kind.RATIO, "times", plain.end + 1, "times")
    if low == "times" and plain.end + 1 < len(found) and found[plain.end + 1].low not in {"a", "per", "each"}:
        return plain.of(Kind.RATIO, "times", plain.end + 1, "times")
    if low == "times" and plain.end + 1 >= len(found):
        return plain.of(Kind.RATIO, "times", plain.end + 1, "times")
    if low == "-" and not token.gap and plain.end + 1 < len(found) and found[plain.end + 1].low in {"fold", "times"}:
        return plain.of(Kind.RATIO, "times", plain.end + 2, "times")
    return None


def _one_in(found: Sequence[Token], plain: Measure, table: Table) -> bool:
    """Return whether `1 in 12`, `one in fifty` is a share: a plain number behind, no year."""
    token = found[plain.end + 1]
    year = len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in {"18", "19", "20"}
    return plain.number.value == 1 and ((token.type is Type.FIGURE and not year) or token.low in table.tens)
