"""
# A derived value does not come out

The value is recomputed from the inputs, with their bounds and the rounding of the printed figures. It is a finding only
where the result, rounded as printed, excludes the recorded value or has another unit.

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
    value: 2025-11-10
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
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
    value: 2025-11-10
  - id: end
    claim: Work ends on 10 May 2026.
    value: 2026-05-10
    derived_from: {add: [start, 180 days]}
```
```output
claims/a.yaml:9:12: error V304 derivation-does-not-hold: end records `2026-05-10`, but add gives 2026-05-09
```
"""

from collections.abc import Iterator

from verifier.derivations import result
from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import holds
from verifier.values import show as show_value
from verifier.values.value import Relation


def derivations(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each value that its own derivation excludes."""
    by_id = {reading.claim.id: reading for reading in readings}
    for reading in readings:
        claim = reading.claim
        if claim.derived_from is None or reading.value is None:
            continue
        found = result(claim.derived_from, by_id)
        if found.value is None:
            continue
        comparison = holds(reading.value, found.value)
        if comparison.relation in {Relation.CONTRADICTS, Relation.INCOMPARABLE}:
            level = Level.ERROR if comparison.hard else Level.WARNING
            came = f"{claim.derived_from.name} gives {show(show_value(found.value))}"
            yield Hit("value", f"{claim.local_id} records `{show(claim.value)}`, but {came}", level=level, claim=claim)


RULE = Rule("V304", "derivation-does-not-hold", Level.ERROR, ledger=derivations)
