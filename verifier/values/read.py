"""Values in prose: ordered rules over the tokens of a text, the longest reading wins."""

import datetime as dt
import re
from functools import lru_cache

from verifier.values.bare import binds_nothing
from verifier.values.build import Bound
from verifier.values.dates.old import eras
from verifier.values.dates.page import Page
from verifier.values.daytimes import on_their_days
from verifier.values.found import Found
from verifier.values.phrase import value_after, value_at
from verifier.values.phrases import phrases
from verifier.values.tables import table
from verifier.values.tokens import FIGURE, MARK, WORD, tokens
from verifier.values.value import Kind, Mention


def reads_language(language: str) -> bool:
    """Return whether values are read in a language."""
    return table(language) is not None


def read_values(text: str, published: dt.date | None = None, language: str = "en") -> tuple[Mention, ...]:
    """Return the values that a text names, from left to right; `published` is the day that "on Sunday" is read from."""
    known = table(language)
    if known is None:
        return ()
    return _read(text, published.toordinal() if published else None, language)


@lru_cache(maxsize=2048)
def _read(text: str, today: int | None, language: str) -> tuple[Mention, ...]:
    known = table(language)
    assert known is not None
    page = Page(text, tokens(text), known, phrases(language), today)
    page.eras = eras(page)
    return tuple(_mentions(page))


def missing_days(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the words of a text that are written as days, and are none: 31 September 2024."""
    known = table(language)
    if known is None or not _LATE.search(text):
        return ()
    page = Page(text, tokens(text), known, phrases(language), None)
    _mentions(page)
    return tuple(page.words(start, end) for end, start in sorted(page.missing.items()))


_LATE = re.compile(r"(?<!\d)(?:29|30|31)(?!\d)|\d[./‐‑-]\d\d?[./‐‑-]\d\d")  # a day some months lack, or one in figures


def _mentions(page: Page) -> list[Mention]:
    """Return the mentions of the text."""
    read: list[Mention] = []
    taken, timed = 0, False
    starts, weak, signs, idle = page.phrases.starts, page.phrases.weak, page.phrases.signs, page.phrases.idle
    opening = page.phrases.opening
    for at in [at for at, token in enumerate(page.found) if token[0] is FIGURE or token[2] in opening]:
        kind, _, low, _, _, _ = page.found[at]
        if (low not in starts if kind is WORD else kind is MARK and low not in signs) or at < taken:
            continue
        if kind is WORD and low in idle and binds_nothing(page, at):
            continue
        if kind is WORD and low in weak and not _leads(page, at):
            continue
        one = value_at(page, at)
        if page.void > at:
            taken = page.void  # 31 February is no 31
        if one is None or one.end <= max(at, page.void):
            continue
        begin, end = page.found[one.start].start, page.found[one.end - 1].end
        read.append(Mention(begin, end, page.text[begin:end], one.value, one.rule))
        taken, timed = one.end, timed or one.value.kind is Kind.TIME
        again = _converted(page, one, "(") if page.low(taken) == "(" else None
        while again is not None:
            begin, end = page.found[again.start].start, page.found[again.end - 1].end
            read.append(Mention(begin, end, page.text[begin:end], again.value, again.rule))
            taken = again.end
            again = _converted(page, again, "/")
    return on_their_days(read, page.text, page.table) if timed else read


def _converted(page: Page, one: Found, mark: str) -> Found | None:
    """Return the same amount in another unit, `more than 100 km (60 miles / 52 nmi)`: it is bounded as well."""
    value = one.value
    if not value.hedge or page.low(one.end) != mark or value.kind not in {Kind.QUANTITY, Kind.MONEY}:
        return None
    written = value.written
    interval = value.senses[0].interval
    near = "~+" if interval.low_open else "~-" if interval.high_open else "~"
    sign = near if written.approximate else ">" if written.low_open else "<" if written.high_open else ""
    if not sign and (written.low is None) != (written.high is None):
        sign = ">=" if written.high is None else "<="
    if not sign or one.end + 1 >= len(page.found):
        return None
    inner = value_after(page, one.end + 1, one.end + 1, Bound(sign, value.hedge))
    return inner if inner is not None and inner.value.kind is value.kind else None


def _leads(page: Page, at: int) -> bool:
    """Return whether a small word may begin a value: what follows it decides (`the last year`, `in 5 days`)."""
    if at + 1 >= len(page.found):
        return False
    following = page.found[at + 1]
    if following.low == "." and not following.gap and page.found[at].low in page.phrases.short_circa:
        return at + 2 < len(page.found) and page.found[at + 2].type is FIGURE
    if following.type is not WORD:
        return following.type is FIGURE or following.low in page.table.currency_signs
    if page.phrases.unknown(following.low):
        return False
    return following.low in page.phrases.strong or page.phrases.bound_before(page.found, at)[0] != ""
