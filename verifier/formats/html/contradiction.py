"""Claims that exclude each other, side by side."""

from collections.abc import Iterator, Sequence
from itertools import islice

from verifier.formats.html.register import Register
from verifier.frozen import frozen
from verifier.model import Reading
from verifier.relations import SUCCESSIONS, counts_on, declared, pairs
from verifier.values import show as show_value

SHOWN = 100  # pairs on a page


@frozen
class Side:
    """One of two claims: its name, sentence, words, value and speaker."""

    name: str
    href: str
    claim: str
    words: str
    value: str
    speaker: str
    stated_on: str


@frozen
class Contradiction:
    """Two claims that exclude each other, and whether the record says that they do."""

    one: Side
    other: Side
    acknowledged: bool
    holds: bool  # the values do exclude each other; else only the record says so


def contradictions(register: Register, readings: Sequence[Reading]) -> tuple[tuple[Contradiction, ...], bool]:
    """Return the contradictions in which claims of a page stand, at most SHOWN, and whether there are more."""
    wanted = {reading.claim.id for reading in readings}
    found = list(islice(_all(register, wanted), SHOWN + 1))
    return tuple(found[:SHOWN]), len(found) > SHOWN


def _all(register: Register, wanted: set[str]) -> Iterator[Contradiction]:
    told: set[frozenset[str]] = set()
    for pair in pairs(register.report.readings):
        one, other = pair.one, pair.other
        if not {one.claim.id, other.claim.id} & wanted:
            continue
        if declared(one.claim, other.claim, *SUCCESSIONS) or counts_on(one, other):
            continue
        told.add(frozenset({one.claim.id, other.claim.id}))
        yield _pair(register, one, other, holds=True)
    for name in sorted(wanted):
        reading = register.readings[name]
        for target in reading.claim.relations.get("contradicts", ()):
            both = frozenset({name, target})
            if target in register.readings and len(both) > 1 and both not in told:
                told.add(both)
                yield _pair(register, reading, register.readings[target], holds=False)


def _pair(register: Register, one: Reading, other: Reading, *, holds: bool) -> Contradiction:
    acknowledged = declared(one.claim, other.claim, "contradicts")
    return Contradiction(_side(register, one), _side(register, other), acknowledged, holds)


def _side(register: Register, reading: Reading) -> Side:
    claim = reading.claim
    return Side(
        name=claim.id,
        href=register.homes.get(claim.id, ""),
        claim=claim.claim,
        words=" […] ".join(span.span.exact for span in reading.spans),
        value=show_value(reading.value) if reading.value else claim.value,
        speaker=claim.speaker,
        stated_on=claim.stated_on,
    )
