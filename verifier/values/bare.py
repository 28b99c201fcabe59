"""Whole numbers that stand bare, before an ordinary noun or at the end: most figures, read without asking the grammar.

What is read here is what the grammar would read: a word that stands in no table can begin, bound or measure nothing.
"""

from functools import lru_cache

from verifier.values.build import Bound, made
from verifier.values.counted import counted
from verifier.values.dates.page import Page
from verifier.values.direction import direction
from verifier.values.found import Found
from verifier.values.measure import Measure
from verifier.values.measures import may_measure
from verifier.values.numbers import Number
from verifier.values.numbers.figures import read_figure
from verifier.values.tokens import WORD
from verifier.values.value import Kind, Value

YEARS = (1400, 2199)  # the first and last year that four figures may be without a word that says so
YEARS_END = 3000  # no year of four figures is read from here on
_ENDS = frozenset({"", ".", ","})


def bare(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the number, count, per cent or time at a figure; None where the words beside it may say more."""
    text, before = page.found[at].text, page.low(at - 1)
    if page.eras or before in page.table.words["at"] or not _no_date(page, at, text, before):
        return None
    behind = page.low(at + 1)
    if behind in page.phrases.percents:
        return _percent(page, start, at, bound)
    value, decimals = read_figure(text)
    if decimals or not value or page.low(start - 1) in page.phrases.of_loss:
        return None
    unit = page.phrases.plain_times.get(behind)
    if unit is not None:
        return _time(page, start, at, unit, bound)
    last = behind in page.phrases.closing or _ends(page, at + 1)
    if not (last or ordinary(page, at + 1)):
        return None
    one = Measure(Kind.NUMBER, Number(value, at + 1, 0, text), at, at + 1, "", "", at + 1, 1, "number")
    if not last:
        one = counted(page.found, one, page.table)
        if not bound.sign and one.noun and page.phrases.bound_after(page.found, one.end)[0]:
            return None
    return Found(start, one.end, _value(text, one.kind, "", one.noun, *bound), one.rule)


@lru_cache(maxsize=4096)  # a figure stands in the sentence, the record and the quotes: its value is made once
def _value(
    text: str, kind: Kind, unit: str, noun: str, sign: str, words: str, signed: str = "", times: int = 1
) -> Value:
    value, decimals = read_figure(text)
    one = Measure(kind, Number(value, 1, -len(decimals), text), 0, 1, unit, noun)
    return made(one, Bound(sign, words), None, signed, times)


def _percent(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return `3.2 %`, `89 percent of`, where nothing behind it makes it points or a range."""
    end, found = at + 2, page.found
    if not (page.low(end) in _ENDS or page.low(end) in page.table.words["of"] or ordinary(page, end)):
        return None
    if not bound.sign and page.phrases.bound_after(found, end)[0]:
        return None
    times, signed = direction(page, start, Kind.PERCENT)
    return Found(start, end, _value(found[at].text, Kind.PERCENT, "%", "", *bound, signed, times), "percent")


def _time(page: Page, start: int, at: int, unit: str, bound: Bound) -> Found | None:
    """Return `62 days`, where no age is told and neither a rest nor a day to count from follows."""
    end = at + 2
    clear = _ends(page, end) or ordinary(page, end) or (page.low(end) == "," and _begins_nothing(page, end + 1))
    if not clear or not page.found[at + 1].gap or page.low(at - 1) in page.table.words["aged"]:
        return None
    if not bound.sign and page.phrases.bound_after(page.found, end)[0]:
        return None
    return Found(start, end, _value(page.found[at].text, Kind.DURATION, unit, "", *bound), "duration")


def _ends(page: Page, at: int) -> bool:
    """Return whether the text ends before a token, or with the full stop that it is."""
    return at == len(page.found) or (at + 1 == len(page.found) and page.found[at].low == ".")


def _no_date(page: Page, at: int, text: str, before: str) -> bool:
    """Return whether a figure alone is no year and no day written in one."""
    size = len(text)
    if size == 4:
        if not text.isdecimal() or text[0] == "0" or before in page.table.words["numbering"]:
            return text[0] != "0" and text.isdecimal()
        year = int(text)
        return year >= YEARS_END or (not YEARS[0] <= year <= YEARS[1] and at > 0 and ordinary(page, at - 1))
    return size != 8 and not (size == 3 and before in page.phrases.before_year)


def ordinary(page: Page, at: int) -> bool:
    """Return whether a token is a word of which no table knows, set apart from the figure before it."""
    if at >= len(page.found):
        return False
    kind, text, low, _, _, gap = page.found[at]
    return kind is WORD and gap and page.phrases.unknown(low) and not may_measure(low, text, page.table, gap=True)


def _begins_nothing(page: Page, at: int) -> bool:
    """Return whether a token is a word, set apart, at which no value, bound or further part of one begins."""
    if at >= len(page.found) or page.found[at].type is not WORD or not page.found[at].gap:
        return False
    low, phrases = page.found[at].low, page.phrases
    return (
        low not in phrases.starts and low not in phrases.after and low not in phrases.moving and low not in phrases.ands
    )


def binds_nothing(page: Page, at: int) -> bool:
    """Return whether a word that can only bind a value, `under`, `after`, stands before none."""
    found, phrases = page.found, page.phrases
    if at + 1 >= len(found) or (found[at + 1].type is WORD and phrases.unknown(found[at + 1].low)):
        return True
    return not phrases.bound_before(found, at)[0] and phrases.date_bound(found, at) is None
