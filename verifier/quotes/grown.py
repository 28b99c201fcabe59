"""Words that were put in between a quote and its recorded neighbour, inside the quote's own sentence.

The quote's letters all stand there, but its full stop now stands after the new words, or its first capital before
them: `closed.` became `closed, unless it rains.` That is no longer what was recorded.
"""

from dataclasses import replace

from verifier.model import Change
from verifier.quotes.changes import kind
from verifier.quotes.choose import Context
from verifier.quotes.ends import back, front
from verifier.quotes.fold import Skeleton
from verifier.quotes.hits import Hit, Wanted

SURE = 8  # letters of a context that must stand there for it to be recognised
FAR = 120  # letters put in, at most


def grown(folding: Skeleton, wanted: Wanted, context: Context, one: Hit) -> Hit:
    """Return the hit with the words put in at its ends, and a change for each; the hit itself when there are none."""
    if one.exact or not one.same:
        return one
    start, end = _start(folding, wanted, context, one), _end(folding, wanted, context, one)
    added = [folding.text[start : one.start].strip(), folding.text[one.end : end].strip()]
    changes = tuple(Change("", words, _kind(words)) for words in added if any(map(str.isalnum, words)))
    return replace(one, start=start, end=end, changes=one.changes + changes) if changes else one


def _kind(words: str) -> str:
    found = kind("", words)
    return found if found in {"number", "date", "negation"} else "words"


def _end(folding: Skeleton, wanted: Wanted, context: Context, one: Hit) -> int:
    own, text, sought = wanted.back.own.strip(), folding.text, context.after[: 2 * SURE]
    if not own or len(sought) < SURE or text[one.stop_offset : one.end].strip():
        return one.end
    at = folding.skeleton.find(sought, one.stop + 1, one.stop + FAR + len(sought))
    if at < 0:
        return one.end
    last, beyond = folding.end(at - 1), folding.start(at)
    return back(text, last, beyond, wanted.back, beside=True) if own[0] in text[last:beyond] else one.end


def _start(folding: Skeleton, wanted: Wanted, context: Context, one: Hit) -> int:
    text, sought = folding.text, context.before[-2 * SURE :]
    first = wanted.first
    if len(sought) < SURE or not first.isupper() or not text[folding.start(one.place)].islower():
        return one.start
    at = folding.skeleton.rfind(sought, max(0, one.place - FAR // 2 - len(sought)), one.place - 1)
    if at < 0:
        return one.start
    floor, begins = folding.end(at + len(sought) - 1), folding.start(at + len(sought))
    return front(text, begins, floor, wanted.front, beside=True) if text[begins].isupper() else one.start
