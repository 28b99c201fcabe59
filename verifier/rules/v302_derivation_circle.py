"""
# A claim is derived from itself

A derivation says how a value follows from others. When the chain comes back to the claim, nothing is established.

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
    value: 2025-11-10
    derived_from: {subtract: [end, 180 days]}
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
```
```output
claims/a.yaml:6:19: error V302 derivation-circle: start is derived from itself: start <- end <- start
claims/a.yaml:10:19: error V302 derivation-circle: end is derived from itself: end <- start <- end
```
"""

from collections.abc import Iterator

from verifier.circles import circles
from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.relations import inputs
from verifier.rule import Hit, Rule


def derivation_circles(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield every claim that is derived from itself, over however many steps, with the way."""
    claims = {reading.claim.id: reading.claim for reading in readings}
    for circle in circles({name: inputs(claim) for name, claim in claims.items()}):
        way = " <- ".join(name.rpartition("/")[2] for name in circle.way)
        claim = claims[circle.name]
        yield Hit("derived_from", f"{claim.local_id} is derived from itself: {way}", claim=claim)


RULE = Rule("V302", "derivation-circle", Level.ERROR, ledger=derivation_circles)
