"""The weekday that stands at a date, and the one that the calendar gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.values import days
from verifier.values.tables import table
from verifier.values.tokens import tokens
from verifier.values.value import Kind, Mention

_BEHIND = re.compile(
    r"\s*(?:\(|,\s*(?:which (?:was|is|fell on)\s+|then\s+)?(?:an?\s+)?|\s(?:was|is|fell on)\s+an?\s+)([A-Z][a-z]+day)\b"
)
_BEFORE = re.compile(r"(?:([A-Za-z]+)[,\s]+|^|[^\sA-Za-z]\s*)([A-Z][a-z]+day)\s*[,(]?\s*$")
_UNDATED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.ORDINAL})
_OF_SEVERAL = frozenset({"to", "and", "or", "until", "till", "through", "by", "every", "each"})
_JOINT = re.compile(r"\s*(?:\b(?:to|until|till|through|and)\b|[–—-])\s*")
_DAY = re.compile(r"\b([A-Za-z]+day)\b")


@dataclass(frozen=True, slots=True)
class Misdated:
    """A date that stands beside a weekday, the weekday named, and that of the calendar."""

    text: str
    named: str
    real: str


def misdated(text: str, mentions: tuple[Mention, ...], offset: int = 0, language: str = "en") -> Iterator[Misdated]:
    """Return the dates of a text whose weekday is not the one that stands before, behind or inside them.

    `offset` is where the text begins in that into which the mentions point.
    """
    known = table(language)
    for mention in mentions:
        if mention.value.kind in _UNDATED:
            continue
        start, end = mention.start - offset, mention.end - offset
        named, real = weekdays(mention, language)
        behind = _BEHIND.match(text, end) if start >= 0 and not named else None
        interval = mention.value.senses[0].interval
        if behind and known and behind[1].lower() in known.weekdays and _is_day(mention) and interval.low is not None:
            named, real = behind[1], _name(int(interval.low), language)
            yield from [Misdated(text[start : behind.end()].strip(" ("), named, real)] if named != real else []
        elif named and named != real:
            yield Misdated(mention.text, named, real)
        elif not named and start > 0 and _is_day(mention):
            meant = tuple(int(sense.interval.low or 0) for sense in mention.value.senses)  # 10/09/2023
            yield from _before(text, start, end, meant, language)
        else:
            yield from _at_ends(mention, language)


def _before(text: str, start: int, end: int, meant: tuple[int, ...], language: str) -> Iterator[Misdated]:
    """Return a day whose own words leave out the weekday before them: Saturday 2025-11-16, Tuesday (4 March 2024)."""
    found, known = _BEFORE.search(text[max(0, start - 40) : start]), table(language)
    if found is None or known is None or (found[1] or "").lower() in _OF_SEVERAL:
        return
    fitting = {_name(one, language) for one in meant}
    real = _name(meant[0], language)
    if found[2].lower() in known.weekdays and found[2] not in fitting:
        yield Misdated(f"{found[2]} {text[start:end]}", found[2], real)


def _is_day(mention: Mention) -> bool:
    """Return whether a mention is one day of a known year, by more than its weekday."""
    value = mention.value
    interval = value.senses[0].interval
    alone = mention.rule in {"weekday", "shifted-weekday", "weekday-of-week", "weekday-day"}
    whole = value.kind is Kind.DATE and interval.low is not None and interval.low == interval.high
    return whole and not value.senses[0].unit and not alone and any(letter.isdigit() for letter in mention.text)


def _at_ends(mention: Mention, language: str) -> Iterator[Misdated]:
    """Return the ends of a range of dates that stand beside a wrong weekday: Sunday 24 to Wednesday 27 November."""
    interval, known = mention.value.senses[0].interval, table(language)
    if mention.value.kind is not Kind.INTERVAL or known is None or interval.low is None or interval.high is None:
        return
    parts = _JOINT.split(mention.text, maxsplit=1)
    if len(parts) != 2 or mention.value.senses[0].unit:
        return
    for part, day in zip(parts, (interval.low, interval.high), strict=True):
        named = _DAY.search(part)
        if named and named[1].lower() in known.weekdays and re.search(r"\d", part):
            real = _name(int(day), language)
            if named[1].capitalize() != real:
                yield Misdated(part.strip(), named[1].capitalize(), real)


def _name(day: int, language: str) -> str:
    known = table(language)
    assert known is not None
    names = {number: name for name, number in reversed(tuple(known.weekdays.items())) if len(name) > 5}
    return names[days.iso_weekday(day)].capitalize()


def weekdays(mention: Mention, language: str = "en") -> tuple[str, str]:
    """Return the weekday named beside a day and that day's weekday, both in full; empty where none is named.

    A weekday that alone gave the date fits by itself.
    """
    value, known = mention.value, table(language)
    interval = value.senses[0].interval
    dated = value.kind is Kind.DATE and interval.low is not None and interval.low == interval.high
    if known is None or not dated or value.senses[0].unit or interval.low is None:
        return "", ""
    found = [token.low for token in tokens(mention.text)]
    named = [known.weekdays[low] for low in found if low in known.weekdays]
    if not named or len(found) < 2 or mention.rule in {"weekday", "shifted-weekday", "weekday-of-week", "weekday-day"}:
        return "", ""
    names = {number: name for name, number in reversed(tuple(known.weekdays.items())) if len(name) > 5}
    told, senses = names[named[0]].capitalize(), [sense.interval.low for sense in value.senses]
    fits = any(low is not None and _name(int(low), language) == told for low in senses)  # 10/09/2023 may be two days
    return told, told if fits else _name(int(interval.low), language)


def names_weekday(text: str, language: str = "en") -> bool:
    """Return whether words name a day of the week."""
    known = table(language)
    return known is not None and any(token.low.removesuffix("'s") in known.weekdays for token in tokens(text))
