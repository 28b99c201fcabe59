"""
# A claim names a source that has no record

Every claim rests on words of a source, and every source has a record in `sources/`. Without the record there is
nothing to look the words up in, so nothing is checked.

Add the record (`verifier source add FILE`), or mend the id: it is the record's file name without `.yaml`.

This passes:

```text sources/minutes.txt
The council met on 3 March 2025.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: met
    claim: The council met on 3 March 2025.
    quote: The council met on 3 March 2025.
```

This fails:

```text sources/minutes.txt
The council met on 3 March 2025.
```
```yaml claims/a.yaml
article: minute
claims:
  - id: met
    claim: The council met on 3 March 2025.
    quote: The council met on 3 March 2025.
```
```output
claims/a.yaml:1:10: error V101 unknown-source: no record sources/minute.yaml; the nearest is `minutes`
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule


def unknown_sources(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each place at which a source is named that has no record; a file's article once."""
    seen: set[tuple[str, str]] = set()
    for reading in readings:
        for path, source in _named(reading.claim):
            if source in ledger.sources:
                continue
            if path == "article":
                if (reading.claim.file, source) in seen:
                    continue
                seen.add((reading.claim.file, source))
            yield Hit(path, _message(source, ledger), claim=reading.claim)


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.article:
        yield "article", claim.article
    for number, span in enumerate(claim.spans):
        if span.source and span.source != claim.article:
            yield f"spans/{number}/source", span.source
    for number, item in enumerate(claim.evidence):
        yield f"evidence/{number}/source", item.source
        for place, span in enumerate(item.spans):
            if span.source not in {item.source, ""}:
                yield f"evidence/{number}/spans/{place}/source", span.source


def _message(source: str, ledger: Ledger) -> str:
    from rapidfuzz import process

    near = process.extractOne(source, list(ledger.sources), score_cutoff=60)
    return f"no record sources/{source}.yaml" + (f"; the nearest is `{near[0]}`" if near else "")


RULE = Rule("V101", "unknown-source", Level.ERROR, ledger=unknown_sources)
