"""The JSON Schemas of the records: the fast validator accepts, the thorough one explains."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

NAMES = ("claims", "source", "settings")


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which data breaks its schema: where, what was written, what was expected, the nearest field name."""

    path: tuple[str | int, ...]
    kind: str  # unknown, missing, or value
    message: str
    field: str = ""  # of an unknown field, its name
    nearest: str = ""


def text(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of claim files, source records or settings."""
    return (files(__name__) / f"{name}.schema.json").read_text(encoding="utf-8")


def accepts(name: str, data: object) -> bool:
    """Return whether data has the form of its schema."""
    return bool(_fast(name).is_valid(data))


def faults(name: str, data: object) -> Iterator[Fault]:
    """Return how data breaks its schema, in the order of its fields."""
    from verifier.schema.explain import explained

    return explained(name, data)


@cache
def _fast(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(text(name))
