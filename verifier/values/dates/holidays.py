"""Holidays by name: Christmas Eve, Thanksgiving 2023, last Easter, Labor Day weekend."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from verifier.values import days
from verifier.values.dates.page import UNKNOWN, Page, Span
from verifier.values.dates.parts import year_of_part
from verifier.values.dates.pieces import year_behind
from verifier.values.tokens import tokens

Named = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
EASTER_YEARS = range(326, 4100)  # those for which the Western rule is known


@cache
def _by_first(names: tuple[tuple[str, str], ...]) -> Named:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in names:
        words = tuple(token.low for token in tokens(name))
        found.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def begins_holiday(low: str, names: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a word begins a holiday's name."""
    return low in _by_first(names)


def holiday(page: Page, at: int) -> Span | None:
    """Christmas Eve; Thanksgiving 2023; Easter of last year; Labor Day weekend."""
    named = _named(page, at)
    if named is None:
        return None
    rule, end = named
    behind = end + (page.low(end) in page.table.words["weekend"])
    year = year_behind(page, behind) or year_of_part(page, behind)
    if year is None:
        near = _nearest(page, rule, at, end)
        return None if near is None else _with_weekend(page, near)
    day = _day_in(rule, year[0])
    if day is None:
        return None
    if behind == end:
        return _with_weekend(page, Span(day, day, at, year[1], "day", "holiday"))
    return replace(_with_weekend(page, Span(day, day, at, end, "day", "holiday")), end=year[1])


def shifted_holiday(page: Page, start: int, at: int, step: int) -> Span | None:
    """Last Easter, next Thanksgiving."""
    named = _named(page, at)
    if named is None or page.today is None:
        return None
    rule, end = named
    year = days.civil(page.today)[0]
    options = [day for shift in (-1, 0, 1) if (day := _day_in(rule, year + shift)) is not None]
    before = [day for day in options if day < page.today]
    after = [day for day in options if day > page.today]
    day = before[-1] if step < 0 and before else after[0] if step > 0 and after else None
    return None if day is None else Span(day, day, start, end, "day", "holiday", soft=True)


def _named(page: Page, at: int) -> tuple[str, int] | None:
    """Return a holiday's rule and the token behind its name."""
    for words, rule in _by_first(page.table.holidays).get(page.low(at), ()):
        end = at + len(words)
        if all(page.low(at + step) == word for step, word in enumerate(words)):
            return rule, end
    return None


def _nearest(page: Page, rule: str, at: int, end: int) -> Span | None:
    if page.today is None:
        day = _day_in(rule, UNKNOWN)
        return None if day is None else Span(day, day, at, end, "day", "holiday", soft=True, no_year=True)
    today = page.today
    year = days.civil(today)[0]
    options = [day for shift in (0, -1, 1) if (day := _day_in(rule, year + shift)) is not None]
    if not options:
        return None
    best = min(options, key=lambda day: abs(day - today))
    note = f"{days.year_text(days.civil(best)[0])} from the date of publication"
    return Span(best, best, at, end, "day", "holiday", soft=True, note=note)


def _with_weekend(page: Page, one: Span) -> Span:
    """Return `Labor Day weekend`: Saturday and Sunday, and the day itself where it joins them; `Easter week`."""
    if page.low(one.end) in page.table.words["weekend"]:
        saturday = one.first - days.iso_weekday(one.first) + 6
        saturday -= 7 if days.iso_weekday(one.first) < 4 else 0
        first, last = min(saturday, one.first), max(saturday + 1, one.first)
        return Span(first, last, one.start, one.end + 1, "weekend", "holiday", soft=True, note=one.note)
    if page.table.time_units.get(page.low(one.end)) == "week" and not page.low(one.end).endswith(page.table.plural):
        monday = one.first - days.iso_weekday(one.first) + 1
        return Span(monday, monday + 6, one.start, one.end + 1, "week", "holiday", soft=True, note=one.note)
    return one


def _day_in(rule: str, year: int) -> int | None:
    """Return the day that a rule gives in a year: `12-25`, `11 4 4` (the fourth Thursday of November), `easter -2`."""
    name, _, rest = rule.partition(" ")
    if name == "easter":
        if year not in EASTER_YEARS:
            return None
        from dateutil.easter import easter

        return easter(year).toordinal() + int(rest or 0)
    if not rest:
        month, day = (int(part) for part in name.split("-"))
        return days.ordinal(year, month, day)
    weekday, place, *more = (int(part) for part in rest.split())
    first = days.ordinal(year, int(name))
    if place < 0:
        first += days.month_length(year, int(name)) - 1
        found = first - (days.iso_weekday(first) - weekday) % 7
    else:
        found = first + (weekday - days.iso_weekday(first)) % 7 + 7 * (place - 1)
    return found + (more[0] if more else 0)
