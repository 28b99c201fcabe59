"""Weekdays, alone or beside a date."""

from dataclasses import replace

from verifier.values import days
from verifier.values.dates.ago import ago
from verifier.values.dates.figures import slashed
from verifier.values.dates.monthdays import day_first
from verifier.values.dates.months import month_first
from verifier.values.dates.near import looks_ahead, tells_no_past
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.dates.pieces import day_at
from verifier.values.dates.shifted import shifted_period
from verifier.values.days import ordinal
from verifier.values.tokens import Type

_WEEKS = (("last_one", -7), ("next_one", 7), ("this_one", 0))  # behind a weekday: Friday next week


def weekday(page: Page, at: int) -> Span | None:
    """Sunday; Sunday, November 30; last Sunday; the Sunday before last is not read."""
    words = page.table.words
    low = page.low(at).removesuffix(page.table.possessive)
    wanted = page.table.weekdays.get(low)
    if wanted is None or (low in words["weekdays_that_are_words"] and not _meant(page, at)):
        return None
    end = at + 1
    if page.low(end) == "." and page.joined(end) and len(page.low(at)) <= 5:
        end += 1
    step = end + 1 if page.low(end) == "," or page.low(end) in words["the"] else end
    step = step + 1 if page.low(step) in words["the"] else step
    if step < len(page.found):
        dated = month_first(page, step) or day_first(page, step) or (slashed(page, step) if page.figure(step) else None)
        if dated is not None and dated.grain == "day":
            return replace(dated, start=at)
        alone = day_at(page, step)
        week = shifted_period(page, step + 1) if page.low(step) in words["of"] and step + 1 < len(page.found) else None
        if week is not None and week.grain == "week":
            day = week.first + wanted - 1
            return Span(day, day, at, week.end, "day", "weekday-of-week", soft=True)
        if alone is not None and page.today is not None and _is_day(page, step, alone[1]):
            near = _day_of_month(page, alone[0], wanted)
            if near:
                return Span(near, near, at, alone[1], "day", "weekday-day", soft=True)
    if page.today is None or page.low(at - 1) in words["any_weekday"]:
        return None
    moved = _in_moved_week(page, at, wanted, end)
    if moved is not None:
        return moved
    return _plain_weekday(page, at, wanted, end)


def _in_moved_week(page: Page, at: int, wanted: int, end: int) -> Span | None:
    """Return `Monday two weeks from now`, `Sunday, 3 weeks after January 15th`: that weekday of the week reached."""
    step = end + (page.low(end) == ",")
    counts = page.low(step) in page.table.ones or page.low(step) in page.table.words["within"] or page.figure(step)
    one = ago(page, step) if counts and step < len(page.found) and not page.depth else None
    if one is None or one.grain != "day" or page.today is None or abs(one.first - page.today) < 7:
        return None
    day = one.first - days.iso_weekday(one.first) + wanted
    return Span(day, day, at, one.end, "day", "weekday-of-week", soft=True, note=one.note)


def _meant(page: Page, at: int) -> bool:
    """Return whether `Sun`, `Sat` or `Wed` is a weekday here: a capital, and words of time around it."""
    if not page.capital(at):
        return False
    before, after = page.low(at - 1), page.low(at + 1)
    words = page.table.words
    comma = after == "," and (page.figure(at + 2) or page.low(at + 2) in page.table.months)
    around = before in words["on"] | words["this"] | words["last"] | words["coming"] or after in words["at"] | {"."}
    around = around or bool(comma)
    return around or bool(page.figure(at + 1)) or after in page.table.months or at + 1 >= len(page.found)


def _is_day(page: Page, at: int, end: int) -> bool:
    """Return whether a number behind a weekday is a day of the month: the 14th, the eleventh, a bare 31 at the end."""
    if page.found[at].type is Type.WORD:
        return (page.low(at) not in page.table.ones and page.low(at) not in page.table.tens) or place_at(
            page, at
        ) is not None
    if page.low(end - 1) in page.table.words["ordinal_ends"]:
        return True
    return end == at + 1 and (end >= len(page.found) or page.low(end) in {".", "!", "?"})


def _day_of_month(page: Page, day: int, wanted: int) -> int | None:
    """Return the nearest day with this number that falls on this weekday."""
    assert page.today is not None
    year, month, _ = days.civil(page.today)
    options = []
    for shift in range(-12, 13):
        total = year * 12 + month - 1 + shift
        if days.exists(total // 12, total % 12 + 1, day):
            one = ordinal(total // 12, total % 12 + 1, day)
            if days.iso_weekday(one) == wanted:
                options.append(one)
    return min(options, key=lambda one: abs(one - (page.today or 0)), default=None)


def _plain_weekday(page: Page, at: int, wanted: int, end: int) -> Span:
    assert page.today is not None
    back = (days.iso_weekday(page.today) - wanted) % 7
    latest = page.today - back
    following = latest + 7
    words = page.table.words
    if page.low(end) in words["day_parts"]:
        end += 1
    week = next((step for name, step in _WEEKS if page.low(end) in words[name]), None)
    if week is not None and page.low(end + 1) in words["week"]:
        monday = page.today - days.iso_weekday(page.today) + 1 + week
        return Span(monday + wanted - 1, monday + wanted - 1, at, end + 2, "day", "weekday-of-week")
    ahead = looks_ahead(page, at, end) and not page.low(at).endswith(page.table.possessive)
    first, second = (following, latest) if ahead and back else (latest, following)
    note = f"{days.text(first)} from the date of publication"
    return Span(
        first,
        first,
        at,
        end,
        "day",
        "weekday",
        soft=True,
        note=note,
        others=((second, second, "the other such day"),) if back and (ahead or tells_no_past(page, at)) else (),
    )
