"""Calendar phrases with their prepositions, and ranges of them."""

from dataclasses import replace

from verifier.values import days
from verifier.values.build import Bound, from_span
from verifier.values.dates import calendar
from verifier.values.dates.page import Page, Span
from verifier.values.found import Found
from verifier.values.tokens import Type


def dated(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the calendar phrase, with its preposition, that begins at a token."""
    token, words = page.found[at], page.table.words
    if token.type is Type.WORD and token.low not in page.phrases.calendar:
        return None
    if token.low in words["between"]:
        return _between_dates(page, at)
    if token.low in words["from"]:
        return _from_date_to(page, at)
    preposition = page.phrases.date_bound(page.found, at)
    if preposition:
        sign, step = preposition
        inner = _calendar_at(page, at + step)
        if inner is None and page.low(at + step) in words["before_bound_date"]:
            step += 1
            inner = _calendar_at(page, at + step)
        if inner is not None and _binds(page, at, inner):
            value = from_span(inner, Bound(sign, page.words(at, at + step)))
            return Found(at, inner.end, value, f"date-{'after' if sign.startswith('>') else 'before'}")
        if inner is not None or token.low not in words["needing_of"]:
            return None
    inner = _calendar_at(page, at)
    if inner is None:
        return None
    possessive = bound.sign == "~" and page.low(inner.end - 1).endswith(
        page.table.possessive
    )  # to get around Wednesday's ruling
    if possessive or (
        bound.sign in _OTHER_WAY and not inner.back and bound.words.lower() not in page.table.date_bounds
    ):
        start, bound = at, Bound()  # above its quarter-century low
    ranged = _date_range(page, inner)
    if ranged is not None:
        return Found(start, ranged.end, from_span(ranged, _turned(page, ranged, bound)), ranged.rule)
    sign, end = page.phrases.date_bound_after(page.found, inner.end)
    if sign and not bound.sign and inner.grain != "range":
        value = from_span(inner, Bound(sign, page.words(inner.end, end)))
        return Found(start, end, value, f"date-{'after' if sign.startswith('>') else 'before'}")
    as_of = page.low(at - 1) in words["of"] and page.low(at - 2) in words["as"]
    return Found(start, inner.end, from_span(inner, _turned(page, inner, bound), as_of=as_of), inner.rule)


_OTHER_WAY = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "~+": "~-", "~-": "~+"}


def _turned(page: Page, one: Span, bound: Bound) -> Bound:
    """Return a bound as it bounds dates: more than two weeks ago is before a day; c. 1131-1193 begins about 1131."""
    if bound.sign == "~" and one.grain == "range" and bound.words.lower().rstrip(".") in page.table.words["circa"]:
        return Bound("~<", bound.words)
    return Bound(_OTHER_WAY.get(bound.sign, bound.sign), bound.words) if one.back else bound


def _binds(page: Page, at: int, inner: Span) -> bool:
    """Return whether a preposition binds the date itself: in `after the November 10 meeting` it does not."""
    following = page.found[inner.end] if inner.end < len(page.found) else None
    modifies = page.low(inner.start - 1) in page.table.words["the"] or inner.grain in {"quarter", "half", "season"}
    if modifies and following is not None and following.type is Type.WORD:
        return following.low in page.table.words["not_noun"]
    return True


def _calendar_at(page: Page, at: int) -> Span | None:
    """Return the calendar phrase at a token, without bound or range."""
    if at >= len(page.found):
        return None
    return calendar(page, at)


def _date_range(page: Page, first: Span) -> Span | None:
    """Return `26 June 2020 to 28 June 2020`, `2025-11-24/2025-11-27`, `March 2021 through June 2023`."""
    low = page.low(first.end)
    if (low not in page.table.words["range"] and low != "/") or first.end + 1 >= len(page.found):
        return None
    second = calendar(page, first.end + 1)
    if second is None and page.low(first.end + 1) in page.table.words["the"]:
        second = _calendar_at(page, first.end + 2)
    if second is None:
        return None
    return _joined(first, second)


def _between_dates(page: Page, at: int) -> Found | None:
    """Return `between 24 and 27 November`."""
    first = _calendar_at(page, at + 1)
    if first is None:
        return None
    if first.grain == "range" and first.rule in {"day-range", "day-month", "year-range"}:
        return Found(at, first.end, from_span(first, Bound()), "between-dates")
    if page.low(first.end) not in page.table.words["joins_between"]:
        return None
    step = first.end + (2 if page.low(first.end + 1) in page.table.words["the"] else 1)
    second = _calendar_at(page, step)
    if second is None:
        return None
    both = _joined(first, second)
    return None if both is None else Found(at, both.end, from_span(replace(both, start=at), Bound()), "between-dates")


def _from_date_to(page: Page, at: int) -> Found | None:
    """Return `from 24 to 27 November`."""
    step = at + 2 if page.low(at + 1) in page.table.words["the"] else at + 1
    first = _calendar_at(page, step)
    if first is None:
        return None
    if first.grain == "range":
        return Found(at, first.end, from_span(first, Bound()), "from-date-to")
    both = _date_range(page, first)
    return None if both is None else Found(at, both.end, from_span(replace(both, start=at), Bound()), "from-date-to")


def _in_year_of(first: Span, second: Span) -> Span:
    """Return a month or day that names no year in that of the date before it: from May 1959 until October."""
    year, (_, month, day) = days.civil(first.first)[0], days.civil(second.first)
    length = second.last - second.first
    for one in (year, year + 1):
        if days.exists(one, month, day) and days.ordinal(one, month, day) > first.first:
            start = days.ordinal(one, month, day)
            return replace(second, first=start, last=start + length, note="", soft=False)
    return second


def _joined(first: Span, second: Span) -> Span | None:
    """Return the interval from one calendar phrase to another; the second's year also serves the first."""
    low, high = first, second
    inferred = first.note and (
        low.first > high.last or (first.grain == "month" and "date of publication" in first.note)
    )
    if (inferred or first.no_year) and not second.note and not second.no_year:
        year = days.civil(second.first)[0]
        _, month, day = days.civil(first.first)
        if not days.exists(year, month, day):
            return None
        shift = days.ordinal(year, month, day)
        if shift > second.last:
            shift = days.ordinal(year - 1, month, min(day, 28))
        low = replace(first, first=shift, last=shift + first.last - first.first, note="", soft=False, no_year=False)
    if second.note and "date of publication" in second.note and not (first.note or first.no_year):
        high = _in_year_of(first, second)
    if low.first > high.last:
        return None
    return Span(
        low.first,
        high.last,
        first.start,
        second.end,
        "range",
        "date-range",
        low.soft or high.soft,
        low.note or high.note,
        no_year=low.no_year and high.no_year,
    )
