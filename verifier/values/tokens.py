"""Text to tokens with offsets: figures, words, marks. One pattern, one pass."""

import re
from enum import IntEnum
from typing import NamedTuple

LONGEST = 48  # characters of a figure or word that is read; a longer run is a mark


class Type(IntEnum):
    """What a token is made of."""

    FIGURE = 1
    WORD = 2
    MARK = 3


class Token(NamedTuple):
    """A piece of text: `low` is its text in lower case without full stops, `gap` whether white space precedes it."""

    type: Type
    text: str
    low: str
    start: int
    end: int
    gap: bool


_TOKEN = re.compile(
    r"(?P<f>\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?![\d])(?:[.·]\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,·]\d+)?|\d+(?:[.·]\d+)?|(?<![\w.])[.·]\d+)"
    r"|(?P<v>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞¹²³⁰⁴⁵⁶⁷⁸⁹])"
    r"|(?P<w>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<m>[<>]=|[^\s])"
)
_TYPES = {"f": Type.FIGURE, "w": Type.WORD, "v": Type.MARK, "m": Type.MARK}
_MARKS = {"‐": "-", "‑": "-", "‒": "–", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "⩾": "≥", "⩽": "≤"}


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, in order, with offsets in code points."""
    found = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = _TYPES[match.lastgroup or "m"]
        word = match[0]
        if end - start > LONGEST:
            kind = Type.MARK
            low = ""
        elif kind is Type.WORD:
            low = word.lower().replace("’", "'")
            if "." in low:
                low = low.replace(".", "")
        else:
            low = _MARKS.get(word, word)
        found.append(Token(kind, word, low, start, end, start != last))
        last = end
    return found
