"""The JSON Schemas of the records: the fast validator accepts, the thorough one explains."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from verifier.frozen import frozen

NAMES = ("claims", "source", "settings", "report")


@frozen
class Fault:
    """One way in which data breaks its schema: where, what was written, what was expected, the nearest field name."""

    path: tuple[str | int, ...]
    kind: str  # unknown, missing, null, or value
    message: str
    field: str = ""  # of an unknown field, its name
    nearest: str = ""
    sure: bool = False  # whether the nearest name can only be the one that was meant


def text(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of claim files, source records, settings or reports."""
    return (Path(__file__).parent / f"{name}.schema.json").read_text(encoding="utf-8")


def accepts(name: str, data: object, of: str = "") -> bool:
    """Return whether data has the form of its schema, or of a part of it."""
    return bool(_fast(name, of).is_valid(data))


def faults(name: str, data: object) -> Iterator[Fault]:
    """Return how data that is not accepted breaks its schema; at least one way, each told once."""
    from verifier.schema.explain import explained

    told = dict.fromkeys(explained(name, data))
    return iter(told or dict.fromkeys(_unexplained(name, data)))


def _unexplained(name: str, data: object) -> Iterator[Fault]:
    """Return the faults that only the fast validator sees, so that no refusal goes without a finding."""
    for error in _fast(name).iter_errors(data):
        yield Fault(tuple(error.instance_path), "value", "this has not the form wanted")


def part(name: str, of: str) -> dict[str, Any]:
    """Return a part of a schema as a schema: `claim`, `single` or `file` of `claims`."""
    import json

    schema: dict[str, Any] = json.loads(text(name))
    return {**schema["$defs"][of], "$defs": schema["$defs"]} if of else schema


@cache
def _fast(name: str, of: str = "") -> Any:
    import json

    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(json.dumps(part(name, of)) if of else text(name))
