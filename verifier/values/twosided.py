"""Amounts bounded from both sides: more than 20 and at most 35, above 1,000 and below 1,500."""

from dataclasses import replace

from verifier.values.dates.page import Page
from verifier.values.found import Found
from verifier.values.value import Dimension, Kind, Value


def opposite(page: Page, one: Found) -> int | None:
    """Return the token at which a bound of the other direction may begin, behind `and`, `but` or a comma."""
    if one.value.senses[0].dimension is Dimension.DAYS or _open_end(one.value) is None:
        return None
    at = one.end
    while page.low(at) in page.table.words["both_bounds"]:
        at += 1
    return at if at > one.end and at < len(page.found) else None


def _open_end(value: Value) -> str | None:
    """Return which end of an amount is open: `high` in `more than 20`; None where none or both are."""
    written = value.written
    if (written.low is None) == (written.high is None):
        return None
    return "low" if written.low is None else "high"


def within_both(one: Found, other: Found) -> Found | None:
    """Return one amount that keeps to both bounds; None where they are of different things or leave nothing."""
    a, b = one.value, other.value
    bare = a.kind is Kind.NUMBER and not a.senses[0].unit and b.kind in {Kind.COUNT, Kind.PERCENT, Kind.QUANTITY}
    same = a.kind is b.kind and a.senses[0].unit == b.senses[0].unit and (a.noun == b.noun or not a.noun or not b.noun)
    if (
        not (same or bare)
        or a.kind is Kind.DURATION
        or None in (_open_end(a), _open_end(b))
        or _open_end(a) == _open_end(b)
    ):
        return None
    below, above = (a, b) if _open_end(a) == "high" else (b, a)
    low, high = below.senses[0].interval, above.senses[0].interval
    if low.low is None or high.high is None or low.low >= high.high:
        return None
    interval = replace(low, high=high.high, high_open=high.high_open, high_soft=high.high_soft)
    top, written = above.written, below.written
    digits = None if None in {written.digits, top.digits} else min(written.digits or 0, top.digits or 0)
    both = replace(written, high=top.high, high_open=top.high_open, digits=digits)
    value = replace(
        b if b.noun or bare else a,
        senses=(replace(b.senses[0], interval=interval),),
        written=replace(both, unit=b.written.unit),
        hedge=f"{a.hedge}, {b.hedge}",
        iso="",
    )
    return Found(one.start, other.end, value, "two-sided")
