"""
# An interval ends before it begins

From 27 to 24 November nothing can happen. Either the ends are turned round, or one of them is wrong.

Write the earlier end first; or correct the end that is wrong.

This passes:

```text sources/minutes.txt
Repairs ran from 27 to 24 November 2025, and before that from 24 to 27 October.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: october
    claim: Repairs ran from 24 to 27 October 2025.
    quote: from 24 to 27 October
```

This fails:

```text sources/minutes.txt
Repairs ran from 27 to 24 November 2025, and before that from 24 to 27 October.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: november
    claim: Repairs ran from 27 to 24 November 2025.
    quote: Repairs ran from 27 to 24 November 2025
```
```output
claims/a.yaml:4:12: error V313 reversed-interval: november says from 27 to 24 November, which ends before it begins
```
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values.value import Kind
from verifier.words import words

_YEARS = pattern(
    r"\b(?:from|between)\s+(?P<low>\d{4})\s+(?:to|until|till|through|and)\s+(?P<high>\d{4})(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_FROM = pattern(r"\b(?:from|between)\s", re.IGNORECASE)  # all of them begin so
_BEGINS = pattern(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINS = pattern(r"\s+(?:to|until|till|through|and)\s+(?:the\s+)?", re.IGNORECASE)
_YEAR = pattern(r"\b\d{4}\b")
_MOVED = pattern(
    r"\b(?:moved|brought|postponed|advanced|changed|shifted|rescheduled|delayed|corrected|revised|amended|back|forward"
    r"|compared|comparison|difference)\b",
    re.IGNORECASE,
)
_CHANGE = pattern(
    r"\b(?:fell|fall|falls|dropped|declined|cut|reduced|shrank|down|decreased|rose|grew)\b", re.IGNORECASE
)


def reversed_interval(reading: Reading) -> Iterator[Hit]:
    """Yield each pair of days or years in a claim's sentence whose second one lies before the first."""
    sentence = reading.claim.claim
    if not _FROM.search(sentence):
        return
    found = [match for pattern in _days() for match in pattern.finditer(sentence)]
    if not _CHANGE.search(sentence):
        found += _YEARS.finditer(sentence)
    for match in found:
        if int(match["low"]) > int(match["high"]):
            message = f"{reading.claim.local_id} says {show(match[0])}, which ends before it begins"
            yield Hit("claim", message)
            return
    yield from _dates(reading)


def _dates(reading: Reading) -> Iterator[Hit]:
    """Yield each pair of dates, each with its year, that are the ends of one interval and stand in the wrong order."""
    sentence = reading.claim.claim
    dates = [mention for mention in reading.sentence if mention.value.kind is Kind.DATE]
    for one, other in pairwise(dates):
        ends = _BEGINS.search(sentence[: one.start]) and _JOINS.fullmatch(sentence[one.end : other.start])
        first, last = one.value.senses[0].interval.low, other.value.senses[0].interval.high
        plain = all(_YEAR.search(date.text) and not date.value.senses[0].unit for date in (one, other))
        if not ends or not plain or first is None or last is None or first <= last or _turned(sentence):
            continue
        said = show(sentence[one.start : other.end])
        yield Hit("claim", f"{reading.claim.local_id} says {said}, which ends before it begins")


def _turned(sentence: str) -> bool:
    """Return whether a sentence tells of a change or a comparison, whose ends need not be in order."""
    return bool(_MOVED.search(sentence) or _CHANGE.search(sentence))


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    """Return the ways to write two days of one month: 27 to 24 November, 27 November to 24 November, November 27 to 24."""
    month = "|".join(sorted(words("month_names"), key=len, reverse=True))
    joint, end = r"\s+(?:to|until|till|through|and)\s+", r"(?:st|nd|rd|th)?"
    low, high = rf"(?P<low>\d{{1,2}}){end}", rf"(?P<high>\d{{1,2}}){end}"
    weekday, first = r"(?:[a-z]+day,?\s+)?", rf"(?P<first>{month})"
    forms = (
        rf"{low}{joint}{weekday}{high}\s+(?:{month})\b",
        rf"{low}\s+{first}\.?{joint}{weekday}{high}\s+(?P=first)\b",
        rf"{first}\.?\s+{low}{joint}{weekday}(?P=first)\.?\s+{high}\b",
        rf"(?:{month})\.?\s+{low}{joint}{high}(?=\s*(?:[.,;:)]|$))",
    )
    return tuple(re.compile(rf"\b(?:from|between)\s+{weekday}{form}", re.IGNORECASE) for form in forms)


RULE = Rule("V313", "reversed-interval", Level.ERROR, reading=reversed_interval)
