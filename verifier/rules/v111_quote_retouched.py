"""
# Only marks, spaces or case of the quote differ

The words are the source's, but quotation marks, dashes, white space, case or line breaks are not. The quote counts as
found. `verifier fix` writes it as the source has it.

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

This is found:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: it closed 15 sites.
```
```output
?
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Safety
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import differences, rewritten, words_of, in_state


def retouched(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that differs from the source in marks, spaces, case or line breaks only."""
    for found in in_state(reading, State.RETOUCHED):
        changes = differences(found) or "marks or spaces"
        fix = rewritten(found, Safety.SAFE)
        yield Hit(found.path, f"{reading.claim.local_id}: the source has {changes}", related=words_of(found), fix=fix)


RULE = Rule("V111", "quote-retouched", Level.NOTE, reading=retouched)
