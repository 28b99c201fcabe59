"""Thousands parted by a plain space, 11 500 people; where the space may part two numbers, both readings are kept."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values.nouns import is_plural
from verifier.values.numbers.number import Number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

GROUP = 3  # digits


def spaced(found: Sequence[Token], at: int) -> Number | None:
    """Return `2 390`, `12 345.6` as one number: a group of three digits right behind one to three others."""
    if at + 1 >= len(found) or not found[at].text.isdecimal() or not _leads(found[at].text):
        return None
    more = found[at + 1]
    whole, _, decimals = more.text.partition(".")
    if len(whole) != GROUP or not whole.isdecimal() or more.start != found[at].end + 1:
        return None
    behind = found[at + 2] if at + 2 < len(found) else None
    if behind is not None and (behind.type is Type.FIGURE or (behind.low in {"/", ":"} and not behind.gap)):
        return None  # a row of figures; 10 100/3
    if at and found[at - 1].low == "+":
        return None  # a telephone's number
    digits = found[at].text + whole
    value = Fraction(int(digits + decimals), 10 ** len(decimals))
    return Number(value, at + 2, -len(decimals), f"{digits}.{decimals}" if decimals else digits)


def _leads(text: str) -> bool:
    return len(text) <= GROUP and text[0] != "0"


def in_prose(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return thousands parted by a space, with the last group alone (`apart`) where the space may part two numbers."""
    one = spaced(found, at)
    if one is not None and not (_clear_before(found, at, table) and _clear_behind(found, at, one, table)):
        one.apart = Fraction(found[at + 1].text)
    return one


def _clear_before(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether what stands before takes no number of its own: no figure, month, name or time (Apollo 11)."""
    if at == 0:
        return True
    before, low = found[at - 1], found[at - 1].low
    if before.type is not Type.WORD:
        return before.type is Type.MARK and low not in table.currency_signs
    begins = at == 1 or found[at - 2].low in table.words["stops"]
    named = before.text[:1].isupper() and not begins
    return not (named or low in table.words["name_before"] or low in table.months or low in table.words["at"])


def _clear_behind(found: Sequence[Token], at: int, one: Number, table: Table) -> bool:
    """Return whether a word follows that the whole number counts or measures; `3 100 metre titles` may be three."""
    if one.end >= len(found):
        return False
    behind = found[one.end]
    if behind.type is not Type.WORD or behind.text[:1].isupper():
        return behind.low in {"%", "°"} or behind.low in table.currency_signs
    return len(found[at].text) > 1 or is_plural(behind.low, table) or behind.low in table.words["not_noun"]
