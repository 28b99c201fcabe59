"""A quote's own words standing in a text: exactly, or but for layout and style."""

from dataclasses import dataclass

from verifier.model import Change
from verifier.quotes.borders import whole
from verifier.quotes.ends import widened
from verifier.quotes.fold import Skeleton, folded, offsets
from verifier.quotes.marks import hidden


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a quote's letters and digits stand; `changes` tell what its marks say otherwise."""

    start: int
    end: int
    exact: bool
    changes: tuple[Change, ...] = ()
    place: int = 0  # of its first character in the skeleton
    stop: int = 0  # after its last one

    @property
    def same(self) -> bool:
        """Return whether the words there are the quote's words."""
        return all(change.kind == "marks" for change in self.changes)


class Wanted:
    """A quote made ready for the search: its skeleton, and the marks at its two ends."""

    __slots__ = ("head", "quote", "skeleton", "tail")

    def __init__(self, quote: str) -> None:
        self.quote = quote
        self.skeleton = folded(quote)
        starts, ends = _outer(quote) if self.skeleton else (0, len(quote))
        self.head, self.tail = quote[:starts], quote[ends:]


def hit(folding: Skeleton, wanted: Wanted, place: int) -> Hit | None:
    """Return how the quote stands where its skeleton is found at `place`; None when that cuts a word or a number."""
    text, stop = folding.text, place + len(wanted.skeleton)
    start, end = folding.span(place, stop)
    if not whole(text, start, end):
        return None
    outer = (start - len(wanted.head), end + len(wanted.tail))
    if outer[0] >= 0 and outer[1] - outer[0] == len(wanted.quote) and text.startswith(wanted.quote, outer[0]):
        return Hit(*outer, exact=True, place=place, stop=stop)
    wide = widened(text, start, end, wanted.head, wanted.tail)
    return Hit(*wide, exact=False, changes=_changes(text, wanted, *wide), place=place, stop=stop)


def _changes(text: str, wanted: Wanted, start: int, end: int) -> tuple[Change, ...]:
    """Return the hidden differences; the marks that touch the passage outside count only where the quote has them."""
    found = text[start:end]
    return tuple(Change(ours, theirs, kind) for kind, ours, theirs in hidden(wanted.quote, found))


def _outer(quote: str) -> tuple[int, int]:
    """Return where a quote's first letter or digit starts and its last one ends."""
    if quote[0].isalnum() and quote[-1].isalnum() and quote.isascii():
        return 0, len(quote)
    size = 64
    while True:  # grow until the first and last letters are inside: a head of marks is short
        starts, _ = offsets(quote[:size])
        _, ends = offsets(quote[-size:], max(0, len(quote) - size))
        if starts and ends:
            return starts[0], ends[-1]
        size *= 4
