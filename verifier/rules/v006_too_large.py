"""
# The file is larger or deeper than a record is

A claim file has at most 2 MB and 32 levels. Split it: claims may stand in any number of files.

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
claims: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```
```output
claims/a.yaml:2:40: error V006 too-large: more than 32 levels of nesting
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V006", "too-large", Level.ERROR)
