"""Whole numbers that stand bare, before an ordinary noun or at the end: most figures, read without asking the grammar.

What is read here is what the grammar would read: a word that stands in no table can begin, bound or measure nothing.
"""

from verifier.values.build import Bound, from_measure
from verifier.values.counted import counted
from verifier.values.dates.page import Page
from verifier.values.found import Found
from verifier.values.measure import Measure
from verifier.values.measures import may_measure
from verifier.values.numbers import Number
from verifier.values.numbers.figures import read_figure
from verifier.values.tokens import WORD
from verifier.values.value import Kind

YEARS_END = 3000  # no year of four figures is read from here on
_OF_LOSS = frozenset({"by", "of"})  # between a verb or noun and its amount
_BEFORE_YEAR = frozenset({"in", "year", "c", "circa", ".", "(", "r"})


def bare(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the number or count at a figure; None where the words beside it may say more, or it has decimals."""
    found, text, before = page.found, page.found[at].text, page.low(at - 1)
    if page.eras or before in page.table.words["at"] or page.low(start - 1) in _OF_LOSS or not _no_date(text, before):
        return None
    value, decimals = read_figure(text)
    last = at + 1 == len(found) or (at + 2 == len(found) and found[at + 1].low == ".")
    if decimals or not (last or _ordinary(page, at + 1)):
        return None
    one = Measure(Kind.NUMBER, Number(value, at + 1, 0, text), at, at + 1, "", "", at + 1, 1, "number")
    if not last:
        one = counted(found, one, page.table)
        if not bound.sign and one.noun and page.phrases.bound_after(found, one.end)[0]:
            return None
    return Found(start, one.end, from_measure(one, bound), one.rule)


def _no_date(text: str, before: str) -> bool:
    """Return whether a figure alone is no year and no day written in one."""
    size = len(text)
    if size == 4:
        return text.isdecimal() and int(text) >= YEARS_END
    return size != 8 and not (size == 3 and before in _BEFORE_YEAR)


def _ordinary(page: Page, at: int) -> bool:
    """Return whether a token is a word of which no table knows, set apart from the figure before it."""
    kind, text, low, _, _, gap = page.found[at]
    return kind is WORD and gap and page.phrases.unknown(low) and not may_measure(low, text, page.table, gap=True)


def binds_nothing(page: Page, at: int) -> bool:
    """Return whether a word that can only bind a value, `under`, `after`, stands before none."""
    found, phrases = page.found, page.phrases
    if at + 1 >= len(found) or (found[at + 1].type is WORD and phrases.unknown(found[at + 1].low)):
        return True
    return not phrases.bound_before(found, at)[0] and phrases.date_bound(found, at) is None
