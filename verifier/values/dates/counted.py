"""Days and weeks counted inside a period: the third Monday of March, the last week of July, the 20th of next month."""

from verifier.values import days
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.dates.pieces import day_at
from verifier.values.dates.shifted import period
from verifier.values.numbers import number
from verifier.values.tables import Table
from verifier.values.tokens import Type

_UNITS = {"day", "week", "month", "weekend"}


def counted(page: Page, at: int) -> Span | None:
    """The first Monday of this month, the third last week of 2018, the last day of October 2015."""
    start = at
    if page.low(at) in page.table.words["possessives"]:
        at += 1
    place = _place(page, at)
    if place is None:
        return None
    which, end = place
    many = number(page.found, end, page.table) if abs(which) == 1 and end < len(page.found) else None
    if many is not None and many.value.denominator == 1 and 0 < many.value < 100 and not many.vague:
        return _several(page, start, which, int(many.value), many.end)
    unit = page.table.time_units.get(page.low(end), "")
    wanted = page.table.weekdays.get(page.low(end))
    if (unit not in _UNITS or page.low(end).endswith(page.table.plural)) and wanted is None:
        return None
    if wanted is not None and page.low(end + 1) in page.table.words["anchored_on"]:
        return _after(page, start, end + 2, wanted, which)
    inside = _inside(page, end + 1)
    if inside is None:
        return None
    found = _nth(inside, which, unit, wanted)
    if found is None:
        return None
    grain = "day" if found[0] == found[1] else unit
    return Span(*found, start, inside.end, grain, "counted", soft=grain == "week" or inside.soft, note=inside.note)


def _place(page: Page, at: int) -> tuple[int, int] | None:
    """Return which one is meant, from the end below zero: first 1, last -1, third last -3; and the token after."""
    last = page.table.words["last_of"]
    if page.low(at) in last:
        return -1, at + 1
    place = place_at(page, at)
    if place is None:
        return None
    which, end = place
    return (-which, end + 1) if page.low(end) in last else (which, end)


def _inside(page: Page, at: int) -> Span | None:
    """Return the period behind `of` or `in`."""
    if page.low(at) not in page.table.words["within_period"] or at + 1 >= len(page.found) or page.depth:
        return None
    from verifier.values.dates import calendar  # the rules read one another

    page.depth += 1
    inside = calendar(page, at + 1) or the_period(page, at + 1)
    page.depth -= 1
    if inside is None or inside.no_year or inside.grain in {"day", "week", "range", "weekend"}:
        return None
    return inside


def _nth(inside: Span, which: int, unit: str, wanted: int | None) -> tuple[int, int] | None:
    """Return the nth unit or weekday of a period; a week belongs to the period that holds its Thursday, as in ISO."""
    first, last = inside.first, inside.last
    if unit == "month":
        year, month, _ = days.civil(first if which > 0 else last)
        total = year * 12 + month - 1 + (which - 1 if which > 0 else which + 1)
        found = days.ordinal(total // 12, total % 12 + 1)
        until = found + days.month_length(total // 12, total % 12 + 1) - 1
        return (found, until) if first <= found and until <= last else None
    if unit == "day":
        day = first + which - 1 if which > 0 else last + which + 1
        return (day, day) if first <= day <= last else None
    weekday = wanted or (6 if unit == "weekend" else 4)
    if which > 0:
        day = first + (weekday - days.iso_weekday(first)) % 7 + 7 * (which - 1)
    else:
        day = last - (days.iso_weekday(last) - weekday) % 7 + 7 * (which + 1)
    if not first <= day <= last:
        return None
    if unit == "week":
        return day - 3, day + 3
    return (day, day + 1) if unit == "weekend" else (day, day)


def _several(page: Page, start: int, which: int, many: int, at: int) -> Span | None:
    """Return `the last four months of 2021`, `the first 3 weeks of July`."""
    unit = page.table.time_units.get(page.low(at), "")
    if unit not in {"day", "week", "month"} or many < 2:
        return None
    inside = _inside(page, at + 1)
    if inside is None or (unit == "month" and which > 0):
        return None  # the first nine months have a rule of their own
    one, other = _nth(inside, which, unit, None), _nth(inside, which * many, unit, None)
    if one is None or other is None:
        return None
    return Span(min(one[0], other[0]), max(one[1], other[1]), start, inside.end, "range", "counted-many", inside.soft)


def _after(page: Page, start: int, at: int, wanted: int, which: int) -> Span | None:
    """Return `the third Tuesday after Christmas 2014`."""
    if page.depth or at >= len(page.found) or which < 1:
        return None
    from verifier.values.dates import calendar  # the rules read one another

    page.depth += 1
    anchor = calendar(page, at)
    page.depth -= 1
    if anchor is None or anchor.grain != "day" or anchor.no_year:
        return None
    day = anchor.first + ((wanted - days.iso_weekday(anchor.first)) % 7 or 7) + 7 * (which - 1)
    return Span(day, day, start, anchor.end, "day", "counted", soft=anchor.soft, note=anchor.note)


def the_period(page: Page, at: int) -> Span | None:
    """The year, the month, behind `the end of`; `year` alone there."""
    step = at + 1 if page.low(at) in page.table.words["possessives"] else at
    unit = page.table.time_units.get(page.low(step))
    if (
        page.today is None
        or unit not in {"year", "month", "week", "quarter", "decade", "century"}
        or page.low(step).endswith(page.table.plural)
    ):
        return None
    return Span(*period(page.today, unit, 0), at, step + 1, unit, "the-period", soft=True)


def week_of(page: Page, at: int) -> Span | None:
    """The week of April 10th; the week beginning February 4; the weekend of 4 July."""
    start = at
    if page.low(at) in page.table.words["possessives"]:
        at += 1
    unit = page.table.time_units.get(page.low(at))
    if (
        unit not in {"week", "weekend"}
        or page.low(at).endswith(page.table.plural)
        or page.depth
        or at + 2 >= len(page.found)
    ):
        return None
    words, low = page.table.words, page.low(at + 1)
    if low not in words["week_of"] | words["beginning_with"]:
        return None
    from verifier.values.dates import calendar  # the rules read one another

    page.depth += 1
    day = calendar(page, at + 2) or latest_day(page, at + 2)
    page.depth -= 1
    if day is None or day.grain != "day":
        return None
    monday = day.first - days.iso_weekday(day.first) + 1
    whole = (day.first, day.first + 6)
    if low in words["beginning_with"]:
        return Span(*whole, start, day.end, "week", "week-of", day.soft, day.note, no_year=day.no_year)
    if unit == "weekend":
        saturday = monday + 5 - (7 if day.rule == "holiday" and day.first < monday + 3 else 0)
        first = min(saturday, day.first) if day.rule == "holiday" else saturday
        return Span(first, max(saturday + 1, first), start, day.end, "weekend", "week-of", soft=True, note=day.note)
    others = ((*whole, "seven days from it"),) if whole[0] != monday else ()
    return Span(monday, monday + 6, start, day.end, "week", "week-of", soft=True, note=day.note, others=others)


def day_of_month(page: Page, at: int) -> Span | None:
    """The 20th of next month, 20 of this month."""
    start = at
    if page.low(at) in page.table.words["the"]:
        at += 1
    day = day_at(page, at) if at < len(page.found) else None
    if day is None:
        return None
    inside = _inside(page, day[1])
    if inside is None or inside.grain != "month" or inside.last - inside.first + 1 < day[0]:
        return None
    found = inside.first + day[0] - 1
    return Span(found, found, start, inside.end, "day", "day-of-month", soft=inside.soft, note=inside.note)


def latest_day(page: Page, at: int) -> Span | None:
    """Return `the 18th` behind `on` or `the week of`: the latest such day, or the next where the verb looks ahead."""
    start = at
    at += page.low(at) in page.table.words["the"]
    found = place_at(page, at) if at < len(page.found) else None
    if found is None or page.today is None or not 1 <= found[0] <= 31:
        return None
    end = found[1]
    if (
        end < len(page.found)
        and page.found[end].type is Type.WORD
        and page.low(end) not in page.table.words["not_noun"]
    ):
        return None
    year, month, _ = days.civil(page.today)
    steps = range(12) if looks_ahead(page, start, end) else range(0, -12, -1)
    for step in steps:
        total = year * 12 + month - 1 + step
        if not days.exists(total // 12, total % 12 + 1, found[0]):
            continue
        day = days.ordinal(total // 12, total % 12 + 1, found[0])
        if (day >= page.today) if steps.step > 0 else (day <= page.today):
            return Span(
                day,
                day,
                start,
                end,
                "day",
                "day-alone",
                soft=True,
                note=f"{days.text(day)[:7]} from the date of publication",
            )
    return None


def on_day(page: Page, at: int) -> Span | None:
    """On the 18th: without its month, behind `on`."""
    start = at + (page.low(at) in page.table.words["the"])
    if page.low(at - 1) not in page.table.words["on"] or start >= len(page.found):
        return None
    one = latest_day(page, at)
    ends = one is not None and (one.end >= len(page.found) or page.found[one.end].type is Type.MARK)
    return one if ends else None


def week_commencing(page: Page, at: int) -> Span | None:
    """Return `w/c 4 February`, `w/c Feb 4`: the seven days from it."""
    letters = (page.low(at), page.low(at + 1), page.low(at + 2))
    if "".join(letters) not in page.table.words["week_commencing"] or not page.joined(at + 1) or page.depth:
        return None
    from verifier.values.dates import calendar  # the rules read one another

    if at + 3 >= len(page.found):
        return None
    page.depth += 1
    day = calendar(page, at + 3)
    page.depth -= 1
    if day is None or day.grain != "day":
        return None
    return Span(day.first, day.first + 6, at, day.end, "week", "week-of", day.soft, day.note, no_year=day.no_year)


def is_last(low: str, table: Table) -> bool:
    """Return whether a word counts from the end."""
    return low in table.words["last_of"]
