"""
# The value holds figures that cannot be read

A value with a figure, a date or a vague number in it is compared with the words. When it cannot be read, nothing is
compared, and nothing unchecked counts as a pass: so this is an error, and says what could be read.

Write one value: a count (`15 sites`), an amount (`2.4 million EUR`), a date or interval (`2025-11-24/2025-11-27`), a
duration (`180 days`), with its bound (`over 130 mortars`). `verifier read TEXT` shows how a text is read.

This passes:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: hall
    claim: The hall holds 180 people.
    quote: Its hall holds 180 people.
    value: 180 people
```

This fails:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: hall
    claim: The hall holds 180 people.
    quote: Its hall holds 180 people.
    value: 2025-11-31
```
```output
claims/a.yaml:6:12: error V202 unreadable-value: hall: the value `2025-11-31` cannot be read: there is no day 2025-11-31
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import unreadable


def unreadable_value(reading: Reading) -> Iterator[Hit]:
    """Yield each recorded value that has figures, dates or vague numbers and cannot be read."""
    claim = reading.claim
    recorded = [("value", claim.value, reading.value)]
    recorded += [(f"evidence/{n}/value", item.evidence.value, item.value) for n, item in enumerate(reading.evidence)]
    for path, text, value in recorded:
        if text and value is None and (why := unreadable(text)):
            yield Hit(path, f"{claim.local_id}: the value `{show(text)}` cannot be read: {why}")


RULE = Rule("V202", "unreadable-value", Level.ERROR, reading=unreadable_value)
