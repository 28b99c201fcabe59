"""Changes to a YAML text at the marks of its nodes: every other byte stays, new fields take the file's style."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from verifier.changes import Change, Put, Remove, Rename, SpliceError, changed
from verifier.frozen import frozen
from verifier.load.characters import BREAK, decoded
from verifier.load.document import Box, Data, Document, box_of
from verifier.load.yaml import read
from verifier.scalars import block, flow, scalar

__all__ = ["Change", "Put", "Remove", "Rename", "SpliceError", "spliced"]

_MARK = b"\xef\xbb\xbf"


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
        wanted = changed(wanted, change.path.split("/"), change)
    sheet = _Sheet(text, document)
    result = sheet.cut([sheet.splice(change) for change in changes])
    again = read(result)
    if again.data != wanted or again.refusals:
        raise SpliceError("this change cannot be written into the file without touching more of it")
    return (_MARK if raw.startswith(_MARK) else b"") + result.encode()


# --- where the text is cut


@frozen
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
        return box_of(self.document.keys[path]) if path in self.document.keys else None

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

    def _is_json(self, path: str) -> bool:
        """Return whether a node is a mapping or list as JSON writes it: with its first text in quotation marks."""
        return self.text[self.start(path) : self.end(path)].lstrip("[{ \r\n")[:1] == '"'

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
        followed = bool(self.text[end : self.line_end(end)].strip())
        if self._in_brackets(path) and (self.children.get(path) or followed):
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
            told = bool(siblings) and self._is_json(siblings[-1])
            content = json.dumps(change.content, ensure_ascii=False) if told else flow(change.content)
            return self._added_in_brackets(holder, siblings, pair + content, change.after)
        if not siblings:
            raise SpliceError(f"{holder} holds nothing beside which to write")
        last = f"{holder}/{change.after}".strip("/")
        if not change.after or last not in siblings:
            last = siblings[-1]
        at = self.line_end(self.end(last))
        if not field:
            at = self._behind_comments(at, self.document.places[holder][1])
        entry = self._entry(siblings[0], name.replace("|", "/"), change.content, mapping=bool(field))
        return _Splice(at, at, self._gap(siblings) + entry)

    def _behind_comments(self, at: int, column: int) -> int:
        """Return where the comments end that stand below an entry and belong to it: they begin behind its hyphen."""
        while (found := BREAK.match(self.text, at)) is not None:
            end = self.line_end(found.end())
            line = self.text[found.end() : end]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) < column:
                break
            at = end
        return at

    def _gap(self, siblings: Sequence[str]) -> str:
        """Return what stands between two entries here: a line break, or an empty line too."""
        if len(siblings) > 1 and self._key(siblings[-1]) is None:
            between = self.text[self.end(siblings[-2]) : self._begin(siblings[-1])]
            return self.eol * (2 if len(BREAK.findall(between)) > between.count("#") + 1 else 1)
        return self.eol

    def _entry(self, first: str, name: str, content: Data, *, mapping: bool) -> str:
        """Return the lines of a new entry, at the column of the first beside it and in the style of those there."""
        if mapping:
            column = self._indent(first)
            return " " * column + block({name: content}, column, self.eol).lstrip()
        holder = first.rpartition("/")[0]
        column = self.document.places[holder][1] - 1
        inner = self._inner(first, column)
        lines = block(content, inner, self.eol, self._marks(holder)).lstrip(" ")
        return f"{' ' * column}-{' ' * (inner - column - 1)}{lines}"

    def _inner(self, item: str, column: int) -> int:
        """Return the column of an item's fields, behind its hyphen."""
        fields = self.children.get(item, [])
        return (
            self._indent(fields[0]) if fields and self._key(fields[0]) and not self._in_brackets(item) else column + 2
        )

    def _marks(self, holder: str) -> dict[str, str]:
        """Return the marks with which the texts of fields begin below a node: none where one of that name has none."""
        found: dict[str, str] = {}
        for path in self.document.places:
            if path.startswith(f"{holder}/") and self._is_scalar(path):
                name, mark = path.rpartition("/")[2], self._quoting(path)
                found[name] = mark if found.get(name, mark) else ""
        return found

    def _added_in_brackets(self, holder: str, siblings: Sequence[str], entry: str, after: str) -> _Splice:
        if not siblings:
            at = self.start(holder) + 1
            return _Splice(at, at, entry)
        last = f"{holder}/{after}".strip("/")
        at = self.end(last if after and last in siblings else siblings[-1])
        room = self.text[self.start(holder) + 1 : self._begin(siblings[0])]
        return _Splice(at, at, f",{room}{entry}" if self.eol in room and room.isspace() else f", {entry}")

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
