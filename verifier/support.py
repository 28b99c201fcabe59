"""The words that a claim rests on: the values they name, with units and scales lent by their surroundings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from verifier.agreement import Agreed, Agreement, agreement, best
from verifier.counting import listed
from verifier.frozen import frozen
from verifier.model import FoundSpan, Reading, Source
from verifier.reading import AMOUNTS
from verifier.values import read_value
from verifier.values.value import Interval, Kind, Mention, Sense, Value, Written

_SCALES = frozenset({"celsius", "fahrenheit"})
_NO_UNITS = frozenset({"in", "In", "a", "A"})
_THOUSANDS = re.compile(r"([£$€¥]|\b[A-Z]{3}) ?['’‘]?000s?\b")
_SCALED = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_SHORT_SCALE = re.compile(r"([£$€¥]|\b[A-Z]{3}) ?(k|mn|m|bn|b)\b")
_OF = re.compile(r"\b(thousand|million|billion)s? of\b")


@frozen
class Lender:
    """A unit and scale that hold beyond the figure they stand at: `EUR million` in a table's heading."""

    kind: Kind
    unit: str
    scale: Fraction
    words: str


def own_words(reading: Reading) -> tuple[Mention, ...]:
    """Return the values named in a claim's quotes and its file's context."""
    return tuple(mention for found in (*reading.spans, *reading.context) for mention in found.mentions)


def follows(value: Value, words: Iterable[Mention], found: Iterable[FoundSpan] = ()) -> Agreed:
    """Return how a value stands to words, bare figures among them also read with what their quotes lend them."""
    words = tuple(words)
    found = tuple(found)
    plain = agreement(value, words)
    if counts_one(value) and (plain.state is Agreement.NOTHING or _of_no_noun(plain)):
        plain = agreement(value, (*words, *singles(value, found)))
    if plain.state is Agreement.NOTHING and counts_two(value):
        plain = agreement(value, (*words, *pairs(value, found)))
    told = (*nones(value, found), *listed(value, found)) if plain.level is not None else ()
    if told:
        plain = best([plain, agreement(value, told)]) or plain
    if plain.state in {Agreement.AGREES, Agreement.LESS_PRECISE} or value.kind not in AMOUNTS:
        return plain
    figures = tuple(borrowed(value, words, lenders_of(found)))
    return (best([plain, agreement(value, figures)]) or plain) if figures else plain


def _of_no_noun(found: Agreed) -> bool:
    """Return whether a value only disagrees with a bare figure, which may count anything."""
    apart = found.state is Agreement.DISAGREES and found.mention is not None
    return apart and found.mention is not None and not found.mention.value.noun


def counts_one(value: Value) -> bool:
    """Return whether a value is exactly one of a noun."""
    return value.kind is Kind.COUNT and bool(value.noun) and value.written.low == value.written.high == 1


def counts_two(value: Value) -> bool:
    """Return whether a value is exactly two of a noun."""
    return value.kind is Kind.COUNT and bool(value.noun) and value.written.low == value.written.high == 2


def nones(value: Value, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return the value's noun behind `none of the` as none of it, where the value is none of a noun."""
    if value.kind is not Kind.COUNT or not value.noun or not value.written.low == value.written.high == 0:
        return
    noun = re.escape(value.noun.split()[-1])
    phrase = re.compile(rf"\b(?:none|not one|not a single one)\s+of\s+(?:[\w'’-]+\s+){{0,4}}{noun}\b", re.IGNORECASE)
    for span in found:
        match = phrase.search(span.span.exact)
        if match:
            yield Mention(match.start(), match.end(), match[0], value, "none")


def pairs(value: Value, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return the value's noun behind `both` as two of it: both of his sons."""
    noun = re.escape(value.noun.split()[-1])
    phrase = re.compile(rf"\bboth\s+(?:of\s+)?(?:[\w'’-]+\s+){{0,3}}{noun}\b", re.IGNORECASE)
    for span in found:
        match = phrase.search(span.span.exact)
        if match:
            yield Mention(match.start(), match.end(), match[0], value, "both")


def singles(value: Value, found: Iterable[FoundSpan]) -> Iterator[Mention]:
    """Return the value's noun with an article, `the northern province`, as softly one of it."""
    noun = re.escape(value.noun.split()[-1])
    phrase = re.compile(rf"\b(?:a|an|the|his|her|its|their)\s+(?:[\w'’-]+\s+){{0,3}}{noun}\b", re.IGNORECASE)
    one = Interval(Fraction(1), Fraction(1), low_soft=True, high_soft=True)
    for span in found:
        match = phrase.search(span.span.exact)
        if match:
            soft = replace(value, senses=(Sense(one, note="an article and a singular noun"),))
            yield Mention(match.start(), match.end(), match[0], soft, "article")


def borrowed(value: Value, words: Iterable[Mention], lenders: Iterable[Lender]) -> Iterator[Mention]:
    """Return the bare figures among the words as amounts of the value's unit, where something lends that unit."""
    unit = value.senses[0].unit
    fitting = [lender for lender in lenders if lender.unit == unit or (lender.unit == "degree" and unit in _SCALES)]
    for mention in words:
        if mention.value.kind not in {Kind.NUMBER, Kind.COUNT} or mention.value.noun:
            continue
        if mention.rule in {"multiple", "ranked"}:  # twice the average is no 2 mm
            continue
        for lender in fitting:
            yield replace(mention, value=lend(mention.value, lender))


def lend(value: Value, lender: Lender) -> Value:
    """Return a bare figure with a unit and scale that stand elsewhere; its senses say where they came from."""
    note = f"{lender.words} from the context"
    senses = tuple(
        replace(sense, interval=_scaled(sense.interval, lender.scale), unit=lender.unit, note=note)
        for sense in value.senses
    )
    return replace(value, kind=lender.kind, senses=senses, written=_rewritten(value.written, lender))


def _scaled(interval: Interval, scale: Fraction) -> Interval:
    return replace(
        interval,
        low=None if interval.low is None else interval.low * scale,
        high=None if interval.high is None else interval.high * scale,
    )


def _rewritten(written: Written, lender: Lender) -> Written:
    scale = lender.scale
    power = len(str(int(scale))) - 1 if scale >= 1 else 0
    return replace(
        written,
        low=None if written.low is None else written.low * scale,
        high=None if written.high is None else written.high * scale,
        unit=lender.unit,
        digits=None if written.digits is None else written.digits + power,
    )


def lenders_of(found: Iterable[FoundSpan]) -> tuple[Lender, ...]:
    """Return what lends units to the bare figures of these quotes: their other figures, and their sources' context."""
    lenders: dict[Lender, None] = {}
    for span in found:
        for mention in (*span.mentions, *span.around):
            if mention.value.kind in AMOUNTS:
                unit = mention.value.senses[0].unit
                lenders[Lender(mention.value.kind, unit, Fraction(1), unit)] = None
        for lender in source_lenders(span.source):
            lenders[lender] = None
        if not any(mention.value.kind in AMOUNTS for mention in span.mentions):
            for lender in headings(span.span.exact):
                lenders[lender] = None
    return tuple(lenders)


def source_lenders(source: Source | None) -> tuple[Lender, ...]:
    """Return what a source's recorded context lends to all of its figures."""
    return tuple(lender for text in source.context for lender in headings(text)) if source else ()


@lru_cache(maxsize=1024)
def headings(text: str) -> tuple[Lender, ...]:
    """Return the units and scales that words without a figure name: `All figures are in EUR million.`"""
    tokens = [token.strip("()[],.;:") for token in _spelt(text).split() if token not in _NO_UNITS][:40]
    found: dict[Lender, None] = {}
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else ""
        options = (f"1 {following} {token}", f"1 {token} {following}") if following else ()
        scaled = [lender for option in options if (lender := _lender(option, f"{token} {following}"))]
        plain = _lender(f"1 {token}", token)
        for lender in [*(one for one in scaled if one.scale != 1), *([plain] if plain else [])]:
            found[lender] = None
    units_with_scale = {lender.unit for lender in found if lender.scale != 1}
    return tuple(lender for lender in found if lender.scale != 1 or lender.unit not in units_with_scale)


def _spelt(text: str) -> str:
    """Return a heading with its scale as a word behind the currency: £000, $m, EUR'000, thousands of euros."""
    text = _THOUSANDS.sub(r"\1 thousand", text)
    text = _SHORT_SCALE.sub(lambda match: f"{match[1]} {_SCALED[match[2]]}", text)
    return _OF.sub(r"\1", text)


def _lender(text: str, words: str) -> Lender | None:
    value = read_value(text)
    if value is None or value.kind not in AMOUNTS or value.written.low is None:
        return None
    return Lender(value.kind, value.senses[0].unit, value.written.low, words)
