"""
# Two claims have the same id

An id names one claim: reports, relations and reviews point to it. Give the second another id. In full it is the file's
path below `claims/` without its suffix, and the id in the file; so two files that differ in their suffix only may clash.

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
  - id: closed
    claim: The council met on 3 March 2025.
    quote: The council met on 3 March 2025.
```
```output
claims/a.yaml:6:9: error V008 duplicate-id: the id `closed` is taken; the first is in line 3
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
```
```yaml claims/a.yml
article: minutes
claims:
  - id: closed
    claim: The council met on 3 March 2025.
    quote: The council met on 3 March 2025.
```
```output
claims/a.yml:3:9: error V008 duplicate-id: the id `a/closed` is taken; the first is in claims/a.yaml
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Related
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def duplicate_id(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each claim whose id one of another file has; those of one file are told while loading."""
    first: dict[str, Claim] = {}
    for claim in ledger.claims:
        other = first.setdefault(claim.id, claim)
        if other is not claim:
            message = f"the id `{show(claim.id)}` is taken; the first is in {show(other.file)}"
            yield Hit("id", message, related=(Related(other.place("id"), "first here"),), claim=claim)


RULE = Rule("V008", "duplicate-id", Level.ERROR, ledger=duplicate_id)
