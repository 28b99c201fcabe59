"""A recorded span made ready to be sought when its words were edited: words and marks of prefix, quote and suffix."""

from functools import cached_property

from verifier.quotes.choose import Context
from verifier.quotes.fold import folded
from verifier.quotes.hits import Wanted
from verifier.quotes.words import words


class Query:
    """Prefix, quote and suffix, as letters and, when first asked for, as words in one row."""

    def __init__(self, wanted: Wanted, prefix: str, suffix: str) -> None:
        self.wanted = wanted
        self.context = Context.of(prefix, suffix)
        self.skeleton = wanted.skeleton
        self.before, self.after = folded(prefix), folded(suffix)

    @cached_property
    def _sides(self) -> tuple[list[str], list[str], list[str]]:
        prefix, suffix = self.context.prefix, self.context.suffix
        return words(prefix).words, words(self.wanted.quote).words, words(suffix).words

    @cached_property
    def words(self) -> list[str]:
        """The words of all three; the quote's are words[first:last]."""
        return [word for side in self._sides for word in side]

    @cached_property
    def first(self) -> int:
        """The number of the quote's first word in the row."""
        return len(self._sides[0])

    @cached_property
    def last(self) -> int:
        """The number of the suffix's first word in the row."""
        return self.first + len(self._sides[1])

    @property
    def row(self) -> str:
        """The skeleton of all three."""
        return self.before + self.skeleton + self.after

    @property
    def quoted(self) -> list[str]:
        """The quote's words."""
        return self._sides[1]
