"""
# Two claims on the same thing exclude each other

Both cannot be true: they have the same subject, property and qualifiers, and values that exclude each other. The
finding stands at each of them.

Correct the one that is wrong; or, where they speak of different things, say so with a qualifier (`when`, `part`,
`basis`); or, where the sources do contradict each other, declare it: `relations: {contradicts: [other]}` makes it a
note that every report shows. A later figure `updates` or `corrects` an earlier one.

This passes:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
    subject: yard
    property: vans
```

This fails:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
    subject: yard
    property: vans
  - id: all-vans
    claim: In all, the yard has 14 vans.
    quote: In all, the yard has 14 vans.
    value: 14 vans
    subject: yard
    property: vans
```
```output
claims/a.yaml:6:12: error V303 contradiction: vans (`12 vans`) contradicts all-vans (`14 vans`)
claims/a.yaml:12:12: error V303 contradiction: all-vans (`14 vans`) contradicts vans (`12 vans`)
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Related
from verifier.model import Ledger, Reading
from verifier.relations import SUCCESSIONS, Pair, beyond_reach, declared, pairs, told_apart
from verifier.rule import Hit, Rule
from verifier.show import show


def contradictions(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield both claims of each pair on the same thing whose values exclude each other."""
    for pair in pairs(readings):
        if declared(pair.one.claim, pair.other.claim, *SUCCESSIONS):
            continue
        yield from _both(pair)
    for reading in beyond_reach(readings):
        message = "too many claims on the same thing to compare all; each was compared with its 100 nearest"
        yield Hit("property", f"{reading.claim.local_id}: {message}", level=Level.WARNING, claim=reading.claim)


def _both(pair: Pair) -> Iterator[Hit]:
    level, words = _level(pair), "contradicts"
    if declared(pair.one.claim, pair.other.claim, "contradicts"):
        level, words = Level.NOTE, "contradicts, as declared,"
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        said = f"{one.claim.local_id} (`{show(one.claim.value)}`) {words} {_name(one, other)} (`{show(other.claim.value)}`)"
        place = Related(other.claim.place("value"), show(other.claim.claim))
        yield Hit("value", said, level=level, related=(place,), claim=one.claim)


def _level(pair: Pair) -> Level:
    if all(_vague(reading) for reading in (pair.one, pair.other)):
        return Level.NOTE
    if not pair.comparison.hard or told_apart(pair.one, pair.other):
        return Level.WARNING
    return Level.ERROR


def _vague(reading: Reading) -> bool:
    """Return whether a value is a vague word without a figure: several, dozens."""
    value = reading.value
    return value is not None and value.written.low is None and value.written.high is None and not value.edtf


def _name(one: Reading, other: Reading) -> str:
    return other.claim.local_id if one.claim.file == other.claim.file else other.claim.id


RULE = Rule("V303", "contradiction", Level.ERROR, ledger=contradictions)
