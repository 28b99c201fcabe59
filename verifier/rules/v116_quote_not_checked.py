"""
# The source's text is not here

The quote could not be looked for, so nothing is known about it; it never counts as found. A source that may not be
republished is checked by whoever holds a copy: `verifier check --store DIR`. With `--require-sources` this is an error.

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

```yaml sources/wire.yaml
type: article-newspaper
title: A wire report
issued: 2025-03-04
sha256: 0000000000000000000000000000000000000000000000000000000000000000
```
```yaml claims/a.yaml
article: wire
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: closed 15 sites
```
```output
claims/a.yaml:5:12: note V116 quote-not-checked: closed: not checked in wire: it is not in the ledger, and no store was given
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state


def not_checked(reading: Reading) -> Iterator[Hit]:
    """Yield each quote whose source has a record but no text here."""
    for found in in_state(reading, State.NOT_CHECKED):
        if found.source is not None:
            why = found.source.problem or "its text is not here"
            yield Hit(found.path, f"{reading.claim.local_id}: not checked in {found.span.source}: {why}")


RULE = Rule("V116", "quote-not-checked", Level.NOTE, reading=not_checked)
