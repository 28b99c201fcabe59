"""
# A claim was altered after its review

Somebody reviewed the claim, and its sentence, quote, value, verdict or another checked field has changed since. Look at it
again, and `verifier review` it; or take back what was altered. The journal (`reviews.jsonl`) tells which field it was.

A note, a waiver, a correction, or the place where a quote stands may change without a new review.

This passes:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:a2b3b1ce054eff47a3785489a1ac3db5579c8305be1c982fb050a8ea7a516473'}
```

This is found:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: It closed 15 sites.
    quote: It closed 15 sites.
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:a2b3b1ce054eff47a3785489a1ac3db5579c8305be1c982fb050a8ea7a516473'}
```
```output
claims/a.yaml:6:13: warning V603 altered-after-review: closed: the claim changed since R. Editor reviewed it on 2025-12-01
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.staleness import Cause, again


def altered_after_review(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each review whose claim is not what it was, with the fields where the journal tells them."""
    for one in again(ledger, readings):
        if one.cause is Cause.CLAIM and one.claim.review:
            yield Hit("review", one.message, claim=one.claim)


RULE = Rule("V603", "altered-after-review", Level.WARNING, ledger=altered_after_review)
