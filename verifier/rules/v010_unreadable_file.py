"""
# A claim file or record cannot be read

It is no regular file, may not be read, leads out of the ledger, or has a name that is no text. What cannot be read is
never a pass. Put a regular file there.

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
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V010", "unreadable-file", Level.ERROR)
