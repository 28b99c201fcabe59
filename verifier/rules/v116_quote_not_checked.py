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

from collections import defaultdict
from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import FoundSpan, Ledger, Reading, State
from verifier.rule import Hit, Rule
from verifier.rules.states import in_state
from verifier.show import show


def not_checked(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield the quotes whose source has no text here: each as an error where it is required, else one note a file."""
    waiting: dict[tuple[str, str], list[tuple[Reading, FoundSpan]]] = defaultdict(list)
    for reading in readings:
        for found in in_state(reading, State.NOT_CHECKED):
            if found.source is not None:
                waiting[reading.claim.file, found.span.source].append((reading, found))
    for group in waiting.values():
        for reading, found in group if ledger.require_sources else group[:1]:
            level = Level.ERROR if ledger.require_sources else None
            others = 0 if ledger.require_sources else len(group) - 1
            yield Hit(found.path, _message(reading, found, others), level=level, claim=reading.claim)


def _message(reading: Reading, found: FoundSpan, others: int) -> str:
    why = show(found.source.problem if found.source and found.source.problem else "its text is not here")
    also = f" (and {others} more of this file)" if others else ""
    return f"{reading.claim.local_id}: not checked in {found.span.source}: {why}{also}"


RULE = Rule("V116", "quote-not-checked", Level.NOTE, ledger=not_checked)
