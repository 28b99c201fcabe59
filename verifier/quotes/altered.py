"""A quote whose words were edited: the passage that took its place, or the proof that nothing did."""

from collections.abc import Callable
from math import log2
from typing import TYPE_CHECKING

from verifier.model import Passage, State
from verifier.quotes.align import Aligned, aligned
from verifier.quotes.changes import changes
from verifier.quotes.query import Query
from verifier.quotes.windows import windows

if TYPE_CHECKING:
    from verifier.quotes.index import Index

ENOUGH = 1.34  # of evidence and margin together
CLEAR = 0.5  # a margin above this adds nothing
BY_MARGIN = 0.6
USUAL = 40  # letters kept that are worth neither more nor less
SIMILAR = 0.6
TIE = 0.005
SLACK = 48  # skeleton characters around a window


def altered(index: "Index", query: Query, stood: Callable[[int, int], bool] | None = None) -> Passage:
    """Return the altered passage, or gone with the nearest one; `stood` tells what stood there before the change."""
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
    found = []
    folding = index.folding
    size = len(folding.skeleton)
    for window in windows(index.grams, query):
        if window.end - window.start < 1:
            continue
        start = folding.start(max(0, window.start - SLACK))
        end = folding.end(min(size, window.end + SLACK) - 1)
        found.extend(aligned(index.text, query, start, end))
    apart: list[Aligned] = []
    for one in sorted(found, key=lambda a: (-evidence(a), a.start)):
        if all(one.end <= other.start or other.end <= one.start for other in apart):
            apart.append(one)
    return apart


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
