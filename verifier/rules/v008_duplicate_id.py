"""
# Two claims of a file have the same id

An id names one claim: reports, relations and reviews point to it. Give the second another id.

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
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V008", "duplicate-id", Level.ERROR)
