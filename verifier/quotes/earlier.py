"""What a source's earlier text tells: where the quote stood, and what stood elsewhere already then."""

from functools import cached_property

from verifier.quotes.choose import MARGIN, Context
from verifier.quotes.fold import Skeleton, folded
from verifier.quotes.grams import occurrences
from verifier.quotes.hits import Hit

WIDE = 240  # code points of the earlier text on either side that serve as context
TWINS = 50  # other places of the quote in the earlier text that are looked at


class Earlier:
    """A source's earlier text, in which recorded places were right."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folding(self) -> Skeleton:
        """The earlier text's letters and digits."""
        return Skeleton(self.text)

    def repeats(self, quote: str) -> bool:
        """Return whether the quote stood at several places, so that one of them may be another one now."""
        return len(occurrences(self.text, quote, 2)) > 1

    def place(self, quote: str, position: int | None, end: int | None) -> tuple[int, int] | None:
        """Return where the quote stood; None when it was not at the recorded place."""
        if position is None or not 0 <= position < len(self.text):
            return None
        stop = position + len(quote) if end is None else end
        there = self.text[position:stop]
        return (position, stop) if there == quote or (there and folded(there) == folded(quote)) else None

    def context(self, place: tuple[int, int]) -> tuple[str, str]:
        """Return a longer prefix and suffix than people record."""
        start, end = place
        return self.text[max(0, start - WIDE) : start], self.text[end : end + WIDE]

    def others(self, hits: list[Hit], place: tuple[int, int], now: Skeleton, skeleton: str) -> list[bool]:
        """Return for each hit whether it is another place of the same words, which stood there before too."""
        start = self.folding.place(place[0])
        twins = [p for p in occurrences(self.folding.skeleton, skeleton, TWINS) if p != start]
        own = self._context(start, len(skeleton))
        contexts = [self._context(p, len(skeleton)) for p in twins]
        told = []
        for hit in hits:
            ours = own.likeness(now.skeleton, hit.place, hit.stop)
            best = max((c.likeness(now.skeleton, hit.place, hit.stop) for c in contexts), default=0.0)
            told.append(best > ours + MARGIN)
        return told

    def stood(self, text: str, start: int, end: int, place: tuple[int, int] | None) -> bool:
        """Return whether text[start:end] stood in the earlier text already, in the same surroundings elsewhere."""
        around = folded(text[max(0, start - 24) : end + 24])
        for found in occurrences(self.folding.skeleton, around, 2):
            first, last = self.folding.span(found, found + len(around))
            if place is None or last <= place[0] or place[1] <= first:
                return True
        return False

    def _context(self, start: int, size: int) -> Context:
        skeleton = self.folding.skeleton
        return Context(skeleton[max(0, start - 64) : start], skeleton[start + size : start + size + 64])
