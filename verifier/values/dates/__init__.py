"""Calendar phrases: days, months, years, quarters, seasons, decades, and what is told from the day of publication."""

from collections.abc import Callable
from functools import lru_cache

from verifier.values.dates.ago import ago
from verifier.values.dates.counted import counted, day_of_month, is_last, on_day, week_commencing, week_of
from verifier.values.dates.figures import compact, dotted, iso, slashed, slashed_range
from verifier.values.dates.holidays import begins_holiday, holiday
from verifier.values.dates.monthdays import day_first
from verifier.values.dates.months import month_first, year_first
from verifier.values.dates.near import near
from verifier.values.dates.old import era_range, in_its_era, kin_year, old_range, old_season, old_year, part_of_century
from verifier.values.dates.page import Page, Span
from verifier.values.dates.parts import fiscal, half_year, months_code, quarter, season, the_quarter, year_quarter
from verifier.values.dates.phases import end_of_abbreviated, part
from verifier.values.dates.shifted import shifted_period, weekend
from verifier.values.dates.weekday import weekday
from verifier.values.dates.weeks import after_next, business_days, numbered_week, working_week, year_week
from verifier.values.dates.years import (
    bare_year,
    century,
    decade,
    era_year,
    short_year,
    worded_decade,
    year_era,
    year_range,
)
from verifier.values.tables import Table
from verifier.values.tokens import Type

Rule = Callable[[Page, int], Span | None]


def calendar(page: Page, at: int) -> Span | None:
    """Return the calendar phrase that begins at a token; the longest of the rules' readings."""
    token = page.found[at]
    if token.type is Type.FIGURE:
        rules = _rules_for_figure(len(page.figure(at)), page.low(at + 1), page.table) if _may_be_dated(page, at) else ()
    elif token.type is Type.MARK:
        rules = (short_year,) if token.low in {"'", "‘"} else ()
    else:
        rules = _rules_for(token.low, page.table)
    best: Span | None = None
    for rule in rules:
        one = rule(page, at)
        if one is not None and (best is None or one.end > best.end):
            best = one
    return in_its_era(page, best) if best is not None else None


def _may_be_dated(page: Page, at: int) -> bool:
    """Return whether a figure may begin a calendar phrase: four digits, or what follows it says so."""
    if len(page.found[at].text) in {4, 8} or at + 1 >= len(page.found):
        return True
    low = page.found[at + 1].low
    if page.eras or (len(page.found[at].text) == 3 and page.low(at - 1) in page.phrases.before_year):
        return True
    return (
        low in page.table.words["behind_dated_figure"]
        or low in page.table.months
        or low in page.table.time_units
        or low.removesuffix(page.table.plural) in page.table.weekdays
        or low in page.table.words["kinds_of_day"]
    )


_FIGURE_RULES: tuple[Rule, ...] = (
    iso,
    compact,
    slashed,
    slashed_range,
    dotted,
    year_first,
    year_quarter,
    year_week,
    day_first,
    quarter,
    half_year,
    year_range,
    decade,
    year_era,
    era_range,
    kin_year,
    old_range,
    century,
    part_of_century,
    bare_year,
    old_year,
    months_code,
    ago,
    counted,
    day_of_month,
    on_day,
)


def _ordinal(digits: int, low: str, table: Table) -> bool:
    return low in table.words["ordinal_ends"]


_NEEDS: dict[Rule, Callable[[int, str, Table], bool]] = {  # digits of a figure and the word behind it; others: no need
    compact: lambda digits, _following, _table: digits == 8,
    on_day: _ordinal,
    iso: lambda digits, low, table: digits == 4 and low in {"-", "/"},
    slashed: lambda digits, low, table: low in {"/", ".", "-"},
    slashed_range: lambda digits, low, table: low == "/",
    dotted: lambda digits, low, table: low == ".",
    year_first: lambda digits, low, table: digits == 4,
    year_quarter: lambda digits, low, table: digits == 4,
    year_week: lambda digits, low, table: digits == 4,
    day_first: lambda digits, low, table: (
        0 < digits < 4
        and (low in table.words["behind_first_day"] or _ordinal(digits, low, table) or _is_month(low, table))
    ),
    quarter: _ordinal,
    half_year: _ordinal,
    year_range: lambda digits, low, table: digits == 4,
    decade: lambda digits, low, table: low in {"'", "’"} or low in table.words["decade_ends"],
    year_era: lambda digits, low, table: low in table.words["bc"] | table.words["ad"],
    century: _ordinal,
    part_of_century: _ordinal,
    era_range: lambda digits, low, table: 0 < digits < 5,
    kin_year: lambda digits, low, table: 0 < digits < 5,
    old_range: lambda digits, low, table: 2 < digits < 5,
    old_year: lambda digits, low, table: 2 < digits < 5,
    bare_year: lambda digits, low, table: digits == 4,
    months_code: lambda digits, low, table: low in table.words["months_short"],
    counted: _ordinal,
    day_of_month: lambda digits, low, table: _ordinal(digits, low, table) or low in table.words["within_period"],
}


@lru_cache(maxsize=8192)
def _rules_for_figure(digits: int, following: str, table: Table) -> tuple[Rule, ...]:
    """Return the rules that can begin with a figure of so many digits (0: no plain whole number) before a word."""
    return tuple(rule for rule in _FIGURE_RULES if rule not in _NEEDS or _NEEDS[rule](digits, following, table))


@lru_cache(maxsize=8192)
def _rules_for(low: str, table: Table) -> tuple[Rule, ...]:
    """Return the rules that can begin with a word."""
    return tuple(rule for rule, begins in _WORD_RULES if begins(low, table))


def _is_month(low: str, table: Table) -> bool:
    return low.removesuffix(table.possessive) in table.months


def _is_number(low: str, table: Table) -> bool:
    return low in table.ones or low in table.tens


def _is_ordinal(low: str, table: Table) -> bool:
    return low in table.ordinals or low in table.ordinal_tens or low in table.tens


def _is_shift(low: str, table: Table) -> bool:
    names = ("articles", "last", "coming", "following", "this", "latest")
    return any(low in table.words[name] for name in names)


def _is_week(low: str, table: Table) -> bool:
    names = ("the", "calendar", "week_short")
    return table.time_units.get(low) == "week" or any(low in table.words[name] for name in names)


def _is_part(low: str, table: Table) -> bool:
    return any(low in table.words[name] for name in ("early", "mid", "late", "earlier_in", "later_in"))


def _is_near(low: str, table: Table) -> bool:
    bare = low.removesuffix(table.possessive)
    return any(low in table.words[name] for name in ("the", "this", "last")) or any(
        bare in table.words[name] for name in ("today", "yesterday", "tomorrow")
    )


def _is_the(low: str, table: Table) -> bool:
    return low in table.words["the"]


_WORD_RULES: tuple[tuple[Rule, Callable[[str, Table], bool]], ...] = (
    (month_first, _is_month),
    (weekday, lambda low, table: low.removesuffix(table.possessive) in table.weekdays),
    (near, _is_near),
    (shifted_period, _is_shift),
    (
        quarter,
        lambda low, table: low in table.quarters or low in table.words["quarter_short"] or _is_ordinal(low, table),
    ),
    (half_year, lambda low, table: low in table.words["half_short"] or is_last(low, table) or _is_ordinal(low, table)),
    (season, lambda low, table: low in table.seasons),
    (old_season, lambda low, table: low in table.seasons),
    (fiscal, lambda low, table: low in table.words["fiscal"]),
    (part, _is_part),
    (ago, lambda low, table: low in table.words["within"] or low in table.words["a"] or _is_number(low, table)),
    (day_first, lambda low, table: _is_the(low, table) or _is_ordinal(low, table)),
    (weekend, _is_the),
    (worded_decade, lambda low, table: low in table.decades),
    (era_year, lambda low, table: low in table.words["ad"]),
    (era_range, lambda low, table: low in table.words["ad"]),
    (century, _is_ordinal),
    (part_of_century, lambda low, table: _is_ordinal(low, table) or is_last(low, table)),
    (counted, lambda low, table: _is_the(low, table) or _is_ordinal(low, table) or is_last(low, table)),
    (on_day, lambda low, table: _is_the(low, table) or _is_ordinal(low, table)),
    (week_commencing, lambda low, table: low in table.words["week_short"]),
    (day_of_month, lambda low, table: _is_the(low, table) or _is_ordinal(low, table)),
    (the_quarter, lambda low, table: low in table.words["possessives"]),
    (
        week_of,
        lambda low, table: _is_the(low, table) or low in table.words["weekend"] or table.time_units.get(low) == "week",
    ),
    (holiday, lambda low, table: begins_holiday(low, table.holidays)),
    (bare_year, _is_number),
    (end_of_abbreviated, lambda low, table: low in table.ends_of),
    (numbered_week, _is_week),
    (working_week, _is_shift),
    (business_days, _is_shift),
    (after_next, lambda low, table: _is_week(low, table) or low in table.time_units or low in table.weekdays),
)
