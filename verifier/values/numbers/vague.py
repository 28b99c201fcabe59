"""Vague numbers: several, a few hundred, dozens, tens of thousands, a couple of million."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values.numbers.number import Number
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

Bounds = tuple[int, int | None]


def vague_at(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return the vague number whose word stands at a token, with its scale and the `of` before what it counts."""
    low, words, end = found[at].low, table.words, at + 1
    bounds = (2, 2) if low in words["couple"] else table.vague.get(low)
    if bounds is None or (low in words["vague_of"] and _low(found, end) not in words["of"]):
        return None
    if low in words["vague_scales"]:
        bounds, end = _of_scales(found, end, bounds, table)
    else:
        bounds, end = _scaled(found, end, bounds, table)
    if _low(found, end) in words["of"] and _counts(found, end + 1, table):
        end += 1
    return Number(Fraction(bounds[0]), end, vague=bounds, worded=True)


def _of_scales(found: Sequence[Token], at: int, bounds: Bounds, table: Table) -> tuple[Bounds, int]:
    """Return the bounds of `tens of thousands`, `hundreds of millions`, and the token after it."""
    words = table.words
    while _low(found, at) in words["of"] and _low(found, at + 1) in words["vague_of_scales"]:
        bounds, at = _times(bounds, table.scales[_low(found, at + 1)]), at + 2
    return bounds, at


def _scaled(found: Sequence[Token], at: int, bounds: Bounds, table: Table) -> tuple[Bounds, int]:
    """Return the bounds of `several hundred thousand`, `few dozen`, `couple of hundred`, and the token after it."""
    step = at + (_low(found, at) in table.words["of"])
    while (low := _low(found, step)) and (low in table.scales or low in table.words["dozen"]):
        bounds, at = _times(bounds, table.scales.get(low) or table.dozens[low]), step + 1
        step = at
    return bounds, at


def _times(bounds: Bounds, scale: int) -> Bounds:
    return bounds[0] * scale, None if bounds[1] is None else bounds[1] * scale


def _counts(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether a word that may be counted stands at a token."""
    return at < len(found) and found[at].type is Type.WORD and found[at].low not in table.words["not_noun"]


def _low(found: Sequence[Token], at: int) -> str:
    return found[at].low if at < len(found) else ""
