"""Who did it to whom: A beat B, B was beaten by A."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from verifier import words as tables
from verifier.frozen import frozen
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows
from verifier.judge.stems import stem
from verifier.pattern import pattern

REACH = 5  # words between a verb and the names of those it joins

_TOKEN = pattern(  # the full stop behind a common word is no part of it, as that behind an initial is
    r"(?=\S)(?:[a-zß-öø-ÿ](?:[\w&]|['’.-](?=\w))[\w&]*(?:['’.-](?=\w)[\w&]*)*|[^\W\d_][\w&]*(?:['’.-](?=\w)[\w&]*)*\.?|[,;:()\"“”—–.!?])"
)
_STOP = frozenset(',;:()"“”—–.!?')
_BE = frozenset({"was", "were", "is", "are", "been", "be", "being", "got", "gets"})
_NOMINAL = frozenset({"the", "a", "an", "his", "her", "its", "their", "of"})
_PASSIVE = _BE | {"by"}
_CAPITALS = pattern(r"\b[A-Z][\w.-]*")
_ROMAN = pattern(r"[IVXL]+$")


@frozen
class _Deed:
    verb: str  # its stem
    agents: frozenset[str]
    patients: frozenset[str]
    said: str
    subject: str = ""  # the name directly before an active verb, if nothing stands before that


def deeds(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a deed whose doer, in the claim, is the one it was done to in the words, or the reverse."""
    mine, told = _verbs(claim), _verbs(words)
    shared = frozenset(mine.values()) & frozenset(told.values())
    if all(_is_told_alike(claim, _forms(mine, deed), words, _forms(told, deed)) for deed in shared):
        return
    ours = _deeds(claim, {word for word, deed in mine.items() if deed in shared})
    if not ours:
        return
    theirs = _deeds(words, {word for word, deed in told.items() if deed in shared})
    for one in ours:
        same = [other for other in theirs if other.verb == one.verb]
        doers = frozenset().union(*(other.agents for other in same))
        done_to = frozenset().union(*(other.patients for other in same))
        if (one.agents & done_to - doers) or (one.patients & doers - done_to):
            said = next(other for other in same if (one.agents & other.patients) | (one.patients & other.agents)).said
            yield Disagreement("role", one.said, said, "the words have it the other way round", hard=True)
            return
        if one.subject and same and all(other.subject for other in same):
            others = [other for other in same if not (set(other.subject.split()) & set(one.subject.split()))]
            if len(others) == len(same) and set(one.subject.split()) <= _names_in(words):
                yield Disagreement("role", one.said, others[0].said, "the words say it of another", hard=True)
                return


def _forms(verbs: dict[str, str], deed: str) -> list[str]:
    return [word for word, one in verbs.items() if one == deed]


def _is_told_alike(claim: str, ours: list[str], words: str, theirs: list[str]) -> bool:
    """Return whether both texts have one active verb for a deed, the same name before it, and no name that crosses it.

    A quick look before the names are told from other words with a capital.
    """
    if len(ours) > 1 or len(theirs) > 1 or not all(map(_PASSIVE.isdisjoint, (lows(claim), lows(words)))):
        return False
    (before, verb, after), (sooner, other, later) = claim.partition(ours[0]), words.partition(theirs[0])
    if not verb or not other or ours[0] in after or theirs[0] in later:
        return False
    doers, told = _CAPITALS.findall(before), _CAPITALS.findall(sooner)
    if doers and doers[-1:] != told[-1:]:
        return False
    return set(doers).isdisjoint(_CAPITALS.findall(later)) and set(told).isdisjoint(_CAPITALS.findall(after))


@lru_cache(maxsize=2048)
def _verbs(text: str) -> dict[str, str]:
    """Return the words of a text that may tell a deed, with the deed."""
    return {word: deed for word in lows(text) if (deed := _verb(word))}


@lru_cache(maxsize=16384)
def _verb(word: str) -> str:
    """Return the deed that a word may tell; "" for a word that is no verb of one."""
    return _deed_of(word.lower()) if word[0].isalpha() and any(_may_be_verb(word)) else ""


def _deeds(text: str, verbs: set[str]) -> tuple[_Deed, ...]:
    """Return the deeds that some verbs of a text tell of somebody with a name."""
    tokens = _TOKEN.findall(text)
    found = []
    for at, token in enumerate(tokens):
        if token not in verbs or not _is_verb(token, tokens, at):
            continue
        passive = any(word.lower() in _BE for word in tokens[max(0, at - 2) : at])
        left = _name_before(tokens, at, passive=passive)
        right = _name_behind(tokens, at, passive=passive)
        agents, patients = (right, left) if passive else (left, right)
        if agents or patients:
            said = " ".join(tokens[max(0, at - 4) : at + REACH])
            found.append(_Deed(_verb(token), agents, patients, said, "" if passive else _subject(tokens, at)))
    return tuple(found)


def _subject(tokens: list[str], at: int) -> str:
    """Return the words of the name directly before a verb, where no preposition or conjunction stands before it."""
    first = at
    while first and tokens[first - 1][:1].isupper():
        first -= 1
    name = [_key(token) for token in tokens[first:at]]
    if not name or any(key in tables.table("function_words") for key in name):
        return ""
    before = tokens[first - 1].lower() if first else "."
    alone = before in {".", ",", ";", "!", "?", "when", "that", "later", "while", "before", "after"}
    return " ".join(name) if alone else ""


@lru_cache(maxsize=1024)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(_key(token) for token in _TOKEN.findall(text) if token[:1].isupper())


def _key(token: str) -> str:
    return re.sub(r"['’]s?$", "", token.lower()).replace(".", "")


def _is_verb(token: str, tokens: list[str], at: int) -> bool:
    may, ends = _may_be_verb(token)
    before = tokens[at - 1].lower() if at and (may or ends) else ""
    return before not in _NOMINAL and (may or (ends and before in _BE))


def may_be_verb(word: str) -> bool:
    """Return whether a word may be a verb in the past or an auxiliary."""
    return any(_may_be_verb(word)) or word in _BE or word in {"had", "has", "have"} or word in _symmetric()


@lru_cache(maxsize=16384)
def _may_be_verb(token: str) -> tuple[bool, bool]:
    """Return whether a word is the verb of a deed, and whether it may be one behind `was`: beaten."""
    low = token.lower()
    if low in _symmetric():
        return False, False
    return low.endswith("ed") or low in _pasts() or stem(low) in _known_deeds(), low.endswith("en")


@cache
def _pasts() -> frozenset[str]:
    forms = {form for group in tables.words("irregular_verbs") for form in group.split()[1:]}
    return frozenset(form for form in forms if not form.endswith("ing")) | frozenset(tables.words("past_verbs"))


@cache
def _known_deeds() -> dict[str, str]:
    return {stem(word): group.split()[0] for group in tables.words("deeds_alike") for word in group.split()}


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(tables.words("symmetric_verbs")) | frozenset(tables.words("speech_verbs")) | _BE | {"had", "has"}


@lru_cache(maxsize=16384)
def _deed_of(low: str) -> str:
    return _known_deeds().get(stem(low), stem(low))


def _name_before(tokens: list[str], at: int, *, passive: bool) -> frozenset[str]:
    """Return the name nearest before a verb, in its clause: with its numeral, if it has one."""
    for place in range(at - 1, max(-1, at - 1 - 2 * REACH), -1):
        token = tokens[place]
        if token in _STOP or token.lower() in {
            "and",
            "but",
            "that",
            "which",
            "who",
            "when",
            "while",
            "whom",
            "whose",
            "to",
        }:
            return frozenset()
        if token[:1].isupper() and not _opens_without_name(tokens, place):
            its = passive and place + 1 < at and token.endswith(("'s", "’s"))  # in Ney's view a town was lost
            return frozenset() if its else _named(tokens, place)
    return frozenset()


def _name_behind(tokens: list[str], at: int, *, passive: bool) -> frozenset[str]:
    """Return the name right behind a verb, before any preposition; in the passive, the one behind `by`."""
    start = at + 1
    if passive:
        by = next((i for i in range(at + 1, min(at + 1 + REACH, len(tokens))) if tokens[i].lower() == "by"), None)
        if by is None:
            return frozenset()
        start = by + 1
    for place in range(start, min(start + REACH, len(tokens))):
        token = tokens[place]
        if token in _STOP or token.lower() in tables.table("prepositions"):
            return frozenset()
        if token[:1].isupper():
            last = place
            while last + 1 < len(tokens) and tokens[last + 1][:1].isupper():
                last += 1
            if last + 1 < len(tokens) and tokens[last].lower().endswith(("'s", "’s")):
                return frozenset()
            return _named(tokens, last)
    return frozenset()


def _named(tokens: list[str], place: int) -> frozenset[str]:
    word = tokens[place]
    if _ROMAN.match(word) and place and tokens[place - 1][:1].isupper():
        return frozenset({f"{tokens[place - 1].lower()} {word.lower()}"})
    key = re.sub(r"['’]s?$", "", word.lower()).replace(".", "")
    return frozenset({stem(key)}) if key not in tables.table("judge_no_names") else frozenset()


def _opens_without_name(tokens: list[str], place: int) -> bool:
    """Return whether a capital is that of a sentence's first word and not of a name."""
    return tokens[place].lower() in _openers()


@cache
def _openers() -> frozenset[str]:
    return tables.table("function_words") | tables.table("sentence_openers") | tables.table("judge_empty_words")
