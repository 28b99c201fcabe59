"""Last, this and next: week, month, weekday, season."""

from dataclasses import replace
from fractions import Fraction

from verifier.values import days
from verifier.values.dates.holidays import begins_holiday, shifted_holiday
from verifier.values.dates.months import month_span
from verifier.values.dates.page import Page, Span
from verifier.values.dates.parts import quarter_at, quarter_span, season_span
from verifier.values.dates.pieces import day_at
from verifier.values.days import ordinal
from verifier.values.numbers import number


def shifted_period(page: Page, at: int) -> Span | None:
    """Last week, next month, this year, the current quarter, last May, next Friday, this summer, this weekend."""
    if page.today is None:
        return None
    start = at
    if page.low(at) in page.table.words["possessives"]:
        at += 1
    step = _step(page, start, at)
    if step is None:
        return None
    low, at = page.low(at), at + 1
    if step == 0 and page.low(at) in page.table.words["coming"] | page.table.words["just_past"]:
        step, at = (1 if page.low(at) in page.table.words["coming"] else -1), at + 1  # this coming Friday
        if page.low(at) not in page.table.weekdays:
            return None
        return _shifted_weekday(page, start, page.table.weekdays[page.low(at)], step, at + 1, nearest=True)
    name, end = page.low(at).removesuffix(page.table.possessive), at + 1
    if name in page.table.words["kinds_of_year"] and page.low(end) in page.table.time_units:
        name, end = page.low(end), end + 1
    if name in page.table.weekdays:
        return _shifted_weekday(page, start, page.table.weekdays[name], step, end)
    if name in page.table.months and (page.capital(at) or step):
        return _shifted_month(page, start, page.table.months[name], step, end)
    if name in page.table.seasons:
        return _shifted_season(page, start, page.table.seasons[name], step, end)
    if low in page.table.words["latest"]:
        return _shifted_unit(page, start, "quarter", -1, end) if page.table.time_units.get(name) == "quarter" else None
    if step and start == at - 1:
        many = _many(page, start, at, step)
        if many is not None:
            return many
    found = _with_quarter(page, _shifted_unit(page, start, name, step, end)) or (
        shifted_holiday(page, start, at, step) if step else None
    )
    return _day_of_week(page, found) if found is not None and found.grain == "week" else found


def _step(page: Page, start: int, at: int) -> int | None:
    """Return -1 for last, 1 for next, 0 for this; None where the words are of another time than the article's."""
    words, low = page.table.words, page.low(at)
    if low in words["latest"]:
        return 0 if start != at else None
    if low in words["this"]:
        return 0
    if low in words["coming"]:
        return 1
    following = page.low(at + 1)
    named = following in page.table.weekdays or following in page.table.months
    named = named or begins_holiday(following, page.table.holidays)
    if low in words["following"]:
        return 1 if start == at and (named or not page.low(at - 1)) else None
    if low not in words["last"]:
        return None
    if low in words["of_the_story"]:  # the previous year: of the time that is told of
        alone = start == at and page.low(at - 1) in {"", *words["before_period"]}
        return (
            -1
            if (alone and following in page.table.time_units) or (named and start == at) or _is_many(page, at + 1)
            else None
        )
    return -1


def _is_many(page: Page, at: int) -> bool:
    low = page.low(at)
    return (low in page.table.ones or bool(page.figure(at))) and page.low(at + 1) in page.table.time_units


def _many(page: Page, start: int, at: int, step: int) -> Span | None:
    """Last 3 days, next two weeks: whole units beside the one of publication; with `the`, they are a length of time."""
    if at >= len(page.found):
        return None
    definite = page.low(start - 1) in page.table.words["articles"] | page.table.words["this"]
    if page.low(at - 1) in page.table.words["last_one"] and page.low(at - 2) in page.table.words["before_lasting"]:
        return None  # the talks will last three days
    count = number(page.found, at, page.table)
    if count is None and page.low(at) in page.table.denominators:
        return None
    if count is not None and count.fraction:  # three quarters
        count = replace(count, value=Fraction(page.table.ones.get(page.low(at), 0)), end=at + 1)
    if count is None or count.value.denominator != 1 or not 0 < count.value <= 1000 or count.vague:
        return None
    end = count.end
    if page.low(end) in page.table.words["kinds_of_day"]:
        end += 1
    unit = page.table.time_units.get(page.low(end))
    if unit not in {"day", "week", "month", "quarter", "year", "decade"} or page.today is None:
        return None
    if definite and unit != "quarter":
        return None
    many = int(count.value)
    near, far = period(page.today, unit, step), period(page.today, unit, step * many)
    first, last = min(near[0], far[0]), max(near[1], far[1])
    if last - first > 400_000:
        return None
    others: tuple[tuple[int, int, str], ...] = ()
    if unit in {"week", "month", "quarter", "year"}:
        months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
        edge = page.today + step * 7 * many if months is None else days.plus_months(page.today, step * months * many)
        rolling = (edge, page.today - 1) if step < 0 else (page.today + 1, edge)
        others = ((*rolling, "to the day"),)
    return Span(first, last, start, end + 1, "range", "last-many", soft=True, others=others)


def _with_quarter(page: Page, year: Span | None) -> Span | None:
    """Next year's first quarter."""
    if (
        year is None
        or year.grain != "year"
        or not page.low(year.end - 1).endswith(page.table.possessive)
        or year.end >= len(page.found)
    ):
        return year
    named = quarter_at(page, year.end)
    if named is None:
        return year
    return quarter_span(days.civil(year.first)[0], named[0], year.start, named[1])


def _day_of_week(page: Page, week: Span) -> Span:
    """Next week on Tuesday, next week Wednesday."""
    step = week.end + 1 if page.low(week.end) in page.table.words["on"] else week.end
    wanted = page.table.weekdays.get(page.low(step))
    if wanted is None:
        return week
    day = week.first + wanted - 1
    return Span(day, day, week.start, step + 1, "day", "weekday-of-week", soft=True)


def _shifted_weekday(page: Page, start: int, wanted: int, step: int, end: int, *, nearest: bool = False) -> Span:
    assert page.today is not None
    today = page.today
    back = (days.iso_weekday(today) - wanted) % 7 or 7
    ahead = (wanted - days.iso_weekday(today)) % 7 or 7
    if page.low(end) in page.table.words["day_parts"]:
        end += 1
    if step < 0:
        monday = today - days.iso_weekday(today) - 6
        other = monday + wanted - 1
        others = ((other, other, "of last week"),) if other != today - back and not nearest else ()
        return Span(today - back, today - back, start, end, "day", "shifted-weekday", soft=True, others=others)
    if nearest:
        return Span(today + ahead, today + ahead, start, end, "day", "shifted-weekday", soft=True)
    if step > 0:
        monday = today - days.iso_weekday(today) + 8
        other = monday + wanted - 1
        others = ((today + ahead, today + ahead, "the coming one"),) if other != today + ahead else ()
        return Span(other, other, start, end, "day", "shifted-weekday", soft=True, others=others)
    day = today - days.iso_weekday(today) + wanted
    return Span(day, day, start, end, "day", "shifted-weekday", soft=True)


def _shifted_month(page: Page, start: int, month: int, step: int, end: int) -> Span:
    assert page.today is not None
    year, now, _ = days.civil(page.today)
    chosen = year if (step < 0 and month < now) or (step > 0 and month > now) or step == 0 else year + step
    day = day_at(page, end)
    if day is not None and days.exists(chosen, month, day[0]):
        number_ = ordinal(chosen, month, day[0])
        return Span(number_, number_, start, day[1], "day", "shifted-month")
    return month_span(chosen, month, start, end, "shifted-month")


def _shifted_season(page: Page, start: int, season: tuple[int, int], step: int, end: int) -> Span:
    assert page.today is not None
    year = days.civil(page.today)[0]
    this = season_span(season, year, start, end, soft=True)
    if step < 0 and this.last < page.today:
        return this
    if step > 0 and this.first > page.today:
        return this
    return this if step == 0 else season_span(season, year + step, start, end, soft=True)


def _shifted_unit(page: Page, start: int, name: str, step: int, end: int) -> Span | None:
    unit = page.table.time_units.get(name)
    if (
        unit is None
        or unit not in {"week", "fortnight", "month", "year", "quarter", "weekend", "decade", "century", "day"}
        or name.endswith(page.table.plural)
    ):
        return None
    assert page.today is not None
    first, last = period(page.today, unit, step)
    if unit == "day":
        return None
    others: tuple[tuple[int, int, str], ...] = ()
    if unit == "week":
        sunday = page.today - days.iso_weekday(page.today) % 7 + 7 * step
        others = ((sunday, sunday + 6, "weeks from Sunday"),)
        if step < 0:
            others = (*others, (page.today - 7, page.today - 1, "the past 7 days"))
    return Span(
        first, last, start, end, unit, "shifted-period", soft=unit in {"week", "weekend", "fortnight"}, others=others
    )


def period(today: int, unit: str, step: int) -> tuple[int, int]:
    """Return first and last day of the unit that lies `step` units after the one that holds a day."""
    year, month, _ = days.civil(today)
    if unit == "day":
        return today + step, today + step
    if unit in {"week", "fortnight"}:
        length = 7 if unit == "week" else 14
        monday = today - days.iso_weekday(today) + 1 + length * step
        return monday, monday + length - 1
    if unit == "weekend":
        saturday = today - days.iso_weekday(today) + 6 + 7 * step
        if days.iso_weekday(today) < 6 and step == 0:
            saturday -= 7
        return saturday, saturday + 1
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        total = (year * 12 + month - 1) // size * size + step * size
        until = total + size - 1
        return ordinal(total // 12, total % 12 + 1), ordinal(
            until // 12, until % 12 + 1, days.month_length(until // 12, until % 12 + 1)
        )
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    begin = year // size * size + step * size
    return ordinal(begin), ordinal(begin + size - 1, 12, 31)


def weekend(page: Page, at: int) -> Span | None:
    """The weekend; over the weekend."""
    if page.today is None or page.low(at) not in page.table.words["the"]:
        return None
    if page.low(at + 1) not in page.table.words["weekend"]:
        return None
    first, last = period(page.today, "weekend", 0)
    return Span(first, last, at, at + 2, "weekend", "weekend", soft=True)
