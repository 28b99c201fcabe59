"""Roles of figures: a crew of 18 and 212 passengers, a loss of 4.7 million and a profit of 1.1, from 412 to 342."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verifier import words as tables
from verifier.judge.judgement import Disagreement
from verifier.judge.passage import lows
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values import compare, read_values
from verifier.values.value import Interval, Kind, Mention, Relation, Value

_HEDGE = r"(?:(?:about|some|around|over|nearly|almost|only|just)\s+)?$"
_OF = pattern(r"([A-Za-z-]{3,})\s+of\s+" + _HEDGE)
_VERB = pattern(r"\b(lost|loses|lose|earned|earns)\s+" + _HEDGE, re.IGNORECASE)
_BEHIND = pattern(r"\s+(?:of\s+(?:the\s+|all\s+)?)?([a-z-]{4,})\b")
_SCORE, _SCORED = pattern(r"\s?[-–]\s?\d"), pattern(r"\d\s?[-–]\s?$")
_SEVERAL = pattern(r"\d[.,]*[^\d.,]\D*\d")
_CHANGE = frozenset({"from", "instead", "rather"})
_OF_FIGURE = pattern(r"of\s+(?:[A-Za-z]+\s+)?[\d$€£]")
_VERBS = frozenset({"lost", "lose", "loses", "earned", "earns"})
_MAY = pattern(
    r"[a-z-]{3}\s+of\s+(?:[a-z]+\s+)?[\d$€£]|\b(?:lost|loses?|earned|earns)\s+(?:[a-z]+\s+)?[\d$€£]"
    r"|\d\s?(?:%|per\s?cent)\s+(?:of\s+)?[a-z]{3}",
    re.IGNORECASE,
)
_ATTRIBUTE = pattern(r"\b(\w+)-(year|month|week|day|hour|minute)\b(?!-old)", re.IGNORECASE)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d[\d.,]*\d|\d|\b(?:{'|'.join(_SMALL)})\b"
_LEFT, _REACHED = rf"(?P<left>{_NUMBER})", rf"(?P<reached>{_NUMBER})"
_FROM_TO = pattern(rf"\bfrom\s+{_LEFT}[^,;.]{{0,16}}?\s+to\s+{_REACHED}", re.IGNORECASE)
_INSTEAD = pattern(rf"{_REACHED}[^;.]{{0,30}}?\s+(?:instead of|rather than)\s+{_LEFT}", re.IGNORECASE)
_TO_FROM = pattern(rf"\bto\s+{_REACHED}[^;.]{{0,60}}?\s+from\s+{_LEFT}", re.IGNORECASE)


def roles(
    claim: str, words: str, mentions: Sequence[Mention] | None = None, quoted: Sequence[Mention] | None = None
) -> Iterator[Disagreement]:
    """Yield each figure of a claim that has another role in the words: of another noun, the other end of a change.

    `mentions` are the claim's values, and `quoted` those of the words, where they have been read.
    """
    alone = quoted is not None and len(quoted) < 2
    may = not alone and _may_have_role(claim, mentions) and _SEVERAL.search(words)  # one figure alone has no other role
    ours = list(_roles(claim, mentions)) if may else []
    quoted = read_values(words) if ours and quoted is None else quoted or ()
    theirs = dict(_roles(words, quoted)) if ours else {}
    for role, one in ours:
        other = theirs.get(role)
        if other is None or not _apart(one.value, other.value):
            continue
        if any(_same(one.value, mention.value) for mention in quoted if mention.start != other.start):
            yield Disagreement("role", one.text, other.text, f"the words say {other.text} of that", hard=True)
    yield from _turned(claim, words)
    yield from _attributed(claim, words)


def _attributed(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield four years of a six-year term told as six years of a four-year term."""
    ours = _ATTRIBUTE.search(claim) if "-" in claim else None
    theirs = _ATTRIBUTE.search(words) if ours else None
    if ours is None or theirs is None or ours[1].lower() == theirs[1].lower():
        return
    crosswise = ((claim, theirs[1], ours[2]), (words, ours[1], theirs[2]))
    if all(re.search(rf"\b{number}\s+{unit}s?\b", text, re.IGNORECASE) for text, number, unit in crosswise):
        yield Disagreement("role", ours[0], theirs[0], f"the words say {theirs[0]}", hard=True)


def _may_have_role(claim: str, mentions: Sequence[Mention] | None) -> bool:
    """Return whether a noun or verb that a figure may be of stands at one of a claim's."""
    if mentions is not None and not any(one.value.kind is Kind.PERCENT for one in mentions):
        return (_OF_FIGURE.search(claim) is not None) or not _VERBS.isdisjoint(lows(claim))
    return _MAY.search(claim) is not None


def _roles(text: str, mentions: Sequence[Mention] | None = None) -> Iterator[tuple[str, Mention]]:
    """Yield the noun that a figure is of, `a crew of 18`, with the figure: each noun once."""
    seen: dict[str, Mention | None] = {}
    for mention in read_values(text) if mentions is None else mentions:
        start = mention.start
        if _SCORE.match(text, mention.end) or _SCORED.search(text, max(0, start - 4), start):
            continue  # lost 3-1
        inside = re.match(r"(?:an?\s+)?([A-Za-z-]{3,})\s+of\s+(?=[\d$€£])", mention.text)
        match = _OF.search(text[:start]) or inside or _VERB.search(text[:start])
        match = match or (_BEHIND.match(text, mention.end) if mention.value.kind is Kind.PERCENT else None)
        noun = stem(match[1].lower()) if match else ""
        if noun and match and match[1].lower() not in tables.table("no_roles"):
            noun = {"lost": stem("loss"), "lose": stem("loss"), "loses": stem("loss")}.get(match[1].lower(), noun)
            seen[noun] = None if noun in seen else mention
    yield from ((noun, mention) for noun, mention in seen.items() if mention is not None)


def _same(one: Value, other: Value) -> bool:
    return compare(_bare(one), _bare(other)).relation is Relation.EQUAL


def _apart(one: Value, other: Value) -> bool:
    found = compare(_bare(one), _bare(other))
    return found.relation is Relation.CONTRADICTS and found.hard


def _bare(value: Value) -> Value:
    """Return a value without noun and sign: the role says what it counts, and whether it is a loss."""
    if not value.signed:
        return replace(value, noun="")
    senses = tuple(replace(sense, interval=_unsigned(sense.interval)) for sense in value.senses)
    return replace(value, noun="", senses=senses, signed="")


def _unsigned(interval: Interval) -> Interval:
    if interval.low is None or interval.high is None or interval.low != interval.high:
        return interval
    return replace(interval, low=abs(interval.low), high=abs(interval.high))


def _turned(claim: str, words: str) -> Iterator[Disagreement]:
    """Yield a change of the claim whose two ends stand in the words the other way round."""
    if _CHANGE.isdisjoint(lows(claim)) or "from" not in lows(words):
        return
    theirs = {_ends(match): match[0] for form in (_FROM_TO, _TO_FROM) for match in form.finditer(words)}
    for form in (_FROM_TO, _TO_FROM, _INSTEAD):
        for match in form.finditer(claim):
            left, reached = _ends(match)
            if left != reached and (reached, left) in theirs and (left, reached) not in theirs:
                found = theirs[reached, left]
                yield Disagreement("direction", match[0], found, "to and from are turned round", hard=True)


def _ends(match: re.Match[str]) -> tuple[str, str]:
    return _figure(match["left"]), _figure(match["reached"])


def _figure(text: str) -> str:
    low = text.lower()
    return str(_SMALL.index(low) + 1) if low in _SMALL else low.replace(",", "")
