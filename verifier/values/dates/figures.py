"""Dates in figures: 2025-11-24, 2025-Q3, 03/04/2025."""

from verifier.values import days
from verifier.values.dates.inferred import nearest_year
from verifier.values.dates.months import month_span
from verifier.values.dates.page import Page, Span
from verifier.values.dates.parts import quarter_span
from verifier.values.dates.years import full_year
from verifier.values.days import ordinal


def iso(page: Page, at: int) -> Span | None:
    """2025-11-24, 2025-11, 2025-Q3, 20251124 is none."""
    text = page.figure(at)
    if len(text) != 4 or page.low(at + 1) not in {"-", "/"} or not page.joined(at + 1) or not page.joined(at + 2):
        return None
    year = int(text)
    if page.low(at + 2) in page.table.quarters:
        return quarter_span(year, page.table.quarters[page.low(at + 2)], at, at + 3)
    if (
        page.low(at + 2) in page.table.words["quarter_short"]
        and page.joined(at + 3)
        and page.figure(at + 3) in {"1", "2", "3", "4"}
    ):
        return quarter_span(year, int(page.figure(at + 3)), at, at + 4)
    month, day = page.figure(at + 2), page.figure(at + 4)
    whole = page.low(at + 3) == page.low(at + 1) and page.joined(at + 3) and page.joined(at + 4)
    if whole and len(month) in {1, 2} and len(day) in {1, 2}:
        if not days.exists(year, int(month), int(day)):
            if len(month) == len(day) == 2:
                page.leave_out(at, at + 5)
            return None
        found = ordinal(year, int(month), int(day))
        return Span(found, found, at, at + 5, "day", "iso-date")
    if len(month) not in {1, 2} or not 1 <= int(month) <= 12:
        return None
    if len(month) != 2 and (page.low(at + 1) == "/" or not 1900 <= year <= 2099 or page.joined(at + 3)):
        return None
    if page.low(at + 1) == "/" and (not 1900 <= year <= 2099 or int(month) == year % 100 + 1):
        return None  # 2011/12 is a season
    return month_span(year, int(month), at, at + 3, "iso-month")


def compact(page: Page, at: int) -> Span | None:
    """20251124: a day of ISO 8601 without its dashes, in these two centuries."""
    text = page.figure(at)
    if len(text) != 8 or text[:2] not in {"19", "20"} or page.low(at - 1) in page.table.currency_signs:
        return None
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if not days.exists(year, month, day):
        return None
    found = ordinal(year, month, day)
    return Span(found, found, at, at + 1, "day", "iso-date")


def slashed(page: Page, at: int) -> Span | None:
    """03/04/2025: by the American custom first, then by the other; 13/04/21 leaves one."""
    one, mark, two = page.figure(at), page.low(at + 1), page.figure(at + 2)
    if at and page.joined(at) and page.low(at - 1) in {"-", "/", "."} and not _ends_date(page, at - 1):
        return None  # the end of a longer code
    if mark == "/" and one and len(two) == 4 and 1900 <= int(two) <= 2099 and 1 <= int(one[:3]) <= 12:
        return month_span(int(two), int(one), at, at + 3, "iso-month") if page.low(at + 3) != "/" else None
    if mark not in {"/", ".", "-"} or not (page.joined(at + 1) and page.joined(at + 2)):
        return None
    if not (0 < len(one) < 3 and 0 < len(two) < 3):
        return None
    year = _slashed_year(page, at + 3, mark)
    end = at + 5 if year is not None else at + 3
    if year is None and (mark != "/" or not _alone_in_slashes(page, at)):
        return None
    spans = _either_way(page, int(one), int(two), year)
    if not spans:
        if year is not None and len(page.figure(at + 4)) == 4:
            page.leave_out(at, end)
        return None
    others = tuple((other, other, "day before month") for other in spans[1:])
    return Span(spans[0], spans[0], at, end, "day", "slashed-date", others=others)


def _slashed_year(page: Page, at: int, mark: str) -> int | None:
    """Return the year behind a second mark of the same kind; None where there is none."""
    text = page.figure(at + 1)
    if page.low(at) != mark or not (page.joined(at) and page.joined(at + 1)) or len(text) not in {2, 4}:
        return None
    return int(text) if len(text) == 4 else full_year(int(text))


def _alone_in_slashes(page: Page, at: int) -> bool:
    """Return whether two figures without a year are a day and month, and no fraction: on 3/4."""
    measured = _measured(page, at + 3)  # 1/2 h
    return page.low(at + 3) != "/" and page.today is not None and _before_date(page, at) and not measured


def _either_way(page: Page, one: int, two: int, year: int | None) -> list[int]:
    """Return the days that two figures are, month first, then day first."""
    spans = []
    for month, day in dict.fromkeys([(one, two), (two, one)]):
        wanted = nearest_year(page, month, day) if year is None else year
        if days.exists(wanted, month, day):
            spans.append(ordinal(wanted, month, day))
    return spans


def _before_date(page: Page, at: int) -> bool:
    """Return whether the word before two figures, or the beginning of the text, leads on to a day."""
    low, words = page.low(at - 1), page.table.words
    shifted = low in words["this"] or low in words["coming"]
    return not low or shifted or low in words["before_slashed_date"] or low in page.table.weekdays


def _ends_date(page: Page, at: int) -> bool:
    """Return whether a whole date in figures stands before a dash: 10/1/2018-10/7/2018."""
    marks = [page.low(at - 2), page.low(at - 4)]
    return page.low(at) == "-" and marks[0] == marks[1] and marks[0] in {"/", "-"} and len(page.figure(at - 1)) == 4


def _measured(page: Page, at: int) -> bool:
    """Return whether a unit stands there: the figures before it are a fraction."""
    low, known = page.low(at), page.table
    return low in known.time_units or low in known.units or low in known.time_symbols or low in known.words["of"]


def slashed_range(page: Page, at: int) -> Span | None:
    """5/1-5/7, 2020; 10/1-11/2/2017: from one day to another, month first."""
    figures = [page.figure(at + step) for step in (0, 2, 4, 6)]
    marks = [page.low(at + step) for step in (1, 3, 5)]
    if not all(figures) or marks[0] != "/" or marks[2] != "/" or marks[1] not in {"-", "–"}:
        return None
    if any(len(one) > 2 for one in figures) or not all(page.joined(at + step) for step in range(1, 7)):
        return None
    first, last = (int(figures[0]), int(figures[1])), (int(figures[2]), int(figures[3]))
    end, year = at + 7, None
    if page.low(end) == "/" and page.joined(end) and len(page.figure(end + 1)) in {2, 4}:
        text = page.figure(end + 1)
        year, end = (int(text) if len(text) == 4 else full_year(int(text))), end + 2
    elif page.low(end) == "," and len(page.figure(end + 1)) == 4:
        year, end = int(page.figure(end + 1)), end + 2
    soft = year is None
    year = year if year is not None else nearest_year(page, *first)
    if not days.exists(year, *first) or not days.exists(year, *last) or first >= last:
        return None
    span = ordinal(year, *first), ordinal(year, *last)
    return Span(*span, at, end, "range", "slashed-range", soft, no_year=soft and page.today is None)


def dotted(page: Page, at: int) -> Span | None:
    """23.04.2022, 10.31.1974: day first, unless only the other order gives a day."""
    whole, dot, rest = page.found[at].text.partition(".")
    year = page.figure(at + 2)
    if not dot or len(whole) > 2 or not 1 <= len(rest) <= 2 or len(year) != 4 or page.low(at + 1) != ".":
        return None
    if not (page.joined(at + 1) and page.joined(at + 2) and whole.isdecimal() and rest.isdecimal()):
        return None
    for month, day in ((int(rest), int(whole)), (int(whole), int(rest))):
        if days.exists(int(year), month, day):
            found = ordinal(int(year), month, day)
            return Span(found, found, at, at + 3, "day", "dotted-date")
    page.leave_out(at, at + 3)
    return None
