"""The known name that a misspelt one is nearest to."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

LIKE = 60  # per cent from which a name is worth showing
SLIPS = 2  # letters wrong, missing, too many or swapped in a name that can only be the one meant


def nearest(name: str, known: Sequence[str]) -> tuple[str, bool]:
    """Return the nearest known name, empty where none is near, and whether only that one can be meant."""
    ordered = sorted(((-_likeness(name, one), one) for one in known), key=lambda pair: pair[0])
    if not ordered or -ordered[0][0] < LIKE:
        return "", False
    best = ordered[0][1]
    slips = sorted(_slips(name, one) for one in known)
    alone = len(slips) < 2 or slips[1] > slips[0]
    return best, alone and _slips(name, best) == slips[0] <= min(SLIPS, len(best) // 3)


def _likeness(name: str, known: str) -> float:
    one, other = name.lower(), known.lower()
    if len(one) >= 3 and (other.startswith(one) or one.startswith(other)):
        return max(ratio(one, other), LIKE)
    return ratio(one, other)


def _slips(name: str, known: str) -> int:
    return OSA.distance(name.lower(), known.lower(), score_cutoff=SLIPS + 1)
