"""Whether two counted nouns are the same: singular and plural, head noun, synonyms that a caller gives."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from verifier.values.tables import Table, table

SHORTEST = 3  # letters of a singular that is got by taking off an ending


def same_noun(one: str, other: str, synonyms: Iterable[frozenset[str]] = ()) -> bool:
    """Return whether two noun phrases count the same things; an empty one fits any.

    The heads decide ("large customers", "customer"); of joined nouns ("mortars and rockets") one in common is enough.
    `synonyms` are sets of nouns in the singular that a record declares to be one.
    """
    if not one or not other:
        return True
    heads, others = _heads(one), _heads(other)
    if heads & others:
        return True
    return any(heads & same and others & same for same in synonyms)


@lru_cache(maxsize=4096)
def _heads(phrase: str) -> frozenset[str]:
    parts = _joint("en").split(phrase.lower())
    return frozenset(singular(part.split()[-1]) for part in parts if part.split())


@lru_cache(maxsize=4096)
def singular(noun: str, language: str = "en") -> str:
    """Return a noun in the singular, by the endings of its language's plurals."""
    low, known = noun.lower(), table(language)
    if known is None or low in known.singulars:
        return low if known is None else known.singulars[low]
    for ending, single in known.singular_endings.items():
        enough = len(low) - len(ending) + len(single) >= SHORTEST
        if enough and low.endswith(ending) and (single or is_plural(low, known)):
            return low[: -len(ending)] + single
    return low


def is_plural(low: str, known: Table) -> bool:
    """Return whether a noun stands in the plural."""
    return (low.endswith(known.plural) and not low.endswith(known.endings["no_plural"])) or low in known.plurals


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Return what joins nouns: a comma, or a word for and or or."""
    known = table(language)
    joints = known.words["and"] | known.words["or"] if known else {"&"}
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, sorted(joints)))})\s+|,\s*")
