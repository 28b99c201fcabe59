"""
# A derivation is not recomputed

An input has no value, or the operation does not take values of these kinds, so nothing was recomputed. That is said and
counted; it is never a pass.

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

This is found:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work has begun.
    quote: Work began on 10 November 2025
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
```
```output
claims/a.yaml:9:19: note V305 derivation-not-read: end: not recomputed: a/start has no value to reckon with
```
"""

from collections.abc import Iterator

from verifier.derivations import reckoned, result
from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def derivations_not_read(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each derivation of which nothing was recomputed, with the reason."""
    by_id = {reading.claim.id: reading for reading in readings}
    for reading in readings:
        claim = reading.claim
        if claim.derived_from is None:
            continue
        if reckoned(reading) is None:
            reason = "the claim records no value that is read"
        else:
            reason = result(claim.derived_from, by_id).reason if result(claim.derived_from, by_id).value is None else ""
        if reason:
            yield Hit("derived_from", f"{claim.local_id}: not recomputed: {show(reason)}", claim=claim)


RULE = Rule("V305", "derivation-not-read", Level.NOTE, ledger=derivations_not_read)
