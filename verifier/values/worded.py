"""Amounts in words alone: none, several, doubled."""

from dataclasses import replace
from fractions import Fraction

from verifier.values.build import Bound, from_measure
from verifier.values.counted import counted
from verifier.values.dates.page import Page
from verifier.values.found import Found
from verifier.values.measure import Measure
from verifier.values.measures import behind
from verifier.values.numbers import Number
from verifier.values.numbers.vague import vague_at
from verifier.values.tokens import Type
from verifier.values.value import Kind


def nothing(page: Page, at: int) -> Found | None:
    """Return `no casualties`, `not a single customer` as a count of none."""
    low, end, words = page.found[at].low, at + 1, page.table.words
    if low in words["not"]:
        alone = _single(page, at + 1)
        if not alone and page.low(at + 1) not in words["one"]:
            return _not_one(page, at)
        end = at + 3 if alone else at + 2
    elif low not in words["none"] or page.low(at + 1) in words["no_count_behind_none"]:
        return None
    if end >= len(page.found):
        return None
    plain = Measure(Kind.NUMBER, Number(Fraction(0), end, worded=True, zero=True), at, end, core_end=end, rule="none")
    made = counted(page.found, plain, page.table)
    if made.kind is not Kind.COUNT:
        single = _singular(page, plain)
        if single is None:
            return None
        made = single
    made = replace(made, rule="none")
    return Found(at, made.end, from_measure(made, Bound()), "none")


def _single(page: Page, at: int) -> bool:
    """Return whether `a single` stands at a token."""
    return page.low(at) in page.table.words["a"] and page.low(at + 1) in page.table.words["single"]


def _not_one(page: Page, at: int) -> Found | None:
    """Return `not lost a single large customer` as a count of none: the verb may stand between."""
    for step in range(at + 1, min(at + 5, len(page.found))):
        if page.found[step].low == '"':
            return None
        if _single(page, step):
            end = step + 2
            plain = Measure(
                Kind.NUMBER, Number(Fraction(0), end, worded=True, zero=True), at, end, core_end=end, rule="none"
            )
            one = _singular(page, plain)
            return Found(at, one.end, from_measure(replace(one, rule="none"), Bound()), "none") if one else None
    return None


def _singular(page: Page, plain: Measure) -> Measure | None:
    words: list[str] = []
    end = plain.end
    while end < len(page.found) and len(words) < 3:
        token = page.found[end]
        if (
            token.type is not Type.WORD
            or token.low in page.table.words["not_noun"]
            or token.low in page.table.words["single"]
        ):
            break
        words.append(token.text)
        end += 1
    if not words or (plain.number.zero and page.low(plain.start) in page.table.words["none"]):
        return None
    return replace(plain, kind=Kind.COUNT, noun=" ".join(words), end=end)


def multiple(page: Page, at: int) -> Found | None:
    """Return `doubled`, `twice` as a ratio."""
    token, words = page.found[at], page.table.words
    if token.low in words["multiple_adjectives"] and page.low(at + 1) not in words["behind_multiple"]:
        return None
    if token.low in words["times_over"] and page.low(at + 1) in words["how_often"]:
        return None
    one = Measure(
        Kind.RATIO,
        Number(page.table.multiples[token.low], at + 1, worded=True),
        at,
        at + 1,
        "times",
        core_end=at + 1,
        rule="multiple",
    )
    return Found(at, at + 1, from_measure(one, Bound()), "multiple")


def vague(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return `several sites`, `dozens`, `multiple provinces` as the soft or open interval that they are."""
    low, words = page.found[at].low, page.table.words
    one = vague_at(page.found, at, page.table) if low not in words["few"] else None
    if one is None:
        return None
    made = behind(page.found, at, one, 1, page.table)
    alone = not made.noun and made.kind is Kind.NUMBER and one.end == at + 1
    if low in words["vague_adjectives"] and alone:
        return None
    return Found(start, made.end, from_measure(made, bound), "vague")
