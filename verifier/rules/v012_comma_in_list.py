"""
# A comma inside a figure stands in a list in brackets

In brackets a comma ends a text, so `[over 4,430 vans]` is two texts for every YAML reader. Here a comma directly between
the digits of a figure is read as part of it, and said. Put the text in quotation marks, so that others read it so too.

This passes:

```text sources/minutes.txt
The yard has over 4,430 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has more than 4,430 vans.
    quote: ["over 4,430 vans"]
```

This is found:

```text sources/minutes.txt
The yard has over 4,430 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has more than 4,430 vans.
    quote: [over 4,430 vans]
```
```output
claims/a.yaml:5:13: note V012 comma-in-list: in brackets a comma ends a text; this one was read as part of a figure
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V012", "comma-in-list", Level.NOTE)
