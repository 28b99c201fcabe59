"""
# The quote stands in several places

The same words stand more than once, and nothing recorded tells which place is meant. Quote more words, or give
`prefix` or `suffix`: a few words before or after.

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
In March the council closed 15 sites. In May the council closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: the council closed 15 sites
```
```output
claims/a.yaml:5:12: error V113 quote-ambiguous: closed: the quote stands in 2 places, so `prefix` or `suffix` must tell which
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import candidates, in_state


def ambiguous(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that stands in several places."""
    for found in in_state(reading, State.AMBIGUOUS):
        places = len(found.passage.places)
        message = f"the quote stands in {places} places, so `prefix` or `suffix` must tell which"
        yield Hit(found.path, f"{reading.claim.local_id}: {message}", related=candidates(found))


RULE = Rule("V113", "quote-ambiguous", Level.ERROR, reading=ambiguous)
