"""What a sentence may count off words that print no such figure: the fifth robbery is five, 148 versus 152 are two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from verifier.model import FoundSpan
from verifier.pattern import pattern
from verifier.values import read_value
from verifier.values.value import Interval, Kind, Mention, Value

COUNTED_OFF = 10  # the largest number that is counted off words
MOST = 8  # values of one kind in a quote that are set against each other

PLAIN = frozenset({Kind.COUNT, Kind.NUMBER, Kind.ORDINAL})
_MEASURED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY, Kind.DURATION})
_COUNTABLE = PLAIN | _MEASURED | {Kind.DATE}
_NEXT = pattern(r"[\s-]+([a-z]+)")
_TIME_UNIT = pattern(r"[\s-]+(second|minute|hour|day|week|month|year)\b")
_OFTEN = pattern(
    r"\b(?:(at least|at most|more than|no more than|up to|only|just)\s+)?(once|twice|thrice)\b", re.IGNORECASE
)
_AS_MANY = pattern(r"\bas many ([a-z]+s)\b")
_BEFORE = pattern(r"\s+(?:before|already|previously|earlier)\b")
_NTH = {"1": "second", "2": "third", "3": "fourth"}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_COMPARED = pattern(
    r"(?:\s+[a-z-]+){0,2}?\s+(?:than|above|below|short of|ahead of|behind)\b"
    r"|\s+(?!(?:after|over|under|per|ever|never|later|whether|together)\b)(?:more|less|[a-z]{3,}er)\b"
)
_BY = pattern(r"\bby\s+$")
_JOINS = pattern(r"[\s,;()%]*(?:\b(?:and|or|versus|vs|against|compared with)\b[\s(]*)?", re.IGNORECASE)
_SCORE = pattern(r"\d\s?[-–:]\s?\d")


def counted(found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return what quotes say of numbers in other words: an ordinal as so many, `twice` as two times."""
    for span in found:
        text = span.span.exact
        for mention in span.mentions:
            if mention.value.kind is Kind.ORDINAL:
                yield from _of_ordinal(mention, text)
            yield from _year_so_far(mention, span)
        yield from _often(text)
        yield from _as_many(span)


def _as_many(span: FoundSpan) -> Iterator[Mention]:
    """Return `the third in as many weeks` as three weeks."""
    match = _AS_MANY.search(span.span.exact)
    number = next((low for one in span.mentions if (low := one.value.written.low) is not None), None) if match else None
    value = read_value(f"{number} {match[1]}") if match and number is not None else None
    if match and value is not None:
        yield Mention(match.start(), match.end(), match[0], value, "as-many")


def _year_so_far(mention: Mention, span: FoundSpan) -> Iterator[Mention]:
    """Return, for what is told since a month of the year of publication, that year: since January, in 2018."""
    value, issued = mention.value, span.source.issued[:4] if span.source is not None else ""
    if value.kind is Kind.INTERVAL and value.hedge.casefold() == "since" and issued and value.edtf[:4] == issued:
        year = read_value(f"in {issued}")
        if year is not None:
            yield replace(mention, value=year)


def _of_ordinal(mention: Mention, text: str) -> Iterator[Mention]:
    """Return the fifth robbery as five of them, and the 78th minute as 78 minutes."""
    number = mention.value.senses[0].interval.low
    behind = _behind(mention.text, text, _NEXT)
    if number is None or number.denominator != 1 or number < 2 or not behind:
        return
    unit = _behind(mention.text, text, _TIME_UNIT)
    value = read_value(f"{number} {unit}s" if unit else f"{number} things")
    if value is not None:
        yield replace(mention, value=value if unit else replace(value, noun=behind))


def ranked(value: Value, mention: Mention, sentence: str) -> Value | None:
    """Return an ordinal before a unit of time as a length, the fourth minute as four minutes; None for any other."""
    unit = _TIME_UNIT.match(sentence, mention.end)
    number = value.senses[0].interval.low
    return read_value(f"{number} {unit[1]}s") if value.kind is Kind.ORDINAL and unit and number else None


def _behind(said: str, text: str, form: re.Pattern[str]) -> str:
    """Return the word of a form that follows words in a text, or nothing."""
    place = text.find(said)
    match = form.match(text, place + len(said)) if place >= 0 else None
    return match[1] if match else ""


def _often(text: str) -> Iterator[Mention]:
    """Return `at least once` as one or more and one or more times, `twice` as two and two times."""
    for match in _OFTEN.finditer(text):
        number = f"{match[1] or ''} {_TIMES[match[2].casefold()]}".strip()
        for words in (number, f"{number} times"):
            value = read_value(words)
            if value is not None:
                yield Mention(match.start(), match.end(), match[0], value, "multiple")
        again = read_value(_NTH[number]) if number in _NTH and _BEFORE.match(text, match.end()) else None
        if again is not None:
            yield Mention(match.start(), match.end(), match[0], again, "ordinal")  # once before: the second time


def differences(mention: Mention, sentence: str, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return, to a figure that compares, by how much two like figures of a quote differ: 38 from 47 million, 9 less."""
    if not (_COMPARED.match(sentence, mention.end) or _BY.search(sentence[: mention.start])):
        return
    for span in found:
        like = [one for one in span.mentions if one.value.kind in _MEASURED and _figure(one.value) is not None]
        for one, other in combinations(like[:MOST], 2):
            made = _apart(one.value, other.value)
            if made is not None:
                yield Mention(one.start, other.end, f"{one.text} ... {other.text}", made, "difference")


def shares(value: Value, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return, to a share, those that counts of a quote make: nine workers, five of them, more than half."""
    if value.kind not in {Kind.FRACTION, Kind.PERCENT}:
        return
    for span in found:
        counts = [one for one in span.mentions if one.value.kind in {Kind.COUNT, Kind.NUMBER} and _figure(one.value)]
        for one, other in combinations(counts, 2) if len(counts) <= FEW else ():
            nouns = {noun.casefold().split()[-1] for noun in (one.value.noun, other.value.noun) if noun}
            if len(nouns) > 1:
                continue
            low, high = sorted((_figure(one.value) or Fraction(0), _figure(other.value) or Fraction(0)))
            share = read_value(f"{low} out of {high}") if low < high else None
            if share is not None:
                yield Mention(one.start, other.end, f"{one.text} ... {other.text}", share, "share")


FEW = 3  # counts of a quote that may be parts of each other


def _apart(one: Value, other: Value) -> Value | None:
    """Return how far two exact figures of one kind and unit lie apart."""
    figures = [figure for value in (one, other) if (figure := _figure(value)) is not None]
    if other.kind is Kind.NUMBER and not other.noun and one.kind is Kind.MONEY:
        one, other = other, one
    lent = one.kind is Kind.NUMBER and not one.noun and other.kind is Kind.MONEY  # to 31 million euros from 38 million
    alike = lent or (one.kind is other.kind and one.senses[0].unit == other.senses[0].unit)
    if (
        len(figures) < 2
        or not alike
        or one.kind is Kind.PERCENT
        or (one.noun and other.noun and one.noun != other.noun)
    ):
        return None
    ends = [value.senses[0].interval.low or Fraction(0) for value in (one, other)]
    printed, apart = abs(figures[0] - figures[1]), abs(ends[0] - ends[1])
    sense = replace(other.senses[0], interval=Interval(apart, apart))
    written = replace(other.written, low=printed, high=printed)
    return replace(other, senses=(sense,), written=written, signed="") if apart else None


def _figure(value: Value) -> Fraction | None:
    return None if value.hedge or value.written.low != value.written.high else value.written.low


def listed(value: Value, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return a small number as counted where the words list so many values side by side: 2016 and 2017, two years."""
    number = small(value)
    if number is None or number < 2 or not (value.noun or value.kind in {Kind.DURATION, Kind.RATIO}):
        return
    for span in found:
        for run in _runs(span):
            if len(run) == number:
                yield Mention(run[0].start, run[-1].end, f"{run[0].text} ... {run[-1].text}", value, "listed")


def _runs(span: FoundSpan) -> Iterator[list[Mention]]:
    """Yield the values of one kind that stand side by side in a quote, joined by commas or a conjunction."""
    run: list[Mention] = []
    text = span.source.text if span.source is not None and span.source.text is not None else span.span.exact
    for mention in span.mentions:
        if mention.value.kind not in _COUNTABLE:
            continue
        gap = text[run[-1].end : mention.start] if run else ""
        if run and (run[-1].value.kind is not mention.value.kind or not gap or not _JOINS.fullmatch(gap)):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _stands_in_more(mention: Mention, claim: str) -> bool:
    """Return whether a number is one of a score, the `one` of `one of`, or the rank that `first` is."""
    beside = claim[max(0, mention.start - 3) : mention.end + 3]
    first = mention.value.kind is Kind.ORDINAL and mention.value.written.low == 1
    return first or _SCORE.search(beside) is not None or claim.startswith(" of ", mention.end)


def small(value: Value) -> int | None:
    """Return the whole number up to ten that a count, ordinal or bare length says exactly; None for any other."""
    low, high = value.written.low, value.written.high
    if (
        value.kind not in PLAIN | {Kind.DURATION, Kind.RATIO}
        or value.hedge
        or value.signed
        or low is None
        or low != high
    ):
        return None
    return int(low) if low.denominator == 1 and 0 < low <= COUNTED_OFF else None


def is_added(
    mention: Mention, claim: str, sentence: Sequence[Mention], words: Sequence[Mention], inputs: Sequence[Value]
) -> bool:
    """Return whether a small number of a sentence stands for no figure of the words: all of theirs are told already.

    A figure that was changed leaves one of the words over; two men, where the words list their ages, do not.
    """
    number = small(mention.value)
    if number is None or mention.value.kind not in PLAIN or _stands_in_more(mention, claim):
        return False
    large = (value for value in inputs if (value.written.low or 0) > COUNTED_OFF)
    beside = (one.value for one in sentence if one is not mention and one.value.kind is not Kind.DURATION)
    others = (*beside, *large)
    told = [value.written.low for value in others if value.written.low is not None]
    noun = mention.value.noun.split()[-1:] if number == 1 else None
    for one in words:
        if one.value.kind not in PLAIN | {Kind.RATIO, Kind.FRACTION} or _SCORE.search(one.text):
            continue
        if noun and one.value.noun.split()[-1:] != noun:
            continue  # `one match fewer` may be any article
        if one.value.written.low in told:
            told.remove(one.value.written.low)
        else:
            return False
    return True
