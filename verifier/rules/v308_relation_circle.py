"""
# Relations run in a circle

A claim supports, updates or corrects another. When the chain comes back to the claim, it rests on itself, or is older and
newer than itself at once. `same_as` and `contradicts` hold both ways and make no circle, but no claim is related to itself.

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
    relations: {supports: [start]}
```
```output
claims/a.yaml:6:28: error V308 relation-circle: start supports itself: start -> length -> start
claims/a.yaml:10:28: error V308 relation-circle: length supports itself: length -> start -> length
```
"""

from collections.abc import Iterator

from verifier.circles import Circle, circles
from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule

ORDERED = (("supports", ("supports",)), ("comes after", ("updates", "corrects")))


def relation_circles(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield every claim that supports, updates or corrects itself, over however many steps, and each link to itself."""
    claims = {reading.claim.id: reading.claim for reading in readings if reading.claim.relations}
    for verb, relations in ORDERED:
        for circle in circles({name: _targets(claim, relations) for name, claim in claims.items()}):
            yield _hit(claims[circle.name], circle, verb, relations)
    for claim in claims.values():
        for relation in ("contradicts", "qualifies", "same_as"):
            if claim.id in claim.relations.get(relation, ()):
                yield Hit(f"relations/{relation}", f"{claim.local_id} names itself under {relation}", claim=claim)


def _targets(claim: Claim, relations: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(target for relation in relations for target in claim.relations.get(relation, ()))


def _hit(claim: Claim, circle: Circle, verb: str, relations: tuple[str, ...]) -> Hit:
    way = " -> ".join(name.rpartition("/")[2] for name in circle.way)
    relation = next(one for one in relations if claim.relations.get(one))
    place = claim.relations[relation].index(circle.way[1]) if circle.way[1] in claim.relations[relation] else 0
    return Hit(f"relations/{relation}/{place}", f"{claim.local_id} {verb} itself: {way}", claim=claim)


RULE = Rule("V308", "relation-circle", Level.ERROR, ledger=relation_circles)
