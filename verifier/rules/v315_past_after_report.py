"""
# An event is told as past, but dated after its report

What was reported on 30 November did not happen on 10 December. The date, the tense or the source's `issued` is wrong.

Correct the date; or tell the event as planned.

This passes:

```text sources/minutes.txt
The council met on 10 December 2025, said the mayor on 30 November. The hall opens on 3 May 2026.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: opens
    claim: The hall opens on 3 May 2026.
    quote: The hall opens on 3 May 2026
```

This fails:

```text sources/minutes.txt
The council met on 10 December 2025, said the mayor on 30 November. The hall opens on 3 May 2026.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: The council met on 10 December 2025.
    quote: The council met on 10 December 2025
```
```output
claims/a.yaml:4:12: error V315 past-after-report: met tells 10 December 2025 as past, but it was reported on 2025-11-30
```
"""

import datetime as dt
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
from verifier.words import table

REACH = 6  # words between the verb and its date
_ON = pattern(r"(?:on|in)\s+(?:[A-Z][a-z]+day,?\s+)?$", re.IGNORECASE)
_WORD = pattern(r"[\w'’-]+|[,;:()]")
_YEAR = pattern(r"\b\d{4}\b")


def past_after_report(reading: Reading) -> Iterator[Hit]:
    """Yield each day of a claim's sentence that is told as past and lies after the day on which it was reported."""
    dated = [mention for mention in reading.sentence if _is_dated(mention)]
    reported = _reported(reading) if dated else None
    for mention in dated if reported else ():
        interval = mention.value.senses[0].interval
        if interval.low is None or reported is None or interval.low <= reported.toordinal():
            continue
        if _is_past(reading.claim.claim, mention):
            when = days.text(reported.toordinal())
            yield Hit(
                "claim", f"{reading.claim.local_id} tells {show(mention.text)} as past, but it was reported on {when}"
            )


def _reported(reading: Reading) -> dt.date | None:
    """Return the last day of which the claim or any of its sources can tell; None where one has no exact day."""
    issued = [found.source.issued for found in reading.spans if found.source is not None]
    texts = [reading.claim.stated_on or "", *issued, reading.article.issued if reading.article else ""]
    known = [day_of(text) for text in texts if text.count("-") == 2]
    return (
        max((day for day in known if day is not None), default=None)
        if all(text.count("-") == 2 for text in texts if text)
        else None
    )


def _is_dated(mention: Mention) -> bool:
    value = mention.value
    return value.kind is Kind.DATE and not value.senses[0].unit and bool(_YEAR.search(mention.text)) and not value.hedge


def _is_past(sentence: str, mention: Mention) -> bool:
    """Return whether the verb before a date is a past one whose time the date gives: met on, was opened in May on."""
    before = sentence[: mention.start]
    on = _ON.search(before)
    words = [match[0].casefold() for match in _WORD.finditer(before[: on.start()])] if on else []
    if not words or set(_WORD.findall(sentence.casefold())) & table("words_of_plans"):
        return False
    for word in reversed(words[-REACH:]):
        if word in table("past_verbs") or (word.endswith("ed") and len(word) > 4):
            return True
        if word in table("not_between_verb_and_date"):
            return False
    return False


RULE = Rule("V315", "past-after-report", Level.ERROR, reading=past_after_report)
