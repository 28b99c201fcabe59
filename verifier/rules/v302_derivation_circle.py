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

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.relations import circles
from verifier.rule import Hit, Rule

SHOWN = 6  # links of a circle that the message names


def derivation_circles(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield every claim of each circle of derivations."""
    by_id = {reading.claim.id: reading.claim for reading in readings}
    for circle in circles(readings):
        names = [name.rpartition("/")[2] for name in circle]
        for number, name in enumerate(circle):
            turned = [*names[number:], *names[: number + 1]]
            shown = turned if len(turned) <= SHOWN else [*turned[:SHOWN], "...", turned[-1]]
            yield Hit(
                "derived_from", f"{names[number]} is derived from itself: {' <- '.join(shown)}", claim=by_id[name]
            )


RULE = Rule("V302", "derivation-circle", Level.ERROR, ledger=derivation_circles)
