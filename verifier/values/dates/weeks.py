"""Weeks by their number, working weeks, and the week after next."""

from dataclasses import replace

from verifier.values import days
from verifier.values.dates.page import Page, Span
from verifier.values.dates.shifted import period
from verifier.values.dates.years import year_at
from verifier.values.tokens import Type

LAST_WEEK = 53


def numbered_week(page: Page, at: int) -> Span | None:
    """Week 31 of 2018, calendar week 7, the week 31, W31 2018: weeks of ISO 8601, from Monday.

    A bare `week 12` counts from the start of something else (a season, a treatment) and is not read.
    """
    start, sure = at, page.low(at) in page.table.words["the"]
    at += sure
    if page.low(at) in page.table.words["calendar"]:
        at, sure = at + 1, True
    short = page.low(at) in page.table.words["week_short"] and page.joined(at + 1)
    if not short and (page.table.time_units.get(page.low(at)) != "week" or page.low(at).endswith(page.table.plural)):
        return None
    number, end = page.figure(at + 1), at + 2
    if not number or len(number) > 2 or not 1 <= int(number) <= LAST_WEEK:
        return None
    behind = end + 1 if page.low(end) in page.table.words["within_period"] | {",", "/"} else end
    year = year_at(page, behind) if behind < len(page.found) else None
    if year is not None:
        return _week(int(number), year[0], start, year[1], soft=False)
    clear = (
        end >= len(page.found) or page.found[end].type is not Type.WORD or page.low(end) in page.table.words["not_noun"]
    )
    if page.today is None or short or not (clear and (sure or start == 0)):
        return None
    return _week(int(number), _iso_year(page.today), start, end, soft=True)


def year_week(page: Page, at: int) -> Span | None:
    """2018-W31, 2018 W31, 2018-W31-2: the week, or its day."""
    year = page.figure(at)
    step = at + 2 if page.low(at + 1) == "-" else at + 1
    if len(year) != 4 or page.low(step) not in page.table.words["week_short"] or not page.joined(step + 1):
        return None
    number = page.figure(step + 1)
    if len(number) != 2 or not 1 <= int(number) <= LAST_WEEK:
        return None
    week = _week(int(number), int(year), at, step + 2, soft=False)
    day = page.figure(week.end + 1) if week is not None and page.low(week.end) == "-" else ""
    if week is None or len(day) != 1 or not page.joined(week.end) or not 1 <= int(day) <= 7:
        return week
    found = week.first + int(day) - 1
    return Span(found, found, at, week.end + 2, "day", "numbered-week")


def _week(number: int, year: int, start: int, end: int, *, soft: bool) -> Span | None:
    """Return a week of a year; None where the year has none of that number."""
    monday = _first_monday(year) + 7 * (number - 1)
    if monday >= _first_monday(year + 1):
        return None
    return Span(monday, monday + 6, start, end, "week", "numbered-week", soft)


def _first_monday(year: int) -> int:
    """Return the Monday of the week that holds 4 January, the first of the year."""
    fourth = days.ordinal(year, 1, 4)
    return fourth - days.iso_weekday(fourth) + 1


def _iso_year(day: int) -> int:
    return days.civil(day - days.iso_weekday(day) + 4)[0]


def working_week(page: Page, at: int) -> Span | None:
    """Return this working week, next workweek: Monday to Friday."""
    words = page.table.words
    steps = ((words["last"], -1), (words["this"], 0), (words["coming"], 1))
    step = next((number for known, number in steps if page.low(at) in known), None)
    if step is None or page.today is None:
        return None
    end = at + 2
    if page.low(at + 1) in words["workweek"]:
        pass
    elif page.low(at + 1) in words["working"] and page.table.time_units.get(page.low(at + 2)) == "week":
        end = at + 3
    else:
        return None
    monday, _ = period(page.today, "week", step)
    return Span(monday, monday + 4, at, end, "week", "working-week", soft=True)


def after_next(page: Page, at: int) -> Span | None:
    """The week after next, the year before last, the Sunday after next: two units away."""
    words, start = page.table.words, at
    at += page.low(at) in words["the"]
    unit = page.table.time_units.get(page.low(at), "")
    weekday = page.table.weekdays.get(page.low(at))
    ahead = page.low(at + 1) in words["after"] and page.low(at + 2) in words["coming"]
    back = page.low(at + 1) in words["anchored_back"] and page.low(at + 2) in words["last_one"]
    if page.today is None or not (ahead or back) or page.low(at).endswith(page.table.plural):
        return None
    step = 2 if ahead else -2
    if weekday is not None:
        near = page.today + ((weekday - days.iso_weekday(page.today)) % 7 or 7)
        day = near + 7 if ahead else near - 21 + 7 * (near - page.today == 7)
        return Span(day, day, start, at + 3, "day", "after-next", soft=True)
    if unit not in {"week", "weekend", "fortnight", "month", "quarter", "year", "decade"}:
        return None
    return Span(*period(page.today, unit, step), start, at + 3, unit, "after-next", soft=unit == "weekend")


def business_days(page: Page, at: int) -> Span | None:
    """The next 4 business days: from the first day of work after publication to the last."""
    words, start = page.table.words, at
    at += page.low(at) in words["the"]
    ahead = page.low(at) in words["coming"]
    count = page.table.ones.get(page.low(at + 1), 0) or int(page.figure(at + 1)[:3] or 0)
    if page.today is None or not (ahead or page.low(at) in words["just_past"]) or not count:
        return None
    if page.low(at + 2) not in words["working"] or page.table.time_units.get(page.low(at + 3)) != "day":
        return None
    step = 1 if ahead else -1
    worked: list[int] = []
    day = page.today
    while len(worked) < count:
        day += step
        if days.iso_weekday(day) < 6:
            worked.append(day)
    return Span(min(worked), max(worked), start, at + 4, "range", "last-many", soft=True)


def on_weekday(page: Page, one: Span) -> Span:
    """Return `two weeks from now on Tuesday` as that weekday of the week that is reached."""
    step = one.end + 1 if page.low(one.end) in page.table.words["on"] else 0
    wanted = page.table.weekdays.get(page.low(step)) if step else None
    if wanted is None or one.first != one.last:
        return one
    day = one.first - days.iso_weekday(one.first) + wanted
    return replace(one, first=day, last=day, end=step + 1, soft=True, others=())
