"""Days of a month: 24 November 2025, November 24-27, the 24th of November; 31 February is no value at all."""

from verifier.values import days
from verifier.values.dates.inferred import nearest_year, soft_year, year_note
from verifier.values.dates.page import Page, Span
from verifier.values.dates.pieces import day_at, month_at, year_behind
from verifier.values.days import ordinal
from verifier.values.tokens import Type


def with_day(page: Page, start: int, month: int, day: int, end: int) -> Span | None:
    """Return a month and day with the range and year behind them: `24-27, 2025`."""
    last_day, range_end, words = day, end, page.table.words
    if _joined(page, start, end) or page.low(end) in words["until"]:
        other = day_at(page, end + 1)
        if other is not None and other[0] > day and not month_at(page, other[1]):
            last_day, range_end = other[0], other[1]
    rule = "month-day" if last_day == day else "day-range"
    return _span(page, (start, range_end), month, (day, last_day), rule)


def day_first(page: Page, at: int) -> Span | None:
    """24 November 2025; the 24th of November; 24-27 November; 24 to 27 November 2025."""
    start, words = at, page.table.words
    if page.low(at) in words["the"]:
        at += 1
        if at >= len(page.found):
            return None
    first = day_at(page, at)
    if first is None:
        return None
    day, end = first
    last_day = day
    if _joined(page, start, end):
        other = day_at(page, end + 1)
        if other is not None and other[0] > day:
            last_day, end = other
    if page.low(end) in words["day"] and page.low(end + 1) in words["of"]:
        end += 1
    if page.low(end) == "-" or page.low(end) in words["of"]:
        end += 1
    month = month_at(page, end)
    if month is None:
        return None
    number, end = month
    if page.low(end) == "-" and page.joined(end) and page.figure(end + 1):
        end += 1
    return _span(page, (start, end), number, (day, last_day), "day-month")


def _joined(page: Page, start: int, at: int) -> bool:
    """Return whether a token joins the days of a range: a dash, `to`, or `and` behind `between`."""
    words, low = page.table.words, page.low(at)
    return low in words["joins_days"] or (low in words["and"] and page.low(start - 1) in words["between"])


def _span(page: Page, place: tuple[int, int], month: int, both: tuple[int, int], rule: str) -> Span | None:
    """Return the days of a month, in the year behind them or the one that is meant; None where there are none."""
    (start, end), (day, last_day) = place, both
    year = year_behind(page, end, dated=True)
    if year is not None:
        wanted, end, soft, note, no_year = year[0], year[1], False, "", False
    else:
        wanted = nearest_year(page, month, min(day, 28) if page.today is None else day, start)
        soft, note, no_year = soft_year(page, wanted), year_note(page, wanted), page.today is None
    if not days.exists(wanted, month, day) or not days.exists(wanted, month, last_day):
        if year is not None or rule == "day-month" or not counts(page, end):
            page.leave_out(start, end)
        return None
    span = ordinal(wanted, month, day), ordinal(wanted, month, last_day)
    return Span(*span, start, end, "day" if day == last_day else "range", rule, soft, note, no_year=no_year)


def counts(page: Page, at: int) -> bool:
    """Return whether the number before a token counts what stands there: in February 30 people died."""
    word = page.found[at] if at < len(page.found) else None
    return word is not None and word.type is Type.WORD and word.low not in page.table.words["not_noun"]
