"""Figures told of each other's names: A rose 29 percent and B lost 3.8, for B and A."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from verifier import words as tables
from verifier.frozen import frozen
from verifier.judge.judgement import Disagreement
from verifier.pattern import pattern
from verifier.values import compare
from verifier.values.value import Kind, Mention, Relation

MOST = 12  # figures of a text that are looked at

_DIVIDER = pattern(r"[,;:](?=\s)|[.!?](?=\s|$)|\b(?:and|but|while|whereas)\b|[()—]")
_NAME = pattern(r"(?:([a-z]+)\s+)?((?:[A-Z][\w’'-]+\s?)+)")
_STOPS = frozenset(".!?")
_SAME = frozenset({Relation.EQUAL, Relation.ENTAILED_BY})
_PLACE = frozenset({"in", "at"})
_UNTOLD = frozenset({Kind.ORDINAL, Kind.TEXT})


@frozen
class _Told:
    """A figure, and the name that its part of the sentence begins with."""

    name: frozenset[str]
    mention: Mention


def crossed(claim: str, ours: Sequence[Mention], words: str, theirs: Sequence[Mention]) -> Iterator[Disagreement]:
    """Yield two figures of a claim that its words tell of each other's names.

    A part of a sentence without a name of its own goes on about the last one. Each figure must stand in the words once.
    """
    told = _told(claim, ours)
    if len({one.name for one in told}) < 2 or len(theirs) < 2:
        return
    others = _told(words, theirs)
    for one, other in combinations(told, 2):
        found, there = _of(one, others), _of(other, others)
        if found is None or there is None or one.name & other.name or found.name & there.name:
            continue
        if one.name & there.name and other.name & found.name and not (one.name & found.name or other.name & there.name):
            said = f"{one.mention.text} and {other.mention.text}"
            yield Disagreement("role", said, words.strip(), "the words say that of the other", hard=True)
            return


def _of(one: _Told, others: Sequence[_Told]) -> _Told | None:
    """Return the one figure of the words that a claim's figure repeats; None where none or several do."""
    same = [other for other in others if compare(one.mention.value, other.mention.value).relation in _SAME]
    return same[0] if len(same) == 1 else None


def _told(text: str, mentions: Sequence[Mention]) -> list[_Told]:
    kept = [one for one in mentions if one.value.kind not in _UNTOLD][:MOST]
    if len(kept) < 2:
        return []
    cuts = [match for match in _DIVIDER.finditer(text) if not any(one.start < match.end() <= one.end for one in kept)]
    found, name, low = [], frozenset[str](), 0
    for high, ends in [*((match.start(), match[0] in _STOPS) for match in cuts), (len(text), True)]:
        inside = [one for one in kept if low <= one.start < high]
        name = _name_of(text[low:high], inside, low) or name
        found += [_Told(name, one) for one in inside if name]
        name = frozenset() if ends else name
        low = high + 1
    return found


def _name_of(part: str, inside: Sequence[Mention], offset: int) -> frozenset[str]:
    """Return the words of the first name of a part that no preposition stands before."""
    spans = [(one.start - offset, one.end - offset) for one in inside]
    for match in _NAME.finditer(part):
        before = (match[1] or "").lower()
        if any(low <= match.start(2) < high for low, high in spans):
            continue
        parts = match[2].split()
        if before in tables.table("prepositions"):
            parts = parts[1:] if before in _PLACE else []  # in Oslo Tallow's shares
        known = (re.sub(r"['’]s?$", "", word.lower()) for word in parts)
        name = frozenset(word for word in known if word not in _common())
        if name:
            return name
    return frozenset()


@cache
def _common() -> frozenset[str]:
    return tables.table("function_words") | tables.table("sentence_openers") | tables.table("judge_no_names")
