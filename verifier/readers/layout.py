"""Words laid out as plain text: one space, a blank line between blocks, a line for a row, a tab between cells."""

import re

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINES = re.compile(r"\r\n|\r|\n|\f")


class Layout:
    """Text so far, and the break that stands before the next word."""

    def __init__(self) -> None:
        self.kept = False  # white space stands as it is: inside `pre`
        self._parts: list[str] = []
        self._space = False
        self._lines = 0  # line breaks due: 1 or 2
        self._tabs = 0
        self._in_row = False  # a row has begun: its cells are apart by tabs
        self._first = False  # no cell of this row has begun
        self._empty = True  # nothing stands in this row yet
        self._fresh = False  # nothing stands in this cell yet

    def add(self, text: str) -> None:
        """Add text of the page."""
        text = text.replace("\0", "")
        if self.kept:
            return self._add_kept(text)
        pieces = _SPACE.split(text)
        if len(pieces) == 1:
            return self._put(text)
        self._space = self._space or not pieces[0]
        inner = " ".join(piece for piece in pieces if piece)
        if inner:
            self._put(inner)
            self._space = not pieces[-1]
        return None

    def line(self) -> None:
        """Begin a new line."""
        if not self._fresh:
            self._lines = max(self._lines, 1)

    def paragraph(self) -> None:
        """Begin or end a block; at either end of a cell it makes no break."""
        if not self._fresh:
            self._lines = 2

    def block(self) -> None:
        """Begin or end a table."""
        self._lines, self._tabs, self._in_row, self._fresh = 2, 0, False, False

    def row(self) -> None:
        """Begin or end a row."""
        self._lines = self._lines if self._lines == 2 and not self._in_row else 1
        self._tabs, self._in_row, self._first, self._empty, self._fresh = 0, True, True, True, False

    def cell(self, *, begins: bool) -> None:
        """Begin or end a cell."""
        if begins and not self._first:
            self._tabs += 1
            self._lines = self._lines if self._empty else 0
        self._first = self._first and not begins
        self._fresh = True

    def text(self) -> str:
        """Return all of it, ending in a line break."""
        text = "".join(self._parts)
        return text + "\n" if text else ""

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._parts:
            self._parts.append("\n" * self._lines + "\t" * self._tabs or " " * self._space)
        self._parts.append(text)
        self._space, self._lines, self._tabs, self._empty, self._fresh = False, 0, 0, False, False

    def _add_kept(self, text: str) -> None:
        for number, line in enumerate(_LINES.split(text)):
            if number:
                self._lines = min(self._lines + 1, 2)
            self._put(line)
