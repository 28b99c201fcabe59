"""What a YAML text holds: plain data, the place of every node, and what is refused."""

from dataclasses import dataclass, field
from typing import Any

from verifier.frozen import frozen

Data = str | list["Data"] | dict[str, "Data"] | None
Box = tuple[int, int, int, int]  # line, column, end line, end column, all from 1

START: Box = (1, 1, 1, 1)
LEVELS = 32
NODES = 150_000  # three times what a file of claims with all their fields has
LENGTH = 100_000  # code points of one text


def box_of(event: Any) -> Box:
    """Return where something that the parser gave stands."""
    start, end = event.start_mark, event.end_mark
    return (start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@frozen
class Refusal:
    """Why a document, or a part of it, is not read: the form rule, its place, what was found, what to do."""

    rule: str
    box: Box
    message: str
    hint: str = ""
    related: Box | None = None
    path: str = ""


@dataclass(slots=True)
class Document:
    """A document as plain data; `places` holds each node's box by its path, `keys` each key as the parser gave it."""

    data: Data = None
    places: dict[str, Box] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict, compare=False)
    plain: dict[str, Box] = field(default_factory=dict)  # of the unquoted scalars, from which `#` cuts
    braces: set[str] = field(default_factory=set)  # of the nulls inside braces, where a comma ends a text
    joined: list[Box] = field(default_factory=list)  # texts of a list that a comma inside a figure had cut in two
    refusals: list[Refusal] = field(default_factory=list)
    whole: bool = False  # the document was read to its end
