"""What is said to have no equal: never as steeply, no other is worse, more than any ever."""

import re
from collections.abc import Iterator
from functools import cache

from verifier import words as tables
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows
from verifier.judge.signs import is_superlative
from verifier.pattern import pattern

_NONE = frozenset({"no", "none", "nobody", "never", "nothing", "ever"})
_LIMITED = pattern(
    r"\b(?:since|until|till)\s+[\w’']+(?:\s+\w+)?|\b(?:in|for|within|over)\s+(?:[\w-]+\s+){0,4}(?:years?|decades?|months?|weeks?|days?|quarters?|century|centuries|seasons?)\b"
    r"|\b(?:of|in|this|last|so far)\s+(?:this|the)?\s*(?:year|season|month|week|campaign|\d{4})\b",
    re.IGNORECASE,
)
_AT_ALL = pattern(r"\b(?:never|ever)\b", re.IGNORECASE)
_MORE = pattern(r"\b(?:as|so|such)\s+[a-z]+|\b(?:more|less|fewer|better|worse|[a-z]{3,}er)\b", re.IGNORECASE)
_BEHIND = pattern(r"\b(?:no|none|nobody|never|nothing)((?:\s+[\w’'-]+){1,9})", re.IGNORECASE)
_LESS = pattern(r"\bas\s+(few|little|many|much)\b|\b(better|worse|[a-z]{2,}er)\b", re.IGNORECASE)
_BEST = {"few": "fewest", "little": "least", "many": "most", "much": "most", "better": "best", "worse": "worst"}


def rivals(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield what a claim says to have no equal, where its words say so of a time, or of the other end."""
    told = lows(claim)
    if _NONE.isdisjoint(told):
        return
    theirs = [word for word in lows(words) if is_superlative(word)]
    if theirs:
        yield from _for_a_time(claim, words)
        yield from _other_end(claim, theirs)


def _for_a_time(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a `never as steep`, `than ever` over a `steepest since March`."""
    limit = _LIMITED.search(words)
    said = _AT_ALL.search(claim)
    if limit and said and _MORE.search(claim) and not _LIMITED.search(claim) and not _AT_ALL.search(words):
        yield Disagreement("limit", said[0], limit[0], "the words limit it", hard=True)


def _other_end(claim: str, theirs: list[str]) -> Iterator[Disagreement]:
    """Yield a `no defence is better` over a `worst`."""
    for match in _BEHIND.finditer(claim):
        for less in _LESS.finditer(match[1]):
            word = (less[1] or less[2]).lower()
            best = _BEST.get(word) or (word[:-2] + "est")
            opposite = next((one for one in theirs if one in _ends().get(best, frozenset())), "")
            if opposite and best not in theirs:
                yield Disagreement("limit", match[0], opposite, f"the words say {opposite}", hard=True)


@cache
def _ends() -> dict[str, frozenset[str]]:
    """Return for each superlative its opposites."""
    found: dict[str, frozenset[str]] = {"most": frozenset({"least", "fewest"}), "fewest": frozenset({"most"})}
    for line in tables.words("judge_opposites"):
        one, other = (frozenset(side.split()) for side in line.split("|"))
        for word, against in (*((word, other) for word in one), *((word, one) for word in other)):
            if is_superlative(word):
                found[word] = found.get(word, frozenset()) | frozenset(filter(is_superlative, against))
    return found
