"""
# A character does not belong in a record

Bytes that are not UTF-8, control characters, byte order marks inside the text and the line separators U+0085, U+2028
and U+2029 are read differently by every program. Save the file as UTF-8 and take the character out.

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
    claim: "The council closed 15\\0 sites."
    quote: It closed 15 sites.
```
```output
claims/a.yaml:4:12: error V005 refused-character: the escape gives the character U+0000, which no text needs
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V005", "refused-character", Level.ERROR)
