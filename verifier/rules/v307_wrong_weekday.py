"""
# The weekday is not that of the date

A date with a weekday says the same thing twice, and the calendar decides: where they do not fit, one of them is wrong.

This passes:

```text sources/minutes.txt
The council met on Monday, 3 March 2025.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: The council met on Monday, 3 March 2025.
    quote: The council met on Monday, 3 March 2025.
```

This fails:

```text sources/minutes.txt
The council met on 3 March 2025.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: The council met on Sunday, 3 March 2025.
    quote: The council met on 3 March 2025.
```
```output
claims/a.yaml:4:12: error V307 wrong-weekday: met says Sunday, 3 March 2025, but that day is a Monday
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import Misdated, misdated, names_dates


def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """Yield each date with another weekday than the calendar's: of the sentence, and, as a warning, of the quotes."""
    claim = reading.claim
    if names_dates(reading.sentence):
        for one in misdated(claim.claim, reading.sentence):
            yield Hit("claim", f"{claim.local_id} says {_message(one)}")
    for found in reading.spans:
        if not names_dates(found.mentions):
            continue
        source, passage = found.source, found.passage
        text, offset = found.span.exact, 0
        if source is not None and source.text is not None and passage.start is not None and passage.end is not None:
            text, offset = source.text[passage.start : passage.end], passage.start
        for one in misdated(text, found.mentions, offset):
            yield Hit(found.path, f"{claim.local_id}: the source says {_message(one)}", Level.WARNING)


def _message(one: Misdated) -> str:
    return f"{show(one.text)}, but that day is a {one.real}"


RULE = Rule("V307", "wrong-weekday", Level.ERROR, reading=wrong_weekday)
