"""
# A date lies outside the period that stands beside it

`This month` and `last week` are counted from the day on which the article was issued. A date set beside one of them must lie
in it.

Correct the date or the period; or the source's `issued`, if that is wrong.

This passes:

```text sources/minutes.txt
The council met on 10 November 2025, earlier this month. The hall opened in May.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: "The council met on 10 November 2025, earlier this month."
    quote: met on 10 November 2025, earlier this month
```

This fails:

```text sources/minutes.txt
The council met on 10 November 2025, earlier this month. The hall opened in May.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: "The council met on 10 October 2025, earlier this month."
    quote: met on 10 November 2025, earlier this month
```
```output
claims/a.yaml:4:12: error V204 figure-not-in-quote: met says 10 October 2025, but the quote says 10 November 2025
claims/a.yaml:4:12: error V314 period-against-date: met says 10 October 2025 and earlier this month (2025-11), which exclude each other
```
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import compare
from verifier.values.value import Kind, Mention, Relation

_BESIDE = pattern(r"\s*[,(–—-]?\s*(?:on|in|that is,?)?\s*", re.IGNORECASE)
_CONTRAST = pattern(r"\b(?:unlike|like|than|with|to|as|against|after|before|since)\s+(?:in\s+)?$", re.IGNORECASE)
_PERIOD = pattern(r"\b(?:this|last|next)\s+(?:month|year|week)\b", re.IGNORECASE)
_DATED = pattern(r"\d")


def period_against_date(reading: Reading) -> Iterator[Hit]:
    """Yield each date of a claim's sentence that lies outside the period set beside it."""
    sentence = reading.claim.claim
    for one, other in pairwise(reading.sentence):
        date, period = (other, one) if _PERIOD.search(one.text) else (one, other)
        if not _PERIOD.search(period.text) or not _is_date(date) or period.value.senses[0].unit:
            continue
        if not _BESIDE.fullmatch(sentence[one.end : other.start]) or _CONTRAST.search(sentence[: one.start]):
            continue
        if compare(date.value, period.value).relation is Relation.CONTRADICTS:
            level = Level.WARNING if "week" in period.text.lower() else Level.ERROR
            said = f"{show(date.text)} and {show(period.text)} ({period.value.edtf})"
            yield Hit("claim", f"{reading.claim.local_id} says {said}, which exclude each other", level)


def _is_date(mention: Mention) -> bool:
    return mention.value.kind is Kind.DATE and bool(_DATED.search(mention.text)) and not mention.value.senses[0].unit


RULE = Rule("V314", "period-against-date", Level.ERROR, reading=period_against_date)
