"""
# A name of the sentence is nowhere in the source

A person, place or body that the claim names must stand somewhere in the source of its words, in full or by a short form
defined there, or be the recorded speaker. A name that does not is a mistake for another, or was never there.

Write the name as the source has it; or quote the source that names it.

This passes:

```text sources/minutes.txt
The Court of Audit (COA) praised Ada Lind. Northport was not mentioned.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: praised
    claim: COA praised Ada Lind.
    quote: The Court of Audit (COA) praised Ada Lind.
```

This fails:

```text sources/minutes.txt
The Court of Audit (COA) praised Ada Lind. Northport was not mentioned.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: praised
    claim: The Court of Audit praised Ada Linde of Southport.
    quote: The Court of Audit (COA) praised Ada Lind.
```
```output
claims/a.yaml:4:12: error V209 unknown-name: praised names `Southport`, which is nowhere in the source
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.judge import names
from verifier.model import Reading
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import reads_language


def unknown_names(reading: Reading) -> Iterator[Hit]:
    """Yield each name of a claim's sentence that stands nowhere in the sources of its quotes, their records or context."""
    claim = reading.claim
    sources = {found.span.source: found.source for found in reading.spans}
    if not sources or claim.derived_from is not None:
        return
    texts, also = [], [claim.speaker, *claim.context]
    for source in sources.values():
        if source is None or source.text is None or not reads_language(source.language):
            return
        texts.append(source.text)
        also += [source.title, *source.names]
    for one in names(claim.claim, texts[0] if len(texts) == 1 else " ".join(texts), also):
        shown = all(source is None or source.published for source in sources.values())
        near = f"; the nearest is `{show(one.source)}`" if one.source and shown else ""
        name = show(one.claim.rstrip("."))
        yield Hit("claim", f"{claim.local_id} names `{name}`, which is nowhere in the source{near}")


RULE = Rule("V209", "unknown-name", Level.ERROR, reading=unknown_names)
