"""The everyday edit: both recorded neighbours and both ends of the quote stand there, something between has changed."""

from collections.abc import Iterator

from verifier.quotes.fold import Skeleton
from verifier.quotes.grams import Grams
from verifier.quotes.query import Query

INSIDE = 8  # letters of the quote itself that must stand at either end
OUTSIDE = 8  # letters of each neighbour, at least
WIDER = 2  # the passage may be this many times as long as the quote, and a little more
MORE = 200


def between(folding: Skeleton, grams: Grams, query: Query) -> tuple[int, int] | None:
    """Return the skeleton's span of the one passage whose ends and neighbours are the recorded ones; else None."""
    before, after, size = query.before, query.after, len(query.skeleton)
    if len(before) < OUTSIDE or len(after) < OUTSIDE or size < 3 * INSIDE:
        return None
    heads = list(_places(folding.skeleton, grams, before + query.skeleton[:INSIDE]))
    if len(heads) != 1:
        return None
    tails = list(_places(folding.skeleton, grams, query.skeleton[-INSIDE:] + after))
    if len(tails) != 1:
        return None
    start, end = heads[0] + len(before), tails[0] + INSIDE
    return (start, end) if 2 * INSIDE <= end - start <= WIDER * size + MORE else None


def _places(skeleton: str, grams: Grams, sought: str) -> Iterator[int]:
    """Yield the places of a string, two at most, by the kept runs in it."""
    found = set()
    for offset in range(min(grams.step, len(sought) - 7)):
        for place in grams.places(sought[offset : offset + 8]):
            at = place - offset
            if at not in found and at >= 0 and skeleton.startswith(sought, at):
                found.add(at)
                yield at
                if len(found) == 2:
                    return
