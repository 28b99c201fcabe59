"""Names: every name of a claim stands somewhere in its source."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from verifier import words as tables
from verifier.judge.judgement import Disagreement
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values import names_currency, read_value

NEARLY = 80  # per cent of likeness from which a word is a name of the source misspelt

LONGEST = 6  # letters of an abbreviation
_WORD = pattern(r"[^\W\d_][\w&]*(?:['’.-](?=\w)[\w&]*)*\.?")
_NAMED = pattern(r"(?<![\w&])(?<!\w['’.-])[A-Z][\w&]*(?:['’.-](?=\w)[\w&]*)*\.?")  # of these, one with a capital
_GOES_ON, _CAME_BEFORE = pattern(r"[\w&]|['’.-]\w"), pattern(r"[\w&]$|\w['’.-]$")
_CAPITAL = pattern(r"[A-Z]")
_SENTENCE_START = pattern(r"(?:^|[.!?]\s+|[\"“]\s*)$")
_ROMAN = pattern(r"[IVXLC]+$")
_DEMONYM = ("n", "sh", "ese", "i", "ic", "an", "ch")


def names(claim: str, source: str, also: Iterable[str] = ()) -> tuple[Disagreement, ...]:
    """Return the names of a claim that stand nowhere in its source's text, nor in `also` (its speaker, aliases).

    An abbreviation stands for the words whose first letters it is, and the reverse; "Syrian" for "Syria". A word that
    begins a sentence is a name only if it nearly is one of the source's.
    """
    if all(_is_no_name(word) or _stands(word, source) for word in _NAMED.findall(claim)):
        return ()
    more = " ".join(also)
    return tuple(
        Disagreement("name", name, near, "no such name in the source", hard=True)
        for name, near in _unknown(claim, source, more)
    )


def _stands(word: str, text: str) -> bool:
    """Return whether a word stands in a text to the letter, at the first place where its letters do."""
    start = text.find(word)
    if start < 0:
        return False
    end = start + len(word)
    return not (_GOES_ON.match(text, end) or _CAME_BEFORE.search(text, max(0, start - 2), start))


@lru_cache(maxsize=128)
def _both(source: str, more: str) -> tuple[frozenset[str], ...]:
    """Return the vocabulary of a source and of what is known beside it."""
    return tuple(one | other for one, other in zip(_vocabulary(source), _vocabulary(more), strict=True))


def _unknown(claim: str, source: str, more: str) -> Iterator[tuple[str, str]]:
    """Yield each name of a claim that stands nowhere, with the nearest that does: of several, the first by letter."""
    known, capital, initials = _both(source, more)
    for run in _runs(claim):
        for word, opens in run:
            key = _key(word)
            if key in known or key in initials or _is_no_name(word) or _related(key, capital):
                continue
            from rapidfuzz import fuzz  # most claims need none of it

            near = max(sorted(capital), key=lambda other: fuzz.ratio(key, other), default="")
            if (
                opens
                and len(run) == 1
                and (fuzz.ratio(key, near) < NEARLY or key[:1] != near[:1] or key in _common(f"{source} {more}"))
            ):
                continue
            if _is_spelt_out(word, source) or names_currency(word):
                continue
            if _abbreviates([_key(other) for other, _ in run], capital):
                break
            yield word, near if fuzz.ratio(key, near) >= NEARLY else ""


@lru_cache(maxsize=128)
def _vocabulary(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words of a text, those with a capital, and the first letters of its names."""
    found = set(_WORD.findall(text))
    capital = frozenset(_key(word) for word in found if _has_capital(word))
    return frozenset(map(_key, found)), capital, frozenset(_initials(text))


@lru_cache(maxsize=128)
def _common(text: str) -> set[str]:
    return {_key(word) for word in _WORD.findall(text) if not _has_capital(word)}


def _has_capital(word: str) -> bool:
    return "A" <= word[0] <= "Z"


def _runs(claim: str) -> Iterator[list[tuple[str, bool]]]:
    """Yield the capitalised words that stand side by side, each with whether it opens a sentence."""
    run: list[tuple[str, bool]] = []
    position = 0
    for match in _NAMED.finditer(claim):
        word, start = match[0], match.start()
        if run and claim[position:start].strip():
            yield run
            run = []
        opens = bool(_SENTENCE_START.search(claim[:start]))
        if not (opens and stem_free(word)):
            run.append((word, opens))
        position = match.end()
    if run:
        yield run


@lru_cache(maxsize=4096)
def stem_free(word: str) -> bool:
    """Return whether a word says no more than "the" or "it"."""
    key = _key(word)
    return (
        key in tables.table("function_words")
        or key in tables.table("judge_empty_words")
        or key in tables.table("sentence_openers")
    )


@lru_cache(maxsize=4096)
def _is_no_name(word: str) -> bool:
    key = _key(word)
    if len(key) < 3 and not key.isupper():
        return True
    first, _, rest = key.partition("-")
    if rest and word[len(first) + 1].islower() and read_value(first) is not None:
        return True  # Nineteenth-placed
    return (
        key in tables.table("judge_no_names")
        or key in tables.table("titles")
        or stem_free(word)
        or bool(_ROMAN.match(word))
        or key in tables.table("judge_no_name_before_figure")
    )


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")


def _related(key: str, capital: AbstractSet[str]) -> bool:
    """Return whether a name of the source is the same by its stem, its plural or as a demonym."""
    own = stem(key)
    if not demonyms(key).isdisjoint(capital):
        return True
    for other in capital:
        if stem(other) == own:
            return True
        shared = next(
            (i for i, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other))
        )
        if (
            shared >= 4
            and (key.endswith(_DEMONYM) or other.endswith(_DEMONYM))
            and shared >= min(len(key), len(other)) - 2
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def demonyms(key: str) -> frozenset[str]:
    """Return the names of a country and of its people, of which a word in lower case is one: Dutch, Netherlands."""
    groups = (frozenset(group.split()) for group in tables.words("demonyms"))
    return frozenset().union(*(group for group in groups if key in group))


def _initials(text: str) -> set[str]:
    """Return the first letters of the names of a text: `world health organization` gives who."""
    found: set[str] = set()
    for match in re.finditer(
        r"(?<![\w.-])[A-Z][\w.-]{0,40}(?:\s{1,3}(?:(?:of|the|and|for|de)\s{1,3})?[A-Z][\w.-]{0,40}){1,12}", text
    ):
        parts = [part for part in match[0].split() if _CAPITAL.match(part)]
        for low in range(len(parts)):
            for high in range(low + 2, min(len(parts), low + 7) + 1):
                found.add("".join(part[0] for part in parts[low:high]).lower())
    return found


def _is_spelt_out(word: str, source: str) -> bool:
    """Return whether a source has the words whose first letters a claim's capitals are: gross domestic product, GDP."""
    if not (word.isupper() and word.isalpha() and 2 < len(word) <= LONGEST):
        return False
    between = r"[^\W\d_]{1,30}[\s-]{1,3}(?:(?:of|the|and|for|in|on|to)\s{1,3}){0,2}"
    return re.search(rf"(?<!\w){between.join(word)}", source, re.IGNORECASE) is not None


def _abbreviates(run: list[str], capital: AbstractSet[str]) -> bool:
    """Return whether the source has the abbreviation of a run of the claim's words."""
    whole = "".join(word[0] for word in run if word)
    return len(run) > 1 and any(
        other.startswith(whole) and len(other) <= len(whole) + 1 for other in capital if len(other) <= 6
    )
