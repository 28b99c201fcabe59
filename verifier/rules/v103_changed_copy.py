"""
# The stored copy is not the one that was recorded

The bytes of the file have another hash than the record says. Every quote is looked for in the text as it is now, and
only claims whose words changed are errors; so this is a warning. `verifier audit` is strict about it.

See what changed. If it is right, record the new hash: `verifier fix --unsafe` does so for a copy that is text itself.

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

from verifier.finding import Fix, Level, Safety
from verifier.model import Copy, Ledger, Reading, Source
from verifier.rule import Hit, Rule
from verifier.show import show


def changed_copies(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each source whose stored copy has another hash than its record says."""
    for source in ledger.sources.values():
        if source.copy is Copy.CHANGED:
            place = source.place("sha256")
            yield Hit("sha256", f"{source.id}: {show(source.problem)}", location=place, fix=_fix(source))


def _fix(source: Source) -> Fix | None:
    """Return the new hash of a copy that is the text itself; what was taken from a changed copy is taken again."""
    itself = source.digest and source.sha256 and not source.text_file and not source.text_sha256
    return Fix(Safety.UNSAFE, "record the hash that it has now", "sha256", source.digest) if itself else None


RULE = Rule("V103", "changed-copy", Level.WARNING, ledger=changed_copies)
