"""A quote whose words were edited: the passage that took its place, or the proof that nothing did."""

from collections.abc import Callable
from math import log2
from typing import TYPE_CHECKING

from verifier.model import Passage, State
from verifier.quotes.align import Aligned, aligned, likeness
from verifier.quotes.between import between
from verifier.quotes.borders import ends_whole, starts_whole
from verifier.quotes.changes import changes
from verifier.quotes.ends import back, front
from verifier.quotes.fold import Skeleton
from verifier.quotes.query import Query
from verifier.quotes.windows import Window, windows

if TYPE_CHECKING:
    from verifier.quotes.index import Index

ENOUGH = 1.34  # of evidence and margin together
CLEAR = 0.5  # a margin above this adds nothing
BY_MARGIN = 0.6
CERTAIN, CLEARLY = 1.7, 3  # evidence and votes that no other place can come near
USUAL = 40  # letters kept that are worth neither more nor less
ALIKE = 0.6  # likeness that is enough between both neighbours
SIMILAR = 0.6
TIE = 0.005
SLACK = 48  # skeleton characters around a window


def altered(index: "Index", query: Query, stood: Callable[[int, int], bool] | None = None) -> Passage:
    """Return the altered passage, or gone with the nearest one; `stood` tells what stood there before the change."""
    if stood is None and (usual := _usual(index, query)) is not None:
        return _passage(index.text, query, usual)
    ranked = candidates(index, query)
    if stood is not None:
        ranked = [one for one in ranked if one.deleted or not stood(one.start, one.end)]
    if not ranked:
        return Passage(State.GONE)
    top = ranked[0]
    if decide(top, ranked[1:]):
        equal = [one for one in ranked if evidence(one) > evidence(top) - TIE]
        if len(equal) > 1:
            return Passage(State.AMBIGUOUS, places=tuple((one.start, one.end) for one in equal))
        return _passage(index.text, query, top)
    if top.deleted:
        return Passage(State.GONE, note="nothing stands between its neighbours")
    return Passage(State.GONE, nearest=(top.start, top.end), likeness=_percent(top))


def _usual(index: "Index", query: Query) -> Aligned | None:
    """Return the passage between untouched neighbours when it is like the quote; else None, and all must be looked at."""
    place = between(index.folding, index.grams, query)
    if place is None:
        return None
    text, wanted, folding = index.text, query.wanted, index.folding
    start, end = folding.span(*place)
    found = folding.skeleton[place[0] : place[1]]
    like = likeness(query.skeleton, found)
    if like < ALIKE or not (starts_whole(text, start) and ends_whole(text, end)):
        return None
    start = front(text, start, folding.end(place[0] - 1), wanted.front, beside=True)
    end = back(text, end, folding.start(place[1]), wanted.back, beside=True)
    return Aligned(start, end, like, len(found), 1.0, 1.0)


def nearest(index: "Index", query: Query) -> tuple[Passage, ...]:
    """Return the passages that are like the words, the likeliest first."""
    ranked = [one for one in candidates(index, query) if one.likeness >= SIMILAR]
    return tuple(_passage(index.text, query, one) for one in sorted(ranked, key=lambda one: (-one.likeness, one.start)))


def _passage(text: str, query: Query, one: Aligned) -> Passage:
    span = (one.start, one.end)
    differences = changes(query.wanted.quote, text[one.start : one.end])
    return Passage(State.ALTERED, *span, (span,), differences, span, likeness=_percent(one))


def _percent(one: Aligned) -> int:
    return min(99, round(100 * one.likeness))


def candidates(index: "Index", query: Query) -> list[Aligned]:
    """Return the passages that may be the quote, the likeliest first."""
    found: list[Aligned] = []
    seen = windows(index.grams, query)
    for number, window in enumerate(seen):
        found.extend(aligned(index.text, query, *_stretch(index.folding, window)))
        if number == 0 and found and len(seen) > 1 and CLEARLY * seen[1].votes < window.votes:
            if max(map(evidence, found)) > CERTAIN:
                break
    apart: list[Aligned] = []
    for one in sorted(found, key=lambda a: (-evidence(a), a.start)):
        if all(one.end <= other.start or other.end <= one.start for other in apart):
            apart.append(one)
    return apart


def _stretch(folding: Skeleton, window: Window) -> tuple[int, int]:
    """Return the source's span of a window and a little more."""
    start = folding.start(max(0, window.start - SLACK))
    return start, folding.end(min(len(folding.skeleton), window.end + SLACK) - 1)


def evidence(one: Aligned) -> float:
    """Return how much speaks for a passage: its own letters, and the better of its two neighbours more than the other.

    The same likeness says more of a long quote than of a short one, which may be a common phrase.
    """
    more, less = max(one.before, one.after), min(one.before, one.after)
    length = max(-0.1, min(0.2, 0.1 * log2(max(1.0, one.kept) / USUAL)))
    return one.likeness + 0.5 * more * more + 0.25 * less + length + one.letters


def decide(top: Aligned, others: list[Aligned]) -> bool:
    """Return whether the passage is the quote, edited: enough speaks for it, and much less for any other place."""
    if top.deleted:
        return False
    margin = min(CLEAR, evidence(top) - max(map(evidence, others), default=0.0))
    return evidence(top) + BY_MARGIN * margin >= ENOUGH
