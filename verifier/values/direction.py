"""The sign that a verb or noun gives an amount: fell 3.2 percent, a loss of."""

from verifier.values.dates.page import Page
from verifier.values.measure import Measure
from verifier.values.value import Kind


def direction(page: Page, start: int, one: Measure) -> tuple[int, str]:
    """Return -1 and the verb or noun where the words say that an amount was lost: fell 3.2 percent."""
    if one.kind not in {
        Kind.PERCENT,
        Kind.POINTS,
        Kind.RATIO,
        Kind.MONEY,
        Kind.QUANTITY,
        Kind.NUMBER,
        Kind.COUNT,
        Kind.FRACTION,
    }:
        return 1, ""
    at = start - 1
    if page.low(at) == "by":
        at -= 1
    if page.low(at) == "of" and page.low(at - 1) in page.table.words["falling_nouns"]:
        return (
            (-1, f"a {page.low(at - 1)} of")
            if one.kind in {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY}
            else (1, "")
        )
    if page.low(at) == "of" and page.low(at - 1) in page.table.words["rising"]:
        return 1, f"a {page.low(at - 1)} of"
    for step in range(at, max(-1, at - 3), -1):
        low = page.low(step)
        if low in page.table.words["falling"] and one.kind in {Kind.PERCENT, Kind.POINTS}:
            return -1, low
        if low in page.table.words["rising"] and one.kind in {Kind.PERCENT, Kind.POINTS}:
            return 1, low
        if not (
            low.endswith("ly")
            or low in {"an", "a", "another", "further", "by", "as", "much", "about", "some", "in", "value"}
        ):
            break
    return 1, ""
