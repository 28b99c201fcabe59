"""YAML text to plain data with the place of every node: YAML 1.2's core meanings, nothing that executes or expands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

LEVELS = 32
BYTES = 2_000_000

Data = str | list["Data"] | dict[str, "Data"] | None
Box = tuple[int, int, int, int]  # line, column, end line, end column, all from 1

_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})*$")
_GROUP_AFTER = re.compile(r"\d{3}(?!\d)")
_NULLS = {"", "~", "null", "Null", "NULL"}
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BREAK = re.compile("\r\n|\r|\n")
_QUOTING = "any text survives as `>-` with the text on an indented line below"


@dataclass(frozen=True, slots=True)
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
    """A document as plain data; `places` holds each node's box by its path, `keys` that of each key."""

    data: Data = None
    places: dict[str, Box] = field(default_factory=dict)
    keys: dict[str, Box] = field(default_factory=dict)
    plain: dict[str, Box] = field(default_factory=dict)  # of the unquoted scalars on one line, from which `#` cuts
    joined: list[Box] = field(default_factory=list)  # texts of a list that a comma inside a figure had cut in two
    refusals: list[Refusal] = field(default_factory=list)
    whole: bool = False  # the document was read to its end


class _Stop(Exception):  # noqa: N818  it ends the reading, it is no error of ours
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


def decoded(raw: bytes) -> tuple[str, Refusal | None]:
    """Return the text of a file, without a byte order mark, and why it is refused, if it is."""
    if len(raw) > BYTES:
        return "", Refusal("V006", (1, 1, 1, 1), f"the file has {len(raw):,} bytes; at most {BYTES:,} are read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        byte = f"byte 0x{raw[error.start]:02X}"
        return "", Refusal("V005", _box(before, len(before)), f"{byte} is not UTF-8", "save the file as UTF-8")
    found = _REFUSED.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        hint = "take it out, or write it as an escape in double quotation marks"
        return "", Refusal("V005", _box(text, found.start()), f"the character {code} does not belong in YAML", hint)
    return text, None


def read(text: str) -> Document:
    """Return a document's data and places; what is refused stands in its `refusals`, never raised."""
    document = Document()
    parser = CParser(text)
    try:
        _Reader(parser, document).run()
        document.whole = True
    except _Stop as stop:
        document.refusals.append(stop.refusal)
    except yaml.YAMLError as error:
        document.refusals.append(_syntax(error, text))
    finally:
        parser.dispose()
    return document


class _Reader:
    """Walks the parser's events and builds data, with limits."""

    def __init__(self, parser: Any, document: Document) -> None:
        self.next = parser.get_event
        self.document = document

    def run(self) -> None:
        self.next()  # the stream's start
        event = self.next()
        if isinstance(event, StreamEndEvent):
            return
        if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            raise _Stop(Refusal("V004", _marks(event), "directives (`%YAML`, `%TAG`) are not read"))
        self.document.data = self.node(self.next(), "", 1)
        event = self.next()
        assert isinstance(event, DocumentEndEvent)
        event = self.next()
        if not isinstance(event, StreamEndEvent):
            raise _Stop(Refusal("V004", _marks(event), "a second document begins here; one file holds one"))

    def node(self, event: Any, path: str, level: int) -> Data:
        if isinstance(event, ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, AliasEvent):
            raise _Stop(Refusal("V004", _marks(event), f"the alias `*{event.anchor}` is not read; write the text out"))
        assert isinstance(event, (MappingStartEvent, SequenceStartEvent))
        _no_extras(event)
        if level > LEVELS:
            raise _Stop(Refusal("V006", _marks(event), f"more than {LEVELS} levels of nesting"))
        line, column, _, _ = _marks(event)
        data: Data
        if isinstance(event, MappingStartEvent):
            data, end = self.mapping(path, level)
        else:
            data, end = self.sequence(path, level)
        self.document.places[path] = (line, column, end[0], end[1])
        return data

    def scalar(self, event: Any, path: str) -> str | None:
        if event.anchor is not None or event.tag is not None:
            _no_extras(event)
        start, end = event.start_mark, event.end_mark
        box = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.document.places[path] = box
        text: str = event.value
        if event.style is None or event.style == "":
            if text in _NULLS:
                return None
            if start.line == end.line:
                self.document.plain[path] = box
        elif event.style == '"' and _REFUSED.search(text):
            code = f"U+{ord(_REFUSED.findall(text)[0]):04X}"
            raise _Stop(Refusal("V005", box, f"the escape gives the character {code}, which no text needs"))
        return text

    def sequence(self, path: str, level: int) -> tuple[list[Data], tuple[int, int]]:
        items: list[Data] = []
        prefix = f"{path}/" if path else ""
        event: Any
        while not isinstance(event := self.next(), SequenceEndEvent):
            here = f"{prefix}{len(items)}"
            item = self.node(event, here, level + 1)
            last = f"{prefix}{len(items) - 1}"
            if isinstance(item, str) and items and self.splits_figure(items[-1], last, item, here):
                items[-1] = f"{items[-1]},{item}"
                box = self.document.places[last] = (
                    *self.document.places[last][:2],
                    *self.document.places.pop(here)[2:],
                )
                self.document.joined.append(box)
            else:
                items.append(item)
        return items, _marks(event)[2:]

    def splits_figure(self, before: Data, last: str, after: str, here: str) -> bool:
        """Return whether the comma between two unquoted texts of a list in brackets stands inside a figure: 4,430."""
        plain = self.document.plain
        return (
            isinstance(before, str)
            and last in plain
            and here in plain
            and plain[last][2] == plain[here][0]
            and plain[last][3] + 1 == plain[here][1]
            and bool(_GROUP_BEFORE.search(before) and _GROUP_AFTER.match(after))
        )

    def mapping(self, path: str, level: int) -> tuple[dict[str, Data], tuple[int, int]]:
        fields: dict[str, Data] = {}
        prefix = f"{path}/" if path else ""
        keys = self.document.keys
        event: Any
        while not isinstance(event := self.next(), MappingEndEvent):
            box = _marks(event)
            if not isinstance(event, ScalarEvent) or event.tag or event.anchor:
                raise _Stop(Refusal("V004", box, "a key is text, no list, mapping, tag or alias"))
            name = event.value
            here = f"{prefix}{name.replace('/', '|')}"
            if name in fields:
                message = f"the key `{name[:60]}` stands twice; the first is in line {keys[here][0]}"
                self.document.refusals.append(Refusal("V002", box, message, related=keys[here], path=here))
                self.node(self.next(), f"{here}|again", level + 1)
                continue
            keys[here] = box
            fields[name] = self.node(self.next(), here, level + 1)
        return fields, _marks(event)[2:]


def _no_extras(event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.anchor is not None:
        raise _Stop(Refusal("V004", _marks(event), f"the anchor `&{event.anchor}` is not read; write the text out"))
    if event.tag is not None:
        hint = 'text that begins with `!` needs quotation marks: "!..."'
        raise _Stop(Refusal("V004", _marks(event), f"the tag `{event.tag[:60]}` is not read", hint))


def _marks(event: Any) -> Box:
    start, end = event.start_mark, event.end_mark
    return (start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _syntax(error: yaml.YAMLError, text: str) -> Refusal:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    box = (mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else (1, 1, 1, 1)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML")
    if "depth" in problem:  # libyaml has a limit of its own, met first where it looks ahead
        return Refusal("V006", box, f"more than {LEVELS} levels of nesting")
    return Refusal("V001", box, _PLAIN.get(problem, problem), _hint(text, box, problem))


_PLAIN = {
    "mapping values are not allowed in this context": "a second `: ` in one line of text",
    "did not find expected key": "this does not belong to the field above: a field or a closing mark is missing",
    "could not find expected ':'": "a field's name without `:`",
    "found character that cannot start any token": "text cannot begin with this character, or a tab indents",
    "did not find expected '-' indicator": "a list item begins with `- `, in line with the others",
    "found unexpected end of stream": "a quotation mark is never closed",
    "did not find expected ',' or ']'": "a list in brackets lacks `,` or `]`",
    "did not find expected ',' or '}'": "fields in braces lack `,` or `}`",
    "did not find expected node content": "a value is missing here",
    "block sequence entries are not allowed in this context": "a list item does not belong here",
}


def _hint(text: str, box: Box, problem: str) -> str:
    line = (text.splitlines() or [""])[min(box[0], len(text.splitlines()) or 1) - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces"
    if "mapping values" in problem:
        return f"put this text in quotation marks; {_QUOTING}"
    return _QUOTING


def _box(text: str, offset: int) -> Box:
    before = text[:offset]
    breaks = list(_BREAK.finditer(before))
    line, begin = len(breaks) + 1, breaks[-1].end() if breaks else 0
    return (line, offset - begin + 1, line, offset - begin + 2)


def lost_words(text: str, document: Document) -> Iterator[tuple[str, Box, str, bool]]:
    """Return the unquoted texts that a `#` cut: path, place of the `#`, the words lost, whether it touches them."""
    if " #" not in text:
        return
    lines = _BREAK.split(text)
    for path, (line, _, _, end) in document.plain.items():
        rest = lines[line - 1][end - 1 :] if line <= len(lines) else ""
        if rest.startswith(" ") and rest.lstrip(" ").startswith("#"):
            column = end + len(rest) - len(rest.lstrip(" "))
            words = rest.lstrip(" ")
            touches = len(words) > 1 and not words[1].isspace() and words[1] not in "#!-="
            yield path, (line, column, line, column + len(words)), words, touches
