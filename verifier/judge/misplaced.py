"""Names that the source has elsewhere, put where the words have another one."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from verifier import words as tables
from verifier.judge.judgement import Disagreement
from verifier.judge.name import demonyms
from verifier.judge.stems import stem
from verifier.pattern import pattern

RARE = 2  # times that a name stands in a source, up to which it is not what the text is about

_WORD = pattern(r"[^\W\d_][\w&]*(?:['’.-](?=\w)[\w&]*)*")
_RUN = pattern(r"[A-Z][\w'’.&-]*(?:\s+(?:of\s+|the\s+|de\s+|von\s+|al-)?[A-Z][\w'’.&-]*)*")
_CAPITALS = pattern(r"(?<![^\W_])[A-Z][\w-]*")
_WITHIN = pattern(r"(?<=[\w,;)] )[A-Z][\w'’-]*")
_NUMERAL = pattern(r"\b([A-Z][a-z]{2,})\s+([IVXL]+)\b")


def misplaced(claim: str, words: str, near: str, source: str, also: Iterable[str] = ()) -> Iterator[Disagreement]:
    """Yield a name of a claim that its source has only far from the words, which name somebody or something else.

    `near` is the source around the words (their paragraph, the heading, what comes first); `also` are the names that
    the record gives: speaker, subject, title. A name that the source repeats is what the text is about and may stand
    in for a pronoun.
    """
    yield from _numerals(claim, words, source)
    known = _names(f"{near} {' '.join(also)}")
    ours, theirs = _names(claim), _names(words)
    often = _often(source)
    inner = _inner(source)
    lost = [name for name, shown in theirs.items() if shown in inner and not _has(ours, name, claim)]
    for name, shown in ours.items():
        if _has(known, name, near) or often.get(name, 0) > RARE or not often.get(name, 0):
            continue
        if lost and len(lost) <= 2:
            other = theirs[lost[0]]
            yield Disagreement("name", shown, other, f"the words name {other}", hard=False)
            return


def has_other_names(claim: str, words: str) -> bool:
    """Return whether a claim has a word with a capital that its words have not."""
    return any(word not in words for word in _CAPITALS.findall(claim))


def _numerals(claim: str, words: str, source: str) -> Iterator[Disagreement]:
    """Yield a ruler's number that the words do not give to that name, while they give it another."""
    theirs: dict[str, set[str]] = {}
    for name, number in _NUMERAL.findall(words):
        theirs.setdefault(name, set()).add(number)
    for name, number in _NUMERAL.findall(claim):
        if number not in theirs.get(name, {number}) and f"{name} {number}" not in source:
            found = f"{name} {min(theirs[name])}"
            yield Disagreement("name", f"{name} {number}", found, f"the words name {found}", hard=True)


@lru_cache(maxsize=512)
def _names(text: str) -> dict[str, str]:
    """Return the names of a text by their stems; a word that opens a sentence is none unless it stands within a run."""
    found: dict[str, str] = {}
    plain = frozenset(word for word in _WORD.findall(text) if word.islower())
    for match in _RUN.finditer(text):
        parts = [part for part in _WORD.findall(match[0]) if part[:1].isupper()]
        opens = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1:] in '.!?:"“'
        if opens and len(parts) == 1 and (_key(parts[0]) in _common() or parts[0].lower() in plain):
            continue
        for part in parts:
            key = _key(part)
            if len(key) > 2 and key not in _common():
                found.setdefault(stem(key), part)
    return found


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    names = ("judge_no_names", "titles", "function_words", "sentence_openers", "judge_empty_words")
    return frozenset().union(*(tables.table(name) for name in names))


def _key(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower()).replace(".", "").replace("’", "'")


@lru_cache(maxsize=64)
def _inner(source: str) -> frozenset[str]:
    """Return the words with a capital that stand somewhere within a sentence, and so are names."""
    return frozenset(_WITHIN.findall(source))


@lru_cache(maxsize=64)
def _often(source: str) -> dict[str, int]:
    counted: dict[str, int] = {}
    for word in _WORD.findall(source):
        if word[:1].isupper():
            key = stem(_key(word))
            counted[key] = counted.get(key, 0) + 1
    return counted


def _has(names: dict[str, str], name: str, text: str) -> bool:
    """Return whether a text has a name, as a demonym or in other letters: Norwegian for Norway."""
    if name in names or re.search(rf"\b{re.escape(name[: max(4, len(name) - 2)])}", text, re.IGNORECASE):
        return True
    if not demonyms(name).isdisjoint(names) or any(
        not demonyms(_key(one)).isdisjoint({name}) for one in names.values()
    ):
        return True
    initials = "".join(shown[0] for shown in names.values())
    return len(name) <= 4 and name.upper() in initials
