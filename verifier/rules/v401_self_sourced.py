"""
# The evidence is the article itself

An article cannot bear out what it says. Evidence is another source: the statement, the report, the record it rests on.

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
```

This fails:

```text sources/minutes.txt
The yard has 12 vans. In all, there are 12 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    evidence:
      - {source: minutes, quote: there are 12 vans}
```
```output
claims/a.yaml:7:18: error V401 self-sourced: vans: its evidence is minutes, the article itself
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.rule import Hit, Rule


def self_sourced(reading: Reading) -> Iterator[Hit]:
    """Yield each evidence item whose source, or the source of one of its spans, is that of the claim's own words."""
    claim = reading.claim
    own = {claim.article, *(span.source for span in claim.spans)} - {""}
    for number, item in enumerate(claim.evidence):
        if item.source in own:
            yield Hit(
                f"evidence/{number}/source", f"{claim.local_id}: its evidence is {item.source}, the article itself"
            )
            continue
        for place, span in enumerate(item.spans):
            if span.source in own:
                path = f"evidence/{number}/spans/{place}/source"
                yield Hit(path, f"{claim.local_id}: its evidence is {span.source}, the article itself")


RULE = Rule("V401", "self-sourced", Level.ERROR, reading=self_sourced)
