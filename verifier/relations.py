"""Links between claims: which speak of the same thing, which rest on which, and where they run in a circle."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from verifier.frozen import frozen
from verifier.model import Claim, Operation, Reading
from verifier.reading import day_of
from verifier.values import compare, read_value
from verifier.values.value import Comparison, Kind, Relation, Value
from verifier.words import words

REACH, LEAST = 100, 10  # with how many other values of its group a claim is compared; in a very large group
PAIRS = 100_000  # of one group, above which each claim is compared with fewer

RELATIONS = ("supports", "contradicts", "qualifies", "updates", "corrects", "same_as")
SUCCESSIONS = ("updates", "corrects")
_TIMES = {Kind.DATE, Kind.INTERVAL}


@frozen
class Pair:
    """Two claims on the same thing, and how their values stand to each other."""

    one: Reading
    other: Reading
    comparison: Comparison


def references(claim: Claim) -> Iterator[tuple[str, str]]:
    """Return the field path and the full id of every claim that a claim names."""
    for relation, targets in claim.relations.items():
        for number, target in enumerate(targets):
            yield f"relations/{relation}/{number}", target
    for path, target in _inputs(claim.derived_from, "derived_from"):
        yield path, target
    for number, item in enumerate(claim.evidence):
        yield from _inputs(item.derived_from, f"evidence/{number}/derived_from")


def inputs(claim: Claim) -> tuple[str, ...]:
    """Return the full ids of the claims from which a claim is derived."""
    return tuple(target for _, target in _inputs(claim.derived_from, "derived_from"))


def _inputs(operation: Operation | None, path: str) -> Iterator[tuple[str, str]]:
    if operation is None:
        return
    for number, item in enumerate(operation.inputs):
        place = f"{path}/{operation.name}/{number}"
        if isinstance(item, Operation):
            yield from _inputs(item, place)
        elif is_id(item):
            yield place, item


def is_id(text: str) -> bool:
    """Return whether the input of a derivation is a claim's full id; the loader made every id full."""
    return "/" in text and all(part[:1].isalpha() and part[:1].islower() for part in [text.rpartition("/")[2]])


# --- the same thing


def pairs(readings: Sequence[Reading]) -> Iterator[Pair]:
    """Return the pairs of claims on the same thing whose values exclude each other, each pair once."""
    for group in _groups(readings):
        for one, other in _near(group):
            if one.value is None or other.value is None or not qualifiers_overlap(one.claim, other.claim):
                continue
            comparison = compare(one.value, other.value)
            if comparison.relation is Relation.CONTRADICTS:
                yield Pair(one, other, comparison)


def beyond_reach(readings: Sequence[Reading]) -> Iterator[tuple[Reading, int]]:
    """Return a claim of each group too large for all of its pairs to be compared, and with how many each one was."""
    for group in _groups(readings):
        ordered, spans = _in_order(group)
        reach = reach_in(len(ordered)) + 1
        if any(_overlaps(spans, number, number + reach) for number in range(len(ordered) - reach)):
            yield group[0], reach - 1


def _near(group: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Return the pairs of a group; of a large one those whose times meet, each claim with the REACH that follow it."""
    ordered, spans = _in_order(group)
    reach = reach_in(len(ordered))
    for number, one in enumerate(ordered):
        for following in range(number + 1, min(len(ordered), number + 1 + reach)):
            if not _overlaps(spans, number, following):
                break
            yield one, ordered[following]


def reach_in(count: int) -> int:
    """Return with how many others each claim of a group is compared: all pairs of a small one, in all bounded."""
    return min(REACH, max(LEAST, PAIRS // max(1, count)))


_Spans = Sequence[tuple[Fraction, Fraction]]


def _overlaps(spans: _Spans, one: int, later: int) -> bool:
    return not spans or spans[later][0] <= spans[one][1]


def _in_order(group: Sequence[Reading]) -> tuple[Sequence[Reading], _Spans]:
    """Return a large group by the beginning of the first qualifier that is a time in all of them, and those times."""
    if len(group) <= REACH + 1:
        return group, ()
    for key in sorted(group[0].claim.qualifiers):
        spans = [_span(reading.claim.qualifiers[key]) for reading in group]
        known = [(span, number) for number, span in enumerate(spans) if span is not None]
        if len(known) == len(group):
            known.sort()
            return [group[number] for _, number in known], [span for span, _ in known]
    return sorted(group, key=lambda reading: sorted(reading.claim.qualifiers.items())), ()


def _span(text: str) -> tuple[Fraction, Fraction] | None:
    value = _time(text)
    if value is None or len(value.senses) > 1 or value.senses[0].unit:
        return None
    interval = value.senses[0].interval
    return None if interval.low is None or interval.high is None else (interval.low, interval.high)


def _groups(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Return the claims with values that may be on the same thing: same subject, property and qualifier keys."""
    things = joined(readings)
    groups: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        thing = things.get(reading.claim.id)
        if reading.value is not None and thing:
            groups[(thing, *sorted(reading.claim.qualifiers))].append(reading)
    return (group for group in groups.values() if len(group) > 1)


def joined(readings: Sequence[Reading]) -> Mapping[str, str]:
    """Return a name of the thing that each claim is on: subject and property, merged where `same_as` joins claims."""
    if not any("same_as" in reading.claim.relations for reading in readings):
        return {reading.claim.id: _thing(reading.claim) or f"claim {reading.claim.id}" for reading in readings}
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.setdefault(name, name) != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for reading in readings:
        claim = reading.claim
        if thing := _thing(claim):
            parents[root(f"claim {claim.id}")] = root(thing)
        for other in claim.relations.get("same_as", ()):
            parents[root(f"claim {claim.id}")] = root(f"claim {other}")
    return {reading.claim.id: root(f"claim {reading.claim.id}") for reading in readings}


def _thing(claim: Claim) -> str:
    named = claim.subject and claim.property
    return f"thing {plain(claim.subject)} {plain(claim.property)}" if named else ""


def qualifiers_overlap(one: Claim, other: Claim) -> bool:
    """Return whether two claims carry the same qualifier keys with values that overlap."""
    if one.qualifiers.keys() != other.qualifiers.keys():
        return False
    return all(_overlap(text, other.qualifiers[key]) for key, text in one.qualifiers.items())


def _overlap(one: str, other: str) -> bool:
    if plain(one) == plain(other):
        return True
    first, second = _time(one), _time(other)
    if first is None or second is None:
        return False
    return compare(first, second).relation not in {Relation.CONTRADICTS, Relation.INCOMPARABLE}


@lru_cache(maxsize=4096)
def _time(text: str) -> Value | None:
    value = read_value(text)
    return value if value is not None and value.kind in _TIMES else None


def plain(text: str) -> str:
    """Return text as it is compared: without case and superfluous spaces."""
    return " ".join(text.casefold().split())


def declared(one: Claim, other: Claim, *relations: str) -> bool:
    """Return whether either claim names the other in one of these relations."""
    return any(
        other.id in one.relations.get(relation, ()) or one.id in other.relations.get(relation, ())
        for relation in relations
    )


def told_apart(one: Reading, other: Reading) -> bool:
    """Return whether two claims have different speakers or were made on different days."""
    said = [plain(reading.claim.speaker) for reading in (one, other)]
    return said[0] != said[1] or _said_on(one) != _said_on(other)


def counts_on(one: Reading, other: Reading) -> bool:
    """Return whether the later of two claims tells a running count on: made on a later day, in words of growth.

    Example: `12 people died`, and on the day after `the toll rose to 14`.
    """
    days = [_said_on(reading) for reading in (one, other)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    later = one if days[0] > days[1] else other
    said = " ".join([later.claim.claim, *(found.span.exact for found in later.spans)]).casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", said) for word in words("running_counts"))


def _said_on(reading: Reading) -> dt.date | None:
    return day_of(reading.claim.stated_on or (reading.article.issued if reading.article else ""))
