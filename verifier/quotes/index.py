"""A source made ready for many quotes: what is costly is built when first needed, and once."""

from functools import cached_property

from verifier.model import Change, Passage, State
from verifier.quotes.altered import altered
from verifier.quotes.choose import SAME_MARKS, TO_THE_LETTER, Context, best
from verifier.quotes.elisions import Chain, Split, chains, insertion_kind, splits
from verifier.quotes.fold import Skeleton
from verifier.quotes.grams import Grams, occurrences
from verifier.quotes.grown import grown
from verifier.quotes.hits import Hit, Wanted, hit
from verifier.quotes.query import Query

MOST = 1_000  # places of the same words that are looked at; beyond, only those in the recorded context
SHOWN = 20  # places that an ambiguous quote names


class Index:
    """The text of one source, and its earlier text where that is known."""

    def __init__(self, text: str, previous: str | None = None) -> None:
        self.text = text
        self.previous = previous

    @cached_property
    def folding(self) -> Skeleton:
        """The text's letters and digits."""
        return Skeleton(self.text)

    @cached_property
    def grams(self) -> Grams:
        """The index of their short runs."""
        return Grams(self.folding.skeleton)

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
            if self.text[position:stop] == quote and quote:
                return Passage(State.FOUND, position, stop, ((position, stop),))
        return find(self, quote, prefix, suffix, position)


def find(index: Index, quote: str, prefix: str, suffix: str, position: int | None) -> Passage:
    """Return the passage of a quote by search."""
    if not quote.strip():
        return Passage(State.GONE, note="the quote is empty")
    wanted = Wanted(quote, prefix, suffix)
    if not wanted.skeleton:
        return _only_marks(index.text, quote, position)
    context = Context.of(prefix, suffix)
    hits, scores = hits_of(index, wanted, context)
    if hits:
        return settle(index.text, hits, scores, position)
    passage = elided(index, quote, context, position)
    if passage is not None:
        return passage
    return altered(index, Query(wanted, prefix, suffix), position)


def hits_of(index: Index, wanted: Wanted, context: Context) -> tuple[list[Hit], list[float]]:
    """Return the places with the quote's letters and digits, and how well each fits the recorded context."""
    found = (hit(index.folding, wanted, p) for p in index.grams.occurrences(wanted.skeleton, MOST))
    hits = [grown(index.folding, wanted, context, one) for one in found if one is not None]
    return hits, [_fit(index, context, h) for h in hits]


def _fit(index: Index, context: Context, one: Hit) -> float:
    """Return how well a place fits: its neighbours' likeness, what of them stands to the letter, and the quote itself."""
    likeness = context.likeness(index.folding.skeleton, one.place, one.stop)
    return likeness + TO_THE_LETTER * context.exact(index.text, one.start, one.end) + (SAME_MARKS if one.exact else 0)


def elided(index: Index, quote: str, context: Context, position: int | None) -> Passage | None:
    """Return the passage of a quote with elisions when all its parts stand there; else None."""
    for split in splits(quote):
        found = chains(index.folding, lambda s: index.grams.occurrences(s, MOST), split, context)
        if not found:
            continue
        spans = tuple((c.hits[0].start, c.hits[-1].end) for c in found)
        chosen = best([c.score for c in found], [start for start, _ in spans], index.text, position)
        if chosen is None:
            return Passage(State.AMBIGUOUS, places=spans[:SHOWN])
        return _chained(index.text, found[chosen], split, position)
    return None


def _chained(text: str, chain: Chain, split: Split, position: int | None) -> Passage:
    start, end = chain.hits[0].start, chain.hits[-1].end
    parts = tuple((h.start, h.end) for h in chain.hits)
    wrong = tuple(Change(i, "", kind) for i in split.insertions if (kind := insertion_kind(i)))
    if wrong:
        return Passage(State.ALTERED, start, end, parts, wrong, note="an insertion holds a figure, date or negation")
    changes = tuple(change for h in chain.hits for change in h.changes)
    if not all(h.exact for h in chain.hits):
        return Passage(State.RETOUCHED, start, end, parts, changes)
    return Passage(State.FOUND if position is None or position == start else State.MOVED, start, end, parts)


def settle(text: str, hits: list[Hit], scores: list[float], position: int | None) -> Passage:
    """Return the passage for the hit that is meant, or the ambiguity."""
    chosen = 0 if len(hits) == 1 else best(scores, [h.start for h in hits], text, position)
    if chosen is None:
        return Passage(State.AMBIGUOUS, places=tuple((h.start, h.end) for h in hits[:SHOWN]))
    one = hits[chosen]
    here = ((one.start, one.end),)
    if not one.same:
        return Passage(State.ALTERED, one.start, one.end, here, one.changes, here[0], likeness=99)
    if not one.exact:
        return Passage(State.RETOUCHED, one.start, one.end, here, one.changes)
    state = State.FOUND if position is None or position == one.start else State.MOVED
    return Passage(state, one.start, one.end, here)


def _only_marks(text: str, quote: str, position: int | None) -> Passage:
    """Return the passage of a quote without letters or digits: it is found exactly or not at all."""
    starts = occurrences(text, quote, MOST)
    if not starts:
        return Passage(State.GONE)
    hits = [Hit(start, start + len(quote), exact=True) for start in starts]
    return settle(text, hits, [0.0] * len(hits), position)
