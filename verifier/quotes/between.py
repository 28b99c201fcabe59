"""The everyday edit: both recorded neighbours and both ends of the quote stand there, something between has changed."""

from collections.abc import Callable

from verifier.quotes.grams import occurrences
from verifier.quotes.query import Query

Places = Callable[[str, int], list[int]]  # of some letters in the skeleton, as many as asked for

INSIDE = 8  # letters of the quote itself that must stand at either end
OUTSIDE = 3  # letters of each neighbour, at least
SURE = 16  # letters of both together, at least
PLACES = 4  # where they may stand; at more, all of the evidence must be looked at
RAW = 12  # code points of the quote that must stand at either end, in the text as it is
WIDER = 2  # the passage may be this many times as long as the quote, and a little more
MORE = 200


def between(skeleton: str, places: Places, query: Query) -> list[tuple[int, int]]:
    """Return the skeleton's spans of the passages whose ends and neighbours are the recorded ones; none if too many."""
    before, after, size = query.before, query.after, len(query.skeleton)
    if len(before) < OUTSIDE or len(after) < OUTSIDE or size < 2 * SURE:
        return []
    head = max(INSIDE, SURE - len(before))
    tail = max(INSIDE, SURE - len(after))
    front, back, text = before + query.skeleton[:head], query.skeleton[-tail:] + after, skeleton
    starts = places(front, PLACES + 1)
    ends = places(back, PLACES + 1) if starts else []
    reach = WIDER * size + MORE + len(front) + len(back)
    if len(starts) > PLACES and len(ends) == 1:
        starts = occurrences(text, front, PLACES + 1, max(0, ends[0] - reach), ends[0])
    if len(ends) > PLACES and len(starts) == 1:
        ends = occurrences(text, back, PLACES + 1, starts[0], starts[0] + reach)
    if len(starts) > PLACES or len(ends) > PLACES:
        return []
    pairs = [(s + len(before), e + tail) for s in starts for e in ends]
    return [(s, e) for s, e in pairs if head + tail <= e - s <= WIDER * size + MORE]


def raw_between(text: str, quote: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Return the same from the text as it is, where all of it stands to the letter and only one fits; else None."""
    if len(quote) < 6 * RAW or min(map(_letters, (prefix, suffix))) < OUTSIDE:
        return None
    head = RAW if _letters(prefix) >= SURE else 2 * RAW
    tail = RAW if _letters(suffix) >= SURE else 2 * RAW
    front, back = prefix + quote[:head], quote[-tail:] + suffix
    if min(map(_letters, (front, back))) < SURE:
        return None
    starts = occurrences(text, front, PLACES + 1)
    longest = WIDER * len(quote) + MORE
    pairs = [
        (start + len(prefix), end + tail)
        for start in starts
        for end in occurrences(text, back, 2, start + len(prefix) + head, start + len(prefix) + longest)
    ]
    return pairs[0] if len(pairs) == 1 and len(starts) <= PLACES else None


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
