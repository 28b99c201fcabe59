"""The weekday that stands at a date, and the one that the calendar gives it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from verifier.frozen import frozen
from verifier.values import days
from verifier.values.tables import Table, table
from verifier.values.tokens import tokens
from verifier.values.value import Kind, Mention

_UNDATED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.ORDINAL})
_LETTERS = re.compile(r"[^\W\d_]+")


@frozen
class Misdated:
    """A date that stands beside a weekday, the weekday named, and that of the calendar."""

    text: str
    named: str
    real: str


class Patterns(NamedTuple):
    """Where a language names the weekday of a date: behind it, before it, at the ends of a range, anywhere."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    joint: re.Pattern[str]
    day: re.Pattern[str]


@cache
def _patterns(language: str) -> Patterns:
    """Return the patterns of a language that has a table."""
    known = table(language)
    assert known is not None
    named = [*known.weekday_names, *(name.capitalize() for name in known.weekday_names)]
    day, capital = _any(named), _any([name.capitalize() for name in known.weekday_names])
    being, a = _any(known.words["being_on_weekday"]), _any(known.words["a"])
    which, then = _any(known.words["which"]), _any(known.words["then"])
    joints = _any(known.words["joining_weekdays"])
    told = rf",\s*(?:{which} {being}\s+|{then}\s+)?(?:{a}\s+)?|\s{being}\s+{a}\s+"
    return Patterns(
        re.compile(rf"\s*(?:\(|{told})({capital})\b"),
        re.compile(rf"(?:([^\W\d_]+)[,\s]+|^|[^\s\w]\s*|[\d_]\s*)({capital})\s*[,(]?\s*$"),
        re.compile(rf"\s*(?:\b{joints}\b|[–—-])\s*"),
        re.compile(rf"\b({day})\b"),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def names_dates(mentions: tuple[Mention, ...]) -> bool:
    """Return whether one of some values may have a weekday beside it."""
    return not _UNDATED.issuperset([mention.value.kind for mention in mentions])


def misdated(text: str, mentions: tuple[Mention, ...], offset: int = 0, language: str = "en") -> Iterator[Misdated]:
    """Return the dates of a text whose weekday is not the one that stands before, behind or inside them.

    `offset` is where the text begins in that into which the mentions point.
    """
    known = table(language)
    if known is None or not _may_name_one(text, known):
        return
    for mention in mentions:
        if mention.value.kind in _UNDATED:
            continue
        start, end = mention.start - offset, mention.end - offset
        named, real = weekdays(mention, language)
        behind = _patterns(language).behind.match(text, end) if start >= 0 and not named else None
        interval = mention.value.senses[0].interval
        if behind and _is_day(mention) and interval.low is not None:
            named, real = behind[1], _name(int(interval.low), language)
            yield from [Misdated(text[start : behind.end()].strip(" ("), named, real)] if named != real else []
        elif named and named != real:
            yield Misdated(mention.text, named, real)
        elif not named and start > 0 and _is_day(mention):
            meant = tuple(int(sense.interval.low or 0) for sense in mention.value.senses)  # 10/09/2023
            yield from _before(text, start, end, meant, language)
        else:
            yield from _at_ends(mention, language)


def _may_name_one(text: str, known: Table) -> bool:
    """Return whether a weekday stands among the words of a text: a quick look before they are told apart."""
    return not known.weekdays.keys().isdisjoint(_LETTERS.findall(text.lower()))


def _before(text: str, start: int, end: int, meant: tuple[int, ...], language: str) -> Iterator[Misdated]:
    """Return a day whose own words leave out the weekday before them: Saturday 2025-11-16, Tuesday (4 March 2024)."""
    found, known = _patterns(language).before.search(text[max(0, start - 40) : start]), table(language)
    if found is None or known is None or (found[1] or "").lower() in known.words["before_several_weekdays"]:
        return
    fitting = {_name(one, language) for one in meant}
    real = _name(meant[0], language)
    if found[2] not in fitting:
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
    parts = _patterns(language).joint.split(mention.text, maxsplit=1)
    if len(parts) != 2 or mention.value.senses[0].unit:
        return
    for part, day in zip(parts, (interval.low, interval.high), strict=True):
        named = _patterns(language).day.search(part)
        if named and re.search(r"\d", part):
            real = _name(int(day), language)
            if named[1].capitalize() != real:
                yield Misdated(part.strip(), named[1].capitalize(), real)


def _name(day: int, language: str) -> str:
    known = table(language)
    assert known is not None
    return known.weekday_names[days.iso_weekday(day) - 1].capitalize()


def weekdays(mention: Mention, language: str = "en") -> tuple[str, str]:
    """Return the weekday named beside a day and that day's weekday, both in full; empty where none is named.

    A weekday that alone gave the date fits by itself.
    """
    value, known = mention.value, table(language)
    interval = value.senses[0].interval
    dated = value.kind is Kind.DATE and interval.low is not None and interval.low == interval.high
    if known is None or not dated or value.senses[0].unit or interval.low is None:
        return "", ""
    if not _may_name_one(mention.text, known):
        return "", ""
    found = [token.low for token in tokens(mention.text)]
    named = [known.weekdays[low] for low in found if low in known.weekdays]
    if not named or len(found) < 2 or mention.rule in {"weekday", "shifted-weekday", "weekday-of-week", "weekday-day"}:
        return "", ""
    told, senses = known.weekday_names[named[0] - 1].capitalize(), [sense.interval.low for sense in value.senses]
    fits = any(low is not None and _name(int(low), language) == told for low in senses)  # 10/09/2023 may be two days
    return told, told if fits else _name(int(interval.low), language)


def names_weekday(text: str, language: str = "en") -> bool:
    """Return whether words name a day of the week."""
    known = table(language)
    return known is not None and any(
        token.low.removesuffix(known.possessive) in known.weekdays for token in tokens(text)
    )
