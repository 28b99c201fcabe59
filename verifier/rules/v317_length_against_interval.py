"""
# A length does not fit the interval beside it

From 24 to 27 November are four days, or three from the first to the last. Another number is wrong, or an end is.

Correct the length or the end; where the source has it so, say so in a `note` and waive the finding.

This passes:

```text sources/minutes.txt
Repairs lasted five days, from 24 to 27 November 2025. The hall was shut for four days, from 24 to 27 November 2025.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: hall
    claim: "The hall was shut for four days, from 24 to 27 November 2025."
    quote: "The hall was shut for four days, from 24 to 27 November 2025"
```

This fails:

```text sources/minutes.txt
Repairs lasted five days, from 24 to 27 November 2025. The hall was shut for four days, from 24 to 27 November 2025.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: repairs
    claim: "Repairs lasted five days, from 24 to 27 November 2025."
    quote: "Repairs lasted five days, from 24 to 27 November 2025"
```
```output
claims/a.yaml:4:12: error V317 length-against-interval: repairs says five days, but from 24 to 27 November 2025 are 4 days
```
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values.value import Dimension, Kind, Mention

_LASTED = pattern(
    r"\b(?:lasted|lasts|took|takes|ran|spanned|for|over|during|was|were|a|an|the)\s+(?:just\s+|only\s+)?$",
    re.IGNORECASE,
)
_YEARS = pattern(r"(?:from|between)\s+(\d{4})\s+(?:to|until|till|through|and)\s+(\d{4})", re.IGNORECASE)
_BESIDE = pattern(r"[\s,(–—-]*")
_ENDS = pattern(r"\s*(?:[.,;:)]|$)")
_VERB = pattern(r"\b(?:lasted|lasts|took|ran|spanned|for)\b", re.IGNORECASE)


def length_against_interval(reading: Reading) -> Iterator[Hit]:
    """Yield the length in days or weeks of a sentence with one interval of days, where it is not the interval's."""
    if len(reading.sentence) < 2:
        return
    sentence = reading.claim.claim
    spans = [mention for mention in reading.sentence if _is_span(mention)]
    lengths = [mention for mention in reading.sentence if mention.value.kind is Kind.DURATION]
    dates = [mention for mention in reading.sentence if mention.value.kind is Kind.DATE]
    yield from _years(reading)
    if len(spans) != 1 or len(lengths) != 1 or dates or not _VERB.search(sentence):
        return
    length, interval = _days(lengths[0]), spans[0].value.senses[0].interval
    near = _LASTED.search(sentence[: lengths[0].start])
    if length is None or not near or interval.low is None or interval.high is None:
        return
    whole = int(interval.high - interval.low) + 1
    if length not in {whole, whole - 1}:
        said = f"{reading.claim.local_id} says {show(lengths[0].text)}"
        yield Hit("claim", f"{said}, but {show(spans[0].text)} are {whole} days")


def _years(reading: Reading) -> Iterator[Hit]:
    """Yield a length in years that stands beside an interval of two years, where no way to count gives it."""
    sentence = reading.claim.claim
    for one, other in pairwise(reading.sentence):
        years = _YEARS.fullmatch(other.text) if one.value.kind is Kind.DURATION else None
        near = _LASTED.search(sentence[: one.start]) and _BESIDE.fullmatch(sentence[one.end : other.start])
        if not (years and near and _ENDS.match(sentence, other.end)) or one.value.hedge:
            continue
        sense, apart = one.value.senses[0], int(years[2]) - int(years[1])
        exact = sense.interval.low is not None and sense.interval.low == sense.interval.high
        if (
            one.value.written.unit == "year"
            and exact
            and apart > 0
            and _full_years(one) not in range(apart - 1, apart + 2)
        ):
            said = f"{reading.claim.local_id} says {show(one.text)}"
            yield Hit("claim", f"{said}, but {show(other.text)} are {apart} years")


def _full_years(mention: Mention) -> Fraction:
    return Fraction(mention.value.senses[0].interval.low or 0) / 12


def _is_span(mention: Mention) -> bool:
    """Return whether a mention prints two days as the ends of an interval."""
    interval, text = mention.value.senses[0].interval, mention.text
    soft = interval.low_soft or interval.high_soft
    return (
        mention.value.kind is Kind.INTERVAL and not soft and len(re.findall(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text)) == 2
    )


def _days(mention: Mention) -> int | None:
    """Return a length in whole days; None for another unit, and for one that is hedged or bounded."""
    sense, value = mention.value.senses[0], mention.value
    exact = sense.interval.low is not None and sense.interval.low == sense.interval.high
    if (
        sense.dimension is not Dimension.SECONDS
        or not exact
        or value.hedge
        or value.written.unit not in {"day", "week"}
    ):
        return None
    return int((sense.interval.low or 0) / 86400)


RULE = Rule("V317", "length-against-interval", Level.ERROR, reading=length_against_interval)
