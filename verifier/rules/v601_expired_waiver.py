"""
# A waiver has expired

Somebody answered for a finding until a day that has passed. Look at the finding again: mend it, or renew the waiver with
a reason. The finding itself stands again too.

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
```

This fails:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
    waive:
      - {rule: V204, reason: the agency counts otherwise, until: 2025-06-01}
```
```output
claims/a.yaml:7:9: error V601 expired-waiver: closed: the waiver of V204 ended on 2025-06-01
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading, Waiver
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.waivers import expired


def expired_waivers(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each waiver, of a claim or of the settings, whose last day has passed."""
    for claim in ledger.claims:
        for number, waiver in enumerate(claim.waivers):
            if expired(waiver, ledger.today):
                yield Hit(f"waive/{number}", f"{claim.local_id}: {_message(waiver)}", claim=claim)
    for waiver in ledger.waivers:
        if expired(waiver, ledger.today):
            yield Hit("waive", _message(waiver), location=ledger.settings_place)


def _message(waiver: Waiver) -> str:
    return f"the waiver of {show(waiver.rule)} ended on {show(waiver.until)}"


RULE = Rule("V601", "expired-waiver", Level.ERROR, ledger=expired_waivers)
