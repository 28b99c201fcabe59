"""
# A reviewed claim rests on one whose review is stale

What is derived is as good as what it is derived from. The input, or an input of that, changed after both were reviewed:
review the input first, then this claim.

This passes:

```text sources/plan.txt
Work began on 10 November 2025 and takes 180 days.
```
```yaml claims/a.yaml
article: plan
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    value: 2025-11-10
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:33ae48971fd2330e22a56ee4afd38d8dc58d8c1afa90bb3e00020d1590ba7ed6'}
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:964b3cbbf5c6c3df9e4d82efd8d2abcf1280c1225541b9b1232ea7a98cb9fdcd'}
```

This is found:

```text sources/plan.txt
Work began on 10 November 2025 and takes 180 days.
```
```yaml claims/a.yaml
article: plan
claims:
  - id: start
    claim: The work began on 10 November 2025.
    quote: Work began on 10 November 2025
    value: 2025-11-10
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:33ae48971fd2330e22a56ee4afd38d8dc58d8c1afa90bb3e00020d1590ba7ed6'}
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:964b3cbbf5c6c3df9e4d82efd8d2abcf1280c1225541b9b1232ea7a98cb9fdcd'}
```
```output
claims/a.yaml:7:13: warning V603 altered-after-review: start: the claim changed since R. Editor reviewed it on 2025-12-01
claims/a.yaml:12:13: warning V604 review-rests-on-stale: end rests on start, whose review is stale: end <- start
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.staleness import Cause, again


def resting_on_stale(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each reviewed claim that is derived from one that changed after the review, with the way to it."""
    for one in again(ledger, readings):
        if one.cause is Cause.INPUT and one.claim.review:
            yield Hit("review", one.message, claim=one.claim)


RULE = Rule("V604", "review-rests-on-stale", Level.WARNING, ledger=resting_on_stale)
