"""
# A verdict has no evidence

`supported`, `refuted` and `conflicting-evidence` say that somebody looked elsewhere. That needs evidence, or a
derivation from claims that have it.

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 12
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    evidence:
      - {source: register, quote: 'Vans: 12'}
    verdict: supported
```

This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    verdict: supported
```
```output
claims/a.yaml:6:14: error V402 verdict-without-evidence: vans: the verdict `supported` has no evidence
```
"""

from collections.abc import Iterator, Mapping

from verifier.finding import Level
from verifier.model import Claim, Label, Ledger, Reading, Stance
from verifier.relations import inputs
from verifier.rule import Hit, Rule

_NEED = {Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING_EVIDENCE}


def verdicts_without_evidence(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each verdict that needs evidence on a claim that has none, nor is derived from claims that have it."""
    claims = {claim.id: claim for claim in ledger.claims}
    for reading in readings:
        claim = reading.claim
        if claim.verdict and claim.verdict.label in _NEED and not _has_evidence(claim, claims):
            message = f"{claim.local_id}: the verdict `{claim.verdict.label}` has no evidence"
            yield Hit("verdict", message, claim=claim)


def _has_evidence(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Return whether a claim, or every claim from which it is derived, has evidence that takes a stance."""
    waiting, seen = [claim], {claim.id}
    while waiting:
        current = waiting.pop()
        if any(item.stance is not Stance.MENTIONS for item in current.evidence):
            continue
        origins = [name for name in inputs(current) if name in claims]
        if not origins:
            return False
        waiting += [claims[name] for name in origins if name not in seen]
        seen.update(origins)
    return True


RULE = Rule("V402", "verdict-without-evidence", Level.ERROR, ledger=verdicts_without_evidence)
