"""
# Two claims are related in ways that exclude each other

One claim cannot contradict another and support it, or be the same as it. One of the two relations is a slip.

Take out the relation that is not meant.

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
    relations: {supports: [length]}
  - id: length
    claim: Work takes 180 days.
    quote: takes 180 days
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
    relations: {supports: [length]}
  - id: length
    claim: Work takes 180 days.
    quote: takes 180 days
    relations: {contradicts: [start]}
```
```output
claims/a.yaml:10:31: error V309 opposed-relations: length contradicts start, but start is said to support it
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule

AGREEING = {"supports": "support", "same_as": "be the same as"}


def opposed_relations(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each declared contradiction with a claim that either side also declares to support or to be the same."""
    claims = {reading.claim.id: reading.claim for reading in readings}
    for claim in claims.values():
        for number, target in enumerate(claim.relations.get("contradicts", ())):
            other = claims.get(target)
            for said in _agreeing(claim, other) if other is not None and other is not claim else ():
                message = f"{claim.local_id} contradicts {target.rpartition('/')[2]}, but {said}"
                yield Hit(f"relations/contradicts/{number}", message, claim=claim)


def _agreeing(one: Claim, other: Claim) -> Iterator[str]:
    for relation, words in AGREEING.items():
        if other.id in one.relations.get(relation, ()):
            yield f"is said to {words} it, too"
        elif one.id in other.relations.get(relation, ()):
            yield f"{other.local_id} is said to {words} it"


RULE = Rule("V309", "opposed-relations", Level.ERROR, ledger=opposed_relations)
