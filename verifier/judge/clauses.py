"""Clauses of a text, and which of them speaks of what a claim says."""

import re
from bisect import bisect_right
from functools import lru_cache

from verifier import words
from verifier.judge.passage import Token, tokens_of
from verifier.pattern import pattern

_BREAK = pattern(
    r"[;:]\s|[.!?](?=\s|$)|,\s(?=(?:but|while|whereas|although|though|and|which|who|yet)\b)|\s(?:but|while|whereas)\s|\s[–—]\s"
)
_LAST = pattern(r"[\w.]+$")
Clause = tuple[Token, ...]


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text, as the tokens of each."""
    cuts = [match.start() for match in _BREAK.finditer(text) if not _abbreviates(text, match)]
    parts: list[list[Token]] = [[] for _ in range(len(cuts) + 1)]
    for token in tokens_of(text):
        parts[bisect_right(cuts, token.start)].append(token)
    return tuple(tuple(part) for part in parts if any(token.stem for token in part))


def _abbreviates(text: str, match: re.Match[str]) -> bool:
    """Return whether a full stop ends an abbreviation or initial and no clause: the U.S. Congress, Nov. 10."""
    if match[0] != ".":
        return False
    last = _LAST.search(text[max(0, match.start() - 12) : match.start()])
    word = last[0].lower() if last else ""
    return (len(word) == 1 and word.isalpha()) or word in words.table("abbreviations")


def stems(tokens: Clause) -> frozenset[str]:
    """Return the stems of the content words of a clause."""
    return frozenset(token.stem for token in tokens if token.stem)


def on_the_same(part: frozenset[str], text: str, leave_out: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """Return the clauses of a text that share most content words with a part of a claim: several when they tie."""
    found = clauses(text)
    shared = [len((stems(clause) & part) - leave_out) for clause in found]
    most = max(shared, default=0)
    return tuple(clause for clause, count in zip(found, shared, strict=True) if count == most)


def has(tokens: Clause, table: str) -> Token | None:
    """Return the first token of a clause that stands in a table of words."""
    wanted = words.table(table)
    return next((token for token in tokens if low(token) in wanted), None)


def low(token: Token) -> str:
    """Return a token in lower case with straight marks."""
    return token.low


def shown(tokens: Clause, text: str) -> str:
    """Return the words from the first to the last token as they stand in the text."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
