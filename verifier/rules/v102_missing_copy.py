"""
# The stored copy is not there

The record names a file that is not in the ledger, so the quotes of this source cannot be looked for. Add the file, or
mend its name. A source that may not be republished has a `sha256` and no `file`.

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
file: minutes.txt
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
```
```output
claims/a.yaml:5:12: note V116 quote-not-checked: closed: not checked in minutes: minutes.txt is not there
sources/minutes.yaml:3:7: error V102 missing-copy: minutes: minutes.txt is not there
sources/minutes.yaml:3:7: note V105 copy-without-hash: minutes: the record has no `sha256` of its copy
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Copy, Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def missing_copies(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each source whose record names a file that is not there."""
    for source in ledger.sources.values():
        if source.copy is Copy.MISSING:
            path = "text" if source.text_file else "file"
            yield Hit(path, f"{source.id}: {show(source.problem)}", location=source.place(path))


RULE = Rule("V102", "missing-copy", Level.ERROR, ledger=missing_copies)
