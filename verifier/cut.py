"""What a quote cuts off: bound, hedge, sign, unit, scale or range end of a figure; a limit or negation of its words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from verifier import words
from verifier.frozen import frozen
from verifier.model import FoundSpan
from verifier.pattern import pattern
from verifier.reading import day_of
from verifier.sentences import sentence_around
from verifier.values import compare, read_values
from verifier.values.value import Mention, Relation, Value

NEAR = 4  # words between a negation and the verb that it negates
FOLLOWING = 12  # words behind a quote in which the limit of a superlative is looked for

_WORD = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDED = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "”"})
_CLAUSE = pattern(r"[.;:!?()\[\]\"“”—–]|,\s")
_CONDITION = pattern(
    r",?\s+(?:but\s+)?(?:only\s+(?:if|when|once|after)|unless|provided\s+that|on\s+condition\s+that)\b"
    r"|,\s+but\s+only\b"
)
_EXCEPTION = pattern(r",?\s+(?:except|apart\s+from|save\s+for|other\s+than|with\s+the\s+exception\s+of|but\s+for)\b")
_WHOLE = pattern(r"\b(?:all|every|each|any|no|none|nothing|everything|both)\b", re.IGNORECASE)


@frozen
class Cut:
    """What the source's words lose in a quote: the words left out, and where the whole stands in the source."""

    left_out: str
    start: int
    end: int


def cuts(found: FoundSpan) -> Iterator[Cut]:
    """Return what a quote leaves out so that the words kept say something else, or more, than the source."""
    source, passage = found.source, found.passage
    if source is None or source.text is None or not passage.state.counts_as_found or passage.start is None:
        return
    parts = passage.parts or ((passage.start, passage.end or passage.start),)
    yield from _of_values(found, parts)
    low, high = sentence_around(source.text, parts[0][0], parts[-1][1], source.language)
    if len(parts) == 1 and parts[0][0] <= low and source.text[parts[0][1] : high] in _ENDED:
        return  # the whole sentence
    yield from _before(source.text, low, parts[0], source.language)
    for (_, stop), following in pairwise(parts):
        yield from _before(source.text, stop, following, source.language)
    yield from _condition_behind(source.text, parts[-1], high)
    yield from _behind(source.text, parts[-1], high, source.language)


# --- values


def _of_values(found: FoundSpan, parts: tuple[tuple[int, int], ...]) -> Iterator[Cut]:
    """Return the values of which a quote holds only a part, where that part does not say the same or less."""
    source = found.source
    assert source is not None
    assert source.text is not None
    for mention in found.mentions:
        if any(low <= mention.start and mention.end <= high for low, high in parts):
            continue
        inside = [(max(mention.start, low), min(mention.end, high)) for low, high in parts]
        inside = [(low, high) for low, high in inside if low < high]
        if sum(high - low for low, high in inside) >= mention.end - mention.start:
            continue
        kept_words = " ".join(source.text[low:high] for low, high in inside)
        kept = read_values(kept_words, day_of(source.issued), source.language)
        if kept and not any(_says_no_more(one.value, mention.value) for one in kept):
            yield Cut(" ".join(_outside(source.text, mention, inside)), mention.start, mention.end)


def _says_no_more(kept: Value, whole: Value) -> bool:
    """Return whether the words kept say the same as the whole, or less."""
    found = compare(replace(kept, noun=""), replace(whole, noun=""))
    return found.relation in {Relation.EQUAL, Relation.ENTAILED_BY}


def _outside(text: str, mention: Mention, inside: list[tuple[int, int]]) -> Iterator[str]:
    position = mention.start
    for low, high in [*inside, (mention.end, mention.end)]:
        piece = text[position:low].strip(" \n\r\t,;")
        if piece:
            yield piece
        position = high


# --- limits and negations


def _before(text: str, low: int, part: tuple[int, int], language: str) -> Iterator[Cut]:
    """Return a negation or limit that stands directly before a part of a quote, and outside it."""
    if part[0] <= low:
        return
    clause = _CLAUSE.split(text[low : part[0]])[-1]
    before = list(_WORD.finditer(clause))[-NEAR:]
    if not before or not _WORD.match(text, part[0]):
        return
    offset = part[0] - len(clause)
    lows = [match[0].lower().replace("’", "'") for match in before]
    for phrase in words.words("limit_phrases", language):
        if " ".join(lows).endswith(phrase) and _has_superlative(text[part[0] : part[1]][:60], language):
            count = len(phrase.split())
            yield Cut(clause[before[-count].start() :].strip(), offset + before[-count].start(), part[1])
            return
    weak = words.table("degree_limits", language) | words.table("cut_privatives", language)
    weak |= words.table("hedging_words", language) - {"could"}
    if (
        lows[-1] in weak
        and before[-1][0] != "May"
        and text[part[0]].isalnum()
        and not clause.rstrip().endswith(("-", "–", "—"))
    ):
        yield Cut(before[-1][0], offset + before[-1].start(), part[1])
        return
    if (
        len(lows) > 1
        and before[-2][0] in {"may", "might"}
        and lows[-1] in {"have", "be", "still", "also", "yet", "well"}
    ):
        yield Cut(" ".join(lows[-2:]), offset + before[-2].start(), part[1])
        return
    for number in range(len(lows) - 1, -1, -1):
        if lows[number] in words.table("limits", language) and number == len(lows) - 1:
            yield Cut(before[number][0], offset + before[number].start(), part[1])
            return
        if lows[number] in words.table("negations", language) or lows[number].endswith("n't"):
            yield Cut(before[number][0], offset + before[number].start(), part[1])
            return
        if lows[number] not in words.table("between_negation_and_verb", language) and not lows[number].endswith("ly"):
            return


def _behind(text: str, part: tuple[int, int], high: int, language: str) -> Iterator[Cut]:
    """Return the limit of a superlative, `in more than a decade`, that stands behind a quote, and outside it."""
    if text[part[1] : high].lstrip()[:1] in _ENDED:
        return
    last_clause = _CLAUSE.split(text[part[0] : part[1]])[-1]
    if not _has_superlative(last_clause, language) or not text[part[1] - 1 : part[1]].isalnum():
        return
    rest = _CLAUSE.split(text[part[1] : high])[0]
    following = list(_WORD.finditer(rest))[:FOLLOWING]
    if not following or following[0][0].lower() not in words.table("limiting_prepositions", language):
        return
    if following[0][0].lower() == "since" and len(following) > 1:
        last = following[min(2, len(following) - 1)]
        yield Cut(rest[following[0].start() : last.end()].strip(), part[0], part[1] + last.end())
        return
    for number, match in enumerate(following):
        if match[0].lower() in words.table("limiting_nouns", language):
            start = max(
                (m for m in following[: number + 1] if m[0].lower() in {"in", "since", "for", "on"}),
                key=lambda m: m.start(),
                default=None,
            )
            if start is not None:
                left_out = rest[start.start() : match.end()].strip()
                yield Cut(left_out, part[0], part[1] + match.end())
            return


def _condition_behind(text: str, part: tuple[int, int], high: int) -> Iterator[Cut]:
    """Return a condition, `but only if`, or the exception to an `all` right behind a quote, and outside it."""
    match = _CONDITION.match(text, part[1], high)
    if match is None:
        match = _EXCEPTION.match(text, part[1], high)
        if match is None or not _WHOLE.search(_CLAUSE.split(text[part[0] : part[1]])[-1]):
            return
    yield Cut(match[0].strip(" ,\n"), part[0], match.end())


def _has_superlative(text: str, language: str) -> bool:
    """Return whether words hold a superlative, or first, only, never."""
    others = words.table("not_superlatives", language)
    return any(match[0].lower() not in others for match in _superlatives(language).finditer(text))


@cache
def _superlatives(language: str) -> re.Pattern[str]:
    known = "|".join(map(re.escape, words.words("superlatives", language)))
    return re.compile(rf"\b(?:{known}|[a-z]{{2,20}}est)\b", re.IGNORECASE)
