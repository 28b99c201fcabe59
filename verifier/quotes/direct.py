"""The words of a quote as they stand, at one place only: what most quotes are, found without any index."""

from unicodedata import combining

from verifier.model import Passage, State
from verifier.quotes.borders import whole

SMALL = 50_000  # code points of a text in which looking twice costs less than any index


def direct(text: str, quote: str, prefix: str, suffix: str, position: int | None) -> Passage | None:
    """Return the passage of a quote that stands in the text to the letter, with its context, at one place only."""
    sought = prefix + quote + suffix
    at = text.find(sought)
    if at < 0 or text.find(sought, at + 1) >= 0:
        return None
    start = at + len(prefix)
    end = start + len(quote)
    if not whole(text, start, end) or combining(text[start]) or (end < len(text) and combining(text[end])):
        return None
    return Passage(exact_state(position, start), start, end, ((start, end),))


def exact_state(position: int | None, start: int) -> State:
    """Return whether words that stand to the letter were recorded there, or nowhere; else they have moved."""
    return State.FOUND if position is None or position == start else State.MOVED
