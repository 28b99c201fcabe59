"""Early, mid and late; the end of the year; earlier this month."""

from dataclasses import replace

from verifier.values import days
from verifier.values.dates.counted import the_period
from verifier.values.dates.page import Page, Span
from verifier.values.dates.shifted import period, shifted_period
from verifier.values.dates.years import whole_year

DEEPEST = 3  # phrases inside phrases


def part(page: Page, at: int) -> Span | None:
    """Early February, mid-1990s, late last year, the end of the year, the beginning of 1989."""
    words = page.table.words
    low, end = page.low(at), at + 1
    third = next((place for place, name in enumerate(("early", "mid", "late")) if low in words[name]), None)
    if low in words["earlier_in"] | words["later_in"]:
        return _rest_of_this(page, at)
    if third is None or (low in words["needing_of"] and page.low(end) not in words["of"]):
        return None
    if page.low(end) == "-" or page.low(end) in words["within_period"]:
        end += 1
    sign, behind = page.bound(end)
    end = behind if sign == "~" else end
    if end >= len(page.found) or page.depth >= DEEPEST:
        return None
    from verifier.values.dates import calendar  # the rules read one another

    page.depth += 1
    inner = calendar(page, end)
    the = page.low(end) in words["the"] and end + 1 < len(page.found)
    if inner is None and low in words["needing_of"]:
        inner = the_period(page, end) or (calendar(page, end + 1) if the else None)
    if inner is None and page.low(end - 1) == "-" and len(page.figure(end)) == 4 and page.figure(end)[0] in "12":
        inner = whole_year(int(page.figure(end)), end, end + 1, "year")  # by mid-2029
    page.depth -= 1
    if inner is None or inner.grain in {"day", "range"}:
        return None
    if low in words["has_ended"] and (inner.rule != "month" or page.low(at - 1) in page.table.time_units):
        return None  # the quarter ended September 1989: the month itself
    first, last = _third(inner, third)
    grain = f"{inner.grain} part"
    whole = None if low in words["needing_of"] else (inner.first, inner.last)
    return replace(
        inner, first=first, last=last, start=at, grain=grain, rule="part-of-period", soft=True, others=(), whole=whole
    )


def _third(inner: Span, third: int) -> tuple[int, int]:
    """Return first and last day of the beginning, middle or end of a period: of three days in a week, ten in a month.

    The beginning of a year is its first quarter, its middle and end are four months, those of a decade four years;
    custom varies, so all are soft.
    """
    if inner.grain == "week":
        return inner.first + 2 * third, inner.first + 2 * third + 2
    if inner.grain == "month":
        return inner.first + 10 * third, inner.last if third == 2 else inner.first + 10 * third + 9
    if inner.grain == "year":
        first = days.plus_months(inner.first, 4 * third)
        return first, days.plus_months(inner.first, (3, 8, 12)[third]) - 1
    if inner.grain == "decade":  # four years each, the fourth of which is also one of the next
        first = days.plus_months(inner.first, 36 * third)
        return first, days.plus_months(first, 48) - 1
    length = inner.last - inner.first + 1
    return inner.first + length * third // 3, inner.first + length * (third + 1) // 3 - 1


def end_of_abbreviated(page: Page, at: int) -> Span | None:
    """EOM, EOY, by EOW: the end of this month, year or week."""
    unit = page.table.ends_of.get(page.low(at))
    if unit is None or page.today is None:
        return None
    whole = Span(*period(page.today, unit, 0), at, at + 1, unit, "part-of-period", soft=True)
    first, last = _third(whole, 2)
    return replace(whole, first=first, last=last, grain=f"{unit} part")


def _rest_of_this(page: Page, at: int) -> Span | None:
    """Earlier this month: from its beginning to the day before publication; later this year: from the day after it."""
    words, behind = page.table.words, page.low(at + 1)
    if page.today is None or not (behind in words["this"] or behind in words["in"]):
        return None
    inner = _in_the(page, at) or shifted_period(page, at + 1)
    if inner is None or inner.grain not in {"week", "month", "year", "quarter"} or inner.others[1:]:
        return None
    earlier = page.low(at) in words["earlier_in"]
    first, last = (inner.first, page.today - 1) if earlier else (page.today + 1, inner.last)
    if first > last:
        return None
    rule = "earlier-this" if earlier else "later-this"
    whole = (inner.first, inner.last)
    grain = f"{inner.grain} part"
    soft = behind in words["in"]
    return replace(inner, first=first, last=last, start=at, grain=grain, rule=rule, soft=soft, others=(), whole=whole)


def _in_the(page: Page, at: int) -> Span | None:
    """Return the month or year of publication for `earlier in the month`: softly, another one may be spoken of."""
    words = page.table.words
    grain = page.table.time_units.get(page.low(at + 3)) if page.low(at + 1) in words["in"] else None
    if page.today is None or page.low(at + 2) not in words["the"] or page.low(at + 4) in words["of"]:
        return None
    if grain not in {"month", "year"}:
        return None
    year, month, _ = days.civil(page.today)
    if grain == "year":
        return Span(days.ordinal(year), days.ordinal(year, 12, 31), at, at + 4, grain, "earlier-this")
    last = days.ordinal(year, month, days.month_length(year, month))
    return Span(days.ordinal(year, month), last, at, at + 4, grain, "earlier-this")
