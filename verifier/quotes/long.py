"""Very long quotes that were edited: their ends are sought apart, and what stands between is compared as a whole."""

from collections.abc import Callable

from verifier.quotes.align import Aligned, likeness
from verifier.quotes.fold import Skeleton
from verifier.quotes.hits import Wanted
from verifier.quotes.query import Query

LONG = 3_000  # letters of a quote; beyond, words are paired at its ends only
PIECE = 1_500  # code points of either end
WIDER = 2  # the passage may be this many times as long as the quote


def spanned(folding: Skeleton, query: Query, candidates: Callable[[Query], list[Aligned]]) -> list[Aligned]:
    """Return the passage whose ends are like the quote's ends; the likeness is of the whole, in O(n * m / 64) steps."""
    quote, prefix, suffix = query.wanted.quote, query.context.prefix, query.context.suffix
    heads = candidates(Query(Wanted(_trimmed(quote[:PIECE]), prefix), prefix, ""))
    tails = candidates(Query(Wanted(_trimmed(quote[-PIECE:][::-1])[::-1], "", suffix), "", suffix))
    if not heads or not tails:
        return []
    head, tail = heads[0], tails[0]
    first, last = folding.place(head.start), folding.place(tail.end)
    if not 0 < last - first <= WIDER * len(query.skeleton):
        return []
    like = likeness(query.skeleton, folding.skeleton[first:last])
    kept = round(like * len(query.skeleton))
    return [Aligned(head.start, tail.end, like, kept, head.before, tail.after)]


def _trimmed(piece: str) -> str:
    """Return a piece without the word that it cuts at its end."""
    return piece.rsplit(maxsplit=1)[0] if " " in piece[-200:] else piece
