"""
# A claim is said to support one that it contradicts

`supports` says that the one makes the other likelier. Where both speak of the same thing, or in nearly the same words,
and their values exclude each other, it does the opposite.

Correct the value that is wrong; or declare that they contradict each other.

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
    relations: {supports: [some-vans]}
  - id: some-vans
    claim: The yard has at least 10 vans.
    quote: The yard has 12 vans.
    value: at least 10 vans
```

This fails:

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
    relations: {supports: [all-vans]}
  - id: all-vans
    claim: In all, the yard has 14 vans.
    quote: In all, the yard has 14 vans.
    value: 14 vans
```
```output
claims/a.yaml:7:28: warning V310 support-contradicts: vans (`12 vans`) is said to support all-vans (`14 vans`), but contradicts it
```
"""

from collections.abc import Iterator

from verifier.alike import alike_in_words
from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.relations import joined, qualifiers_overlap
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import compare
from verifier.values.value import Relation


def contradicting_supports(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each declared support between claims on one thing, or alike in words, whose values exclude each other."""
    by_id = {reading.claim.id: reading for reading in readings}
    pairs = [
        (one, number, by_id[target])
        for one in readings
        for number, target in enumerate(one.claim.relations.get("supports", ()))
        if target in by_id and target != one.claim.id
    ]
    things = joined(readings) if pairs else {}
    for one, number, other in pairs:
        if one.value is None or other.value is None or not qualifiers_overlap(one.claim, other.claim):
            continue
        same = things[one.claim.id] == things[other.claim.id] or alike_in_words(one, other)
        if same and compare(one.value, other.value).relation is Relation.CONTRADICTS:
            whom = f"{show(other.claim.local_id)} (`{show(other.claim.value)}`), but contradicts it"
            message = f"{one.claim.local_id} (`{show(one.claim.value)}`) is said to support {whom}"
            yield Hit(f"relations/supports/{number}", message, claim=one.claim)


RULE = Rule("V310", "support-contradicts", Level.WARNING, ledger=contradicting_supports)
