"""
# The source has other words

Like words stand in the source, but not these: a word, a figure, a name or a negation differs. Either the source changed
or the quote was never right. Quote what the source says, and see whether the claim still follows.

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
    quote: It closed 14 sites.
```
```output
claims/a.yaml:4:12: error V204 figure-not-in-quote: closed says 15 sites, but the quote says 14 sites
claims/a.yaml:5:12: error V112 quote-altered: closed: the quote is not the source's words: number `15`, not `14`
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Safety
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import differences, in_state, rewritten, words_of


def altered(reading: Reading) -> Iterator[Hit]:
    """Yield each quote of which the source has other words."""
    for found in in_state(reading, State.ALTERED):
        message = f"{reading.claim.local_id}: the quote is not the source's words: {differences(found)}"
        fix = rewritten(found, Safety.UNSAFE)
        yield Hit(found.path, message, related=words_of(found), fix=fix)


RULE = Rule("V112", "quote-altered", Level.ERROR, reading=altered)
