"""So long ago, so much later; three days after Easter; 180 days from 2025-11-10."""

from collections.abc import Sequence
from fractions import Fraction

from verifier.values import days
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.page import Page, Span
from verifier.values.dates.shifted import period
from verifier.values.dates.weeks import on_weekday
from verifier.values.numbers import number
from verifier.values.units import MONTHS

DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
MOST = 5_000_000  # days or months that a date is moved by
Amounts = Sequence[tuple[int, str]]


def ago(page: Page, at: int) -> Span | None:
    """Two years ago, two weeks from now on Tuesday, in 5 days, three days after Easter, two Thursdays ago."""
    one = _moved_by(page, at)
    return None if one is None else on_weekday(page, one)


def _moved_by(page: Page, at: int) -> Span | None:
    words = page.table.words
    start, ahead = at, False
    if page.low(at) in words["within"]:
        ahead, at = True, at + 1
    elif not page.moves:
        return None
    counted = _counted(page, at)
    if counted is None:
        return None if ahead else _weekdays_ago(page, at)
    amounts, end = counted
    if ahead:
        return _ahead(page, start, end, amounts)
    if page.today is not None:
        told = _told(page, start, end, amounts)
        if told is not None:
            return told
    return _anchored(page, start, end, amounts)


def _told(page: Page, start: int, end: int, amounts: Amounts) -> Span | None:
    """Return what is told from the day of publication: ago, from now, hence."""
    words, low = page.table.words, page.low(end)
    if low in words["ago"]:
        return _moved(page, start, end + 1, amounts, -1, exact=False)
    if low in words["counting_on"] and page.low(end + 1) in words["now"] | words["today"]:
        return _moved(page, start, end + 2, amounts, 1, exact=True)
    if low in words["further_back"] and len(amounts) == 1 and amounts[0][1] in {"year", "month", "week"}:
        return _moved(page, start, end + 1, amounts, -1, exact=False)
    if low in words["hence"]:
        return _moved(page, start, end + 1, amounts, 1, exact=True)
    return None


def _ahead(page: Page, start: int, end: int, amounts: Amounts) -> Span | None:
    """Return `in 5 days`, where the verb looks ahead or nothing stands before it; `in two weeks' time`."""
    words = page.table.words
    timed = page.low(end) in words["time"]
    if amounts[0][1] not in {"day", "week", "month", "year", "fortnight"}:
        return None
    alone = start == 0 or page.low(start - 1) in words["stops"] | words["and"]
    if page.today is None or page.low(end) in words["of_length"] or page.low(end) in words["after_date"]:
        return None
    if not (timed or alone or looks_ahead(page, start, end)):
        return None
    return _moved(page, start, end + 1 if timed else end, amounts, 1, exact=True)


def _anchored(page: Page, start: int, end: int, amounts: Amounts) -> Span | None:
    """Return `three days after Easter`, `16 days from 01/02/2018`, `two days before yesterday`."""
    words, low = page.table.words, page.low(end)
    back = low in words["anchored_back"]
    begins = low in words["beginning_with"]
    if not back and not begins and low not in words["anchored_on"]:
        return None
    if page.depth or end + 1 >= len(page.found):
        return None
    from verifier.values.dates import calendar  # the rules read one another

    page.depth += 1
    anchor = calendar(page, end + 1)
    page.depth -= 1
    if anchor is None or anchor.no_year or anchor.grain == "range":
        return None
    if not back and page.low(anchor.end) in words["range"] - {"-"}:
        return None  # one of the five years from 2024 to 2028
    if anchor.grain != "day":
        return _moved_period(anchor, start, amounts, -1 if back else 1)
    day = moved_day(anchor.first, amounts, -1 if back else 1)
    if day is None:
        return None
    if begins:
        soft = anchor.soft
        return Span(anchor.first, day - 1, start, anchor.end, "range", "from-anchor", soft, note=anchor.note)
    return Span(day, day, start, anchor.end, "day", "moved-anchor", anchor.soft, anchor.note, back=back)


def _moved_period(anchor: Span, start: int, amounts: Amounts, sign: int) -> Span | None:
    """Return `two years after 1990` as the year, `three months before May 2020` as the month."""
    if len(amounts) != 1 or anchor.grain not in {"year", "month"} or anchor.rule == "month":
        return None
    count, unit = amounts[0]
    months = MONTHS.get(unit)
    if months is None or (anchor.grain == "year" and months % 12):
        return None
    first = moved_day(anchor.first, [(count, unit)], sign)
    last = moved_day(anchor.last + 1, [(count, unit)], sign)
    if first is None or last is None:
        return None
    rule, note = "moved-anchor", anchor.note
    return Span(first, last - 1, start, anchor.end, anchor.grain, rule, soft=True, note=note, back=sign < 0)


def _counted(page: Page, at: int) -> tuple[Amounts, int] | None:
    """Return the units of time counted at a token and the token after them: 2 years 1 month and 21 days."""
    amounts: list[tuple[int, str]] = []
    end = at
    while len(amounts) < 4:
        one = _count_of(page, end + 1 if amounts and page.low(end) in page.table.words["and"] | {","} else end)
        if one is None:
            break
        amounts.append((one[0], one[1]))
        end = one[2]
    return (amounts, end) if amounts else None


def _count_of(page: Page, at: int) -> tuple[int, str, int] | None:
    if page.low(at) in page.table.words["a"]:
        before = page.low(at - 1)
        if before in page.table.multiples or before in page.table.words["times"] or before in page.table.words["once"]:
            return None  # twice a year since 2018
        count, end = 1, at + 1
    else:
        if (
            page.low(at - 1) in page.table.words["in"]
            and page.low(at - 2) in page.table.words["once"] | page.table.multiples.keys()
        ):
            return None  # once in 400 years
        if not any(page.low(step) in page.table.time_units for step in range(at + 1, at + 6)):
            return None
        found = number(page.found, at, page.table)
        if found is None or found.value.denominator != 1 or found.value > 100_000 or found.vague:
            return None
        count, end = int(found.value), found.end
    if page.low(end) in page.table.words["kinds_of_day"]:
        end += 1
    name = page.low(end)
    unit = page.table.time_units.get(name) or page.table.time_units.get(
        name.removesuffix(page.table.possessive).removesuffix("'")
    )
    if unit not in MONTHS and unit not in DAYS:
        return None
    return count, unit, end + (2 if page.low(end + 1) == "'" and page.joined(end + 1) else 1)


def _weekdays_ago(page: Page, at: int) -> Span | None:
    """Return `two Thursdays ago`."""
    if page.today is None or page.low(at + 2) not in page.table.words["ago"]:
        return None
    count = page.table.ones.get(page.low(at)) or (int(page.figure(at)) if 0 < len(page.figure(at)) < 3 else 0)
    wanted = page.table.weekdays.get(page.low(at + 1).removesuffix(page.table.plural))
    if not count or wanted is None:
        return None
    day = page.today - ((days.iso_weekday(page.today) - wanted) % 7 or 7) - 7 * (count - 1)
    return Span(day, day, at, at + 3, "day", "weekdays-ago", soft=True)


def moved_day(day: int, amounts: Amounts, sign: int) -> int | None:
    """Return the day that lies so much later: months first, then days."""
    months = sum(count * MONTHS[unit] for count, unit in amounts if unit in MONTHS)
    rest = sum(count * DAYS[unit] for count, unit in amounts if unit in DAYS)
    if months > MOST or rest > MOST:
        return None
    return days.plus_months(day, sign * months) + sign * rest


def _moved(page: Page, start: int, end: int, amounts: Amounts, sign: int, *, exact: bool) -> Span | None:
    """Return the day, week, month or year that lies so far from the day of publication, as the unit's size says."""
    assert page.today is not None
    day = moved_day(page.today, amounts, sign)
    if day is None:
        return None
    count, unit = amounts[0]
    if len(amounts) > 1 or exact or unit in {"day", "night"}:
        return Span(day, day, start, end, "day", "moved-day", soft=unit not in {"day", "night"}, back=sign < 0)
    to_the_day = ((day, day, "to the day"),)
    if unit in {"week", "fortnight"}:
        week = ((*period(day, "week", 0), "that week"),)
        return Span(day, day, start, end, "day", "moved-period", soft=True, others=week, back=sign < 0)
    if unit == "year" and count == 1 and sign < 0 and page.quarter is not None:  # a year earlier, told of a quarter
        first, last = (days.plus_months(edge + 1, -12) - 1 for edge in (page.quarter[0] - 1, page.quarter[1]))
        others = (*to_the_day, (*period(page.today, "year", -1), "the year"))
        return Span(first + 1, last, start, end, "quarter", "moved-period", soft=True, others=others, back=True)
    size = Fraction(MONTHS[unit], 12)
    unit, count = ("year", int(count * size)) if size >= 1 else (unit, count)
    span = period(page.today, unit, sign * count)
    return Span(*span, start, end, unit, "moved-period", soft=True, others=to_the_day, back=sign < 0)
