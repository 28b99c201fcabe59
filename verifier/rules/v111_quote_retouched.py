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
claims/a.yaml:5:12: note V111 quote-retouched: closed: the source has other marks, spaces or case: `It closed 15 sites.`
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Safety
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state, rewritten, words_of


def retouched(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that differs from the source in marks, spaces, case or line breaks only."""
    for found in in_state(reading, State.RETOUCHED):
        related = words_of(found)
        words = f": `{related[0].message}`" if related else ""
        message = f"{reading.claim.local_id}: the source has other marks, spaces or case{words}"
        yield Hit(found.path, message, related=related, fix=rewritten(found, Safety.SAFE))


RULE = Rule("V111", "quote-retouched", Level.NOTE, reading=retouched)
