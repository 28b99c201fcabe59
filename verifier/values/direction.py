"""The sign that a verb or noun gives an amount: fell 3.2 percent, a loss of."""

from verifier.values.dates.page import Page
from verifier.values.value import Kind

_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
_OF_A_LOSS = _SHARES | {Kind.MONEY, Kind.QUANTITY}
_SIGNED = _OF_A_LOSS | {Kind.RATIO, Kind.NUMBER, Kind.COUNT, Kind.FRACTION}


def direction(page: Page, start: int, kind: Kind) -> tuple[int, str]:
    """Return -1 and the verb or noun where the words say that an amount was lost: fell 3.2 percent."""
    if kind not in _SIGNED:
        return 1, ""
    at, words = start - 1, page.table.words
    if page.low(at) in words["by"]:
        at -= 1
    if page.low(at) in words["of"] and page.low(at - 1) in words["falling_nouns"]:
        return (-1, f"a {page.low(at - 1)} {page.low(at)}") if kind in _OF_A_LOSS else (1, "")
    if page.low(at) in words["of"] and page.low(at - 1) in words["rising"]:
        return 1, f"a {page.low(at - 1)} {page.low(at)}"
    if kind not in _SHARES:
        return 1, ""
    for step in range(at, max(-1, at - 3), -1):
        low = page.low(step)
        if low in words["falling"]:
            return -1, low
        if low in words["rising"]:
            return 1, low
        if low not in words["before_change"] and not low.endswith(page.table.endings["adverb"]):
            break
    return 1, ""


def direction_behind(page: Page, at: int, kind: Kind) -> tuple[int, str]:
    """Return -1 and the word where a comparative behind an amount says that it was lost: 3 percent lower."""
    words, low = page.table.words, page.low(at)
    if kind not in _SHARES or low not in words["lower"]:
        return 1, ""
    return -1, low
