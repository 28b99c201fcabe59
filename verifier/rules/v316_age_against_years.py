"""
# An age does not fit the years beside it

Who was born in 1980 is 39 or 40 in 2020. One of the three is wrong.

Correct the age or the year; where the source has it so, say so in a `note` and waive the finding.

This passes:

```text sources/minutes.txt
Ada Lind, born in 1980, was 39 when she took office in 2020. Tom Berg, born in 1980, was 55 when he took office in 2020.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: lind
    claim: Ada Lind, born in 1980, was 39 when she took office in 2020.
    quote: "Ada Lind, born in 1980, was 39 when she took office in 2020"
```

This fails:

```text sources/minutes.txt
Ada Lind, born in 1980, was 39 when she took office in 2020. Tom Berg, born in 1980, was 55 when he took office in 2020.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: berg
    claim: Tom Berg, born in 1980, was 55 when he took office in 2020.
    quote: "Tom Berg, born in 1980, was 55 when he took office in 2020"
```
```output
claims/a.yaml:4:12: error V316 age-against-years: berg says 55, but from 1980 to 2020 are 39 to 40 years
```
"""

import re
from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.reading import day_of
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import days
from verifier.values.value import Kind, Mention

_BORN = pattern(r"\bborn\s+(?:(?:on|in)\s+)?$", re.IGNORECASE)
_AGE = pattern(
    r"\b(?:aged|at\s+(?:the\s+)?age(?:\s+of)?)\s+(\d{1,3})\b(?!\s*(?:to|-|–|or|and)\s*\d)"
    r"|\b(?:was|is|turned)\s+(\d{1,3})(?=\s+(?:when|years\s+old|at\s+the\s+time)|\s*[.,;)]|\s+in\s+\d{4}|$)"
    r"|\b(\d{1,3})[-\s]years?[-\s]old\b",
    re.IGNORECASE,
)
_DATED = frozenset({Kind.DATE, Kind.INTERVAL})
_NOW = pattern(r"\bis\s+\d|\d[-\s]years?[-\s]old", re.IGNORECASE)


def age_against_years(reading: Reading) -> Iterator[Hit]:
    """Yield the age in a sentence that names one birth, one age and one other date, where the three do not fit."""
    sentence = reading.claim.claim
    dates = [mention for mention in reading.sentence if mention.value.kind in _DATED]
    ages = [int(next(filter(None, match.groups()))) for match in _AGE.finditer(sentence)] if dates else []
    if len(ages) != 1:
        return
    ends = _life(sentence, dates) or _now(reading, dates)
    if ends is None:
        return
    (birth, first), (event, last), names = ends
    low, high = days.full_years(first, event), days.full_years(birth, last)
    if not low <= ages[0] <= high and low >= 0:
        years = f"{low} to {high}" if low < high else f"{low}"
        yield Hit("claim", f"{reading.claim.local_id} says {ages[0]}, but from {names} are {years} years")


_Ends = tuple[tuple[int, int], tuple[int, int], str]


def _life(sentence: str, dates: list[Mention]) -> _Ends | None:
    """Return birth and event of a sentence that dates exactly these two."""
    born = [mention for mention in dates if _BORN.search(sentence[: mention.start])]
    if len(dates) == 2 and len(born) == 1 and born[0] is dates[0]:
        one, other = _bounds(dates[0]), _bounds(dates[1])
        if one and other:
            return one, other, f"{show(dates[0].text)} to {show(dates[1].text)}"
    return None


def _now(reading: Reading, dates: list[Mention]) -> _Ends | None:
    """Return birth and day of the report of a sentence that dates the birth alone and gives the age as of now."""
    sentence = reading.claim.claim
    issued = day_of(reading.article.issued) if reading.article and reading.article.issued.count("-") == 2 else None
    if len(dates) != 1 or issued is None or not _NOW.search(sentence) or not _BORN.search(sentence[: dates[0].start]):
        return None
    birth, today = _bounds(dates[0]), issued.toordinal()
    return (birth, (today, today), f"{show(dates[0].text)} to {days.text(today)}") if birth else None


def _bounds(mention: Mention) -> tuple[int, int] | None:
    sense = mention.value.senses[0]
    interval = sense.interval
    whole = mention.value.kind is Kind.DATE and not sense.unit and not mention.value.hedge
    if not whole or interval.low is None or interval.high is None or len(mention.value.senses) > 1:
        return None
    return int(interval.low), int(interval.high)


RULE = Rule("V316", "age-against-years", Level.ERROR, reading=age_against_years)
