"""Months and days of a month."""

from fractions import Fraction

from verifier.values import days
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import UNKNOWN, Page, Span
from verifier.values.dates.years import full_year, thousands_year, year_at
from verifier.values.days import ordinal
from verifier.values.tokens import Type

FARTHER = Fraction(3, 2)  # how much farther a day lies on the side to which the verb does not look


MIDDLE = 15  # the day that stands for a month


def nearest_year(page: Page, month: int, day: int = MIDDLE, at: int | None = None) -> int:
    """Return the year that puts a day nearest to the day of publication.

    Where the words stand at `at`, the past counts as nearer, or the future where the verb looks ahead (`FARTHER`).
    """
    if page.today is None:
        return UNKNOWN
    year = days.civil(page.today)[0]
    today, against = page.today, 0
    if at is not None and (page.low(at - 1) in page.table.words["has_ended"] or _told(page, at)):
        against = 1 if not looks_ahead(page, at, at + 1) else -1

    def distance(one: int) -> tuple[Fraction, int]:
        away = ordinal(one, month, day) - today
        return (FARTHER if away * against > 0 else Fraction(1)) * abs(away), one

    options = [one for one in (year, year - 1, year + 1) if days.exists(one, month, day)]
    since = at is not None and page.low(at - 1) in page.table.words["since"]
    if since or (at is not None and page.low(at - 1) in page.table.words["has_ended"]):  # the year ended March 31
        begun = 1 if since and day == MIDDLE else day
        options = [one for one in options if ordinal(one, month, begun) <= today]
    return min(options, key=distance, default=year)


def _told(page: Page, at: int) -> bool:
    """Return whether words stand before a date that tell of something: more than names of days and small words."""
    names = page.table.months.keys() | page.table.weekdays.keys() | page.table.words["not_noun"]
    return any(one.type is Type.WORD and one.low not in names for one in page.found[max(0, at - 9) : at])


def month_span(year: int, month: int, start: int, end: int, rule: str, **rest: object) -> Span:
    """Return a month, from its first day to its last."""
    last = days.month_length(year, month)
    return Span(ordinal(year, month, 1), ordinal(year, month, last), start, end, "month", rule, **rest)  # type: ignore[arg-type]  # by keyword


def month_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the month named at a token and the token after it, with the full stop of its short form."""
    low = page.low(at)
    month = page.table.months.get(low.removesuffix(page.table.possessive))
    if month is None or page.found[at].type is not Type.WORD:
        return None
    if low not in page.table.months:
        return (month, at + 1) if page.capital(at) else None
    if (
        page.low(at) in page.table.words["months_in_capitals"]
        and not page.capital(at)
        and not _dated(page, at)
        and not (page.low(at - 1) in page.table.words["before_month"] and _ends(page, at + 1))
    ):
        return None
    end = at + 1
    if (
        page.low(end) == "."
        and page.joined(end)
        and len(page.low(at)) <= 5
        and page.low(at) not in page.table.words["months_in_full"]
    ):
        end += 1
    return month, end


def _ends(page: Page, at: int) -> bool:
    """Return whether a clause ends at a token: nothing but a mark follows."""
    return at >= len(page.found) or page.found[at].type is Type.MARK


def _dated(page: Page, at: int) -> bool:
    near = page.figure(at + 1) or page.figure(at - 1) or page.low(at - 1) in page.table.words["before_month_of_day"]
    return bool(near) or place_at(page, at + 1) is not None


def day_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return the day of a month written at a token: 24, 24th, twenty-fourth; and the token after it."""
    text = page.figure(at)
    if text and len(text) <= 2 and 1 <= int(text) <= 31:
        end = at + 1
        if page.low(end) in page.table.words["ordinal_ends"] and page.joined(end):
            end += 1
        elif _goes_on(page, end) or page.low(end) in page.table.words["am"] | page.table.words["pm"]:
            return None
        return int(text), end
    found = place_at(page, at)
    return found if found and 1 <= found[0] <= 31 and page.found[at].type is Type.WORD else _worded_day(page, at)


def _goes_on(page: Page, at: int) -> bool:
    """Return whether a figure goes on as a time of day or a per cent: 10:30, 25%."""
    if not page.joined(at):
        return False
    return page.low(at) == "%" or (page.low(at) == ":" and page.joined(at + 1) and bool(page.figure(at + 1)))


def _worded_day(page: Page, at: int) -> tuple[int, int] | None:
    """Return `twenty nine` behind or before a month's name as its day, where no noun follows that it could count."""
    ones, tens, low = page.table.ones, page.table.tens, page.low(at)
    day, end = ones.get(low, 0), at + 1
    if low in tens:
        step = 1 if page.low(end) == "-" else 0
        last = ones.get(page.low(end + step), 0)
        day, end = (tens[low] + last, end + step + 1) if 0 < last < 10 else (tens[low], end)
    if not 1 <= day <= 31:
        return None
    clear = end >= len(page.found) or page.found[end].type is not Type.WORD or page.low(end) in page.table.months
    return (day, end) if clear or year_at(page, end) or thousands_year(page, end) else None


def year_behind(page: Page, at: int, *, dated: bool = False) -> tuple[int, int] | None:
    """Return the year behind a month or day: `, 2025`, `of 2025`, `'25`, `82`; `in 2020` only behind a day."""
    step, words = at, page.table.words
    if page.low(step) == "," or page.low(step) in words["within_period"]:
        step += 1
    found = year_at(page, step) or thousands_year(page, step)
    if found is not None:
        if page.low(at) in words["in"] and not dated:
            return None
        return found
    two = page.figure(step)
    if (
        len(two) == 2
        and page.low(step + 1) not in {":", "-", "%"} | words["am"] | words["pm"]
        and (step + 1 >= len(page.found) or page.found[step + 1].type is Type.MARK or step == at)
        and int(two) > 31
    ):
        return full_year(int(two)), step + 1
    return None


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
    if day is not None and not _year_like(page, end):
        return _with_day(page, at, month, *day)
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


def _year_like(page: Page, at: int) -> bool:
    return len(page.figure(at)) == 4


def _bare_month(page: Page, at: int, month: int, end: int) -> Span | None:
    lower = not page.capital(at) and not (page.low(at - 1) in page.table.words["before_month"] and _ends(page, end))
    if page.low(at) in page.table.words["month_verbs"] and (at == 0 or lower or _verb_may(page, at)):
        return None
    words = page.table.words
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
        soft=_soft_year(page, year),
        note=year_note(page, year),
        no_year=page.today is None,
    )


def _verb_may(page: Page, at: int) -> bool:
    before, after, words = page.low(at - 1), page.low(at + 1), page.table.words
    wish = before in {".", "!", "?", '"'} and after in words["behind_wish"]
    marching = after in words["behind_march"] and before not in words["before_month"]  # the March for Life
    return wish or marching or after in words["behind_verb_may"]


def _soft_year(page: Page, year: int) -> bool:
    return page.today is None or days.civil(page.today)[0] != year


def year_note(page: Page, year: int) -> str:
    """Return what is said of a year that was inferred."""
    return "" if page.today is None else f"{days.year_text(year)} from the date of publication"


def _with_day(page: Page, start: int, month: int, day: int, end: int) -> Span | None:
    """Return a month and day with the range and year behind them: `24-27, 2025`."""
    last_day, range_end = day, end
    words = page.table.words
    joined = page.low(end) in words["joins_days"] or page.low(end) in words["until"]
    if joined or (page.low(end) in words["and"] and page.low(start - 1) in words["between"]):
        other = day_at(page, end + 1)
        if other is not None and other[0] > day and not month_at(page, other[1]):
            last_day, range_end = other[0], other[1]
    year = year_behind(page, range_end, dated=True)
    if year is not None:
        wanted, end, soft, note, no_year = year[0], year[1], False, "", False
    else:
        wanted = nearest_year(page, month, min(day, 28) if page.today is None else day, start)
        end, soft, note, no_year = range_end, _soft_year(page, wanted), year_note(page, wanted), page.today is None
    if not days.exists(wanted, month, day) or not days.exists(wanted, month, last_day):
        return None
    grain, rule = ("day", "month-day") if last_day == day else ("range", "day-range")
    return Span(
        ordinal(wanted, month, day),
        ordinal(wanted, month, last_day),
        start,
        end,
        grain,
        rule,
        soft,
        note,
        no_year=no_year,
    )


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
    between = page.low(end) in words["and"] and page.low(start - 1) in words["between"]
    if between or page.low(end) in words["joins_days"]:
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
    number_, end = month
    if page.low(end) == "-" and page.joined(end) and page.figure(end + 1):
        end += 1
    year = year_behind(page, end, dated=True)
    if year is not None:
        wanted, end, soft, note, no_year = year[0], year[1], False, "", False
    else:
        wanted = nearest_year(page, number_, min(day, 28) if page.today is None else day, start)
        soft, note, no_year = _soft_year(page, wanted), year_note(page, wanted), page.today is None
    if not days.exists(wanted, number_, day) or not days.exists(wanted, number_, last_day):
        return None
    grain = "day" if day == last_day else "range"
    return Span(
        ordinal(wanted, number_, day),
        ordinal(wanted, number_, last_day),
        start,
        end,
        grain,
        "day-month",
        soft,
        note,
        no_year=no_year,
    )
