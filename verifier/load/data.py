"""The data of a YAML text without the places, in half the time: of a sound text few places are ever asked for.

Whatever is not plainly sound is left to the reader that knows where everything stands: it reads the same data, and
what it refuses, it refuses with its place.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from verifier.load.characters import REFUSED
from verifier.load.document import LENGTH, LEVELS, NODES, Data, Document
from verifier.load.yaml import NULLS, is_no_text, may_be_one_figure, read


def opened(text: str) -> Document:
    """Return a document's data, and its places for those who ask; what is refused stands in its `refusals`."""
    if "#" in text:  # what a comment may have cut off is looked for by the places
        return read(text)
    parser = CParser(text)
    try:
        return Document(_Builder(parser.get_event).run(), text, whole=True)
    except (_NotPlain, yaml.YAMLError):
        return read(text)
    finally:
        parser.dispose()


class _NotPlain(Exception):  # noqa: N818  it ends the building, it is no error
    pass


class _Builder:
    """Builds data from a parser's events as long as nothing about them is unusual."""

    def __init__(self, following: Callable[[], Any]) -> None:
        self.next = following
        self.nodes = 0

    def run(self) -> Data:
        self.next()  # the stream's start
        event = self.next()
        if type(event) is not DocumentStartEvent or event.version or event.tags:
            raise _NotPlain
        data = self.node(self.next(), 1)
        self.next()  # the document's end
        if type(self.next()) is not StreamEndEvent:
            raise _NotPlain
        return data

    def node(self, event: Any, level: int) -> Data:
        if event.anchor is not None or level > LEVELS:
            raise _NotPlain
        kind = type(event)
        if kind is ScalarEvent:
            return _scalar(event)
        if event.tag is not None:
            raise _NotPlain
        if kind is MappingStartEvent:
            return self.mapping(level)
        if kind is SequenceStartEvent:
            return self.sequence(level, event.flow_style)
        raise _NotPlain

    def mapping(self, level: int) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        following = self.next
        while type(event := following()) is ScalarEvent:
            name: str = event.value
            if event.tag or event.anchor or name in fields or (not event.style and is_no_text(name)):
                raise _NotPlain
            value = following()
            fields[name] = _scalar(value) if type(value) is ScalarEvent else self.node(value, level + 1)
        if type(event) is not MappingEndEvent:
            raise _NotPlain
        self.count(len(fields))
        return fields

    def sequence(self, level: int, flow: bool) -> list[Data]:
        items: list[Data] = []
        while type(event := self.next()) is not SequenceEndEvent:
            item, before = self.node(event, level + 1), items[-1] if items and flow else None
            if isinstance(before, str) and isinstance(item, str) and may_be_one_figure(before, item):
                raise _NotPlain  # a comma in brackets cuts a figure in two
            items.append(item)
        self.count(len(items))
        return items

    def count(self, more: int) -> None:
        self.nodes += more
        if self.nodes > NODES - LEVELS:
            raise _NotPlain


def _scalar(event: Any) -> str | None:
    text: str = event.value
    if event.anchor is not None or event.tag is not None or len(text) > LENGTH:
        raise _NotPlain
    style = event.style
    if not style:
        return None if text in NULLS else text
    if style == '"' and REFUSED.search(text):
        raise _NotPlain
    return text
