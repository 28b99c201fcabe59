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
from verifier.values.tokens import Type
from verifier.values.value import Kind


def nothing(page: Page, at: int) -> Found | None:
    """Return `no casualties`, `not a single customer` as a count of none."""
    low, end = page.found[at].low, at + 1
    if low == "not":
        if not ((page.low(at + 1) == "a" and page.low(at + 2) == "single") or page.low(at + 1) == "one"):
            return _not_one(page, at)
        end = at + 3 if page.low(at + 1) == "a" else at + 2
    elif low != "no" or page.low(at + 1) in {
        "more",
        "fewer",
        "less",
        "longer",
        "one",
        "other",
        "doubt",
        "matter",
        "way",
        "later",
        ".",
    }:
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


def _not_one(page: Page, at: int) -> Found | None:
    """Return `not lost a single large customer` as a count of none: the verb may stand between."""
    for step in range(at + 1, min(at + 5, len(page.found))):
        if page.found[step].low == '"':
            return None
        if page.low(step) == "a" and page.low(step + 1) == "single":
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
        if token.type is not Type.WORD or token.low in page.table.words["not_noun"] or token.low == "single":
            break
        words.append(token.text)
        end += 1
    if not words or (plain.number.zero and page.low(plain.start) == "no"):
        return None
    return replace(plain, kind=Kind.COUNT, noun=" ".join(words), end=end)


def multiple(page: Page, at: int) -> Found | None:
    """Return `doubled`, `twice` as a ratio."""
    token = page.found[at]
    if token.low in {"double", "triple"} and page.low(at + 1) not in {"the", "its", "their", "that", "what"}:
        return None
    if token.low in {"twice", "thrice"} and page.low(at + 1) in {
        "a",
        "per",
        "daily",
        "weekly",
        "in",
        "before",
        "each",
        "every",
        "monthly",
        "annually",
    }:
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
    low = page.found[at].low
    if low == "few":
        return None
    bounds = page.table.vague.get(low)
    if bounds is None or (low == "scores" and page.low(at + 1) != "of"):
        return None
    if low in {"hundreds", "thousands", "millions", "billions", "dozens", "scores"}:
        step = at + 1
        while page.low(step) == "of" and page.low(step + 1) in {"thousands", "millions", "billions"}:
            more = page.table.vague[page.low(step + 1)]
            bounds = (
                bounds[0] * more[0] // 2,
                None if bounds[1] is None or more[1] is None else bounds[1] * more[1],
            )
            step += 2
        one = Number(Fraction(bounds[0]), step, vague=bounds, worded=True)
    else:
        one = Number(Fraction(bounds[0]), at + 1, vague=bounds, worded=True)
    made = behind(page.found, at, one, 1, page.table)
    if low in {"several", "multiple"} and not made.noun and made.kind is Kind.NUMBER:
        return None
    return Found(start, made.end, from_measure(made, bound), "vague")
