"""Numbers that name or weigh: Article 12 for 21, 3 votes to 4 for 4 to 3, once a year for once a month."""

import re
from collections.abc import Iterator
from itertools import pairwise

from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows, read
from verifier.judge.signs import DIGIT, HYPHEN, VOTE, signs
from verifier.pattern import pattern
from verifier.values.tables import table

_SCORE = pattern(
    r"(?<![\d.,:-])(\d{1,4})(?:\s+[a-z]+)?\s?(?::|–|-|\bto\b)\s?(\d{1,4})(?![\d:-]|[.,]\d|\s?(?:%|per\s?cent|\w+s\b))"
)
_VOTED = pattern(r"\b(?:votes?|voted|goals?|score[ds]?|passed|majority|carried|won|lost|beat|defeat\w*|decided)\b")
_SIDES = pattern(r"\b(?:lost|lose|loses|losing|defeat\w*|beaten|against|rejected|trailed)\b")
_RATE = pattern(
    r"\b(?:(?:once|twice|times)\s+(?:an?|per|every|each)|every|each)\s+(hour|day|week|month|quarter|year|decade)\b"
    r"|\d[\d.,]*(?:\s+[a-z]+)?\s+(?:an?|per)\s+(hour|day|week|month|quarter|year)\b(?!\s+(?:ago|earlier|later|before|old))"
    r"|\b(hour|dai|week|month|quarter|year)(?:ly|y)\b|\bannual(?:ly)?\b",
    re.IGNORECASE,
)
_LOST = pattern(r"\b(?:lost|lose|loses|losing|beaten|defeat|defeats)\b", re.IGNORECASE)
_RATES = frozenset({"once", "twice", "times", "every", "each", "annual", "annually"}) | {
    f"{unit}ly" for unit in ("hour", "dai", "week", "month", "quarter", "year")
}
_TIMES = frozenset({"hour", "day", "week", "month", "quarter", "year"})
_DIGITS = pattern(r"\d+")


def numbered(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield each number of a claim that its words turn round or put otherwise: of a name, a vote, a rate."""
    yield from _names(claim, words)
    yield from _scores(claim, words)
    yield from _rates(claim, words)
    if not (_LAST.isdisjoint(lows(words)) and _LAST.isdisjoint(lows(claim))):
        yield from _from_the_end(claim, words)


def _names(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a name with another number than the words give it: Article 21."""
    pieces = pairwise(claim.split())
    named = [(word, digits[0]) for word, piece in pieces if word != word.lower() and (digits := _DIGITS.match(piece))]
    figures = set(_DIGITS.findall(words)) if named else set()
    if all(number in figures or _is_month(word) for word, number in named):
        return
    ours, theirs = read(claim).numbered, read(words)
    for word, number in sorted(ours):
        others = [other for name, other in sorted(theirs.numbered) if name == word]
        if others and number not in figures:
            yield Disagreement("name", number, others[0], "the words give it another number", hard=True)


def _is_month(word: str) -> bool:
    known = table("en")
    return known is not None and word.lower().rstrip(".") in known.months


def _scores(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield the two figures of a vote or a game that stand in the words the other way round."""
    if (
        not signs(claim) & signs(words) & VOTE
        or not (_VOTED.search(claim) and _VOTED.search(words))
        or bool(_SIDES.search(claim)) != bool(_SIDES.search(words))
    ):
        return
    if _LOST.search(claim) and _LOST.search(words):
        return  # a game lost 3-1 is one lost 1-3
    theirs = {match.groups(): match[0] for match in _SCORE.finditer(words)}
    for match in _SCORE.finditer(claim):
        one, other = match.groups()
        if one != other and (other, one) in theirs and (one, other) not in theirs:
            yield Disagreement("direction", match[0], theirs[other, one], "the figures are turned round", hard=True)


def _rates(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield how often something is, where the words say it of another time: once a year for once a month."""
    if not (_may_name_a_rate(claim) and _may_name_a_rate(words)):
        return
    ours, theirs = _units(claim), _units(words)
    if len(ours) == 1 and len(theirs) == 1 and ours.keys() != theirs.keys():
        (said,), (found,) = ours.values(), theirs.values()
        yield Disagreement("role", said, found, f"the words say {found}", hard=True)


def _may_name_a_rate(text: str) -> bool:
    known = lows(text)
    kinds = signs(text)
    counted = kinds & DIGIT and not known.isdisjoint(_TIMES)  # 41 pounds a month
    return bool(counted or kinds & HYPHEN or not _RATES.isdisjoint(known))


def _units(text: str) -> dict[str, str]:
    short = {"dai": "day"}
    return {
        short.get(unit, unit): match[0]
        for match in _RATE.finditer(text)
        for unit in ((match[1] or match[2] or match[3] or "year").lower(),)
    }


def _from_the_end(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `second` of the claim over a `second from bottom`, and the reverse."""
    for one, other in ((claim, words), (words, claim)):
        end = _FROM_END.search(one)
        if end and not _END.search(other) and re.search(rf"\b{end[1]}\b", other, re.IGNORECASE):
            ours, theirs = (end[0], end[1]) if one is claim else (end[1], end[0])
            yield Disagreement("limit", ours, theirs, "it is counted from the other end", hard=True)


_FROM_END = pattern(
    r"\b(second|third|fourth|fifth|\d+(?:nd|rd|th))[- ](?:from|to)[- ](?:the[- ])?(?:bottom|last|end)\b", re.IGNORECASE
)
_LAST = frozenset({"bottom", "last", "end"})
_END = pattern(r"\b(?:bottom|last|end|penultimate|lowest|smallest|worst|poorest|slowest)\b", re.IGNORECASE)
