"""Find a recorded quote again in its source, or prove that it is gone."""

from verifier.model import Passage
from verifier.quotes.index import Index

__all__ = ["Index", "find_quote", "places"]


def find_quote(
    text: str,
    quote: str,
    prefix: str = "",
    suffix: str = "",
    position: int | None = None,
    *,
    end: int | None = None,
    previous: str | None = None,
    unchanged: bool = False,
) -> Passage:
    """Return how a quote stands in a text, and where, in code points of the text, end excluded.

    `prefix`, `suffix` and `position` are what was recorded beside the quote; they tell equal places apart.
    `previous` is the source's earlier text, in which `position` was right. With `unchanged` the text is known to be
    the one that `position` (and `end`) were recorded for: they are compared first; if they hold, nothing is searched.

    The passage is found, moved, retouched, altered (with the differences), ambiguous (with the places), gone (with the
    nearest passage) or undecided. Time and memory are linear in the text, and bounded for any quote: one beyond a
    million code points is undecided.
    """
    return Index(text, previous).find(quote, prefix, suffix, position, end=end, unchanged=unchanged)


def places(index: Index, words: str) -> tuple[Passage, ...]:
    """Return every place of some words in a source, in its order; the likeliest passages when there is none.

    A place is found (to the letter), retouched (another layout) or altered (other words or figures); 1,000 at most.
    """
    from verifier.quotes.search import places as every_place

    return every_place(index, words)
