"""So long ago, so much later."""

from verifier.values import days
from verifier.values.dates.near import looks_ahead
from verifier.values.dates.page import Page, Span
from verifier.values.dates.shifted import period
from verifier.values.numbers import number


def ago(page: Page, at: int) -> Span | None:
    """Two years ago, a week earlier, 42 days from now, in 5 days, three weeks later."""
    if page.today is None:
        return None
    start, ahead = at, False
    if page.low(at) in {"in", "within"}:
        ahead, at = True, at + 1
    counted = _count_of(page, at)
    if counted is None:
        return None
    count, unit, end = counted
    if ahead:
        if (
            unit not in {"day", "week", "month", "year"}
            or not looks_ahead(page, start, end)
            or page.low(end) in {"of", "period"}
        ):
            return None
        return _moved(page, start, end, unit, count, day_exact=True)
    words = page.table.words
    low = page.low(end)
    if low in words["ago"]:
        return _moved(page, start, end + 1, unit, -count, day_exact=False)
    if low == "from" and page.low(end + 1) in {"now", "today"}:
        return _moved(page, start, end + 2, unit, count, day_exact=True)
    if low in {"earlier", "previously"} and unit in {"year", "month", "week"}:
        return _moved(page, start, end + 1, unit, -count, day_exact=False)
    if low == "hence":
        return _moved(page, start, end + 1, unit, count, day_exact=True)
    return None


def _count_of(page: Page, at: int) -> tuple[int, str, int] | None:
    if page.low(at) in page.table.words["a"]:
        count, end = 1, at + 1
    else:
        if not any(page.low(step) in page.table.time_units for step in range(at + 1, at + 5)):
            return None
        found = number(page.found, at, page.table)
        if found is None or found.value.denominator != 1 or found.value > 100_000 or found.vague:
            return None
        count, end = int(found.value), found.end
    unit = page.table.time_units.get(page.low(end))
    if unit not in {"day", "week", "month", "quarter", "year", "decade", "century", "fortnight", "night"}:
        return None
    return count, "day" if unit == "night" else unit, end + 1


def _moved(page: Page, start: int, end: int, unit: str, count: int, *, day_exact: bool) -> Span | None:
    assert page.today is not None
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit == "day":
        day = page.today + count
        return Span(day, day, start, end, "day", "moved-day")
    if day_exact:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
        day = page.today + 7 * count if months is None else days.plus_months(page.today, months * count)
        return Span(day, day, start, end, "day", "moved-day", soft=True)
    if unit == "week":
        day = page.today + 7 * count
        return Span(
            *period(day, "week", 0), start, end, "week", "moved-period", soft=True, others=((day, day, "to the day"),)
        )
    if unit in {"decade", "century"}:
        count, unit = count * {"decade": 10, "century": 100}[unit], "year"
    first, last = period(page.today, unit, count)
    exact = days.plus_months(page.today, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    return Span(first, last, start, end, unit, "moved-period", soft=True, others=((exact, exact, "to the day"),))
