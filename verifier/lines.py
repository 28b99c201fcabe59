"""Lines and columns of many places in one text, each found without reading the text again."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from verifier.frozen import frozen

_BREAK = re.compile("\n")


@frozen
class Lines:
    """Where the lines of a text end."""

    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Return the lines of a text; they end at line feeds, as `Location` counts them."""
        return cls([match.start() for match in _BREAK.finditer(text)])

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of an offset in code points."""
        line = bisect_left(self.ends, offset)
        return line + 1, offset - (self.ends[line - 1] + 1 if line else 0) + 1
