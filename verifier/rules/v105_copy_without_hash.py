"""
# The stored copy has no hash

Without a `sha256` in the record nobody can tell whether the copy is still the one that was read; the same goes for the
text taken from it, and `text_sha256`. `verifier fix` records the hash that the file has now.

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
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: closed
    claim: The council closed 15 sites.
    quote: It closed 15 sites.
```
```output
sources/minutes.yaml:3:7: note V105 copy-without-hash: minutes: the record has no `sha256` of its copy
```
"""

from collections.abc import Iterator

from verifier.finding import Fix, Level, Safety
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule


def copies_without_hash(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each source that stores a file, or a text taken from it, and records no hash of it."""
    for source in ledger.sources.values():
        for field, of, file, recorded, now in (
            ("file", "sha256", source.file, source.sha256, source.digest),
            ("text", "text_sha256", source.text_file, source.text_sha256, source.text_digest),
        ):
            if file and not recorded:
                what = "copy" if field == "file" else "text"
                fix = Fix(Safety.SAFE, "record its hash", of, now) if now else None
                message = f"{source.id}: the record has no `{of}` of its {what}"
                yield Hit(field, message, location=source.place(field), fix=fix)


RULE = Rule("V105", "copy-without-hash", Level.NOTE, ledger=copies_without_hash)
