"""
# Two claims alike in words have values that exclude each other

Claims are held against each other when they have the same subject and property. Of these two, one lacks them; but their
sentences say the same of the same thing, and their values cannot both be true.

Give both a subject and property, if they speak of one thing; or qualifiers (`when`, `part`), if they do not.

This passes:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
    subject: yard
    property: vans
  - id: all-vans
    claim: In all, the yard has 14 vans.
    quote: In all, the yard has 14 vans.
    value: 14 vans
    qualifiers: {part: all}
```

This is found:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
  - id: all-vans
    claim: In all, the yard has 14 vans.
    quote: In all, the yard has 14 vans.
    value: 14 vans
```
```output
claims/a.yaml:6:12: note V312 alike-contradiction: vans (`12 vans`) excludes all-vans (`14 vans`), if they speak of one thing
claims/a.yaml:10:12: note V312 alike-contradiction: all-vans (`14 vans`) excludes vans (`12 vans`), if they speak of one thing
```
"""

from collections import Counter
from collections.abc import Iterator

from verifier.alike import PARTNERS, alike_pairs
from verifier.finding import Level, Related
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show

SHOWN = 3  # other claims that are named for one


def alike_contradictions(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield both claims of each pair alike in words, of which one lacks subject or property, whose values exclude."""
    pairs, crowded = alike_pairs(readings)
    told: Counter[str] = Counter()
    for one, other in (turned for pair in pairs for turned in (pair, pair[::-1])):
        told[one.claim.id] += 1
        if told[one.claim.id] <= SHOWN:
            yield _hit(one, other)
    for reading in crowded:
        message = f"more than {PARTNERS} claims have the same rare words; each was compared with a few"
        yield Hit("claim", f"{reading.claim.local_id}: {message}", claim=reading.claim)


def _hit(one: Reading, other: Reading) -> Hit:
    said = f"{one.claim.local_id} (`{show(one.claim.value)}`) excludes"
    message = f"{said} {other.claim.local_id} (`{show(other.claim.value)}`), if they speak of one thing"
    return Hit(
        "value", message, related=(Related(other.claim.place("value"), show(other.claim.claim)),), claim=one.claim
    )


RULE = Rule("V312", "alike-contradiction", Level.NOTE, ledger=alike_contradictions)
