"""
# A field has a name that is not known

A misspelt field would be ignored, and what it says never checked. The nearest known name is given; `verifier fix`
writes it. `verifier schema` lists all fields.

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
    propery: sites
```
```output
claims/a.yaml:6:5: error V003 unknown-field: unknown field `propery`; the nearest is `property`
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V003", "unknown-field", Level.ERROR)
