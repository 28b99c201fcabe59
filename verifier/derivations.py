"""Derivations: what a claim's inputs give, and which derived claims rest on an input that no longer stands."""

import re
from collections.abc import Iterator, Mapping, Sequence

from verifier.frozen import frozen
from verifier.model import Operation, Reading, State
from verifier.relations import inputs, is_id
from verifier.values import derive, read_value
from verifier.values.value import Kind, Value

_FOUR_DIGITS = re.compile(r"[1-9]\d{3}")


@frozen
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
    values = _as_numbers(operation, values)
    derived = derive(operation.name, values)
    return Result(derived.value, derived.reason, inputs=tuple(values))


def _as_numbers(operation: Operation, values: list[Value]) -> list[Value]:
    """Return the inputs, a literal of four digits as a number where no other input is of time: 1,120 of 1900."""
    timed = {Kind.DATE, Kind.INTERVAL, Kind.DURATION}
    bare = [item if isinstance(item, str) and _FOUR_DIGITS.fullmatch(item) else "" for item in operation.inputs]
    others = [value for value, figure in zip(values, bare, strict=True) if not figure]
    if len(others) == len(values) or not others or any(value.kind in timed for value in others):
        return values
    read = [read_value(f"{figure[0]},{figure[1:]}") if figure else None for figure in bare]
    return [one or value for one, value in zip(read, values, strict=True)]


def _input(item: str, by_id: Mapping[str, Reading]) -> Result:
    if not is_id(item):
        value = read_value(item)
        return Result(value, "" if value else f"`{item}` is not read as a value")
    reading = by_id.get(item)
    if reading is None:
        return Result(None, f"no claim is called {item}", missing=True)
    value = reckoned(reading)
    return Result(value, "" if value else f"{item} has no value to reckon with", missing=True)


def reckoned(reading: Reading) -> Value | None:
    """Return the value with which others are derived from a claim: as recorded, else the only one of its sentence."""
    if reading.value is not None or reading.claim.value:
        return reading.value
    return reading.sentence[0].value if len(reading.sentence) == 1 else None


def literals(operation: Operation | None) -> Iterator[str]:
    """Return the inputs of a derivation, nested ones included, that are literals."""
    for item in operation.inputs if operation else ():
        if isinstance(item, Operation):
            yield from literals(item)
        elif not is_id(item):
            yield item


# --- what no longer stands

_LOST = frozenset({State.ALTERED, State.GONE, State.AMBIGUOUS, State.UNDECIDED})


@frozen
class Stale:
    """A derived claim, the chain from it to the input that no longer stands, and why that does not."""

    claim: str
    chain: tuple[str, ...]  # at most SHOWN ids: the claim, its inputs on the way, the input last
    reason: str
    left_out: int = 0  # ids between the first ones and the last


SHOWN = 5


def stale(readings: Sequence[Reading]) -> Iterator[Stale]:
    """Yield each derived claim that rests, over however many steps, on an input whose words no longer stand."""
    return resting(readings, {reading.claim.id: reason for reading in readings if (reason := _lost(reading))})


def resting(readings: Sequence[Reading], reasons: Mapping[str, str]) -> Iterator[Stale]:
    """Yield each derived claim that rests, over however many steps, on one that does not stand; `reasons` says why.

    Each claim is told of once, by the nearest such input; the time is linear in the number of inputs.
    """
    derived: dict[str, list[str]] = {}
    for reading in readings:
        for name in inputs(reading.claim):
            derived.setdefault(name, []).append(reading.claim.id)
    following: dict[str, str] = {}
    roots = {name: name for name in reasons}
    queue = list(reasons)
    for name in queue:
        for one in derived.get(name, ()):
            if one not in roots:
                roots[one], following[one] = roots[name], name
                queue.append(one)
    for name in queue[len(reasons) :]:
        yield _told(name, roots[name], following, reasons[roots[name]])


def _lost(reading: Reading) -> str:
    state = next((found.passage.state for found in reading.spans if found.passage.state in _LOST), None)
    return f"quote is {state}" if state else ""


def _told(name: str, root: str, following: Mapping[str, str], reason: str) -> Stale:
    chain, one = [name], name
    while one in following and len(chain) < SHOWN:
        one = following[one]
        chain.append(one)
    whole = chain[-1] == root
    return Stale(name, tuple(chain) if whole else (*chain, root), reason, left_out=0 if whole else 1)
