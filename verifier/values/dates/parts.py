"""Quarters, halves, seasons, fiscal years."""

from verifier.values import days
from verifier.values.dates.inferred import year_note
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.dates.years import full_year, whole_year, year_at
from verifier.values.days import ordinal
from verifier.values.numbers import number


def quarter_span(year: int, quarter: int, start: int, end: int, **rest: object) -> Span:
    """Return a quarter of a year."""
    first = quarter * 3 - 2
    last = days.month_length(year, quarter * 3)
    return Span(ordinal(year, first, 1), ordinal(year, quarter * 3, last), start, end, "quarter", "quarter", **rest)  # type: ignore[arg-type]  # by keyword


def quarter(page: Page, at: int) -> Span | None:
    """Q3; Q3 2025; third quarter; third-quarter; the fourth quarter of 1989; Q3 last year."""
    found = quarter_at(page, at)
    if found is None:
        return None
    which, end = found
    year = year_of_part(page, end)
    if year is not None:
        return _told(page, quarter_span(year[0], which, at, year[1]))
    if page.today is None:
        return None
    this, month, _ = days.civil(page.today)
    current = (month - 1) // 3 + 1
    chosen = this if which <= current else this - 1
    if (which == current + 1 and month % 3 == 0) or (looks_ahead(page, at, end) and which > current):
        chosen = this
    return _told(page, quarter_span(chosen, which, at, end, soft=True, note=year_note(page, chosen)))


def _told(page: Page, one: Span) -> Span:
    """Return a quarter, and keep it as the one that `a year earlier` is told from."""
    page.quarter = one.first, one.last
    return one


def quarter_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return which quarter is named at a token, without its year, and the token after it."""
    table = page.table
    which, end = table.quarters.get(page.low(at), 0), at + 1
    if (
        not which
        and page.low(at) in table.words["quarter_short"]
        and page.joined(at + 1)
        and page.figure(at + 1) in {"1", "2", "3", "4"}
    ):
        return int(page.figure(at + 1)), at + 2
    if which:
        return which, end
    found = place_at(page, at)
    if found is None or not 1 <= found[0] <= 4:
        return None
    which, end = found
    if page.low(end) in {"-"} | table.words["fiscal"]:
        end += 1
    if table.time_units.get(page.low(end).removesuffix(table.possessive)) != "quarter":
        return None
    return which, end + 1


def year_quarter(page: Page, at: int) -> Span | None:
    """The 1988 third quarter, the 1988 quarter, 2017 Q1."""
    text = page.figure(at)
    if len(text) != 4 or not 1900 <= int(text) <= 2099:
        return None
    found = quarter_at(page, at + 1) if at + 1 < len(page.found) else None
    if found is not None:
        return _told(page, quarter_span(int(text), found[0], at, found[1]))
    if page.table.time_units.get(page.low(at + 1)) == "month" or page.quarter is None:
        return None
    if page.low(at + 1) not in page.table.words["same_period"]:
        return None
    which = (days.civil(page.quarter[0])[1] + 2) // 3
    return quarter_span(int(text), which, at, at + 2, soft=True)


def the_quarter(page: Page, at: int) -> Span | None:
    """The quarter: the one told of before, else the latest that has ended; the year-earlier quarter."""
    words, end = page.table.words, at + 1
    if page.today is None or page.low(at) not in words["possessives"]:
        return None
    if page.low(end) in words["comparable"]:
        end += 1
    back = _year_back(page, end)
    end = back or end
    named = quarter_at(page, end) if back and end < len(page.found) else None
    if named is None and (
        page.low(end) not in words["same_period"] or (not back and page.low(end) not in words["quarter"])
    ):
        return None
    if not back and (end != at + 1 or page.low(end + 1) in words["of_length"] | words["ended"] | {"-"}):
        return None
    year, month, _ = days.civil(page.today)
    ended = (month - 1) // 3
    latest = quarter_span(year if ended else year - 1, ended or 4, at, end + 1, soft=True)
    if named is not None:
        latest = quarter_span(year if named[0] <= ended else year - 1, named[0], at, named[1], soft=True)
    elif page.quarter is not None:
        latest = Span(*page.quarter, at, end + 1, "quarter", "quarter", soft=True)
    if back is None:
        return _told(page, latest) if page.quarter is None else latest
    first = days.civil(latest.first)
    return quarter_span(first[0] - 1, (first[1] + 2) // 3, at, latest.end, soft=True)


def _year_back(page: Page, at: int) -> int | None:
    """Return the token behind `year-earlier` or `year-ago`; None where it does not stand there."""
    if page.table.time_units.get(page.low(at)) != "year" or page.low(at + 1) != "-":
        return None
    return at + 3 if page.low(at + 2) in page.table.words["ago"] | page.table.words["earlier"] else None


def year_of_part(page: Page, at: int) -> tuple[int, int] | None:
    """Return the year named behind a part of it: `of 1989`, `, 1989`, `of last year`, `of fiscal 1990`."""
    step, words = at, page.table.words
    if page.low(step) == "," or page.low(step) in words["of_a_year"]:
        step += 1
    if page.low(step) in words["the"]:
        step += 1
    if page.low(step) in words["fiscal"]:
        step += 1
        if page.low(step) in words["year"]:
            step += 1
    found = year_at(page, step)
    if found is not None:
        return found
    if page.today is not None and page.low(step + 1) in words["year"] and step > at:
        this = days.civil(page.today)[0]
        if page.low(step) in words["last"]:
            return this - 1, step + 2
        if page.low(step) in words["next"]:
            return this + 1, step + 2
        if page.low(step) in words["this"]:
            return this, step + 2
    return None


def half_year(page: Page, at: int) -> Span | None:
    """The first half of 2025; H1 2025; 9M 2025; the first nine months of 2025."""
    words = page.table.words
    if page.low(at) in words["half_short"] and page.joined(at + 1) and page.figure(at + 1) in {"1", "2"}:
        return _part_of_year(page, at, at + 2, int(page.figure(at + 1)) * 6 - 5, int(page.figure(at + 1)) * 6, "half")
    found = place_at(page, at)
    if found is None and page.low(at) in words["last_of"]:
        found = (2, at + 1)
    if found is None:
        return None
    place, end = found
    step = end + 1 if page.low(end) == "-" else end
    half = page.low(step) in words["half"]
    if half and page.low(step + 1) == "-" and page.low(step + 2) in words["year"]:
        return None  # its first half-year
    if half and place in {1, 2}:
        return _part_of_year(page, at, step + 1, place * 6 - 5, place * 6, "half")
    count = number(page.found, end, page.table) if end < len(page.found) else None
    if (
        count is not None
        and page.table.time_units.get(page.low(count.end)) == "month"
        and place == 1
        and 1 < count.value < 12
        and count.value.denominator == 1
    ):
        if year_of_part(page, count.end + 1) is None:
            return None
        return _part_of_year(page, at, count.end + 1, 1, int(count.value), "months")
    return None


def months_code(page: Page, at: int) -> Span | None:
    """9M 2025."""
    months = page.figure(at)
    if (
        months in {"3", "6", "9", "12"}
        and page.low(at + 1) in page.table.words["months_short"]
        and page.joined(at + 1)
        and year_at(page, at + 2)
    ):
        return _part_of_year(page, at, at + 2, 1, int(months), "months")
    return None


def _part_of_year(page: Page, start: int, end: int, first: int, last: int, grain: str) -> Span | None:
    year = year_of_part(page, end)
    soft, note = False, ""
    if year is None:
        if page.today is None:
            return None
        this = days.civil(page.today)[0]
        chosen = this if ordinal(this, first, 1) <= page.today else this - 1
        year, soft, note = (chosen, end), True, year_note(page, chosen)
    begin, until = ordinal(year[0], first, 1), ordinal(year[0], last, days.month_length(year[0], last))
    return Span(begin, until, start, year[1], grain, "part-of-year", soft, note)


def season(page: Page, at: int) -> Span | None:
    """Summer 1998; the fall of 1989; last summer is read by its own rule."""
    season = page.table.seasons.get(page.low(at))
    if season is None or (page.low(at) in page.table.words["seasons_that_are_words"] and not _season_context(page, at)):
        return None
    end = at + 1
    year = year_of_part(page, end)
    if year is None and (page.today is None or page.low(at - 1) not in page.table.words["before_season"]):
        return None
    if year is None:
        assert page.today is not None
        year = (days.civil(page.today)[0], end)
        soft = True
    else:
        soft = True
    return season_span(season, year[0], at, year[1], soft=soft)


def _season_context(page: Page, at: int) -> bool:
    """Return whether `fall`, `spring` or `winter` is a season here: after the fall of prices it is none."""
    if year_of_part(page, at + 1):
        return True
    before, words = page.low(at - 1), page.table.words
    if before in words["the"]:
        return page.low(at - 2) in words["before_the_season"] and page.low(at + 1) not in words["behind_a_fall"]
    return before in words["before_season_that_is_a_word"]


def season_span(season: tuple[int, int], year: int, start: int, end: int, *, soft: bool) -> Span:
    """Return a season; winter ends in the next year."""
    first, last = season
    until = year + 1 if last < first else year
    return Span(
        ordinal(year, first, 1),
        ordinal(until, last, days.month_length(until, last)),
        start,
        end,
        "season",
        "season",
        soft,
    )


def fiscal(page: Page, at: int) -> Span | None:
    """Fiscal 1989, fiscal year 1989, FY2025: the year, as custom varies."""
    if page.low(at) not in page.table.words["fiscal"]:
        return None
    end = at + 1
    if page.low(end) in page.table.words["year"]:
        end += 1
    found = year_at(page, end)
    if found is None and page.low(at) in page.table.words["fiscal_short"] and len(page.figure(at + 1)) == 2:
        found = full_year(int(page.figure(at + 1))), at + 2
    return whole_year(found[0], at, found[1], "fiscal-year", soft=True) if found else None
