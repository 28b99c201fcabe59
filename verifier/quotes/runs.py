"""Which words of a recorded row still stand in a stretch of text: long common runs first, then those near them.

The longest common subsequence would pair a lost "the" with any later one; here a run must weigh more than the
distance it stands off from the runs already taken (its drift, in words).
"""

from collections.abc import Sequence
from itertools import accumulate

NONE = -1
COMMON = 32  # a word that stands at more places begins no run
HEAVIEST = 600  # runs that are looked at
FREE = 1  # words of drift that cost nothing

Run = tuple[int, int, int]  # place in ours, place in theirs, words
Box = tuple[int, int, int, int, int | None, int | None]  # where to look, and how far off the runs on either side are


def matched(ours: Sequence[str], theirs: Sequence[str], found: Sequence[Run], anchor: Run) -> list[int]:
    """Return for each of our words the place of its match among theirs, or NONE, around one run that is taken."""
    weights = [0, *accumulate(map(len, ours))]
    pairs = [NONE] * len(ours)
    _take(pairs, anchor)
    off = anchor[1] - anchor[0]
    i, j = anchor[0] + anchor[2], anchor[1] + anchor[2]
    todo: list[Box] = [(0, anchor[0], 0, anchor[1], None, off), (i, len(ours), j, len(theirs), off, None)]
    while todo:
        i0, i1, j0, j1, left, right = todo.pop()
        run = _best(found, weights, (i0, i1, j0, j1), left, right)
        if run is None:
            continue
        _take(pairs, run)
        drift = run[1] - run[0]
        todo.append((i0, run[0], j0, run[1], left, drift))
        todo.append((run[0] + run[2], i1, run[1] + run[2], j1, drift, right))
    return pairs


def anchors(ours: Sequence[str], found: Sequence[Run], most: int = 2) -> list[Run]:
    """Return the heaviest runs that stand off from each other: each may be the right place."""
    weights = [0, *accumulate(map(len, ours))]
    taken: list[Run] = []
    for run in found:
        if all(abs((run[1] - run[0]) - (t[1] - t[0])) > len(ours) // 2 for t in taken):
            taken.append(run)
        if len(taken) == most or (taken and 4 * _weight(weights, run) < _weight(weights, taken[0])):
            break
    return taken


def runs(ours: Sequence[str], theirs: Sequence[str]) -> list[Run]:
    """Return the common runs of two rows of words, each as long as it gets, the heaviest first."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        places.setdefault(word, []).append(j)
    found: list[Run] = []
    open_runs: dict[int, int] = {}  # last place in theirs -> first place in ours
    for i, word in enumerate(ours):
        there = places.get(word, [])
        if len(there) > COMMON:
            there = [j + 1 for j in open_runs if j + 1 < len(theirs) and theirs[j + 1] == word]
        going = {j: open_runs.pop(j - 1, i) for j in there}
        found.extend((start, j - (i - 1 - start), i - start) for j, start in open_runs.items())
        open_runs = going
    end = len(ours)
    found.extend((start, j - (end - 1 - start), end - start) for j, start in open_runs.items())
    weights = [0, *accumulate(map(len, ours))]
    found.sort(key=lambda r: (weights[r[0]] - weights[r[0] + r[2]], r[1], r[0]))
    return found[:HEAVIEST]


def _best(
    found: Sequence[Run], weights: Sequence[int], box: tuple[int, int, int, int], left: int | None, right: int | None
) -> Run | None:
    """Return the run inside the box that is worth most, or None when none is worth its drift."""
    i0, i1, j0, j1 = box
    if i0 >= i1 or j0 >= j1:
        return None
    best, worth = None, 0.0
    for i, j, size in found:
        if weights[i + size] - weights[i] <= worth:
            break  # the heaviest come first
        skip = max(i0 - i, j0 - j, 0)
        a, b = i + skip, j + skip
        rest = min(i1 - a, j1 - b, size - skip)
        if rest <= 0:
            continue
        off = b - a
        drift = abs(off - (right if left is None else left))  # type: ignore[operator]
        if left is not None and right is not None and abs(off - right) < drift:
            drift = abs(off - right)
        value = weights[a + rest] - weights[a] - (drift - FREE if drift > FREE else 0) - 0.01 * drift
        if value > worth:
            best, worth = (a, b, rest), value
    return best


def _weight(weights: Sequence[int], run: Run) -> int:
    return weights[run[0] + run[2]] - weights[run[0]]


def _take(pairs: list[int], run: Run) -> None:
    i, j, size = run
    pairs[i : i + size] = range(j, j + size)
