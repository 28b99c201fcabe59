"""A quote whose words were edited: the passage that took its place, or the proof that nothing did."""

from collections.abc import Callable
from math import log2
from typing import TYPE_CHECKING

from verifier.model import Change, Passage, State
from verifier.quotes.align import Aligned, aligned, likeness
from verifier.quotes.between import between
from verifier.quotes.borders import ends_whole, starts_whole
from verifier.quotes.changes import changes
from verifier.quotes.choose import CONTEXT, TO_THE_LETTER, best
from verifier.quotes.ends import back, front
from verifier.quotes.fold import Skeleton, folded
from verifier.quotes.furniture import differs_by_furniture
from verifier.quotes.long import LONG, spanned
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
LIKE = 0.7  # likeness below which a passage that begins or ends at a proved cut is no passage
WEAK = 0.5  # a neighbour worth less than this is no neighbour
NEIGHBOUR = 12  # letters of a neighbour that can prove something
FURNITURE = "footnote marks, a page break or a link stand in between"
CUT_OUT = "nothing stands between its neighbours"
SIMILAR = 0.6
HYPHENS = frozenset("-‐‑")
WORD = 200  # code points of the longest word
TIE = 0.005
SLACK = 48  # skeleton characters around a window


def altered(
    index: "Index", query: Query, position: int | None = None, stood: Callable[[int, int], bool] | None = None
) -> Passage:
    """Return the altered passage, or gone with the nearest one; `stood` tells what stood there before the change."""
    ranked = _usual(index, query) if stood is None else []
    ranked = ranked or candidates(index, query)
    if stood is not None:
        ranked = [one for one in ranked if one.deleted or not stood(one.start, one.end)]
    doubtful = not ranked or ranked[0].likeness < LIKE or max(ranked[0].before, ranked[0].after) < WEAK
    cuts = _cuts(index, query) if doubtful else []
    if not ranked or (cuts and _is_beside(index.folding, ranked[0], cuts)):
        return Passage(State.GONE, note=CUT_OUT if cuts else "")
    top = ranked[0]
    if decide(top, ranked[1:]):
        equal = [one for one in ranked if evidence(one) > evidence(top) - TIE]
        chosen = best([0.0] * len(equal), [one.start for one in equal], index.text, position) if len(equal) > 1 else 0
        if chosen is None:
            return Passage(State.AMBIGUOUS, places=tuple((one.start, one.end) for one in equal))
        return _passage(index.text, query, equal[chosen])
    if top.deleted:
        return Passage(State.GONE, note=CUT_OUT)
    return Passage(State.GONE, nearest=(top.start, top.end), likeness=_percent(top))


def _cuts(index: "Index", query: Query) -> list[int]:
    """Return where the recorded neighbours now stand side by side: the proof that the quote was deleted there."""
    before, after = query.before[-CONTEXT:], query.after[:CONTEXT]
    if min(len(before), len(after)) < NEIGHBOUR:
        return []
    return [place + len(before) for place in index.occurrences(before + after, 4)]


def _is_beside(folding: Skeleton, one: Aligned, cuts: list[int]) -> bool:
    """Return whether a passage only takes the quote's neighbours for it, or has no neighbour of its own."""
    ends = {folding.place(one.start), folding.place(one.end)}
    taken = one.likeness < LIKE and not ends.isdisjoint(cuts)
    return taken or max(one.before, one.after) < WEAK


def _usual(index: "Index", query: Query) -> list[Aligned]:
    """Return the passages between untouched neighbours that are like the quote; if none, all must be looked at."""
    found = []
    for place in between(index.folding.skeleton, index.occurrences, query):
        like = likeness(query.skeleton, index.folding.skeleton[slice(*place)])
        start, end = index.folding.span(*place)
        if like >= ALIKE and starts_whole(index.text, start) and ends_whole(index.text, end):
            found.append(_framed(index, query, place, like))
    return sorted(found, key=lambda a: (-evidence(a), a.start))


def _framed(index: "Index", query: Query, place: tuple[int, int], like: float) -> Aligned:
    """Return the passage at this place of the skeleton, with its own marks."""
    text, folding, wanted = index.text, index.folding, query.wanted
    start, end = folding.span(*place)
    start = front(text, start, folding.end(place[0] - 1), wanted.front, beside=True)
    end = back(text, end, folding.start(place[1]), wanted.back, beside=True)
    letters = TO_THE_LETTER * query.context.exact(text, start, end)
    return Aligned(start, end, like, place[1] - place[0], 1.0, 1.0, letters)


def between_neighbours(text: str, quote: str, start: int, end: int) -> Passage | None:
    """Return text[start:end], whose neighbours are the quote's, as the altered passage when it is like the quote."""
    ours, theirs = folded(quote), folded(text[start:end])
    like = likeness(ours, theirs)
    if like < ALIKE or ours == theirs:
        return None
    return _altered(text, quote, (start, end), like)


def nearest(index: "Index", query: Query) -> tuple[Passage, ...]:
    """Return the passages that are like the words, the likeliest first."""
    ranked = [one for one in candidates(index, query) if one.likeness >= SIMILAR]
    return tuple(_passage(index.text, query, one) for one in sorted(ranked, key=lambda one: (-one.likeness, one.start)))


def _passage(text: str, query: Query, one: Aligned) -> Passage:
    return _altered(text, query.wanted.quote, (one.start, one.end), one.likeness)


def _altered(text: str, quote: str, span: tuple[int, int], like: float) -> Passage:
    """Return the altered passage with its differences; a word or number is never shown cut."""
    start, end = _uncut(text, *span)
    if differs_by_furniture(text, start, end, quote):
        return Passage(State.RETOUCHED, start, end, ((start, end),), note=FURNITURE)
    differences = changes(quote, text[start:end]) or (Change(quote, text[start:end], "marks"),)
    return Passage(State.ALTERED, start, end, ((start, end),), differences, (start, end), min(99, round(100 * like)))


def _uncut(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to whole words and numbers."""
    floor, ceiling = max(0, start - WORD), min(len(text), end + WORD)
    while start > floor and (not starts_whole(text, start) or (text[start] in HYPHENS and text[start - 1].isalnum())):
        start -= 1
    while end < ceiling and not ends_whole(text, end):
        end += 1
    return start, end


def _percent(one: Aligned) -> int:
    return min(99, round(100 * one.likeness))


def candidates(index: "Index", query: Query) -> list[Aligned]:
    """Return the passages that may be the quote, the likeliest first."""
    if len(query.skeleton) > LONG:
        return spanned(index.folding, query, lambda piece: candidates(index, piece))
    found: list[Aligned] = []
    seen = windows(index.grams, query)
    for number, window in enumerate(seen):
        found.extend(aligned(index.text, query, *_stretch(index.folding, window)))
        clear = number == 0 and len(seen) > 1 and CLEARLY * seen[1].votes < window.votes
        if clear and max(map(evidence, found), default=0.0) > CERTAIN:
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
