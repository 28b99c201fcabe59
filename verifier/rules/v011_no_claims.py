"""
# The file holds no claims

An empty file, or one of comments only, checks nothing. Add a claim or delete the file.

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
# nothing yet
```
```output
claims/a.yaml:1:1: error V011 no-claims: the file holds no claims
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V011", "no-claims", Level.ERROR)
