"""
# The words stand on another page than recorded

`at` says where the words stand in the document: a page, a chapter, a cell or a time code. The words are in the source, but
in another place of it. This is a note, for pages are also counted by what is printed on them. `verifier fix` records the
place that the stored copy has.

This passes:

```text sources/costs.csv
part,euros
roof,"2,400"
```
```yaml sources/costs.yaml
type: dataset
title: Costs
file: costs.csv
sha256: 4d5b8d0c353867be4efb4db60437736abf04520adab82b69c1f4390f21232be5
```
```yaml claims/a.yaml
claims:
  - id: roof
    claim: The roof cost 2,400 euros.
    spans:
      - {source: costs, exact: "2,400", at: B2}
      - {source: costs, exact: euros, at: "B1"}
```

This is found:

```text sources/costs.csv
part,euros
roof,"2,400"
```
```yaml sources/costs.yaml
type: dataset
title: Costs
file: costs.csv
sha256: 4d5b8d0c353867be4efb4db60437736abf04520adab82b69c1f4390f21232be5
```
```yaml claims/a.yaml
claims:
  - id: roof
    claim: The roof cost 2,400 euros.
    spans:
      - {source: costs, exact: "2,400", at: B3}
      - {source: costs, exact: euros, at: "B1"}
```
```output
claims/a.yaml:5:45: note V117 wrong-place: roof: the words stand at B2, not at B3
```
"""

from collections.abc import Iterator

from verifier.finding import Fix, Level, Safety
from verifier.model import FoundSpan, Reading
from verifier.readers.places import place, same_place
from verifier.rule import Hit, Rule
from verifier.rules.states import words_of
from verifier.show import show


def wrong_place(reading: Reading) -> Iterator[Hit]:
    """Yield each quote whose recorded page, cell or time code is not where it stands."""
    evidence = (span for item in reading.evidence for span in item.spans)
    for found in (*reading.spans, *evidence, *reading.context):
        stands = _stands(found) if found.span.at else ""
        if stands and same_place(found.span.at, stands) is False:
            message = f"the words stand at {show(stands)}, not at {show(found.span.at)}"
            fix = Fix(Safety.SAFE, "record the place", f"{found.path}/at", stands)
            yield Hit(f"{found.path}/at", f"{reading.claim.local_id}: {message}", related=words_of(found), fix=fix)


def _stands(found: FoundSpan) -> str:
    passage = found.passage
    if found.source is None or passage.start is None or passage.end is None:
        return ""
    return place(found.source, passage.start, passage.end)


RULE = Rule("V117", "wrong-place", Level.NOTE, reading=wrong_place)
