"""
# A review is older than the source

Somebody reviewed the claim, and the stored copy of a source, or what its record says of date, language or authors, has
changed since. The review no longer speaks of what stands there: look at the claim again, and `verifier review` it.

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
The council met on 4 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
    review: {by: R. Editor, date: 2025-12-01, fingerprint: 'sha256:a2b3b1ce054eff47a3785489a1ac3db5579c8305be1c982fb050a8ea7a516473'}
```
```output
claims/a.yaml:6:13: warning V602 stale-review: closed: a source changed since R. Editor reviewed it on 2025-12-01
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.staleness import Cause, again


def stale_reviews(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each review whose sources changed after it."""
    for one in again(ledger, readings):
        if one.cause is Cause.SOURCE and one.claim.review:
            yield Hit("review", one.message, claim=one.claim)


RULE = Rule("V602", "stale-review", Level.WARNING, ledger=stale_reviews)
