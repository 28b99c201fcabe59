"""The year of a day or month that is told without one."""

from fractions import Fraction

from verifier.values import days
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.page import UNKNOWN, Page
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


def soft_year(page: Page, year: int) -> bool:
    """Return whether an inferred year leans on custom: it is not the year of publication."""
    return page.today is None or days.civil(page.today)[0] != year


def year_note(page: Page, year: int) -> str:
    """Return what is said of a year that was inferred."""
    return "" if page.today is None else f"{days.year_text(year)} from the date of publication"
