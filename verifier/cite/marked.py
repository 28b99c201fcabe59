"""Formatted text on its way from a citation style to an output: every mark a private character until the end.

Records are untrusted: what they hold of markup becomes private characters before a style sees it, and is written out
escaped for the output it lands in.
"""

from html import escape
from typing import Self

SPECIAL = "<>&*_`[]\\|~#^$"
_HIDDEN = {ord(mark): 0xE000 + number for number, mark in enumerate(SPECIAL)}
_PRIVATE = dict.fromkeys(range(0xE000, 0xE040), "\ufffd")
_TAGS = ("i", "b", "sup", "sub", "u")
_OPEN, _CLOSE = 0xE020, 0xE030


def hidden(text: str) -> str:
    """Return a record's text with its marks of markup out of a style's sight."""
    return text.translate(_PRIVATE).translate(_HIDDEN)


def plain(text: str) -> str:
    """Return formatted text without its formatting."""
    return _shown(text, {chr(code): mark for mark, code in _marks()}, tags=False)


def html(text: str) -> str:
    """Return formatted text as HTML."""
    return _shown(text, {chr(code): escape(mark) for mark, code in _marks()})


def markdown(text: str) -> str:
    """Return formatted text as Markdown: inline tags, which hold beside any letter, and escaped marks."""
    return _shown(text, {chr(code): f"\\{mark}" for mark, code in _marks()} | {chr(_HIDDEN[38]): "&amp;"})


def _marks() -> list[tuple[str, int]]:
    return [(mark, _HIDDEN[ord(mark)]) for mark in SPECIAL]


def _shown(text: str, marks: dict[str, str], *, tags: bool = True) -> str:
    shown = dict(marks)
    for number, tag in enumerate(_TAGS):
        shown[chr(_OPEN + number)] = f"<{tag}>" if tags else ""
        shown[chr(_CLOSE + number)] = f"</{tag}>" if tags else ""
    return text.translate({ord(mark): written for mark, written in shown.items()})


def _wrapped(tag: str) -> "type[str]":
    number = _TAGS.index(tag)

    class Wrapped(str):
        """Text between two private characters."""

        __slots__ = ()

        def __new__(cls, text: object) -> Self:
            return super().__new__(cls, f"{chr(_OPEN + number)}{text}{chr(_CLOSE + number)}")

    return Wrapped


class Formatter:
    """What a citation processor asks for: how text is made ready, and its six kinds of emphasis."""

    Italic = Oblique = _wrapped("i")
    Bold = _wrapped("b")
    Light = SmallCaps = str
    Underline = _wrapped("u")
    Superscript = _wrapped("sup")
    Subscript = _wrapped("sub")

    @staticmethod
    def preformat(text: object) -> object:
        """Return text as it is: it was made ready before."""
        return text
