"""
# The stored copy cannot be read

It is no regular file, leads out of the ledger, is too large, is not UTF-8 text, or reading it took too long. Its quotes
are not checked, and that is never a pass.

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

This fails:

```yaml sources/minutes.yaml
type: document
title: Minutes
file: ../minutes.txt
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
```
```output
claims/a.yaml:5:12: note V116 quote-not-checked: closed: not checked in minutes: ../minutes.txt leads out of its folder: the path has `..`
sources/minutes.yaml:3:7: error V104 unreadable-copy: minutes: ../minutes.txt leads out of its folder: the path has `..`
sources/minutes.yaml:3:7: note V105 copy-without-hash: minutes: the record has no `sha256` of its copy
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Copy, Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def unreadable_copies(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each source whose stored copy is there, or is named, and cannot be read."""
    for source in ledger.sources.values():
        if source.copy is Copy.UNREADABLE:
            path = "text" if source.text_file else "file"
            yield Hit(path, f"{source.id}: {show(source.problem)}", location=source.place(path))


RULE = Rule("V104", "unreadable-copy", Level.ERROR, ledger=unreadable_copies)
