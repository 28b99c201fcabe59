"""YAML text to plain data with the place of every node: YAML 1.2's core meanings, nothing that executes or expands."""

import re
from functools import lru_cache
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from verifier.load.characters import BYTES, REFUSED, decoded
from verifier.load.document import LENGTH, LEVELS, NODES, Box, Data, Document, Marks, Refusal, box_of
from verifier.load.syntax import syntax

__all__ = ["BYTES", "LEVELS", "Box", "Data", "Document", "Refusal", "decoded", "read"]

_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})*$")
_GROUP_AFTER = re.compile(r"\d{3}(?!\d)")
NULLS = {"", "~", "null", "Null", "NULL"}
_NO_TEXT = re.compile(  # what YAML's core reads as null, yes or no, or a number
    r"|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


class _Stop(Exception):  # noqa: N818  it ends the reading, it is no error of ours
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


def read(text: str) -> Document:
    """Return a document's data and places; what is refused stands in its `refusals`, never raised."""
    document = Document(known=Marks())
    parser = CParser(text)
    try:
        _Reader(parser, document).run()
        document.whole = True
    except _Stop as stop:
        document.refusals.append(stop.refusal)
    except yaml.YAMLError as error:
        document.refusals.append(syntax(error, text))
    finally:
        parser.dispose()
    return document


class _Reader:
    """Walks the parser's events and builds data, with limits."""

    def __init__(self, parser: Any, document: Document) -> None:
        self.next = parser.get_event
        self.document = document
        self.places, self.plain = document.places, document.plain
        self.keys, self.braces = document.keys, document.braces

    def run(self) -> None:
        self.next()  # the stream's start
        event = self.next()
        if isinstance(event, StreamEndEvent):
            return
        if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            raise _Stop(Refusal("V004", box_of(event), "directives (`%YAML`, `%TAG`) are not read"))
        self.document.data = self.node(self.next(), "", 1)
        self.next()  # the document's end
        event = self.next()
        if not isinstance(event, StreamEndEvent):
            raise _Stop(Refusal("V004", box_of(event), "a second document begins here; one file holds one"))

    def node(self, event: Any, path: str, level: int) -> Data:
        if len(self.places) > NODES:
            raise _Stop(Refusal("V006", box_of(event), f"more than {NODES:,} fields and texts"))
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event, path)
        if kind is AliasEvent:
            raise _Stop(Refusal("V004", box_of(event), f"the alias `*{event.anchor}` is not read; write the text out"))
        _no_extras(event)
        if level > LEVELS:
            raise _Stop(Refusal("V006", box_of(event), f"more than {LEVELS} levels of nesting"))
        start = event.start_mark
        data: Data
        if kind is MappingStartEvent:
            data, end = self.mapping(path, level, event.flow_style)
        else:
            data, end = self.sequence(path, level)
        self.places[path] = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return data

    def scalar(self, event: Any, path: str) -> str | None:
        if event.anchor is not None or event.tag is not None:
            _no_extras(event)
        start, end = event.start_mark, event.end_mark
        box = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.places[path] = box
        text: str = event.value
        if len(text) > LENGTH:
            raise _Stop(Refusal("V006", box, f"a text of {len(text):,} characters; at most {LENGTH:,} are read"))
        style = event.style
        if not style:
            self.plain[path] = box
            if text in NULLS:
                return None
        elif style == '"' and REFUSED.search(text):
            code = f"U+{ord(REFUSED.findall(text)[0]):04X}"
            raise _Stop(Refusal("V005", box, f"the escape gives the character {code}, which no text needs"))
        return text

    def sequence(self, path: str, level: int) -> tuple[list[Data], Any]:
        items: list[Data] = []
        prefix = f"{path}/" if path else ""
        event: Any
        while type(event := self.next()) is not SequenceEndEvent:
            here = f"{prefix}{len(items)}"
            item = self.node(event, here, level + 1)
            last = f"{prefix}{len(items) - 1}"
            if items and isinstance(item, str) and self.splits_figure(items[-1], last, item, here):
                items[-1] = f"{items[-1]},{item}"
                box = self.places[last] = (*self.places[last][:2], *self.places.pop(here)[2:])
                self.document.joined.append(box)
            else:
                items.append(item)
        return items, event.end_mark

    def splits_figure(self, before: Data, last: str, after: str, here: str) -> bool:
        """Return whether the comma between two unquoted texts of a list in brackets stands inside a figure: 4,430."""
        plain = self.plain
        return (
            isinstance(before, str)
            and last in plain
            and here in plain
            and plain[last][2] == plain[here][0]
            and plain[last][3] + 1 == plain[here][1]
            and may_be_one_figure(before, after)
        )

    def mapping(self, path: str, level: int, flow: bool) -> tuple[dict[str, Data], Any]:
        fields: dict[str, Data] = {}
        prefix = f"{path}/" if path else ""
        keys = self.keys
        event: Any
        while type(event := self.next()) is not MappingEndEvent:
            name = _key(event)
            here = prefix + (name.replace("/", "|") if "/" in name else name)
            if name in fields:
                first = box_of(keys[here])
                message = f"the key `{name[:60]}` stands twice; the first is in line {first[0]}"
                self.document.refusals.append(Refusal("V002", box_of(event), message, related=first, path=here))
                self.node(self.next(), f"{here}|again", level + 1)
                continue
            keys[here] = event
            value = self.next()
            if type(value) is ScalarEvent and len(self.places) <= NODES:
                data: Data = self.scalar(value, here)
            else:
                data = self.node(value, here, level + 1)
            fields[name] = data
            if data is None and flow:
                self.braces.add(here)
        return fields, event.end_mark


def _key(event: Any) -> str:
    if type(event) is not ScalarEvent or event.tag or event.anchor:
        raise _Stop(Refusal("V004", box_of(event), "a key is text, no list, mapping, tag or alias"))
    name: str = event.value
    if not event.style and is_no_text(name):
        written = f"`{name[:60]}`" if name else "nothing"
        raise _Stop(
            Refusal("V004", box_of(event), f"a key is text; found: {written}", "put the key in quotation marks")
        )
    return name


@lru_cache(maxsize=256)  # a ledger has few keys, and each very often
def is_no_text(name: str) -> bool:
    """Return whether an unquoted key is null, a truth value or a number to YAML, and no text."""
    return _NO_TEXT.fullmatch(name) is not None


def may_be_one_figure(before: str, after: str) -> bool:
    """Return whether two texts about a comma may be a figure that it groups: over 4 and 430 vans."""
    return bool(_GROUP_BEFORE.search(before) and _GROUP_AFTER.match(after))


def _no_extras(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.anchor is not None:
        raise _Stop(Refusal("V004", box_of(event), f"the anchor `&{event.anchor}` is not read; write the text out"))
    if event.tag is not None:
        hint = 'text that begins with `!` needs quotation marks: "!..."'
        raise _Stop(Refusal("V004", box_of(event), f"the tag `{event.tag[:60]}` is not read", hint))
