"""What values of a quote say together: a day and the year before it, `six days later`, the time between two years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from verifier.model import FoundSpan
from verifier.pattern import pattern
from verifier.values import days, derive, read_value
from verifier.values.value import Kind, Mention, Value

MOST = 24  # mentions of a quote that are put together
APART = 8  # dates of a quote whose distances are reckoned

_YEAR = pattern(r"\d{4}")
_LATER = pattern(r"^\s+(?:later|afterwards|after that)\b", re.IGNORECASE)
_AGO = pattern(r"(.+?)\s+(?:ago|earlier|before)$", re.IGNORECASE)
_APART = pattern(r"\b(?:after|later|afterwards|before|earlier)\b", re.IGNORECASE)
_NEXT = pattern(
    r"\b(?:the following|the next) (year|spring|summer|autumn|winter|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_RATIO = pattern(r"(?<![\w:.])(\d{1,2}):(\d{1,2})(?![\w:.])")
_RANKED = pattern(r"\b([a-z]{3,})\s+(\d{1,3})(?![\w%.,:/-]*\d)")
_PART = pattern(
    r"\b(one|two|three|\d)\s+(?:[a-z-]+\s+){1,2}in\s+(?:every\s+)?(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred)\b",
    re.IGNORECASE,
)
_ONCE = pattern(r"\bonce\s+(?:an?|every|per)\b", re.IGNORECASE)
_LEVEL = pattern(r"\b(?:at|from|to|on|by|of)\s+$", re.IGNORECASE)
_BARE = pattern(r"\d{1,3}(?:[.·]\d+)?")
_TIMES = {"once": "1", "twice": "2", "thrice": "3"}


def together(found: Sequence[FoundSpan], sentence: str) -> Iterator[Mention]:
    """Return what a sentence may take from several mentions of one quote, or from one beside a word of it."""
    for span in found:
        mentions = span.mentions[:MOST]
        yield from _with_years(mentions)
        yield from _moved(mentions, span.span.exact)
        if _APART.search(sentence):
            yield from _between_years(mentions)
        for mention in mentions:
            yield from _said_otherwise(mention, sentence)
        yield from _shares(span.span.exact)
        yield from _parts(span.span.exact)
        yield from _lent_per_cent(mentions, span)
        yield from _ranked(span.span.exact)


def _with_years(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Return a day whose words name no year with the last year named before it: the second (1901) ... on July 19."""
    for mention in mentions:
        value = in_their_year(mentions, mention)
        if value is not None:
            yield replace(mention, value=value)


def in_their_year(mentions: Sequence[Mention], mention: Mention) -> Value | None:
    """Return a day or month without a year in the year that the mentions before it name last; None where none does."""
    date = mention.value.edtf
    if mention.value.kind is not Kind.DATE or len(date) not in {7, 10} or _YEAR.search(mention.text):
        return None
    years = [_year_of(one) for one in mentions if one.start < mention.start and _YEAR.search(one.text)]
    return read_value(years[-1] + date[4:]) if years and years[-1] else None


def _year_of(mention: Mention) -> str:
    """Return the year of a date, or a number of four digits that may be one: founded 1173 (2 May)."""
    return (
        mention.text if mention.value.kind is Kind.NUMBER and _YEAR.fullmatch(mention.text) else mention.value.edtf[:4]
    )


def _moved(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Return the day that `six days later` is, counted from the date before it."""
    yield from _following(mentions, text)
    for at, second in enumerate(mentions):
        length = second.value
        first = next((one for one in reversed(mentions[:at]) if one.value.kind is Kind.DATE), None)
        if first is None or length.kind is not Kind.DURATION:
            continue
        if not _LATER.search(text[text.find(second.text) + len(second.text) :][:14]):
            continue
        made = derive("add", [first.value, length]).value
        if made is not None:
            yield replace(second, value=made)


def _following(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Return the season, month or year that follows the last date named before it: closed the following spring."""
    for match in _NEXT.finditer(text):
        named = [one for one in mentions if one.value.kind is Kind.DATE and 0 <= text.find(one.text) < match.start()]
        date = named[-1].value.edtf if named else ""
        if len(date) < 4 or not date[:4].isdigit():
            continue
        year, month = int(date[:4]), int(date[5:7] or 12)
        for later in (0, 1):
            what = f"{year + later}" if match[1] == "year" else f"{match[1]} {year + later}"
            value = read_value(what)
            first = value.senses[0].interval.low if value is not None else None
            if value is not None and first is not None and days.civil(int(first))[:2] > (year, month):
                yield Mention(match.start(), match.end(), match[0], value, "following")
                break


def _between_years(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Return the years from one date of the quote to the next."""
    years = [one for one in mentions if _YEAR.match(one.value.edtf) and not one.value.hedge]
    for first, second in combinations(years[:APART], 2):
        span = abs(int(second.value.edtf[:4]) - int(first.value.edtf[:4]))
        value = read_value(f"{span} years")
        if span and value is not None:
            yield Mention(first.start, second.end, f"{first.text} ... {second.text}", value, "between-years")


def _said_otherwise(mention: Mention, sentence: str) -> Iterator[Mention]:
    """Return `ten years ago` also as ten years, `twice` as two of what the sentence counts, 1911-12 as its years."""
    ago = _AGO.match(mention.text)
    read = read_value(ago[1]) if ago else None
    if read is not None and read.kind is Kind.DURATION:
        yield replace(mention, value=read)
    times = read_value(_TIMES.get(mention.text.casefold(), ""))
    if times is not None:
        yield replace(mention, value=times)
    if mention.value.kind is Kind.INTERVAL and not mention.value.hedge:
        yield from _years_of(mention, sentence)


def _years_of(mention: Mention, sentence: str) -> Iterator[Mention]:
    """Return both years of a span of two to a sentence that names both."""
    ends = [end[:4] for end in mention.value.edtf.split("/")]
    if len(ends) == 2 and all(_YEAR.fullmatch(end) and re.search(rf"\b{end}\b", sentence) for end in ends):
        values: list[Value | None] = [read_value(end) for end in ends] if int(ends[1]) == int(ends[0]) + 1 else []
        yield from (replace(mention, value=value) for value in values if value is not None)


def _shares(text: str) -> Iterator[Mention]:
    """Return the shares in which 1:1 or 2:1 divides a whole."""
    for match in _RATIO.finditer(text):
        one, other = int(match[1]), int(match[2])
        for part in {one, other} if one + other else ():
            value = read_value(f"{part}/{one + other}") or read_value(f"{part} out of {one + other}")
            if value is not None and value.kind is Kind.FRACTION:
                yield Mention(match.start(), match.end(), match[0], value, "ratio")


def part_at(text: str, start: int, end: int) -> Value | None:
    """Return the share to which a place of a text belongs, its figure behind a noun: roughly one coin in three."""
    for match in _PART.finditer(text):
        if match.start() < end and start < match.end():
            before = text[: match.start()].split()[-2:]
            hedged = (read_value(" ".join([*before[at:], match[1], "in", match[2]])) for at in (0, 1, 2))
            return next((one for one in hedged if one is not None and one.kind is Kind.FRACTION), None)
    return None


def _parts(text: str) -> Iterator[Mention]:
    """Return `one respondent in five` as a fifth, and `once a week` as one."""
    for match in _PART.finditer(text):
        value = read_value(f"{match[1]} in {match[2]}")
        if value is not None and value.kind is Kind.FRACTION:
            yield Mention(match.start(), match.end(), match[0], value, "part")
    once, one = _ONCE.search(text), read_value("1")
    if once and one is not None:
        yield Mention(once.start(), once.end(), once[0], one, "once")


def _lent_per_cent(mentions: Sequence[Mention], span: FoundSpan) -> Iterator[Mention]:
    """Return bare figures of a list or a change as per cents: from 30 to 25 per cent, 14%, and unchanged at 16."""
    first = next((one for one in mentions if one.value.kind is Kind.PERCENT), None)
    if first is None or span.source is None or span.source.text is None:
        return
    for mention in mentions:
        before = span.source.text[max(0, mention.start - 16) : mention.start]
        if mention.value.kind is Kind.NUMBER and not mention.value.noun and _LEVEL.search(before):
            value = read_value(f"{mention.text}%") if _BARE.fullmatch(mention.text) else None
            if value is not None and value.kind is Kind.PERCENT:
                yield replace(mention, value=value)


def _ranked(text: str) -> Iterator[Mention]:
    """Return `month 6` as the sixth month."""
    for match in _RANKED.finditer(text):
        value = read_value(_ordinal(int(match[2])))
        if value is not None and value.kind is Kind.ORDINAL:
            yield Mention(match.start(), match.end(), match[0], replace(value, noun=match[1]), "ranked")


def _ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"
