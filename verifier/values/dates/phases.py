"""Early, mid and late; the end of the year; earlier this month."""

from dataclasses import replace

from verifier.values.dates.page import Page, Span
from verifier.values.dates.shifted import period, shifted_period


def part(page: Page, at: int) -> Span | None:
    """Early February, mid-1990s, late last year, the end of the year, the beginning of 1989."""
    words = page.table.words
    low, end = page.low(at), at + 1
    thirds = 0 if low in words["early"] else 1 if low in words["mid"] else 2 if low in words["late"] else None
    if low == "earlier":
        return _earlier_this(page, at)
    if thirds is None or (low in {"end", "beginning", "start", "middle"} and page.low(end) != "of"):
        return None
    if page.low(end) in {"-", "of", "in"}:
        end += 1
    if end >= len(page.found):
        return None
    from verifier.values.dates import calendar  # the rules read one another

    inner = calendar(page, end) or (_the_period(page, end) if page.low(end) == "the" else None)
    if inner is None or inner.grain in {"day", "range"}:
        return None
    if low == "ended" and (inner.rule != "month" or page.low(at - 1) in page.table.time_units):
        return None  # the quarter ended September 1989: the month itself
    length = inner.last - inner.first + 1
    first = inner.first + length * thirds // 3
    last = inner.first + length * (thirds + 1) // 3 - 1
    return replace(
        inner,
        first=first,
        last=last,
        start=at,
        grain=f"{inner.grain} part",
        rule="part-of-period",
        soft=True,
        others=(),
        whole=(inner.first, inner.last),
    )


def _the_period(page: Page, at: int) -> Span | None:
    """The year, the month, behind `the end of`."""
    unit = page.table.time_units.get(page.low(at + 1))
    if (
        page.today is None
        or unit not in {"year", "month", "week", "quarter", "decade", "century"}
        or page.low(at + 1).endswith("s")
    ):
        return None
    return Span(*period(page.today, unit, 0), at, at + 2, unit, "the-period", soft=True)


def _earlier_this(page: Page, at: int) -> Span | None:
    """Earlier this month: from its beginning to the day before publication; later this year."""
    if page.today is None or page.low(at + 1) not in {"this", "in"}:
        return None
    inner = shifted_period(page, at + 1)
    if inner is None or inner.grain not in {"week", "month", "year", "quarter"} or inner.first >= page.today:
        return None
    return replace(
        inner, last=page.today - 1, start=at, grain=f"{inner.grain} part", rule="earlier-this", soft=False, others=()
    )
