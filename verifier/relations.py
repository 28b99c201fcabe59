"""Links between claims: which speak of the same thing, which rest on which, and where they run in a circle."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verifier.model import Claim, Operation, Reading
from verifier.reading import day_of
from verifier.values import compare, derive, read_value
from verifier.values.value import Comparison, Kind, Relation, Value

REACH = 100  # with how many other values of its group a claim is compared

RELATIONS = ("supports", "contradicts", "qualifies", "updates", "corrects", "same_as")
SUCCESSIONS = ("updates", "corrects")
_TIMES = {Kind.DATE, Kind.INTERVAL}


@dataclass(frozen=True, slots=True)
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
        for number, one in enumerate(group):
            for other in group[number + 1 : number + 1 + REACH]:
                if one.value is None or other.value is None or not qualifiers_overlap(one.claim, other.claim):
                    continue
                comparison = compare(one.value, other.value)
                if comparison.relation is Relation.CONTRADICTS:
                    yield Pair(one, other, comparison)


def beyond_reach(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Return a claim of each group that is too large for all of its pairs to be compared."""
    return (group[0] for group in _groups(readings) if len(group) > REACH + 1)


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
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.setdefault(name, name) != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for reading in readings:
        claim = reading.claim
        if claim.subject and claim.property:
            parents[root(f"claim {claim.id}")] = root(f"thing {plain(claim.subject)} {plain(claim.property)}")
        for other in claim.relations.get("same_as", ()):
            parents[root(f"claim {claim.id}")] = root(f"claim {other}")
    return {reading.claim.id: root(f"claim {reading.claim.id}") for reading in readings}


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
    days = [
        day_of(reading.claim.stated_on or (reading.article.issued if reading.article else ""))
        for reading in (one, other)
    ]
    return said[0] != said[1] or days[0] != days[1]


# --- derivations


@dataclass(frozen=True, slots=True)
class Result:
    """What a derivation gives: a value, or why there is none (`missing`: an input is no claim or has no value)."""

    value: Value | None
    reason: str = ""
    missing: bool = False
    inputs: tuple[Value, ...] = ()


def result(operation: Operation, by_id: Mapping[str, Reading]) -> Result:
    """Return what an operation over claims and literals gives."""
    values: list[Value] = []
    for item in operation.inputs:
        found = result(item, by_id) if isinstance(item, Operation) else _input(item, by_id)
        if found.value is None:
            return found
        values.append(found.value)
    derived = derive(operation.name, values)
    return Result(derived.value, derived.reason, inputs=tuple(values))


def _input(item: str, by_id: Mapping[str, Reading]) -> Result:
    if not is_id(item):
        value = read_value(item)
        return Result(value, "" if value else f"`{item}` is not read as a value")
    reading = by_id.get(item)
    if reading is None:
        return Result(None, f"no claim is called {item}", missing=True)
    return Result(reading.value, "" if reading.value else f"{item} has no value to reckon with", missing=True)


def literals(operation: Operation | None) -> Iterator[str]:
    """Return the inputs of a derivation, nested ones included, that are literals."""
    for item in operation.inputs if operation else ():
        if isinstance(item, Operation):
            yield from literals(item)
        elif not is_id(item):
            yield item


def circles(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    """Return the circles in which claims are derived from themselves, each once, from its first claim on."""
    graph = {reading.claim.id: inputs(reading.claim) for reading in readings}
    done: set[str] = set()
    found = []
    for start in graph:
        path: list[str] = []
        places: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, turn = stack.pop()
            if turn == 0:
                if name in places:
                    found.append(tuple(path[places[name] :]))
                    continue
                if name in done or name not in graph:
                    continue
                places[name] = len(path)
                path.append(name)
            following = graph[name]
            if turn < len(following):
                stack.append((name, turn + 1))
                stack.append((following[turn], 0))
            else:
                done.add(name)
                path.pop()
                del places[name]
    return found
