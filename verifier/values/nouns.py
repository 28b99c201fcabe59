"""Whether two counted nouns are the same: singular and plural, head noun, synonyms that a caller gives."""

import re
from collections.abc import Iterable
from functools import lru_cache

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
}


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
    parts = re.split(r"\s+(?:and|or|&)\s+|,\s*", phrase.lower())
    return frozenset(singular(part.split()[-1]) for part in parts if part.split())


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Return a noun in the singular, by the endings of English plurals."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low
