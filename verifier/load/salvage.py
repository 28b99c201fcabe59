"""What is left of a faulty record: nothing that is wrong is read, nothing that is right is thrown away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from verifier.schema import Fault


def sound(
    record: Mapping[str, Any], faults: Sequence[Fault], accepted: Callable[[Mapping[str, Any]], bool]
) -> dict[str, Any] | None:
    """Return a record without its faults, where what is left is one: unknown fields go alone, others whole.

    The faults' paths are relative to the record.
    """
    known = without_unknown(record, faults)
    for rest in ([fault for fault in faults if fault.kind != "unknown"], faults):
        left = without_fields(known, rest)
        if accepted(left):
            return left
    return None


def without_unknown(record: Mapping[str, Any], faults: Iterable[Fault]) -> dict[str, Any]:
    """Return a record without its unknown fields, at any depth."""
    left: Any = dict(record)
    for fault in faults:
        if fault.kind == "unknown":
            left = _without(left, fault.path, fault.field)
    return dict(left)


def without_fields(record: Mapping[str, Any], faults: Iterable[Fault]) -> dict[str, Any]:
    """Return a record without the fields, at its own level, in which there are faults."""
    bad = {str(fault.path[0]) if fault.path else fault.field for fault in faults}
    return {key: value for key, value in record.items() if key not in bad}


def _without(data: Any, path: Sequence[str | int], field: str) -> Any:
    if not path:
        return {key: value for key, value in data.items() if key != field}
    first, *rest = path
    inner = _without(data[first], rest, field)
    if isinstance(data, list):
        return [inner if number == first else item for number, item in enumerate(data)]
    return {**data, first: inner}
