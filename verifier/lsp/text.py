"""Places of a text as the program counts them, in code points, and as an editor does, in the units it chose."""

import re
from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from verifier.finding import Location
from verifier.frozen import frozen

_BREAK = re.compile("\r\n|\r|\n")  # as the protocol and YAML have it; U+2028 and such end no line


@frozen
class Page:
    """A text in lines, and the units in which its editor counts columns."""

    text: str
    lines: Sequence[str]
    codec: PositionCodec

    @classmethod
    def of(cls, text: str, codec: PositionCodec) -> "Page":
        """Return a text as a page."""
        return cls(text, _BREAK.split(text), codec)

    def line(self, number: int) -> str:
        """Return a line, counted from 0, without its break; empty behind the last."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def position(self, line: int, column: int) -> types.Position:
        """Return a line and column of the program, both from 1, as the editor's position."""
        before = self.line(line - 1)[: column - 1]
        return types.Position(max(0, line - 1), self.codec.client_num_units(before))

    def range(self, place: Location) -> types.Range:
        """Return a location as the editor's range."""
        end = (place.end_line, place.end_column)
        end = max(end, (place.line, place.column))
        return types.Range(self.position(place.line, place.column), self.position(*end))

    def place(self, position: types.Position) -> tuple[int, int]:
        """Return an editor's position as a line and column of the program, both from 1."""
        line, units = self.line(position.line), 0
        for column, character in enumerate(line):
            if units >= position.character:
                return position.line + 1, column + 1
            units += self.codec.client_num_units(character)
        return position.line + 1, len(line) + 1

    def offset_range(self, start: int, end: int) -> types.Range:
        """Return code points `start` to `end` of the text as the editor's range."""
        return types.Range(self._at(start), self._at(end))

    def _at(self, offset: int) -> types.Position:
        before = _BREAK.split(self.text[:offset])
        return types.Position(len(before) - 1, self.codec.client_num_units(before[-1]))
