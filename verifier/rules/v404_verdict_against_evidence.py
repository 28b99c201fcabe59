"""
# The verdict does not fit the evidence

A claim is `supported` or `refuted` by evidence that does so. Where all recorded evidence takes the other stance, the
verdict or a stance is wrong. Correct the verdict, a stance, or record the evidence that decided.

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 14
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    evidence:
      - {source: register, quote: 'Vans: 14', stance: refutes}
    verdict: refuted
```

This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 14
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    evidence:
      - {source: register, quote: 'Vans: 14', stance: refutes}
    verdict: supported
```
```output
claims/a.yaml:8:14: error V404 verdict-against-evidence: vans: the verdict is `supported`, but all evidence is recorded as refuting
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Label, Reading, Stance
from verifier.rule import Hit, Rule

_OTHER = {Label.SUPPORTED: Stance.REFUTES, Label.REFUTED: Stance.SUPPORTS}
_ALL = {Stance.SUPPORTS: "supporting", Stance.REFUTES: "refuting"}


def verdict_against_evidence(reading: Reading) -> Iterator[Hit]:
    """Yield a verdict that every recorded evidence item of a claim speaks against; a derivation may decide instead."""
    claim = reading.claim
    stances = {item.stance for item in claim.evidence} - {Stance.MENTIONS}
    if claim.verdict is None or not stances or claim.derived_from is not None:
        return
    label = claim.verdict.label
    if stances == {_OTHER.get(label)}:
        recorded = _ALL[_OTHER[label]]
        yield Hit("verdict", f"{claim.local_id}: the verdict is `{label}`, but all evidence is recorded as {recorded}")


RULE = Rule("V404", "verdict-against-evidence", Level.ERROR, reading=verdict_against_evidence)
