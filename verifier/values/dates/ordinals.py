"""Ordinal numbers: 19th, twenty-third."""

from verifier.values.dates.page import Page


def place_at(page: Page, at: int) -> tuple[int, int] | None:
    """Return an ordinal number: 19th, twenty-third, and the token after it."""
    text = page.figure(at)
    if text and len(text) < 4 and page.low(at + 1) in page.table.words["ordinal_ends"] and page.joined(at + 1):
        return int(text), at + 2
    table = page.table
    low = page.low(at)
    if low in table.ordinals:
        return table.ordinals[low], at + 1
    if low in table.ordinal_tens:
        return table.ordinal_tens[low], at + 1
    if low in table.tens:
        step = 1 if page.low(at + 1) in {"-", "—", "–"} else 0
        last = table.ordinals.get(page.low(at + 1 + step), 10)
        if last < 10:
            return table.tens[low] + last, at + 2 + step
    return None
