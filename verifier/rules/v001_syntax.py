"""
# The file is not YAML

Nothing in a file that cannot be read is checked, so it is an error. Text with `: `, ` #` or a mark at its start needs
quotation marks; or write `>-` and the text on an indented line below, which any text survives.

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
    claim: The council said: it closed 15 sites.
    quote: It closed 15 sites.
```
```output
claims/a.yaml:4:28: error V001 syntax: a second `: ` in one line of text
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V001", "syntax", Level.ERROR)
