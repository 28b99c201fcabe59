"""Limits: one of the, only, first, ever, known, in more than a decade."""

import re
from collections.abc import Iterator
from functools import cache

from verifier import words as tables
from verifier.frozen import frozen
from verifier.judge.clauses import Clause, clauses, low
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import Token, lows
from verifier.judge.signs import RANKED, SUPERLATIVE, is_superlative, signs
from verifier.judge.stems import stem
from verifier.pattern import pattern

_ALL = pattern(
    r"\b([Aa]ll|[Ee]very|[Ee]ach)(?: of)?(?: the| its| his| her| their)?"
    r"(?: (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))? ([a-z-]{3,})\b"
)
_RANK = pattern(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)")
_SIZE = pattern(r"\b(?:largest|biggest|smallest|highest|longest)\b")
_EACH = frozenset({"all", "every", "each"})
_ONLY = frozenset({"only", "sole", "solely", "exclusively"})
_TELLING = _EACH | _ONLY | {"ever"}  # without one of these or a superlative, nothing
_PLACED = pattern(r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[- ]([a-z]+est)\b")
_IN_HISTORY = pattern(r" in (?:its|his|her|their|the|our|[a-z]+['’]s) history ")
_THAN_EVER = pattern(r"\bthan ever(?: before)?\b")
_AT_MOST = pattern(r"\b(?:up to|at most|at least|no more than|no less than|no fewer than)\b", re.IGNORECASE)
REACH = 16  # words behind a superlative in which its limit stands


@frozen
class _Ranked:
    """A superlative: its words, what it is limited to, and whether it stands behind "one of"."""

    word: Token
    head: frozenset[str]  # the stems of the superlative and of the words next to it
    within: str  # "in nine quarters"
    among: str  # "one of"
    known: str
    unlimited: str  # "ever", "of all time"
    rank: str = ""  # "second", of the second largest
    keeps: bool = False  # the text says elsewhere that it holds of what is known or survives


def limits(claim: str, words: str) -> tuple[Disagreement, ...]:
    """Return where a claim drops or widens a limit that its words put on a superlative, or adds an "only"."""
    if not signs(claim) & (SUPERLATIVE | RANKED) and _TELLING.isdisjoint(lows(claim)):
        return ()
    ours, theirs = _superlatives(claim), []
    if ours:
        theirs = _superlatives(words)
    found = [one for ranked in ours for one in _compared(ranked, theirs)]
    return (
        *found,
        *_added(ours, theirs, words),
        *_known_only(claim, words),
        *_ranked_behind(claim, words),
        *_all(claim, words),
        *_only(claim, words),
        *(() if found else _ever(claim, words, ours, theirs)),
    )


def _ever(claim: str, words: str, ours: list[_Ranked], theirs: list[_Ranked]) -> Iterator[Disagreement]:
    """Yield an `ever` of the claim where each superlative of the words is limited: the largest in two decades."""
    than = _THAN_EVER.search(claim)
    said = next((one.unlimited for one in ours if one.unlimited), "") or (than[0] if than else "")
    theirs = theirs or (_superlatives(words) if said else [])
    if said and theirs and all(one.within and not one.unlimited for one in theirs):
        yield Disagreement("limit", said, theirs[0].within, "the words limit it", hard=True)


def _added(ours: list[_Ranked], theirs: list[_Ranked], words: str) -> Iterator[Disagreement]:
    """Yield a superlative in -est that the words have not, where they have nothing that says as much."""
    if theirs or not ours or _AT_MOST.search(words):
        return
    said = {low(token) for clause in clauses(words) for token in clause}
    if said & tables.table("words_of_rank") or any(word.endswith("est") for word in said):
        return
    for one in ours:
        word = low(one.word)
        if word.endswith("est") and not said & tables.table("words_of_rank"):
            yield Disagreement("limit", one.word.text, "", "the words do not rank it", hard=False)


def _ranked_behind(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `biggest` of the claim over a `third-biggest` of the words, and another place."""
    theirs = _PLACED.findall(words) if signs(claim) & signs(words) & RANKED else []
    if not theirs or _PLACED.search(claim) or re.search(r"\b(?:number|no\.|rank)", claim, re.IGNORECASE):
        return
    unplaced = _PLACED.sub("", words)
    for match in _SIZE.finditer(claim):
        if not re.search(rf"\b{match[0]}\b", unplaced):
            yield Disagreement("limit", match[0], "-".join(theirs[0]), "the words give it another place", hard=True)
            return


def _known_only(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "only" of the words that holds of what survives or is known, told without that."""
    if "only" not in lows(claim):
        return
    kept = tables.table("judge_known") | tables.table("known_words")
    told = [low(token) for clause in clauses(claim) for token in clause]
    if "only" not in told or set(told) & kept:
        return
    for clause in clauses(words):
        for i, token in enumerate(clause[:-1]):
            following = clause[i + 1]
            if low(token) == "only" and low(following) in tables.table("judge_known"):
                said = words[token.start : following.end]
                yield Disagreement("limit", "only", said, "the words say as far as is known", hard=True)
                return


def _superlatives(text: str) -> list[_Ranked]:
    if not signs(text) & SUPERLATIVE:
        return []
    return [ranked for clause in clauses(text) for ranked in _ranked(clause, text)]


def _compared(ours: _Ranked, theirs: list[_Ranked]) -> Iterator[Disagreement]:
    near = [other for other in theirs if ours.head & other.head]
    same = [other for other in near if stem(low(ours.word)) == stem(low(other.word))]
    if not same and len(theirs) == 1:
        same = near
    if not same:
        return
    other = max(same, key=lambda one: len(one.head & ours.head))
    if other.within and not ours.within:
        said = ours.unlimited or ours.word.text
        yield Disagreement("limit", said, other.within, "the words limit it", hard=True)
    elif ours.unlimited and not other.unlimited:
        yield Disagreement("limit", ours.unlimited, other.word.text, "the words do not say so", hard=True)
    if other.among and not ours.among:
        yield Disagreement("limit", ours.word.text, other.among, "the words say one of several", hard=True)
    if not ours.rank and all(one.rank for one in same):
        yield Disagreement(
            "limit", ours.word.text, f"{other.rank} {other.word.text}", "the words rank it lower", hard=True
        )
    if other.known and not ours.known and not ours.keeps:
        yield Disagreement("limit", ours.word.text, other.known, "the words say as far as is known", hard=True)


def _ranked(clause: Clause, text: str) -> Iterator[_Ranked]:
    for i, token in enumerate(clause):
        if not is_superlative(low(token)) or (i + 1 < len(clause) and _is_period(clause, i + 1)):
            continue
        behind = clause[i + 1 : i + 1 + REACH]
        head = frozenset([stem(low(token)), *[other.stem for other in behind[:4] if other.stem]])
        before = " ".join(low(other) for other in clause[max(0, i - 4) : i])
        among = next(
            (phrase for phrase in tables.words("judge_one_of_several") if f" {before} ".find(f" {phrase} ") >= 0), ""
        )
        known = next(
            (other.text for other in clause[max(0, i - 2) : i + 6] if low(other) in tables.table("judge_known")), ""
        )
        rest = f" {' '.join(low(other) for other in behind)} "
        unlimited = next((phrase for phrase in tables.words("judge_unlimited") if f" {phrase} " in rest), "")
        unlimited = unlimited or ("in its history" if _IN_HISTORY.search(rest) else "")
        rank = clause[i - 1].text if i and _RANK.fullmatch(low(clause[i - 1])) else ""
        rank = rank or (token.text.partition("-")[0] if _RANK.match(f"{low(token)}-") and "-" in token.text else "")
        keeps = not _keeping().isdisjoint(lows(text))
        yield _Ranked(token, head, _within(behind, text), among, known, unlimited, rank, keeps)


@cache
def _keeping() -> frozenset[str]:
    """Return the words that keep a limit to what is known or survives."""
    return tables.table("judge_known") | tables.table("known_words") | {"survive"}


def _is_period(clause: Clause, place: int) -> bool:
    """Return whether a figure or a part of a year follows: the first nine months, the last quarter."""
    word = low(clause[place])
    return (
        word[0].isdigit() or word in tables.table("judge_period_words") or word in tables.table("judge_small_numbers")
    )


def _within(behind: Clause, text: str) -> str:
    """Return the time that limits a superlative: `in more than a decade`, `since 2010`."""
    for i, token in enumerate(behind):
        if low(token) not in {"in", "since", "for", "of", "within", "during"}:
            continue
        if low(token) == "since" and i + 1 < len(behind):
            return text[token.start : behind[min(i + 4, len(behind) - 1)].end]
        for other in behind[i + 1 : i + 7]:
            if "," in text[token.end : other.start]:
                break
            if low(other) in tables.table("judge_unlimited_nouns"):
                break
            if low(other) in tables.table("limiting_nouns") or (low(token) == "since" and other.text[0].isdigit()):
                return text[token.start : other.end]
    return ""


def _all(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "all" of the claim over a "not all" of the words."""
    if _EACH.isdisjoint(lows(claim)):
        return
    theirs = words.lower()
    for match in _ALL.finditer(claim):
        part = _some_of(match[2].lower(), theirs)
        if part:
            yield Disagreement("limit", match[0], part, f"the words say {part}", hard=True)
    phrase = next((one for one in tables.words("judge_not_all") if f"{one} " in theirs), "")
    if phrase and not any(f"{one} " in claim.lower() for one in tables.words("judge_not_all")):
        told = next((token for clause in clauses(claim) for token in clause if low(token) in _EACH), None)
        if told:
            yield Disagreement("limit", told.text, phrase, "the words say not all", hard=True)


def _some_of(noun: str, theirs: str) -> str:
    """Return the words that speak of most or some of a noun, where none speak of all of it."""
    known = "|".join(tables.words("judge_some_of"))
    noun = re.escape(noun)
    some = rf"(?:{known})(?: of)?(?: the| its| his| her| their)?"
    counted = rf"(?:\d+|{'|'.join(tables.words('judge_small_numbers'))}|one) of (?:the|its|his|her|their)"
    part = re.search(rf"(?<!\bnot )\b(?:{some}|{counted}) (?:[\w-]+ )?{noun}\b", theirs)
    if part is None or re.search(rf"\b(?:all|every|each)\b[^.;]*\b{noun}\b", theirs):
        return ""
    return part[0]


def _only(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield an "only" of the claim that the words do not have."""
    if _ONLY.isdisjoint(lows(claim)) or _PLACED.search(words):
        return  # only one was larger than the second largest
    theirs = {low(token) for clause in clauses(words) for token in clause}
    allowed = tables.table("judge_only") | tables.table("negations")
    for clause in clauses(claim):
        for i, token in enumerate(clause):
            following = low(clause[i + 1]) if i + 1 < len(clause) else ""
            if following == "half":
                continue  # only half of it: no more than that
            if low(token) in _ONLY and not theirs & allowed:
                yield Disagreement("limit", token.text, "", "the words do not say so", hard=True)
