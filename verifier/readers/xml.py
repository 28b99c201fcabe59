"""XML inside documents: its elements and text in order, by local name; document types are refused."""

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

DEPTH = 256


class MalformedError(Exception):
    """Why XML was not read, as a phrase to stand after a file's name."""


class Handler(Protocol):
    """What is told of a document, in its order; names are without their namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text stands between tags."""


def walk(raw: bytes, handler: Handler) -> None:
    """Tell a handler what stands in a document.

    Raises MalformedError where it is not well formed, has a document type, or is nested too deeply.
    """
    depth = 0
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise MalformedError(f"is nested more than {DEPTH} deep")
        handler.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_local(name))

    def refuse(*_: object) -> None:
        raise MalformedError("has a document type, which may hold anything")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(raw, True)  # noqa: FBT003  expat's own signature
    except expat.ExpatError as error:
        raise MalformedError(f"is no well-formed XML: {expat.ErrorString(error.code)}") from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
