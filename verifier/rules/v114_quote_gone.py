"""
# The words do not stand in the source

Nothing like the quote is in the source. It was removed there, stands in another source, or was never said. The nearest
passage is shown so that you can judge.

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
    quote: The mayor apologised to residents.
```
```output
claims/a.yaml:4:12: error V204 figure-not-in-quote: closed says 15 sites, but the quote says nothing of that kind
claims/a.yaml:5:12: error V114 quote-gone: closed: the quote does not stand in minutes
```
"""

from collections.abc import Iterator

from verifier.finding import Fix, Level, Safety
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state, nearest_place, nearest_words


def gone(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that does not stand in its source."""
    for found in in_state(reading, State.GONE):
        nearest = nearest_words(found)
        message = f"the quote does not stand in {found.span.source}" + (
            f"; the nearest is `{nearest}`" if nearest else ""
        )
        fix = Fix(Safety.DISPLAY, "the nearest words", found.path, nearest) if nearest else None
        yield Hit(found.path, f"{reading.claim.local_id}: {message}", related=nearest_place(found), fix=fix)


RULE = Rule("V114", "quote-gone", Level.ERROR, reading=gone)
