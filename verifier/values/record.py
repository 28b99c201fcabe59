"""A record's whole text as one value, or why it is none."""

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from verifier.values import days
from verifier.values.build import Bound, from_span
from verifier.values.dates.page import Span
from verifier.values.derive import derive
from verifier.values.read import missing_days, read_values
from verifier.values.tables import Table, table
from verifier.values.value import Dimension, Interval, Kind, Mention, Sense, Value, Written

_EDTF_DAY = r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?"
_EDTF = re.compile(rf"({_EDTF_DAY}|\.\.)?[?~%]?(?:/({_EDTF_DAY}|\.\.)?[?~%]?)?")
_FIGURE = re.compile(r"\d")
_BRACKETED = re.compile(r"\((\d[\d.,·]*)\)\s*(%?)")
_SHARE = re.compile(r"(\d{1,3})/(\d{1,3})")  # a day of a record is written 2025-03-02
_LETTER = re.compile(r"\w")
_LANGUAGE = "en"  # of records


def read_value(text: str, published: dt.date | None = None) -> Value | None:
    """Return the value that a record's text is; None where it has none, or cannot be read as one."""
    return _value(text.strip(), published)[0]


def unreadable(text: str) -> str | None:
    """Return why a text with figures, dates or vague numbers is not one value; None where it is, or is only text."""
    return _value(text.strip(), None)[1] or None


@lru_cache(maxsize=8192)
def _value(text: str, published: dt.date | None) -> tuple[Value | None, str]:
    if not text:
        return None, ""
    if len(text) > 400:
        return None, "it is longer than a value" if _FIGURE.search(text) else ""
    edtf = _edtf(text)
    if edtf is not None:
        return edtf
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        text = f"-{bracketed[1]}{bracketed[2]}"
    share = _SHARE.fullmatch(text)
    if share and 0 < int(share[1]) < int(share[2]):
        part = Fraction(int(share[1]), int(share[2]))
        return Value(Kind.FRACTION, (Sense(Interval(part, part)),), Written(part, part)), ""
    known = _table()
    if text.lower() in known.weekday_names:
        day = Fraction(known.weekdays[text.lower()])
        return Value(Kind.WEEKDAY, (Sense(Interval(day, day)),), Written(None, None)), ""
    if any(letter.isalpha() for letter in text):
        text = _as_prose(text, published, known)
    return _one_of(text, read_values(text, published))


def _table() -> Table:
    known = table(_LANGUAGE)
    assert known is not None
    return known


def _as_prose(text: str, published: dt.date | None, known: Table) -> str:
    """Return short ways of writing as sentences say them: `5 of 9` as 5 out of 9, `from 2019` as since 2019."""
    share, start = _short_ways(_LANGUAGE)
    text = share.sub(rf"\1 {known.out_of} \2", text)
    from_day = start.fullmatch(text)
    first = _value(from_day[1], published)[0] if from_day else None
    return f"{known.since} {from_day[1]}" if from_day and first is not None and first.kind is Kind.DATE else text


@cache
def _short_ways(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a share told with `of` alone, and of the beginning of an open time."""
    known = table(language)
    assert known is not None
    of, start = ("|".join(map(re.escape, sorted(known.words[name]))) for name in ("of", "from"))
    share = re.compile(rf"(\d[\d,]*) (?:{of}) (\d[\d,]*)(?!\S)")
    return share, re.compile(rf"(?:{start}) ([^/]*\d{{4}}[^/]*)", re.IGNORECASE)


def _one_of(text: str, mentions: tuple[Mention, ...]) -> tuple[Value | None, str]:
    """Return the value of the mention that is the text; several, or figures outside it, are none."""
    if not mentions and (missing := missing_days(text)):
        return None, f"there is no day {missing[0]}"
    if not mentions:
        return None, "no figure, date or vague number in it is read" if _FIGURE.search(text) else ""
    if len(mentions) == 1 and mentions[0].start == 0 and mentions[0].end == len(text):
        return mentions[0].value, ""
    joined = _from_day(text, mentions)
    if joined is not None:
        return joined, ""
    best = max(mentions, key=lambda one: (len(_LETTER.findall(one.text)), -one.start))
    outside = text[: best.start] + " " + text[best.end :]
    if _FIGURE.search(outside) and len(mentions) > 1:
        return None, "it names several values: " + ", ".join(f"`{one.text}`" for one in mentions[:4])
    if _FIGURE.search(outside):
        return None, f"only `{best.text}` in it is read"
    if not _FIGURE.search(text) and len(_LETTER.findall(best.text)) * 2 < len(_LETTER.findall(text)):
        return None, ""
    return best.value, ""


def _from_day(text: str, mentions: tuple[Mention, ...]) -> Value | None:
    """Return `180 days from 2025-11-10` as the day that it is."""
    if len(mentions) != 2 or mentions[0].value.kind is not Kind.DURATION:
        return None
    between = text[mentions[0].end : mentions[1].start].strip().lower()
    start = mentions[1].value
    if start.senses[0].dimension is not Dimension.DAYS:
        return None
    words = _table().words
    if between in words["counted_from"] or (not between and start.hedge.lower() in words["counted_from_bound"]):
        if start.hedge:
            start = _value(start.edtf, None)[0] or start
        return derive("add", [start, mentions[0].value]).value
    return None


def _edtf(text: str) -> tuple[Value | None, str] | None:
    """Return a day, month, year or interval in EDTF; a reason where it has the form and is none."""
    found = _EDTF.fullmatch(text)
    if not found or ("-" not in text[1:] and "/" not in text and len(text.strip("?~%")) != 4):
        return None
    if "/" in text and "-" not in text and ".." not in text and not re.fullmatch(r"\d{4}[?~%]?/\d{4}[?~%]?", text):
        return None
    years = re.fullmatch(r"(\d{4})[?~%]?/(\d{4})[?~%]?", text)
    if years and not 1000 <= int(years[1]) <= int(years[2]) <= 2999:
        return None  # a fraction: 1975/5170
    if re.fullmatch(r"-?\d{4}", text) and not 1000 <= int(text) <= 2999 and not text.startswith("0"):
        return None
    ends = [_bounds(part) for part in text.split("/")]
    for part, end in zip(text.split("/"), ends, strict=True):
        if isinstance(end, str):
            return None, end
        del part
    first, last = ends[0], ends[-1]
    assert not isinstance(first, str)
    assert not isinstance(last, str)
    low = None if first is None else first[0]
    high = None if last is None else last[1]
    if low is None and high is None:
        return None, "an interval needs an end"
    if low is not None and high is not None and low > high:
        return None, f"`{text}` ends before it begins"
    if "/" in text:
        interval = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
        return Value(Kind.INTERVAL, (Sense(interval, Dimension.DAYS),), Written(None, None), edtf=text), ""
    assert low is not None
    assert high is not None
    if days.civil(low)[0] != days.civil(high)[0]:
        interval = Interval(Fraction(low), Fraction(high), low_soft=True, high_soft=True)
        return Value(Kind.INTERVAL, (Sense(interval, Dimension.DAYS),), Written(None, None), edtf=text), ""
    grain = {1: "year", 2: "month", 3: "day"}[len(text.strip("?~%").lstrip("-").split("-"))]
    sign = "~" if text[-1] in "~%" else ""
    value = from_span(Span(low, high, 0, 1, grain, "edtf", soft=text[-1] in "?%"), Bound(sign, sign))
    return replace(value, edtf=text.strip("?~%")), ""


def _bounds(part: str) -> tuple[int, int] | None | str:
    """Return first and last day of one end; None for an open one, a reason where there is no such day."""
    bare = part.strip("?~%")
    if bare in {"", ".."}:
        return None
    sign, digits = (-1, bare[1:]) if bare.startswith("-") else (1, bare)
    year, *rest = [int(one) for one in digits.split("-")]
    year *= sign
    month = rest[0] if rest else None
    if len(rest) == 1 and sign > 0 and rest[0] > 12 and rest[0] == (year + 1) % 100:  # the fiscal year 2023-24
        return days.ordinal(year), days.ordinal(year + 1, 12, 31)
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if len(rest) == 2:
        if not days.exists(year, rest[0], rest[1]):
            return f"there is no day {bare}"
        day = days.ordinal(year, rest[0], rest[1])
        return day, day
    if month is not None:
        return days.ordinal(year, month), days.ordinal(year, month, days.month_length(year, month))
    return days.ordinal(year), days.ordinal(year, 12, 31)
