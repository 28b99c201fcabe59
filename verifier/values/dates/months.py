"""Months, alone, with their year or with a day behind them."""

from verifier.values import days
from verifier.values.dates.inferred import nearest_year, soft_year, year_note
from verifier.values.dates.monthdays import counts, with_day
from verifier.values.dates.page import Page, Span
from verifier.values.dates.pieces import day_at, ends_clause, month_at, year_behind
from verifier.values.days import ordinal
from verifier.values.nouns import is_plural


def month_span(year: int, month: int, start: int, end: int, rule: str, **rest: object) -> Span:
    """Return a month, from its first day to its last."""
    last = days.month_length(year, month)
    return Span(ordinal(year, month, 1), ordinal(year, month, last), start, end, "month", rule, **rest)  # type: ignore[arg-type]  # by keyword


YEAR_DIGITS = 4


def month_first(page: Page, at: int) -> Span | None:
    """November 24, 2025; Nov. 24-27; November 2025; November."""
    found = month_at(page, at)
    if found is None:
        return None
    month, end = found
    if (
        page.low(end) in {",", "/", "-"}
        and day_at(page, end + 1)
        and (page.joined(end) or page.low(end) == ",")
        and (page.low(end) == "/" or page.low(end + 2) in page.table.words["ordinal_ends"])
    ):
        end += 1  # October, 1st; Oct/2
    joined_year = _joined_year(page, at, month, end)
    if joined_year is not None:
        return joined_year
    if page.low(end) in page.table.words["the"]:
        after = day_at(page, end + 1)
        end = end + 1 if after else end
    day = day_at(page, end)
    if day is not None and len(page.figure(end)) != YEAR_DIGITS:
        counting = page.low(at - 1) in page.table.words["in"] and day[1] == end + 1 and counts(page, end + 1)
        one = None if counting and is_plural(page.low(end + 1), page.table) else with_day(page, at, month, *day)
        return one or (None if page.void > at else _bare_month(page, at, month, end))  # in May 20 people died
    if page.low(end) == "," and not page.figure(end + 1):
        return _bare_month(page, at, month, end)
    year = year_behind(page, end)
    if year is not None:
        return month_span(year[0], month, at, year[1], "month-year")
    return _bare_month(page, at, month, end)


def _joined_year(page: Page, at: int, month: int, end: int) -> Span | None:
    """Return `Dec-2018`, `Dec/2018`, `Sep-23-2020`."""
    mark = page.low(end)
    if mark not in {"-", "/"} or not page.joined(end) or not page.joined(end + 1):
        return None
    first, third = page.figure(end + 1), page.figure(end + 3)
    if len(first) == 4 and 1000 <= int(first) <= 2999 and not (page.low(end + 2) == mark and page.joined(end + 2)):
        return month_span(int(first), month, at, end + 2, "month-year")
    if len(third) != 4 or page.low(end + 2) != mark or not first or not page.joined(end + 3):
        return None
    if not 1000 <= int(third) <= 2999 or not days.exists(int(third), month, int(first[:3])):
        return None
    day = ordinal(int(third), month, int(first))
    return Span(day, day, at, end + 4, "day", "month-day")


def year_first(page: Page, at: int) -> Span | None:
    """2018 March 18, 2017 April, 2019-Aug-1."""
    text = page.figure(at)
    if len(text) != 4 or not 1000 <= int(text) <= 2999:
        return None
    step = at + 2 if page.low(at + 1) in {"-", "/"} and page.joined(at + 1) else at + 1
    found = month_at(page, step) if step < len(page.found) else None
    if found is None or (page.low(step) in page.table.words["month_verbs"] and not page.capital(step)):
        return None
    month, end = found
    apart = end + 1 if page.low(end) in {"-", "/"} and page.joined(end) else end
    day = day_at(page, apart) if apart < len(page.found) else None
    if day is not None and (step == at + 2) == (apart == end + 1) and days.exists(int(text), month, day[0]):
        number_ = ordinal(int(text), month, day[0])
        return Span(number_, number_, at, day[1], "day", "month-day")
    if step == at + 2 or page.figure(apart):
        return None
    return month_span(int(text), month, at, end, "month-year")


def _bare_month(page: Page, at: int, month: int, end: int) -> Span | None:
    words = page.table.words
    lower = not page.capital(at) and not (page.low(at - 1) in words["before_month"] and ends_clause(page, end))
    if page.low(at) in words["month_verbs"] and (at == 0 or lower or _verb_may(page, at)):
        return None
    short = page.low(at) in words["short_months_that_are_words"] and page.low(end - 1) != "."
    if short and page.low(at - 1) not in words["before_short_month"]:
        return None
    year = nearest_year(page, month, at=at)
    return month_span(
        year,
        month,
        at,
        end,
        "month",
        soft=soft_year(page, year),
        note=year_note(page, year),
        no_year=page.today is None,
    )


def _verb_may(page: Page, at: int) -> bool:
    before, after, words = page.low(at - 1), page.low(at + 1), page.table.words
    wish = before in {".", "!", "?", '"'} and after in words["behind_wish"]
    marching = after in words["behind_march"] and before not in words["before_month"]  # the March for Life
    return wish or marching or after in words["behind_verb_may"]
