"""What single words do in a text: deny, rank, count, hint at a deed. One look at them says which checks may matter."""

from functools import cache, lru_cache, reduce
from operator import or_

from verifier import words as tables
from verifier.judge.passage import lows

DENIAL, PREFIX, SUPERLATIVE, RANKED, ORDINAL, VOTE, DIGIT, HYPHEN = (1 << place for place in range(8))
SHORTEST = 4  # letters that a word has more of, to be told from one with a negating prefix

_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_VOTES = frozenset(
    {"vote", "votes", "voted", "goal", "goals", "score", "scored", "scores", "passed", "majority", "carried"}
    | {"won", "lost", "beat", "decided"}
)


@lru_cache(maxsize=2048)
def signs(text: str) -> int:
    """Return what the words of a text do, each kind as a bit."""
    return reduce(or_, map(_signs, lows(text)), 0)


@lru_cache(maxsize=16384)
def _signs(word: str) -> int:
    """Return what a word in lower case does, each kind as a bit."""
    if word.isdigit():
        return DIGIT
    return (
        (DENIAL if denies(word) else 0)
        | (PREFIX if without_prefix(word) else 0)
        | (SUPERLATIVE if is_superlative(word) else 0)
        | (RANKED if word.endswith("est") else 0)
        | (ORDINAL if any(_is_ordinal(part) for part in word.split("-")) else 0)
        | (VOTE if any(part in _VOTES or part.startswith("defeat") for part in word.split("-")) else 0)
        | (DIGIT if word[:1].isdigit() else 0)
        | (HYPHEN if "-" in word else 0)
    )


def _is_ordinal(word: str) -> bool:
    return word in _ORDINALS or word.endswith(("teenth", "ieth")) or (word[:1].isdigit() and word[-2:] in _ENDINGS)


@lru_cache(maxsize=16384)
def denies(word: str) -> bool:
    """Return whether a word in lower case denies what it stands at: not, never, didn't."""
    return word in tables.table("negations") or word.endswith("n't")


@lru_cache(maxsize=16384)
def without_prefix(word: str) -> tuple[str, ...]:
    """Return what is left of a word without each negating prefix that it has; of a short rest, nothing."""
    rests = (word[len(one) :] for one in _prefixes() if word.startswith(one))
    return tuple(rest for rest in rests if len(rest) > SHORTEST)


@cache
def _prefixes() -> tuple[str, ...]:
    return tables.words("negating_prefixes")


@lru_cache(maxsize=16384)
def is_superlative(word: str) -> bool:
    """Return whether a word is a superlative, or first, only, never and the like."""
    if word in tables.table("superlatives"):
        return word not in {"ever", "never", "last", "only"}
    return word.endswith("est") and len(word) > 4 and word not in tables.table("not_superlatives")
