"""
# A record has not the form of one

A field that is missing, empty or of another form cannot be checked. `verifier schema` prints the JSON Schema of the
records; editors that know it complete the fields and say what each is for.

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
```
```output
claims/a.yaml:3:5: error V007 schema: one of `quote`, `spans`, `derived_from` is needed
```

Inside braces a comma ends a text, and what follows is another field, with nothing in it:

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
    qualifiers: {place: Washington, D.C.}
```
```output
claims/a.yaml:6:41: error V007 schema: qualifiers.D.C.: nothing is written here; inside braces a comma ends the text, so put text with commas in quotation marks
```
"""

from verifier.finding import Level
from verifier.rule import Rule

RULE = Rule("V007", "schema", Level.ERROR)
