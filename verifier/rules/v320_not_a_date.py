"""
# A date is none

`stated_on` says when something was said, in EDTF: `2025-11-30`, `2025-11`, `2025-11-10/2025-11-30`. It tells the speakers of
two days apart, so a day that does not exist, or an interval that ends before it begins, would hide a contradiction. A
qualifier that has the form of a date is held to the same, and so is a sentence that names a day of its own: 31 September. A
day that the quoted words name so is left as it is.

Write the day, month, year or interval that is meant.

This passes:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    stated_on: 2025-11-30
```

This fails:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    stated_on: 2025-02-30
```
```output
claims/a.yaml:6:16: error V320 not-a-date: start: `stated_on` is `2025-02-30`: there is no day 2025-02-30
```

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 31 November 2025.
    quote: Work began on 10 November 2025
```
```output
claims/a.yaml:4:12: error V320 not-a-date: start says 31 November 2025: there is no such day
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import missing_days, read_value, unreadable
from verifier.values.value import Dimension

_DATE = pattern(r"-?\d{4}-\d{2}(?:-\d{2})?[?~%]?(?:/.*)?|.*/-?\d{4}-\d{2}(?:-\d{2})?")
_DAYTIME = pattern(r"T\d{2}:\d{2}\S*$")
_EDTF = pattern(r"[\dXYESO.+,?~%/{}\[\]-]*\d[\dXYESO.+,?~%/{}\[\]-]*")


def not_a_date(reading: Reading) -> Iterator[Hit]:
    """Yield `stated_on`, each qualifier of its form, and days that the sentence names, where there is no such date."""
    claim = reading.claim
    for named in missing_days(claim.claim):
        if not any(named in found.span.exact for found in reading.spans):
            yield Hit("claim", f"{claim.local_id} says {show(named)}: there is no such day")
    if claim.stated_on and (reason := _no_date(_DAYTIME.sub("", claim.stated_on))):
        message = f"{claim.local_id}: `stated_on` is `{show(claim.stated_on)}`: {reason}"
        yield Hit("stated_on", message)
    for key, text in claim.qualifiers.items():
        if _DATE.fullmatch(text) and (why := unreadable(text)):
            yield Hit(f"qualifiers/{key}", f"{claim.local_id}: `{show(key)}` is `{show(text)}`: {show(why)}")


def _no_date(text: str) -> str:
    """Return why a text is no date in EDTF; empty where it is one, or has a form that is not read."""
    why = unreadable(text)
    if why:
        return show(why)
    value = read_value(text)
    if _EDTF.fullmatch(text):
        dated = value is None or value.senses[0].dimension is Dimension.DAYS
        return "" if dated else "no date"
    return "no date in EDTF: write a day, month, year or interval"


RULE = Rule("V320", "not-a-date", Level.ERROR, reading=not_a_date)
