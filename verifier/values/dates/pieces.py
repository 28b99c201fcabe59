"""The pieces of a date: the name of a month, the day of a month, the year behind them."""

from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page
from verifier.values.dates.years import full_year, thousands_year, year_at
from verifier.values.tokens import Type


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
        and not (page.low(at - 1) in page.table.words["before_month"] and ends_clause(page, at + 1))
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


def ends_clause(page: Page, at: int) -> bool:
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
