"""Text to tokens with offsets: figures, words, marks. One pattern, one pass."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

LONGEST = 48  # characters of a figure or word that is read; a longer run is a mark


class Type(IntEnum):
    """What a token is made of."""

    FIGURE = 1
    WORD = 2
    MARK = 3


FIGURE, WORD, MARK = Type  # an enumeration's own members take four times as long to look up


class Token(NamedTuple):
    """A piece of text: `low` is its text in lower case without full stops, `gap` whether white space precedes it."""

    type: Type
    text: str
    low: str
    start: int
    end: int
    gap: bool


_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞¹²³⁰⁴⁵⁶⁷⁸⁹"  # letters and digits to a pattern, marks to a reader
_TOKEN = re.compile(
    r"(?=\S)([a-zA-Z]{2,}(?![^\W\d_]|['’])"  # most words, soon told; those with other letters stand below
    r"|(?=\d)(?:\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:[,٬，'’]\d{3})+(?![\d])(?:[.·٫．]\d+)?"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009\u2007]\d{3})+(?!\d)(?:[.,·٫]\d+)?|\d+(?:[.·٫．]\d+)?)"
    r"|(?<![\w.])[.·]\d+"
    rf"|[{_SIGNS}]"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|[<>]=|[^\s])"
)
_MARKS = {"‐": "-", "‑": "-", "‒": "–", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "⩾": "≥", "⩽": "≤", "％": "%"}
_new = tuple.__new__  # a named tuple's own constructor takes twice the time


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, in order, with offsets in code points."""
    found = []
    pieces = iter(_TOKEN.split(text))  # by turns what lies between tokens, and a token
    end = len(next(pieces))
    gap = True
    for word, between in zip(pieces, pieces, strict=True):
        kind, low = _read(word)
        start, end = end, end + len(word)
        found.append(_new(Token, (kind, word, low, start, end, gap)))
        gap = between != ""
        end += len(between)
    return found


@lru_cache(maxsize=16384)
def _read(word: str) -> tuple[Type, str]:
    """Return what a token is, and its text in lower case."""
    first = word[0]
    if len(word) > LONGEST:
        return Type.MARK, ""
    if first.isdecimal() or (len(word) > 1 and first in ".·"):
        return Type.FIGURE, word
    if first.isalnum() and first not in _SIGNS:
        return Type.WORD, word.lower().replace("’", "'").replace(".", "")
    return Type.MARK, _MARKS.get(word, word)
