"""Where in a text an edited quote may stand: short runs of it, its prefix and its suffix vote for places."""

from heapq import nsmallest

from verifier.frozen import frozen
from verifier.quotes.grams import SIZE, Grams, occurrences
from verifier.quotes.query import Query

BIN = 64  # skeleton characters: votes this near each other are for one place
BEST = 4  # windows that are looked at
WORDS, EACH, SHORTEST = 3, 8, 4  # how many single words vote, at how many places, of how many letters at least
FINE = 16  # the step of an index that still finds the runs between two edits
SEED, SEEDS = 14, 12  # letters of a seed, and how many of them are read for in a text too long for that
READ = 4_096  # characters of a long row that vote, at its head and at its tail


@frozen
class Window:
    """A stretch of the skeleton, and how much speaks for it."""

    start: int
    end: int
    votes: float


def windows(grams: Grams, query: Query, most: int = BEST) -> list[Window]:
    """Return the likeliest stretches, the likeliest first."""
    row = query.row
    bins: dict[int, float] = {}
    for offsets in _offsets(len(row)):
        for diagonal, _, places in grams.diagonals(row, offsets):
            key = diagonal // BIN
            bins[key] = bins.get(key, 0.0) + 1 / places
    if grams.step > FINE:
        _by_seeds(bins, grams.skeleton, row)
    if not bins:
        bins = _by_words(grams.skeleton, row, query.words)
    groups = nsmallest(most, _groups(bins, len(row)), key=lambda g: (-sum(votes for _, votes in g), g[0][0]))
    return [_window(group, len(row), grams) for group in groups]


def _by_seeds(bins: dict[int, float], skeleton: str, row: str) -> None:
    """Add the votes of longer runs, read through the whole text: its index is too coarse for an edited quote."""
    for offset in range(0, max(1, len(row) - SEED + 1), max(SEED, len(row) // SEEDS)):
        places = occurrences(skeleton, row[offset : offset + SEED], EACH)
        for place in places:
            key = (place - offset) // BIN
            bins[key] = bins.get(key, 0.0) + 1 / len(places)


def _by_words(skeleton: str, row: str, words: list[str]) -> dict[int, float]:
    """Return the votes of the longest words, for rows too short or too damaged to hold an unbroken run."""
    bins: dict[int, float] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w))[:WORDS]:
        for place in occurrences(skeleton, word, EACH) if len(word) >= SHORTEST else ():
            key = (place - row.find(word)) // BIN
            bins[key] = bins.get(key, 0.0) + len(word) / 100
    return bins


def _offsets(size: int) -> list[range]:
    if size <= 2 * READ:
        return [range(max(0, size - SIZE + 1))]
    return [range(READ), range(size - READ, size - SIZE + 1)]


def _groups(bins: dict[int, float], size: int) -> list[list[tuple[int, float]]]:
    """Return votes in groups: an insertion parts the votes of one place by some bins."""
    reach = 2 + min(size, 600) // BIN
    groups: list[list[tuple[int, float]]] = []
    for key in sorted(bins):
        if groups and key - groups[-1][-1][0] <= reach and key - groups[-1][0][0] <= 3 * reach:
            groups[-1].append((key, bins[key]))
        else:
            groups.append([(key, bins[key])])
    return groups


def _window(group: list[tuple[int, float]], size: int, grams: Grams) -> Window:
    start = group[0][0] * BIN - BIN // 2
    end = (group[-1][0] + 1) * BIN + size + BIN // 2
    return Window(max(0, start), min(len(grams.skeleton), end), sum(votes for _, votes in group))
