"""
# A value is of a kind or in a language that is not read yet

Values are read by tables of words, a language each. Where there is none, quotes are still looked for, but their figures
are not compared. That is said here and counted; it is never a pass.

This passes:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: hall
    claim: The hall holds 180 people.
    quote: Its hall holds 180 people.
```

This is found:

```text sources/minutes.txt
Die Halle fasst 180 Personen.
```
```yaml sources/minutes.yaml
type: document
title: Protokoll
language: de
file: minutes.txt
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: hall
    claim: The hall holds 180 people.
    quote: Die Halle fasst 180 Personen.
```
```output
claims/a.yaml:5:12: note V206 not-read: hall: figures of minutes are not read: no tables for language `de`
sources/minutes.yaml:4:7: note V105 copy-without-hash: minutes: the record has no `sha256` of its copy
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.report import quotes
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import reads_language


def not_read(reading: Reading) -> Iterator[Hit]:
    """Yield each quote of a source whose language has no tables."""
    for found in quotes(reading):
        source = found.source
        if source is not None and not reads_language(source.language):
            message = f"figures of {found.span.source} are not read: no tables for language `{show(source.language)}`"
            yield Hit(found.path, f"{reading.claim.local_id}: {message}")


RULE = Rule("V206", "not-read", Level.NOTE, reading=not_read)
