"""A quote's own words standing in a text: exactly, or but for layout and style."""

import re
from unicodedata import combining

from verifier.frozen import frozen
from verifier.model import Change
from verifier.quotes.borders import ends_whole, starts_whole
from verifier.quotes.ends import Border, back, front
from verifier.quotes.fold import Skeleton, folded, folded_char, offsets
from verifier.quotes.marks import hidden

LAST_WORD = re.compile(r"([^\W_]{2,})[\W_]+$")
FIRST_WORD = re.compile(r"^[\W_]+([^\W_]{2,})")


@frozen
class Hit:
    """A place where a quote's letters and digits stand; `changes` tell what its marks say otherwise."""

    start: int
    end: int
    exact: bool
    changes: tuple[Change, ...] = ()
    place: int = 0  # of its first character in the skeleton
    stop: int = 0  # after its last one
    stop_offset: int = 0  # where its last letter ends in the text

    @property
    def same(self) -> bool:
        """Return whether the words there are the quote's words."""
        return all(change.kind == "marks" for change in self.changes)


class Wanted:
    """A quote made ready for the search: its skeleton, the marks at its two ends, and the recorded words beyond."""

    __slots__ = ("after", "back", "before", "first", "front", "quote", "skeleton")

    def __init__(self, quote: str, prefix: str = "", suffix: str = "") -> None:
        self.quote = quote
        self.skeleton = folded(quote)
        start, end = _outer(quote) if self.skeleton else (0, len(quote))
        self.first = quote[start : start + 1]
        before, after = LAST_WORD.search(prefix), FIRST_WORD.search(suffix)
        self.front = Border(quote[:start], prefix[before.end(1) :] if before else prefix)
        self.back = Border(quote[end:], suffix[: after.start(1)] if after else suffix)
        self.before = folded(before[1]) if before else ""
        self.after = folded(after[1]) if after else ""


def hit(folding: Skeleton, wanted: Wanted, place: int) -> Hit | None:
    """Return how the quote stands where its skeleton is found at `place`; None when that cuts a word or a number."""
    text, skeleton, stop = folding.text, folding.skeleton, place + len(wanted.skeleton)
    if stop < len(skeleton) and combining(skeleton[stop]):
        return None  # an accent of the last letter stands behind it: E is not È
    start, end = folding.span(place, stop)
    before = bool(wanted.before) and skeleton.endswith(wanted.before, 0, place)
    after = bool(wanted.after) and skeleton.startswith(wanted.after, stop)
    if not (starts_whole(text, start) or (before and _run_together(text, start))):
        return None
    if not (ends_whole(text, end) or (after and _run_together(text, end))):
        return None
    first, last = start - len(wanted.front.own), end + len(wanted.back.own)
    if first >= 0 and last - first == len(wanted.quote) and text.startswith(wanted.quote, first):
        return Hit(first, last, exact=True, place=place, stop=stop, stop_offset=end)
    floor = folding.end(place - 1) if place else 0
    ceiling = folding.start(stop) if stop < len(skeleton) else len(text)
    first, last = front(text, start, floor, wanted.front, before), back(text, end, ceiling, wanted.back, after)
    changes = _changes(text, wanted, first, last)
    return Hit(first, last, exact=False, changes=changes, place=place, stop=stop, stop_offset=end)


def _run_together(text: str, at: int) -> bool:
    """Return whether two letters touch here: a lost space, where the recorded neighbour stands on the other side."""
    return text[at - 1].isalpha() and text[at].isalpha()


def _changes(text: str, wanted: Wanted, start: int, end: int) -> tuple[Change, ...]:
    """Return the hidden differences; the marks that touch the passage outside count only where the quote has them."""
    found = text[start:end]
    return tuple(Change(ours, theirs, kind) for kind, ours, theirs in hidden(wanted.quote, found))


def _outer(quote: str) -> tuple[int, int]:
    """Return where a quote's first letter or digit starts and its last one ends; it has one."""
    if "&" in quote:
        starts, ends = offsets(quote)
        return starts[0], ends[-1]
    start, end = 0, len(quote)
    while not folded_char(quote[start]):
        start += 1
    while not folded_char(quote[end - 1]):
        end -= 1
    return start, end
