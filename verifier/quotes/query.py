"""A recorded span made ready to be sought when its words were edited: words and marks of prefix, quote and suffix."""

from functools import cached_property

from verifier.quotes.choose import Context
from verifier.quotes.fold import folded
from verifier.quotes.hits import Wanted
from verifier.quotes.words import Words, words


class Query:
    """Prefix, quote and suffix as words in one row: the quote's are words[first:last]."""

    def __init__(self, wanted: Wanted, prefix: str, suffix: str) -> None:
        self.wanted = wanted
        self.context = Context.of(prefix, suffix)
        self.skeleton = wanted.skeleton
        self.before, self.after = folded(prefix), folded(suffix)
        left, middle, right = words(prefix), words(wanted.quote), words(suffix)
        self.words = left.words + middle.words + right.words
        self.first = len(left.words)
        self.last = self.first + len(middle.words)

    @cached_property
    def row(self) -> str:
        """The skeleton of all three."""
        return self.before + self.skeleton + self.after

    @property
    def quoted(self) -> list[str]:
        """The quote's words."""
        return self.words[self.first : self.last]


__all__ = ["Query", "Words"]
