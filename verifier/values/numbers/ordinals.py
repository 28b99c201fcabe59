"""Ordinal numbers in words: twenty-third, one hundred and fifth, a hundred trillionth; small cardinals."""

from collections.abc import Sequence
from typing import NamedTuple

from verifier.values.tables import Table
from verifier.values.tokens import Token

LONGEST = 14  # tokens of an ordinal number


class Place(NamedTuple):
    """An ordinal number, the token after it, and whether it stands in the plural (two thirds)."""

    value: int
    end: int
    plural: bool = False


def worded_place(found: Sequence[Token], at: int, table: Table) -> Place | None:
    """Return the ordinal number in words that begins at a token; None where none does."""
    total, current = 0, 0
    for step in range(at, min(at + LONGEST, len(found))):
        low = found[step].low
        last = _last_word(low, current, table)
        if last is not None:
            below, plural = last
            value = total + (max(current, 1) * below if below >= 100 else current + below)
            return Place(value, step + 1, plural)
        grown = _grown(low, total, current, table)
        if grown is not None:
            total, current = grown
        elif not _joint(found, step, at, table):
            return None
    return None


def _last_word(low: str, current: int, table: Table) -> tuple[int, bool] | None:
    """Return the value of the word that ends an ordinal, and whether it is in the plural; None where it ends none."""
    plural = low not in table.ordinals and low not in table.ordinal_tens
    word = low.removesuffix(table.plural) if plural else low
    value = table.ordinals.get(word) or table.ordinal_tens.get(word)
    if value is None or (plural and low == word):
        return None
    room = 100 if value >= 20 else 10 if value < 10 and current % 100 >= 20 else 100
    return (value, plural) if value >= 100 or current % room == 0 else None


def _grown(low: str, total: int, current: int, table: Table) -> tuple[int, int] | None:
    """Return what a cardinal word in front makes of the number so far; None where it does not go on."""
    if low in table.words["a"] and not total and not current:
        return 0, 0
    value = table.ones.get(low) or table.tens.get(low)
    if value:
        room = 10 if value < 10 and current % 100 >= 20 else 100
        return (total, current + value) if current % room == 0 else None
    scale = table.scales.get(low, 0)
    if scale == 100:
        return (total, max(current, 1) * 100) if current < 100 else None
    return (total + max(current, 1) * scale, 0) if scale else None


def _joint(found: Sequence[Token], at: int, start: int, table: Table) -> bool:
    return at > start and found[at].low in table.words["and"] | {"-", "–", "—"}


def small(found: Sequence[Token], at: int, table: Table) -> tuple[int, int] | None:
    """Return a whole number below a hundred in words, and the token after it: five, fifty-four, fifty four."""
    low = found[at].low if at < len(found) else ""
    if low in table.tens:
        step = at + 2 if at + 1 < len(found) and found[at + 1].low == "-" else at + 1
        last = table.ones.get(found[step].low, 0) if step < len(found) else 0
        return (table.tens[low] + last, step + 1) if 0 < last < 10 else (table.tens[low], at + 1)
    return (table.ones[low], at + 1) if low in table.ones else None
