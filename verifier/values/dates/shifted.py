"""Last, this and next: week, month, weekday, season."""

from verifier.values import days
from verifier.values.dates.months import day_at, month_span
from verifier.values.dates.page import Page, Span
from verifier.values.dates.parts import season_span
from verifier.values.days import ordinal


def shifted_period(page: Page, at: int) -> Span | None:
    """Last week, next month, this year, the current quarter, last May, next Friday, this summer, this weekend."""
    if page.today is None:
        return None
    start = at
    if page.low(at) in {"the", "its", "their"}:
        at += 1
    words = page.table.words
    low = page.low(at)
    if low == "latest" and start != at:
        step = 0
    elif (
        low in words["last"]
        and page.low(at + 1) in page.table.time_units
        and low in {"past", "previous", "prior"}
        and start == at
        and page.low(at - 1) in {"", "for", "end", "of", "in"}
    ) or (
        low in words["last"]
        and low
        not in {"prior", "preceding"}
        | (
            {"past"}
            if page.low(at + 1) not in page.table.weekdays and page.low(at + 1) not in page.table.months
            else set()
        )
    ):
        step = -1
    elif low in {"next", "coming", "upcoming"}:
        step = 1
    elif low in words["this"]:
        step = 0
    else:
        return None
    name = page.low(at + 1).removesuffix("'s")
    end = at + 2
    if name in {"fiscal", "calendar"} and page.low(at + 2) in {"year", "quarter"}:
        name, end = page.low(at + 2), at + 3
    if name in page.table.weekdays:
        return _shifted_weekday(page, start, page.table.weekdays[name], step, end)
    if name in page.table.months and (page.capital(at + 1) or step):
        return _shifted_month(page, start, page.table.months[name], step, end)
    if name in page.table.seasons:
        return _shifted_season(page, start, page.table.seasons[name], step, end)
    if low == "latest":
        return _shifted_unit(page, start, "quarter", -1, end) if name == "quarter" else None
    return _shifted_unit(page, start, name, step, end)


def _shifted_weekday(page: Page, start: int, wanted: int, step: int, end: int) -> Span:
    assert page.today is not None
    today = page.today
    back = (days.iso_weekday(today) - wanted) % 7 or 7
    ahead = (wanted - days.iso_weekday(today)) % 7 or 7
    if page.low(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    if step < 0:
        return Span(today - back, today - back, start, end, "day", "shifted-weekday", soft=True)
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
        or unit not in {"week", "month", "year", "quarter", "weekend", "decade", "century", "day"}
        or name.endswith("s")
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
    return Span(first, last, start, end, unit, "shifted-period", soft=unit in {"week", "weekend"}, others=others)


def period(today: int, unit: str, step: int) -> tuple[int, int]:
    """Return first and last day of the unit that lies `step` units after the one that holds a day."""
    year, month, _ = days.civil(today)
    if unit == "day":
        return today + step, today + step
    if unit in {"week", "fortnight"}:
        monday = today - days.iso_weekday(today) + 1 + 7 * step
        return monday, monday + 6
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
    if page.today is None or page.low(at) != "the" or page.low(at + 1) != "weekend":
        return None
    first, last = period(page.today, "weekend", 0)
    return Span(first, last, at, at + 2, "weekend", "weekend", soft=True)
