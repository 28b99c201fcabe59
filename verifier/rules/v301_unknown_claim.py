"""
# A claim names another that does not exist

Relations and derivations point to claims by their id: `cost` in the same file, `budget/cost` in another. A link to
nothing says nothing.

This passes:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
  - id: length
    claim: Work takes 180 days.
    quote: takes 180 days
    relations: {qualifies: [start]}
```

This fails:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    relations: {supports: [begin]}
```
```output
claims/a.yaml:6:28: error V301 unknown-claim: start: no claim is called `begin`
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.relations import references
from verifier.rule import Hit, Rule
from verifier.show import show


def unknown_claims(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each reference to a claim that is not in the ledger, with the nearest id there is."""
    known = {claim.id for claim in ledger.claims}
    for reading in readings:
        for path, target in references(reading.claim):
            if target not in known:
                yield Hit(path, _message(reading, target, known), claim=reading.claim)


def _message(reading: Reading, target: str, known: set[str]) -> str:
    from rapidfuzz import process

    home = reading.claim.id.rpartition("/")[0] + "/"
    near = process.extractOne(target, sorted(known), score_cutoff=70)
    hint = f"; the nearest is `{near[0].removeprefix(home)}`" if near else ""
    return f"{reading.claim.local_id}: no claim is called `{show(target.removeprefix(home))}`{hint}"


RULE = Rule("V301", "unknown-claim", Level.ERROR, ledger=unknown_claims)
