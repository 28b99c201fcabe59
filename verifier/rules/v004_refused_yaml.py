"""
# The file uses a part of YAML that is not read

Tags, anchors, aliases, directives, keys that are no text, and second documents make a record mean something else than
what a colleague sees. Write the text out; text that begins with `!`, `&` or `*` needs quotation marks.

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
    claim: &said The council closed 15 sites.
    quote: It closed 15 sites.
```
```output
claims/a.yaml:4:12: error V004 refused-yaml: the anchor `&said` is not read; write the text out
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V004", "refused-yaml", Level.ERROR)
