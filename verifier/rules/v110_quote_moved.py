"""
# The quote stands elsewhere than recorded

The words are in the source, but no longer at the recorded position: text was added or removed before them. The quote
counts as found. `verifier fix` records the new position.

This passes:

```text sources/minutes.txt
The council met on 3 March 2025. It closed 15 sites.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    spans:
      - {exact: It closed 15 sites., start: 33, end: 52}
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
    spans:
      - {exact: It closed 15 sites., start: 20, end: 39}
```
```output
claims/a.yaml:6:9: note V110 quote-moved: closed: the quote stands at 33-52, not at 20-39
```
"""

from collections.abc import Iterator

from verifier.finding import Fix, Level, Safety
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state, words_of


def moved(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that stands, but not where it was recorded."""
    for found in in_state(reading, State.MOVED):
        passage = found.passage
        message = f"the quote stands at {passage.start}-{passage.end}, not at {found.span.start}-{found.span.end}"
        fix = Fix(Safety.SAFE, "record the new position", f"{found.path}/position", f"{passage.start}-{passage.end}")
        yield Hit(found.path, f"{reading.claim.local_id}: {message}", related=words_of(found), fix=fix)


RULE = Rule("V110", "quote-moved", Level.NOTE, reading=moved)
