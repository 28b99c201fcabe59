"""
# A declared contradiction does not hold

The claim says that it contradicts another, but their values agree or can both be true. A reader would look for a
conflict that is not there.

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
    relations: {contradicts: [all-vans]}
  - id: all-vans
    claim: In all, the yard has 14 vans.
    quote: In all, the yard has 14 vans.
    value: 14 vans
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
    relations: {contradicts: [some-vans]}
  - id: some-vans
    claim: The yard has at least 10 vans.
    quote: The yard has 12 vans.
    value: at least 10 vans
```
```output
claims/a.yaml:7:31: warning V306 contradiction-does-not-hold: vans does not contradict some-vans: `12 vans` and `at least 10 vans` can both be true
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import compare
from verifier.values.value import Relation

_AGREE = {Relation.EQUAL, Relation.ENTAILS, Relation.ENTAILED_BY, Relation.COMPATIBLE}


def declared_contradictions(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each declared contradiction between values that can both be true."""
    by_id = {reading.claim.id: reading for reading in readings}
    for reading in readings:
        for number, target in enumerate(reading.claim.relations.get("contradicts", ())):
            other = by_id.get(target)
            if other is None or reading.value is None or other.value is None:
                continue
            if compare(reading.value, other.value).relation in _AGREE:
                values = f"`{show(reading.claim.value)}` and `{show(other.claim.value)}` can both be true"
                message = f"{reading.claim.local_id} does not contradict {other.claim.local_id}: {values}"
                yield Hit(f"relations/contradicts/{number}", message, claim=reading.claim)


RULE = Rule("V306", "contradiction-does-not-hold", Level.WARNING, ledger=declared_contradictions)
