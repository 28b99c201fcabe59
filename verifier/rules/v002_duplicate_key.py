"""
# A field stands twice

YAML readers keep the last of two equal fields and drop the first without a word. Keep one of them.

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
    quote: The council met on 3 March 2025.
```
```output
claims/a.yaml:6:5: error V002 duplicate-key: the key `quote` stands twice; the first is in line 5
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V002", "duplicate-key", Level.ERROR)
