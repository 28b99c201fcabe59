"""Changes to a YAML text at the marks of its nodes: every other byte stays, new fields take the file's style."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier.load.characters import BREAK, decoded
from verifier.load.document import Box, Data, Document
from verifier.load.yaml import read
from verifier.scalars import block, flow, scalar

_MARK = b"\xef\xbb\xbf"


class SpliceError(Exception):
    """Why a text cannot be changed so, in one line; it stays as it was."""


@dataclass(frozen=True, slots=True)
class Put:
    """A field gets this content, in place of what it holds or as a new one: text, a list, a mapping.

    `path` goes from the document's root: `claims/3/review`, `claims/3/spans/0/start`; a number one past the end of a
    list adds to it, an empty path stands for the whole. A new field comes after the field `after`, else last.
    """

    path: str
    content: Data
    after: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """A field gets another name."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A field or an item is taken out, with its line."""

    path: str


Change = Put | Rename | Remove


def spliced(raw: bytes, changes: Sequence[Change]) -> bytes:
    """Return a YAML file's bytes with changes made, every other byte as it was.

    The changes are of different fields; what comes out is read again and holds exactly what was asked for. Raises
    SpliceError where the file cannot be read or a field cannot be changed so.
    """
    text, refusal = decoded(raw)
    document = read(text)
    if refusal or not document.whole or document.refusals:
        problem = refusal or document.refusals[0]
        raise SpliceError(f"line {problem.box[0]}: {problem.message}")
    wanted = document.data
    for change in changes:
        wanted = _changed(wanted, change.path.split("/"), change)
    sheet = _Sheet(text, document)
    result = sheet.cut([sheet.splice(change) for change in changes])
    again = read(result)
    if again.data != wanted or again.refusals:
        raise SpliceError("this change cannot be written into the file without touching more of it")
    return (_MARK if raw.startswith(_MARK) else b"") + result.encode()


# --- what the data become


def _changed(data: Data, path: Sequence[str], change: Change) -> Data:
    name, rest = path[0].replace("|", "/"), path[1:]
    if isinstance(data, dict):
        if rest and name in data:
            return {**data, name: _changed(data[name], rest, change)}
        if not rest:
            return _with_field(data, name, change)
    if isinstance(data, list) and name.isdigit() and int(name) < len(data):
        number = int(name)
        if rest:
            return [*data[:number], _changed(data[number], rest, change), *data[number + 1 :]]
        if not isinstance(change, Rename):
            return [*data[:number], *([change.content] if isinstance(change, Put) else []), *data[number + 1 :]]
    if isinstance(data, list) and not rest and isinstance(change, Put) and name == str(len(data)):
        return [*data, change.content]
    raise SpliceError(f"there is no field {change.path}")


def _with_field(data: Mapping[str, Data], name: str, change: Change) -> Data:
    if isinstance(change, Put):
        return {**data, name: change.content}
    if name not in data:
        raise SpliceError(f"there is no field {change.path}")
    if isinstance(change, Remove):
        return {key: item for key, item in data.items() if key != name}
    if change.name in data:
        raise SpliceError(f"there is a field {change.name} already")
    return {change.name if key == name else key: item for key, item in data.items()}


# --- where the text is cut


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


class _Sheet:
    """A text with the offsets of its nodes."""

    def __init__(self, text: str, document: Document) -> None:
        self.text = text
        self.document = document
        breaks = list(BREAK.finditer(text))
        self.lines = [0, *(found.end() for found in breaks)]
        self.eol = breaks[0][0] if breaks else "\n"
        self.children: dict[str, list[str]] = {}
        for path in document.places:
            if path:
                self.children.setdefault(path.rpartition("/")[0], []).append(path)

    def cut(self, splices: Sequence[_Splice]) -> str:
        """Return the text with each splice in its place; those at one place follow each other."""
        ordered = sorted(enumerate(splices), key=lambda item: (item[1].start, item[1].end, item[0]))
        if any(one.end > other.start for (_, one), (_, other) in pairwise(ordered)):
            raise SpliceError("two changes are of the same words")
        parts, at = [], 0
        for _, one in ordered:
            parts += [self.text[at : one.start], one.text]
            at = one.end
        return "".join([*parts, self.text[at:]])

    def splice(self, change: Change) -> _Splice:
        if isinstance(change, Rename):
            return self._renamed(change)
        if isinstance(change, Remove):
            return self._removed(change.path)
        if change.path in self.document.places:
            return self._replaced(change.path, change.content)
        return self._added(change)

    # --- marks

    def offset(self, line: int, column: int) -> int:
        return self.lines[line - 1] + column - 1

    def start(self, path: str) -> int:
        box = self.document.places[path]
        return self.offset(box[0], box[1])

    def end(self, path: str) -> int:
        """Return where a node's own text ends: without the comments and empty lines behind a block."""
        last = path
        while self.children.get(last) and not self._in_brackets(last):
            last = self.children[last][-1]
        box = self.document.places[last]
        start, end = self.offset(box[0], box[1]), self.offset(box[2], box[3])
        return start + len(self.text[start:end].rstrip()) if self.text[start : start + 1] in {"|", ">"} else end

    def line_end(self, offset: int) -> int:
        """Return where the line ends in which an offset stands, before its line break."""
        found = BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _line_start(self, offset: int) -> int:
        return self.lines[bisect_right(self.lines, offset) - 1]

    def _key(self, path: str) -> Box | None:
        return self.document.keys.get(path)

    def _in_brackets(self, path: str) -> bool:
        return self.text[self.start(path)] in "[{" and not self._is_scalar(path)

    def _is_scalar(self, path: str) -> bool:
        return path in self.document.plain or self.text[self.start(path)] in "\"'|>"

    def _inside_brackets(self, path: str) -> bool:
        """Return whether a node stands inside brackets or braces, where new text stays in its line."""
        while path:
            path = path.rpartition("/")[0]
            if path in self.document.places and self._in_brackets(path):
                return True
        return False

    def _indent(self, path: str) -> int:
        """Return the column of the mapping or list that holds a node, from 0."""
        box = self._key(path)
        return (box[1] if box else self.document.places[path.rpartition("/")[0]][1]) - 1

    # --- changes

    def _renamed(self, change: Rename) -> _Splice:
        box = self._key(change.path)
        if box is None:
            raise SpliceError(f"there is no field {change.path}")
        start, end = self.offset(box[0], box[1]), self.offset(box[2], box[3])
        return _Splice(start, end, scalar(change.name, self.text[start]))

    def _replaced(self, path: str, content: Data) -> _Splice:
        start, end = self.start(path), self.end(path)
        if self._inside_brackets(path):
            return _Splice(start, end, flow(content, self._quoting(path)))
        room = "" if start == 0 or self.text[start - 1].isspace() else " "
        if isinstance(content, str) or content is None or not content:
            written = scalar(content, self._quoting(path), self._indent(path) + 2, self.eol)
            if self.eol in written and self.text[end : self.line_end(end)].strip():
                written = flow(content, '"')  # a comment follows in this line
            return _Splice(start, end, room + written)
        if self._in_brackets(path):
            return _Splice(start, end, room + flow(content))
        if self._key(path) is None:
            return _Splice(start, end, block(content, self._indent(path) + 2, self.eol).lstrip())
        while self.text[start - 1].isspace():
            start -= 1
        return _Splice(start, end, self.eol + block(content, self._indent(path) + 2, self.eol))

    def _quoting(self, path: str) -> str:
        """Return the mark with which a text begins, if it has one: it is written so again."""
        first = self.text[self.start(path) : self.start(path) + 1]
        return "" if path in self.document.plain or first in {"[", "{"} else first

    def _added(self, change: Put) -> _Splice:
        holder, _, name = change.path.rpartition("/")
        if holder not in self.document.places or self._is_scalar(holder):
            raise SpliceError(f"there is no field {holder}")
        siblings = self.children.get(holder, [])
        field = change.path if not change.path[-1:].isdigit() or self._key(siblings[0] if siblings else "") else ""
        pair = f"{scalar(name.replace('|', '/'))}: " if field else ""
        if self._in_brackets(holder) or self._inside_brackets(holder):
            return self._added_in_brackets(holder, siblings, pair + flow(change.content), change.after)
        if not siblings:
            raise SpliceError(f"{holder} holds nothing beside which to write")
        last = f"{holder}/{change.after}".strip("/")
        if not change.after or last not in siblings:
            last = siblings[-1]
        at = self.line_end(self.end(last))
        entry = self._entry(siblings[0], name.replace("|", "/"), change.content, mapping=bool(field))
        return _Splice(at, at, self._gap(siblings) + entry)

    def _gap(self, siblings: Sequence[str]) -> str:
        """Return what stands between two entries here: a line break, or an empty line too."""
        if len(siblings) > 1 and self._key(siblings[-1]) is None:
            between = self.text[self.end(siblings[-2]) : self._begin(siblings[-1])]
            return self.eol * (2 if len(BREAK.findall(between)) > between.count("#") + 1 else 1)
        return self.eol

    def _entry(self, first: str, name: str, content: Data, *, mapping: bool) -> str:
        """Return the lines of a new entry, at the column of the first beside it."""
        if not mapping:
            column = self.document.places[first.rpartition("/")[0]][1] - 1
            return f"{' ' * column}- " + block(content, column + 2, self.eol).lstrip()
        column = self._indent(first)
        return " " * column + block({name: content}, column, self.eol).lstrip()

    def _added_in_brackets(self, holder: str, siblings: Sequence[str], entry: str, after: str) -> _Splice:
        if not siblings:
            at = self.start(holder) + 1
            return _Splice(at, at, entry)
        last = f"{holder}/{after}".strip("/")
        at = self.end(last if after and last in siblings else siblings[-1])
        return _Splice(at, at, f", {entry}")

    def _removed(self, path: str) -> _Splice:
        holder = path.rpartition("/")[0]
        siblings = self.children.get(holder, [])
        if path not in siblings or len(siblings) < 2:
            raise SpliceError(f"{path} cannot be taken out: nothing would be left beside it")
        at = siblings.index(path)
        if self._in_brackets(holder) or self._inside_brackets(holder):
            if at:
                return _Splice(self.end(siblings[at - 1]), self.end(path), "")
            return _Splice(self._begin(path), self._begin(siblings[1]), "")
        begin = self._begin(path)
        if at == 0:
            return _Splice(begin, self._begin(siblings[1]), "")
        end = self.line_end(self.end(path))
        found = BREAK.match(self.text, end)
        return _Splice(self._line_start(begin), found.end() if found else end, "")

    def _begin(self, path: str) -> int:
        """Return where an entry begins: its key, or the text of an item."""
        box = self._key(path)
        return self.offset(box[0], box[1]) if box else self.start(path)
