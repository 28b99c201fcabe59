"""How else the words of a quote may be taken: the two ends of a change, a size without its sign."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from verifier.model import FoundSpan
from verifier.pattern import pattern
from verifier.values import days, read_value
from verifier.values.value import Interval, Kind, Mention, Value
from verifier.words import table, words

_WORD = pattern(r"[a-z'’]+")
_FROM = pattern(r"from\s+(.+?)\s+to\s", re.IGNORECASE)
_DIGITS = pattern(r"\d[\d,.]*")


def otherwise(found: Iterable[FoundSpan], sentence: str) -> Iterator[Mention]:
    """Return the mentions of quotes as a sentence may also take them.

    `fell from 412 to 342` gives 412 and 342; `fell by 17 percent`, to a sentence that tells a fall, 17 percent.
    """
    for span in found:
        offset = span.passage.start or 0
        for number, mention in enumerate(span.mentions):
            if number < MOST:
                yield from _named_date(span, mention, offset)
                yield from _bounded_from_afar(span, mention, offset)
                yield from _within(span, mention, offset) if "within " not in sentence.casefold() else ()
                yield from year_of(mention.value, mention)
                yield from _definite(mention)
            if mention.value.kind is Kind.INTERVAL:
                if None not in _both_ends(mention) or not _says_since(sentence):
                    yield from _borders(mention, sentence)
            elif _FROM.match(mention.text) and (_tells_change(span.span.exact) or _sinks(mention)):
                yield from _ends(mention)
            if mention.value.signed and _tells(sentence, 1):
                yield replace(mention, value=unsigned(mention.value))


def _tells_change(text: str) -> bool:
    return _tells(text, 0) or _tells(text, 1) or bool(_OTHER_CHANGE.search(text))


def _named_date(span: FoundSpan, mention: Mention, offset: int) -> Iterator[Mention]:
    """Return the date itself behind which the words go on to tell of it: since 1978, when a tremor killed 1,300."""
    end = mention.end - (offset if span.source is not None and span.source.text is not None else 0)
    start = max(0, end - (mention.end - mention.start))
    told = _WHEN.match(span.span.exact, max(0, end)) or _not_until(span.span.exact[:start], mention.value)
    if mention.value.kind is Kind.INTERVAL:
        yield from _not_after(span.span.exact[:start], mention)
        yield from _not_before(span.span.exact[:start], mention)
    if mention.value.hedge and mention.value.kind is Kind.INTERVAL and told:
        date = re.sub(r"^\W*(?:since|until|till|before|after|by)\s+", "", mention.text, flags=re.IGNORECASE)
        named = read_value(date)
        if named is not None and named.kind in {Kind.DATE, Kind.INTERVAL}:
            yield replace(mention, value=named)


def _not_until(before: str, value: Value) -> bool:
    """Return whether something was not so until a time, and so came at it: did not return until 1350."""
    return value.hedge.casefold() in {"until", "till", "until the"} and _NOT.search(before) is not None


def _not_before(before: str, mention: Mention) -> Iterator[Mention]:
    """Return, for what is not so until a time, that it is not so before it: not expected until 2033."""
    if _not_until(before, mention.value):
        date = re.sub(r"^\W*(?:until|till)\s+", "", mention.text, flags=re.IGNORECASE)
        value = read_value(f"before {date}")
        if value is not None and value.kind is Kind.INTERVAL:
            yield replace(mention, value=value)


def _not_after(before: str, mention: Mention) -> Iterator[Mention]:
    """Return the time after which something was no more as the last for it: no traffic remained after 1941."""
    if mention.value.hedge.casefold() == "after" and _NOT.search(before) is not None:
        date = re.sub(r"^\W*after\s+", "", mention.text, flags=re.IGNORECASE)
        for words in (f"by {date}", date):
            value = read_value(words)
            if value is not None and value.kind in {Kind.DATE, Kind.INTERVAL}:
                yield replace(mention, value=value)


_NOT = pattern(r"(?<!but )(?<!and )\b(?:not|[a-z]+n[’']t|never|no|nobody|none)\b[^.,;:]*$", re.IGNORECASE)


def _definite(mention: Mention) -> Iterator[Mention]:
    """Return the amount that a comparison names: smaller than the £4.1 million that was planned."""
    match = _THAN_THE.match(mention.text)
    value = read_value(match[1]) if match else None
    if value is not None and value.kind is mention.value.kind:
        yield replace(mention, value=value)


def _bounded_from_afar(span: FoundSpan, mention: Mention, offset: int) -> Iterator[Mention]:
    """Return a figure with the bound that stands before its noun: just above the bank's target of 2 percent."""
    if mention.value.hedge or mention.value.kind not in {
        Kind.PERCENT,
        Kind.MONEY,
        Kind.QUANTITY,
        Kind.NUMBER,
        Kind.COUNT,
    }:
        return
    start = mention.start - (offset if span.source is not None and span.source.text is not None else 0)
    before = span.span.exact[max(0, start - 80) : max(0, start)]
    match = _AFAR.search(before) or _PASSING.search(before)
    bound = match and next((sign for sign, known in _BOUNDS.items() if match[1].casefold() in known), "")
    value = read_value(f"{bound} {mention.text}") if bound else None
    if value is not None and value.kind is mention.value.kind:
        yield replace(mention, value=value)


def _within(span: FoundSpan, mention: Mention, offset: int) -> Iterator[Mention]:
    """Return a time behind `within` as the most that it was, and as more than it was: within six months."""
    start = mention.start - (offset if span.source is not None and span.source.text is not None else 0)
    if mention.value.kind is Kind.DURATION and is_within(span.span.exact[: max(0, start)]):
        for value in at_most(mention.text):
            yield replace(mention, value=value)


def is_within(before: str) -> bool:
    """Return whether `within` stands directly before a time."""
    return before.casefold().endswith(("within ", "within the "))


def at_most(text: str) -> Iterator[Value]:
    """Return a time as the most that something took: with and without that very time."""
    for bound in ("at most", "less than"):
        value = read_value(f"{bound} {text}")
        if value is not None and value.kind is Kind.DURATION:
            yield value


def year_of(value: Value, mention: Mention) -> Iterator[Mention]:
    """Return a bare number of four digits as the year that it may be: the Treaty of Brenn (1424)."""
    if value.kind is Kind.NUMBER and not value.hedge and _YEAR.fullmatch(mention.text):
        year = read_value(f"in {mention.text}")
        if year is not None and year.kind is Kind.DATE:
            yield replace(mention, value=year)


_THAN_THE = pattern(r"(?:[\w-]+\s+)?(?:than|above|below|over|under)\s+the\s+(.+)", re.IGNORECASE | re.DOTALL)
_BY_A_TIME = pattern(r"\bby\s+(?:(?:the\s+)?(?:end|middle|beginning|start|close)\b|mid\b|early|late\b|\d)")
_YEAR = pattern(r"1\d{3}|20\d\d")
_OTHER_CHANGE = pattern(r"\b(?:doubl|tripl|trebl|halv|extend|lengthen|shorten|chang|switch|mov)(?:es?|ed|s|ing)\b")
_WHEN = pattern(r",?\s+(?:when|in which|a year in which)\b")
_AFAR = pattern(
    r"\b(just above|just over|slightly above|slightly over|above|over|exceed|exceeds|exceeded|exceeding|beyond"
    r"|breach|breached|breaching|topped|just below|just under|below|under|short of|missed)"
    r"\s+(?:[\w'’-]+\s+){1,6}(?:of|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PASSING = pattern(
    r"\b(pass|passes|passed|passing|top|tops|topped|cross|crosses|crossed)\s+(?:the\s+)?$", re.IGNORECASE
)
_BOUNDS = {
    "just over": {"just above", "just over", "slightly above", "slightly over"},
    "over": {"above", "over", "exceed", "exceeds", "exceeded", "beyond", "breach", "breached", "breaching", "topped"}
    | {"pass", "passes", "passed", "passing", "top", "tops", "cross", "crosses", "crossed"},
    "just under": {"just below", "just under"},
    "under": {"below", "under", "short of", "missed"},
}
MOST = 40  # mentions of a quote whose bounds are looked for further off


def _says_since(sentence: str) -> bool:
    low = sentence.casefold()
    return not {"since", "until", "till"}.isdisjoint(_WORD.findall(low)) or _BY_A_TIME.search(low) is not None


def _both_ends(mention: Mention) -> tuple[Fraction | None, Fraction | None]:
    interval = mention.value.senses[0].interval
    return interval.low, interval.high


def _borders(mention: Mention, sentence: str) -> Iterator[Mention]:
    """Return the first day of an interval to a sentence on a beginning, the last to one on an end: began, died."""
    interval = mention.value.senses[0].interval
    said = set(_WORD.findall(sentence.casefold()))
    sides = ((interval.low, "judge_start_words", 0), (interval.high, "judge_end_words", 1))
    for end, name, side in sides:
        if end is not None and not said.isdisjoint((*words(name), *words("border_words")[side].split())):
            first, last = _around(int(end), mention.text)
            sense = replace(mention.value.senses[0], interval=Interval(Fraction(first), Fraction(last)))
            value = replace(mention.value, kind=Kind.DATE, senses=(sense,), hedge="", edtf=days.span_text(first, last))
            yield replace(mention, value=value)


def _around(day: int, text: str) -> tuple[int, int]:
    """Return the day, month or year in which an end of an interval lies, as finely as the words name it."""
    year, month, _ = days.civil(day)
    if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text):
        return day, day
    if re.search(r"\b(?:" + "|".join(words("month_names")) + r")\b", text, re.IGNORECASE):
        return days.ordinal(year, month), days.ordinal(year, month, days.month_length(year, month))
    return days.ordinal(year), days.ordinal(year, 12, 31)


def _tells(text: str, side: int) -> bool:
    """Return whether a text has a word of rising (0) or of falling (1)."""
    return not _changes()[side].isdisjoint(_WORD.findall(text.casefold()))


@cache
def _changes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of rising, and those of falling."""
    rising, falling = (frozenset(side.split()) for side in words("judge_opposites")[0].split("|"))
    return rising, falling | table("losing_words")


def _sinks(mention: Mention) -> bool:
    figures = [match[0].replace(",", "").rstrip(".") for match in _DIGITS.finditer(mention.text)]
    return (
        len(figures) == 2 and all(one.count(".") < 2 for one in figures) and Fraction(figures[0]) > Fraction(figures[1])
    )


def _ends(mention: Mention) -> Iterator[Mention]:
    value = mention.value
    written, interval = value.written, value.senses[0].interval
    for printed, end in ((written.low, interval.low), (written.high, interval.high)):
        if printed is not None and end is not None:
            sense = replace(value.senses[0], interval=Interval(end, end))
            one = replace(value, senses=(sense,), written=replace(written, low=printed, high=printed))
            yield replace(mention, value=one)


def tells_fall(text: str) -> bool:
    """Return whether a text has a word of falling or losing."""
    return _tells(text, 1)


def tells_rise(text: str) -> bool:
    """Return whether a text has a word of rising."""
    return _tells(text, 0)


def unsigned(value: Value) -> Value:
    """Return a value below nothing as the same above it."""
    senses = tuple(replace(sense, interval=_turned(sense.interval)) for sense in value.senses)
    ends = [None if end is None else abs(end) for end in (value.written.low, value.written.high)]
    low, high = sorted(end for end in ends if end is not None) if None not in ends else ends
    return replace(value, senses=senses, written=replace(value.written, low=low, high=high), signed="")


def _turned(interval: Interval) -> Interval:
    """Return an interval below nothing as the same above it; any other as it is."""
    if interval.high is None or interval.high > 0:
        return interval
    low = None if interval.low is None else -interval.low
    return Interval(-interval.high, low, interval.high_open, interval.low_open, interval.high_soft, interval.low_soft)
