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
claims/a.yaml:6:12: error V303 contradiction: vans (`12 vans`) contradicts all-vans (`14 vans`): `The yard has 12 vans.` against `In all, the yard has 14 vans.`
claims/a.yaml:12:12: error V303 contradiction: all-vans (`14 vans`) contradicts vans (`12 vans`): `In all, the yard has 14 vans.` against `The yard has 12 vans.`
```
"""

from collections import Counter
from collections.abc import Iterator

from verifier.finding import Level, Related
from verifier.model import Ledger, Reading
from verifier.relations import SUCCESSIONS, Pair, beyond_reach, counts_on, declared, pairs, told_apart
from verifier.rule import Hit, Rule
from verifier.show import show

QUOTED = 60  # code points of a quote that the message shows
SHOWN = 3  # contradictions of one claim that are told in full


def contradictions(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield both claims of each pair on the same thing whose values exclude each other."""
    told: Counter[str] = Counter()
    names: dict[str, Reading] = {}
    for pair in pairs(readings):
        if declared(pair.one.claim, pair.other.claim, *SUCCESSIONS) or counts_on(pair.one, pair.other):
            continue
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            told[one.claim.id] += 1
            names[one.claim.id] = one
            if told[one.claim.id] <= SHOWN:
                yield _hit(pair, one, other)
    for name, count in told.items():
        if count > SHOWN:
            message = f"{names[name].claim.local_id} contradicts {count - SHOWN} more claims on the same thing"
            yield Hit("value", message, claim=names[name].claim)
    for reading, reach in beyond_reach(readings):
        message = f"too many claims on the same thing to compare all; each was compared with the {reach} after it"
        yield Hit("property", f"{reading.claim.local_id}: {message}", level=Level.WARNING, claim=reading.claim)


def _hit(pair: Pair, one: Reading, other: Reading) -> Hit:
    level, words = _level(pair), "contradicts"
    if declared(pair.one.claim, pair.other.claim, "contradicts"):
        level, words = Level.NOTE, "contradicts, as declared,"
    whom = f"{_name(one, other)} (`{show(other.claim.value)}`)"
    said = f"{one.claim.local_id} (`{show(one.claim.value)}`) {words} {whom}{_quotes(one, other)}"
    place = Related(other.claim.place("value"), show(other.claim.claim))
    return Hit("value", said, level=level, related=(place,), claim=one.claim)


def _quotes(one: Reading, other: Reading) -> str:
    """Return the words of both, shortened: empty where one of them has none of its own."""
    quotes = [reading.spans[0].span.exact for reading in (one, other) if reading.spans]
    return ": " + " against ".join(f"`{_short(quote)}`" for quote in quotes) if len(quotes) > 1 else ""


def _short(quote: str) -> str:
    text = " ".join(show(quote).split())
    return text if len(text) <= QUOTED else text[: QUOTED - 4].rsplit(" ", 1)[0] + " ..."


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
