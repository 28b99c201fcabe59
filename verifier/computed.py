"""What the figures of some words give when put together: a difference, the rest of a whole, a length, how many."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.model import FoundSpan
from verifier.values import read_value
from verifier.values.build import decimal_text
from verifier.values.value import Kind, Mention, Value

MOST = 12  # mentions of the quotes that are put together
LIST = 6  # members of a list that are counted

_AMOUNTS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.QUANTITY, Kind.PERCENT, Kind.DURATION, Kind.RATIO})
_APART = re.compile(
    r"\b(?:more|less|fewer|other|others|apart|above|below|difference|gap|ahead|behind|remain\w*|[a-z]{3,}er)\b"
)
_REST = re.compile(
    r"\b(?:not|[a-z]+n['’]t|no|none|non|rest|other|others|outside|without|remain\w*|elsewhere|except|neither)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[\w.’'-]+(?: [\w.’'-]+){0,2}, )*[\w.’'-]+,? and (?:in )?[\w.’'-]+")
_PART_OF = re.compile(r"\s+(?:of|as)\b")


def computed(value: Value, sentence: str, found: Sequence[FoundSpan], end: int) -> Iterator[Mention]:
    """Return what the words give for a figure of a sentence that does not stand in them; it ends at `end` there.

    Only exact figures are put together, and only where the sentence or the words say that they are.
    """
    exact = [one for span in found for one in span.mentions[:MOST] if _exact(one.value) is not None][:MOST]
    words = " ".join(span.span.exact for span in found)
    if value.kind in _AMOUNTS and _APART.search(sentence):
        yield from _differences(value, exact)
    if value.kind in {Kind.PERCENT, Kind.FRACTION} and (_REST.search(sentence) or _REST.search(words)):
        yield from _rest(value, found)
    if value.kind is Kind.FRACTION and _PART_OF.match(sentence, end):
        yield from _turned(value, exact)
    if value.kind is Kind.DURATION:
        yield from _lengths(value, found)
    if value.kind in {Kind.COUNT, Kind.NUMBER, Kind.RATIO}:
        yield from _listed(value, words)


def _exact(value: Value) -> Fraction | None:
    """Return the figure that is written, without a bound or hedge."""
    written = value.written
    plain = written.low is not None and written.low == written.high and not written.approximate
    return written.low if plain and value.kind in _AMOUNTS else None


def _differences(value: Value, exact: Sequence[Mention]) -> Iterator[Mention]:
    """Return the value where two amounts of its unit differ by it."""
    wanted = _exact(value)
    if wanted is None or not wanted:
        return
    for one, other in combinations(exact, 2):
        if {one.value.kind, other.value.kind} <= _kinds(value) and _unit(one) == _unit(other):
            gap = (_exact(one.value) or Fraction(0)) - (_exact(other.value) or Fraction(0))
            if abs(gap) == abs(wanted) and (value.kind is not one.value.kind or _same_unit(value, one)):
                yield Mention(one.start, other.end, f"{one.text} ... {other.text}", value, "difference")


def _kinds(value: Value) -> frozenset[Kind]:
    if value.kind in {Kind.COUNT, Kind.NUMBER}:
        return frozenset({Kind.COUNT, Kind.NUMBER})
    return frozenset({value.kind})


def _unit(mention: Mention) -> str:
    return mention.value.written.unit or mention.value.senses[0].unit


def _same_unit(value: Value, mention: Mention) -> bool:
    return value.senses[0].unit == mention.value.senses[0].unit


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


def _turned(value: Value, exact: Sequence[Mention]) -> Iterator[Mention]:
    """Return a part of something where the words tell the whole as so many times the part: ten times as many."""
    wanted = value.written.low
    for one in exact:
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


def _listed(value: Value, words: str) -> Iterator[Mention]:
    """Return a small number where the words list as many names, days or years: in 1911 and 1954."""
    wanted = _exact(value)
    if wanted is None or not 2 <= wanted <= LIST:
        return
    for match in _LISTED.finditer(words):
        members = re.split(r",? and (?:in )?|, ", match[0])
        names = [member.split()[-1] for member in members if member]
        if len(names) == wanted and all(name[:1].isupper() or name[:1].isdigit() for name in names):
            yield Mention(match.start(), match.end(), match[0], value, "listed")
