"""The steps of a search: the words themselves, the words in another layout, elisions, then what took their place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verifier.model import Change, Passage, State
from verifier.quotes.altered import altered, between_neighbours, nearest
from verifier.quotes.between import raw_between
from verifier.quotes.borders import standing, whole
from verifier.quotes.choose import SAME_MARKS, SAME_WORDS, TO_THE_LETTER, Context, best
from verifier.quotes.direct import direct, exact_state
from verifier.quotes.elisions import Chain, Split, chains, insertion_kind, splits
from verifier.quotes.grams import occurrences
from verifier.quotes.grown import grown
from verifier.quotes.hits import Hit, Wanted, hit
from verifier.quotes.query import Query

if TYPE_CHECKING:
    from verifier.quotes.index import Index

MOST = 1_000  # places of the same words that are looked at one by one; of more, only those in the recorded context
SHORT = 100  # code points of a quote whose letters may stand in very many other words
SHOWN = 20  # places that an ambiguous quote names
LONGEST = 1_000_000  # code points of a quote; a longer one is not sought

Recorded = tuple[int | None, int | None]


def searched(index: "Index", quote: str, prefix: str, suffix: str, recorded: Recorded) -> Passage:
    """Return the passage of a quote in a text that may have changed."""
    position = recorded[0]
    if not quote.strip():
        return Passage(State.GONE, note="the quote is empty")
    if len(quote) > LONGEST:
        return Passage(State.UNDECIDED, note="the quote is too long to be sought")
    if not index.built and not (index.earlier and index.earlier.repeats(quote)):
        only = direct(index.text, quote, prefix, suffix, position) or _edited(index, quote, prefix, suffix)
        if only is not None:
            return only
    if index.earlier and (place := index.earlier.place(quote, *recorded)):
        return _with_earlier(index, quote, place)
    wanted = Wanted(quote, prefix, suffix)
    if not wanted.skeleton:
        return _only_marks(index.text, quote, Context.of(prefix, suffix), position)
    context = Context.of(prefix, suffix)
    hits = hits_of(index, wanted, context, position)
    if hits:
        return _settled(index, hits, context, position)
    return elided(index, quote, context, position) or altered(index, Query(wanted, prefix, suffix), position)


def hits_of(index: "Index", wanted: Wanted, context: Context, position: int | None) -> list[Hit]:
    """Return the places with the quote's letters and digits, in the text's order, MOST at most."""
    places = index.occurrences(wanted.skeleton, MOST)
    if len(places) == MOST:
        places = _narrowed(index, wanted.skeleton, context, position) or _common(index, wanted)
    hits = (hit(index.folding, wanted, place) for place in places)
    return [grown(index.folding, wanted, context, one) for one in hits if one is not None]


def _narrowed(index: "Index", skeleton: str, context: Context, position: int | None) -> list[int]:
    """Return the places of very common words that stand in the recorded context, or at the recorded place."""
    text = index.folding.skeleton
    for before, after in ((context.before, context.after), (context.before, ""), ("", context.after)):
        if before or after:
            found = occurrences(text, before + skeleton + after, MOST)
            if 0 < len(found) < MOST:
                return [place + len(before) for place in found]
    if position is not None and text.startswith(skeleton, at := index.folding.place(position)):
        return [at]
    return []


def _common(index: "Index", wanted: Wanted) -> list[int]:
    """Return the places of very common letters where they stand as whole words, if there are any."""
    if len(wanted.quote) > SHORT:
        return index.occurrences(wanted.skeleton, MOST)
    own = len(wanted.front.own.lstrip())
    exact = standing(index.text, wanted.quote, MOST)
    return [index.folding.place(s + own) for s in exact] or index.occurrences(wanted.skeleton, MOST)


def _edited(index: "Index", quote: str, prefix: str, suffix: str) -> Passage | None:
    """Return the passage of a quote that was edited between untouched ends, seen in the text itself; else None."""
    if index.earlier or any(mark in quote for mark in ("…", "...", "[")) or quote in index.text:
        return None
    span = raw_between(index.text, quote, prefix, suffix)
    if span is None or not whole(index.text, *span):
        return None
    return between_neighbours(index.text, quote, *span)


def _settled(index: "Index", hits: Sequence[Hit], context: Context, position: int | None) -> Passage:
    """Return the passage for the hit that is meant, or the ambiguity."""
    scores = [_fit(index, context, one) for one in hits] if len(hits) > 1 else [0.0]
    chosen = best(scores, [one.start for one in hits], index.text, position)
    if chosen is None:
        return Passage(State.AMBIGUOUS, places=tuple((one.start, one.end) for one in hits[:SHOWN]))
    return passage(hits[chosen], position)


def passage(one: Hit, position: int | None) -> Passage:
    """Return a hit as a passage."""
    here = ((one.start, one.end),)
    if not one.same:
        return Passage(State.ALTERED, one.start, one.end, here, one.changes, here[0], likeness=99)
    if not one.exact:
        return Passage(State.RETOUCHED, one.start, one.end, here, one.changes)
    return Passage(exact_state(position, one.start), one.start, one.end, here)


def _fit(index: "Index", context: Context, one: Hit) -> float:
    """Return how well a place fits: its neighbours by likeness and to the letter, and the quote itself."""
    likeness = context.likeness(index.folding.skeleton, one.place, one.stop)
    letters = TO_THE_LETTER * context.exact(index.text, one.start, one.end)
    return likeness + letters + (SAME_MARKS if one.exact else 0) - (0 if one.same else SAME_WORDS)


def _only_marks(text: str, quote: str, context: Context, position: int | None) -> Passage:
    """Return the passage of a quote without letters or digits: it is found to the letter or not at all."""
    starts = occurrences(text, quote, MOST)
    if not starts:
        return Passage(State.GONE)
    hits = [Hit(start, start + len(quote), exact=True) for start in starts]
    scores = [context.exact(text, one.start, one.end) for one in hits]
    chosen = best(scores, starts, text, position)
    if chosen is None:
        return Passage(State.AMBIGUOUS, places=tuple((one.start, one.end) for one in hits[:SHOWN]))
    return passage(hits[chosen], position)


# --- elisions


def elided(index: "Index", quote: str, context: Context, position: int | None) -> Passage | None:
    """Return the passage of a quote with elisions when all its parts stand there; else None."""
    for split in splits(quote):
        found = chains(index.folding, lambda s: index.occurrences(s, MOST), split, context)
        if not found:
            continue
        spans = tuple((c.hits[0].start, c.hits[-1].end) for c in found)
        chosen = best([c.score for c in found], [start for start, _ in spans], index.text, position)
        if chosen is None:
            return Passage(State.AMBIGUOUS, places=spans[:SHOWN])
        return _chained(found[chosen], split, position)
    return None


def _chained(chain: Chain, split: Split, position: int | None) -> Passage:
    start, end = chain.hits[0].start, chain.hits[-1].end
    parts = tuple((h.start, h.end) for h in chain.hits)
    wrong = tuple(Change(words, "", kind) for words in split.insertions if (kind := insertion_kind(words)))
    if wrong:
        note = "an insertion holds a figure, date or negation"
        return Passage(State.ALTERED, start, end, parts, wrong, (start, end), note=note)
    changes = tuple(change for h in chain.hits for change in h.changes)
    if not all(h.exact for h in chain.hits):
        return Passage(State.RETOUCHED, start, end, parts, changes)
    return Passage(exact_state(position, start), start, end, parts)


# --- with the earlier text


def _with_earlier(index: "Index", quote: str, place: tuple[int, int]) -> Passage:
    """Return the passage of a quote whose place in the earlier text is sure.

    What stood elsewhere before, and still does, is not the lost quote.
    """
    earlier = index.earlier
    assert earlier is not None
    prefix, suffix = earlier.context(place)
    wanted, context = Wanted(quote, prefix, suffix), Context.of(prefix, suffix)
    if not wanted.skeleton:
        return _only_marks(index.text, quote, context, place[0])
    hits = hits_of(index, wanted, context, None)
    strange = earlier.others(hits, place, index.folding, wanted.skeleton)
    own = [one for one, other in zip(hits, strange, strict=True) if not other]
    if own:
        return _settled(index, own, context, place[0])
    found = elided(index, quote, context, place[0])
    if found is not None:
        return found
    found = altered(
        index, Query(wanted, prefix, suffix), None, lambda start, end: earlier.stood(index.text, start, end, place)
    )
    if found.state is State.GONE and hits:
        there = tuple((one.start, one.end) for one in hits[:SHOWN])
        return Passage(
            State.GONE,
            nearest=there[0],
            likeness=100,
            places=there,
            note="the same words stand elsewhere, as they did before",
        )
    return found


# --- every place


def places(index: "Index", words: str) -> tuple[Passage, ...]:
    """Return every place of some words, in the text's order, MOST at most; the nearest ones when there is none.

    A place is found (to the letter), retouched (another layout) or altered (other words or figures).
    """
    if not words.strip():
        return ()
    wanted, context = Wanted(words), Context.of("", "")
    if not wanted.skeleton:
        return tuple(passage(Hit(at, at + len(words), exact=True), None) for at in occurrences(index.text, words, MOST))
    hits = hits_of(index, wanted, context, None)
    if hits:
        return tuple(passage(one, None) for one in hits)
    for split in splits(words):
        found = chains(index.folding, lambda s: index.occurrences(s, MOST), split, context)
        if found:
            return tuple(_chained(chain, split, None) for chain in found)
    return nearest(index, Query(wanted, "", ""))
