"""
# The evidence says otherwise than its stance

An item recorded as support whose words exclude the claim's value refutes it; one recorded as refuting whose words agree
with it supports it. Correct the stance, the quote or the value. Items of one `group` are needed together: a figure that is
a part of theirs is not held against the whole.

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 14
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
    evidence:
      - {source: register, quote: 'Vans: 14', value: 14 vans, stance: refutes}
```

This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
The register lists 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
    value: 12 vans
    evidence:
      - {source: register, quote: The register lists 14 vans.}
```
```output
claims/a.yaml:8:9: error V403 evidence-against-stance: vans records 12 vans, but supporting evidence register says 14 vans
```
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from verifier.agreement import Agreement
from verifier.derivations import reckoned
from verifier.evidence import Weighed, weighed
from verifier.finding import Level
from verifier.judge import Label, judge, negations
from verifier.model import FoundEvidence, Reading, Stance
from verifier.reading import day_of
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values.value import Kind, Value
from verifier.wording import contrast

_AGREE = {Agreement.AGREES, Agreement.LESS_PRECISE}


def evidence_against_stance(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[Hit]:
    """Yield each evidence item whose words say the opposite of its stance."""
    for number, item in enumerate(reading.evidence):
        found = weighed(reading, item, by_id)
        if found is not None and _opposes(reckoned(reading), found, item.evidence.stance):
            yield _hit(reading, number, found, item.evidence.stance)
        elif item.evidence.stance is Stance.SUPPORTS:
            told = list(_denied(reading, number, item))
            yield from told
            if found is None and not told and reading.value is None:
                yield from _refuted(reading, number, item)


def _opposes(ours: Value | None, found: Weighed, stance: Stance) -> bool:
    if stance is Stance.SUPPORTS:
        return found.agreed.state is Agreement.DISAGREES and not _rounds(ours, found)
    return stance is Stance.REFUTES and found.agreed.state in _AGREE


def _rounds(ours: Value | None, found: Weighed) -> bool:
    """Return whether a round figure of the claim is the evidence's, rounded: 2,100 for 2,104."""
    if found.agreed.mention is None or ours is None:
        return False
    theirs = found.agreed.mention.value
    counted = ours.kind in _COUNTED and theirs.kind in _COUNTED
    measured = ours.kind is theirs.kind and ours.kind in _MEASURED and ours.senses[0].unit == theirs.senses[0].unit
    if ours.hedge or theirs.hedge or not (counted or measured):
        return False
    one, other = ours.written.low, theirs.written.low
    if one is None or other is None or one != ours.written.high or other != theirs.written.high:
        return False
    step = _zeros(one)
    return step > 1 and one >= 10 * step and abs(one - other) * 2 <= step


def _zeros(figure: Fraction) -> int:
    """Return the power of ten to which a whole number is rounded; 1 for any other number."""
    digits = str(figure) if figure.denominator == 1 else "1"
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_MEASURED = frozenset({Kind.MONEY, Kind.QUANTITY})


def _denied(reading: Reading, number: int, item: FoundEvidence) -> Iterator[Hit]:
    """Yield supporting evidence that denies what the claim's sentence asserts, or asserts what it denies."""
    for one in negations(reading.claim.claim, " ".join(found.span.exact for found in item.spans)):
        said = f"{reading.claim.local_id} says `{show(one.claim)}`, but supporting evidence"
        yield Hit(f"evidence/{number}", f"{said} {item.evidence.source} says `{show(one.source)}`")
        return


def _refuted(reading: Reading, number: int, item: FoundEvidence) -> Iterator[Hit]:
    """Yield supporting evidence whose figures and dates the judge finds to refute a sentence of several."""
    if len(reading.sentence) < 2 or item.evidence.group or item.evidence.derived_from is not None:
        return
    source = item.spans[0].source if item.spans else None
    words = " ".join(found.span.exact for found in item.spans)
    found = judge(reading.claim.claim, words, day_of(source.issued) if source else None)
    against = next((ground for ground in found.grounds if ground.supports is False and ground.hard), None)
    if found.label is Label.REFUTED and against is not None:
        said = f"{reading.claim.local_id} says `{show(against.claim)}`, but supporting evidence"
        message = f"{said} {item.evidence.source} says `{show(against.evidence)}`"
        yield Hit(f"evidence/{number}", message, level=Level.WARNING)


def _hit(reading: Reading, number: int, found: Weighed, stance: Stance) -> Hit:
    level = Level.ERROR if found.agreed.hard else Level.WARNING
    claim = reading.claim
    verb, said = ("records", claim.value) if claim.value else ("says", reading.sentence[0].text)
    if stance is Stance.SUPPORTS:
        message = contrast(claim.local_id, verb, said, found.agreed, f"supporting evidence {found.name}")
    else:
        message = f"{claim.local_id}: {found.name} is recorded as refuting, but its words agree with `{show(said)}`"
    return Hit(f"evidence/{number}", message, level=level)


RULE = Rule("V403", "evidence-against-stance", Level.ERROR, linked=evidence_against_stance)
