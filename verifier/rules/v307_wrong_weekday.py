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
from verifier.values import weekdays
from verifier.values.value import Mention


def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """Yield each date with another weekday than the calendar's: of the sentence, and, as a warning, of the quotes."""
    for mention in reading.sentence:
        message = _message(mention)
        if message:
            yield Hit("claim", f"{reading.claim.local_id} says {message}")
    for found in reading.spans:
        for mention in found.mentions:
            message = _message(mention)
            if message:
                yield Hit(found.path, f"{reading.claim.local_id}: the source says {message}", Level.WARNING)


def _message(mention: Mention) -> str:
    named, real = weekdays(mention)
    return f"{show(mention.text)}, but that day is a {real}" if named and named != real else ""


RULE = Rule("V307", "wrong-weekday", Level.ERROR, reading=wrong_weekday)
