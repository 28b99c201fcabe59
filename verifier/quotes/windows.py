"""Where in a text an edited quote may stand: short runs of it, its prefix and its suffix vote for places."""

from dataclasses import dataclass

from verifier.quotes.grams import SIZE, Grams
from verifier.quotes.query import Query

BIN = 64  # skeleton characters: votes this near each other are for one place
BEST = 4  # windows that are looked at
READ = 4_096  # characters of a long row that vote, at its head and at its tail


@dataclass(frozen=True, slots=True)
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
    found = [_window(group, len(row), grams) for group in _groups(bins, len(row))]
    found.sort(key=lambda w: (-w.votes, w.start))
    return found[:most]


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
