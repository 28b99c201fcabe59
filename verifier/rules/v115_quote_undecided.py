"""
# The search for the quote was given up

The source or the quote is so large or so repetitive that the search ended before it was certain. That is never a pass.
Quote fewer words, or give the position (`start`, `end`).

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

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state


def undecided(reading: Reading) -> Iterator[Hit]:
    """Yield each quote whose search ended before it was certain."""
    for found in in_state(reading, State.UNDECIDED):
        yield Hit(
            found.path, f"{reading.claim.local_id}: the search in {found.span.source} ended before it was certain"
        )


RULE = Rule("V115", "quote-undecided", Level.ERROR, reading=undecided)
