"""
# The stored copy is not the one that was recorded

The bytes of the file have another hash than the record says. Every quote is looked for in the text as it is now, and
only claims whose words changed are errors; so this is a warning. `verifier audit` is strict about it.

See what changed. If it is right, record the new hash.

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
```yaml sources/minutes.yaml
type: document
title: Minutes
file: minutes.txt
sha256: 0000000000000000000000000000000000000000000000000000000000000000
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
```
```output
sources/minutes.yaml:4:9: warning V103 changed-copy: minutes: recorded 000000000000…, is 73f2229a24b4…
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Copy, Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def changed_copies(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each source whose stored copy has another hash than its record says."""
    for source in ledger.sources.values():
        if source.copy is Copy.CHANGED:
            yield Hit("sha256", f"{source.id}: {show(source.problem)}", location=source.place("sha256"))


RULE = Rule("V103", "changed-copy", Level.WARNING, ledger=changed_copies)
