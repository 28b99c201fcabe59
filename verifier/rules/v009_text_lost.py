"""
# A `#` took the end of a text

In unquoted text a space and `#` begin a comment: every YAML reader drops the rest without a word. It is a finding when
the mark touches the next character, or when the lost words go on in the source. Put the text in quotation marks.

This passes:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.  # the third of the list
```

This fails:

```text sources/minutes.txt
The council rose to #1 place.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: rose
    claim: The council rose.
    quote: The council rose to #1 place.
```
```output
claims/a.yaml:5:32: error V009 text-lost: `#1 place.` is read as a comment and lost from quote
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V009", "text-lost", Level.ERROR)
