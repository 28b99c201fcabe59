"""A source made ready for many quotes: what is costly is built when first needed, and once."""

from functools import cached_property
from typing import TYPE_CHECKING

from verifier.model import Passage, Span, State
from verifier.quotes.borders import ends_whole, starts_whole
from verifier.quotes.direct import SMALL, direct

if TYPE_CHECKING:  # most quotes stand as they are written: what finds the others is loaded when one does not
    from verifier.quotes.earlier import Earlier
    from verifier.quotes.fold import Skeleton
    from verifier.quotes.grams import Grams

CONTEXT = 300  # code points of a recorded prefix or suffix that are used
DIRECT = 8  # quotes that are sought in the text itself before an index is worth its price


class Index:
    """The text of one source, and its earlier text where that is known.

    Building costs time and memory linear in the text (for 5 MB about 0.4 s and 100 MB, at most 200 MB for any text)
    and happens only when a quote is not simply where it was recorded. Not to be shared between threads.
    """

    def __init__(self, text: str, previous: str | None = None) -> None:
        self.text = text
        self.earlier = _earlier(previous) if previous is not None and previous != text else None
        self._asked = 0

    @cached_property
    def folding(self) -> "Skeleton":
        """The text's letters and digits."""
        from verifier.quotes.fold import Skeleton

        return Skeleton(self.text)

    @cached_property
    def grams(self) -> "Grams":
        """The index of their short runs."""
        from verifier.quotes.grams import Grams

        return Grams(self.folding.skeleton)

    @property
    def built(self) -> bool:
        """Whether the text's letters are known already, or will be needed often enough to be worth it."""
        self._asked += 1
        return "folding" in self.__dict__ or self._asked > DIRECT

    def occurrences(self, skeleton: str, limit: int) -> list[int]:
        """Return the places of some letters in the text's skeleton, `limit` at most."""
        if "grams" in self.__dict__ or self._asked > DIRECT:
            return self.grams.occurrences(skeleton, limit)
        from verifier.quotes.grams import occurrences

        return occurrences(self.folding.skeleton, skeleton, limit)

    def find(
        self,
        quote: str,
        prefix: str = "",
        suffix: str = "",
        position: int | None = None,
        *,
        end: int | None = None,
        unchanged: bool = False,
    ) -> Passage:
        """Return how a quote stands in the text, and where: see `find_quote`."""
        if unchanged and position is not None and 0 <= position < len(self.text):
            stop = position + len(quote) if end is None else end
            same = bool(quote) and stop - position == len(quote) and self.text.startswith(quote, position)
            if same and starts_whole(self.text, position) and ends_whole(self.text, stop):
                return Passage(State.FOUND, position, stop, ((position, stop),))
        if self.earlier is None and len(self.text) <= SMALL and quote.strip() and len(quote) <= len(self.text):
            only = direct(self.text, quote, prefix[-CONTEXT:], suffix[:CONTEXT], position)
            if only is not None:
                return only
        from verifier.quotes.search import searched

        return searched(self, quote, prefix[-CONTEXT:], suffix[:CONTEXT], (position, end))

    def span(self, span: Span, *, unchanged: bool = False) -> Passage:
        """Return how a recorded span stands in the text."""
        return self.find(span.exact, span.prefix, span.suffix, span.start, end=span.end, unchanged=unchanged)


def _earlier(text: str) -> "Earlier":
    from verifier.quotes.earlier import Earlier

    return Earlier(text)
