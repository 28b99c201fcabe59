"""What figures of some words give besides themselves: the rest of a whole, the part of a multiple, a length."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.model import FoundSpan
from verifier.values import read_value
from verifier.values.build import decimal_text
from verifier.values.value import Kind, Mention, Value

MOST = 12  # mentions of a quote that are looked at

_REST = re.compile(
    r"\b(?:not|[a-z]+n['’]t|no|none|non|rest|other|others|outside|without|remain\w*|elsewhere|except|neither)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\s+(?:of|as)\b")


def computed(value: Value, sentence: str, found: Sequence[FoundSpan], end: int) -> Iterator[Mention]:
    """Return what the words give for a figure of a sentence that does not stand in them; it ends at `end` there.

    A share is taken for the rest of another only where the sentence or the words speak of a rest or deny.
    """
    words = " ".join(span.span.exact for span in found)
    if value.kind in {Kind.PERCENT, Kind.FRACTION} and (_REST.search(sentence) or _REST.search(words)):
        yield from _rest(value, found)
    if value.kind is Kind.FRACTION and _PART_OF.match(sentence, end):
        yield from _turned(value, found)
    if value.kind is Kind.DURATION:
        yield from _lengths(value, found)


def _exact(value: Value) -> Fraction | None:
    """Return the figure that is written, without a bound or hedge."""
    written = value.written
    plain = written.low is not None and written.low == written.high and not written.approximate
    return written.low if plain else None


def _rest(value: Value, found: Sequence[FoundSpan]) -> Iterator[Mention]:
    """Return the part of a whole that a share of the words leaves: two thirds, the rest."""
    for span in found:
        for mention in span.mentions[:MOST]:
            low, high = mention.value.written.low, mention.value.written.high
            if mention.value.kind not in {Kind.PERCENT, Kind.FRACTION} or low is None or low != high:
                continue
            whole = 100 if mention.value.kind is Kind.PERCENT else 1
            rest = Fraction(whole) - low
            text = f"{decimal_text(rest)}%" if whole == 100 else f"{rest.numerator}/{rest.denominator}"
            hedge = "about " if mention.value.written.approximate else ""
            other = read_value(hedge + text) if 0 < rest < whole else None
            if other is not None:
                yield Mention(mention.start, mention.end, f"{mention.text}, and the rest", other, "rest")


def _turned(value: Value, found: Sequence[FoundSpan]) -> Iterator[Mention]:
    """Return a part of something where the words tell the whole as so many times the part: ten times as many."""
    wanted = value.written.low
    for one in (one for span in found for one in span.mentions[:MOST]):
        times = _exact(one.value)
        if one.value.kind is Kind.RATIO and times and wanted == 1 / times:
            yield Mention(one.start, one.end, one.text, value, "turned")


def _lengths(value: Value, found: Sequence[FoundSpan]) -> Iterator[Mention]:
    """Return the years or days from one end of an interval of the words to the other."""
    for span in found:
        for mention in span.mentions[:MOST]:
            ends = mention.value.edtf.split("/")
            if mention.value.kind is not Kind.INTERVAL or len(ends) != 2 or mention.value.hedge:
                continue
            interval = mention.value.senses[0].interval
            if interval.low is None or interval.high is None:
                continue
            lengths = [int(interval.high - interval.low) + step for step in (0, 1)]
            texts = [f"{days} days" for days in lengths]
            if all(len(end) == 4 and end.isdigit() for end in ends):
                texts = [f"{int(ends[1]) - int(ends[0])} years"]
            for text in texts:
                length = read_value(text)
                if length is not None:
                    yield Mention(mention.start, mention.end, mention.text, length, "length")
