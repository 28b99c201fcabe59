"""The stem of an English word, well enough to see that two words are forms of one."""

from functools import cache, lru_cache

from verifier import words
from verifier.values.nouns import singular

_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ed",
    "ly",
    "ions",
    "ion",
    "ers",
    "er",
    "ors",
    "or",
)
_NOUN = ("als", "al")  # approval, arrivals
LONG = 5  # letters that must be left of a noun in -al


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of a word in lower case; irregular forms and synonyms of the tables come together."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix(".")
    alike = _alike().get(word)
    if alike:
        return alike
    word = singular(word)
    alike = _alike().get(word)
    if alike:
        return alike
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
                word = word[:-1]
            break
    for ending in _NOUN:
        if word.endswith(ending) and len(word) - len(ending) >= LONG:
            word = word[: -len(ending)]
    word = word[:-1] if len(word) > 3 and word[-1] in "ey" else word
    return _alike().get(word, word)


@cache
def _alike() -> dict[str, str]:
    """Return for each word of a group of like words the group's first."""
    found: dict[str, str] = {}
    for group in (*words.words("judge_words_alike"), *words.words("irregular_verbs")):
        first, *rest = group.split()
        found[first] = first
        for word in rest:
            found.setdefault(word, first)
    return found
