"""Where a phrase stands clear of the words behind it: a day with its year, or money with its scale and currency.

Nothing behind such a phrase can be a part of it, so that it says what it would say alone.
"""

from verifier.values.bare import ordinary
from verifier.values.dates.page import Page
from verifier.values.tokens import FIGURE, MARK, Token

_YEAR_DIGITS = 4
_SHORTEST_CURRENCY = 3  # letters


def clear_end(page: Page, start: int, at: int) -> int:
    """Return the token behind a clear phrase that begins at a token, its bound at `start`; 0 where none does."""
    token = page.found[at]
    end = _end(page, at, token) if token.gap or at == 0 else 0
    if not end or page.low(start - 1) in page.phrases.of_loss:
        return 0
    return end if page.low(end) in page.phrases.closing_phrases or ordinary(page, end) else 0


def _end(page: Page, at: int, token: Token) -> int:
    """Return the token behind `13 March 2024`, `March 13, 2024`, `€3.9 million`, `3.9 million euros`; else 0."""
    known, following = page.table, page.low(at + 1)
    if token.type is FIGURE:
        if following in known.months:
            return at + 3 if len(token.text) < 3 and len(page.figure(at + 2)) == _YEAR_DIGITS else 0
        currency = page.low(at + 2) if following in known.scales else ""
        return at + 3 if len(currency) >= _SHORTEST_CURRENCY and currency in known.currencies else 0
    if token.type is MARK:
        if token.low not in known.currency_signs or page.low(at + 2) not in known.scales:
            return 0
        return at + 3 if page.found[at + 1].type is FIGURE else 0
    if token.low not in known.months or page.low(at + 2) != "," or not 0 < len(page.figure(at + 1)) < 3:
        return 0
    return at + 4 if len(page.figure(at + 3)) == _YEAR_DIGITS else 0
