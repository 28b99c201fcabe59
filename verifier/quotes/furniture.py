"""What readers leave in a text that is no part of its sentences: footnote marks, page breaks, the targets of links."""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import digit

from verifier.quotes.borders import UNIT
from verifier.quotes.fold import folded
from verifier.quotes.marks import hidden

NOTE = re.compile(r"\[\d{1,3}\]")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
BREAK = re.compile(r"[^\S\f]{0,200}?(?:\n[ \t]*(\d{1,4})[ \t]*)?\n?\f([^\n\f]{0,200})(?:\n|$)")
MARKED = re.compile("[\\[\f⁰¹²³⁴-⁹]")
RAISED = re.compile("[⁰¹²³⁴-⁹]+")
DIGITS = re.compile(r"\d+")
TWICE = 2  # a running head stands on several pages


def differs_by_furniture(text: str, start: int, end: int, quote: str) -> bool:
    """Return whether text[start:end] holds the quote's words and, beside them, only what is no part of sentences."""
    if not MARKED.search(text, start, end) and not RAISED.search(quote):
        return False
    piece, wanted = cleared(text, start, end, quote) or text[start:end], RAISED.sub(_lowered_unit, quote)
    if folded(piece) != folded(wanted):
        return False
    return all(kind == "marks" for kind, _, _ in hidden(wanted, piece))


def cleared(text: str, start: int, end: int, quote: str) -> str | None:
    """Return text[start:end] without footnote marks, page breaks and link targets, as far as the quote has none.

    None when there are none. A line after a page break goes only when it is surely a running head: it stands after
    other page breaks too, but for its figures, or it ends in the page's number, which stands before the break too.
    """
    piece = whole = text[start:end]
    if "](" in piece and "](" not in quote:
        piece = LINK.sub(r"\1", piece)
    if "[" in piece and not NOTE.search(quote):
        piece = NOTE.sub(lambda note: "" if _is_note(note) else note[0], piece)
    if RAISED.search(piece):
        piece = RAISED.sub(lambda mark: _lowered(mark, quote), piece)
    if "\f" in piece and "\f" not in quote:
        heads = _heads(text)
        piece = BREAK.sub(lambda page: "\n" if _is_head(page, heads) else page[0], piece)
    return piece if piece != whole else None


def _lowered(mark: re.Match[str], quote: str) -> str:
    """Return `2` for the exponent of a unit, nothing for a footnote's mark, and what is behind a figure as it is."""
    before = mark.string[max(0, mark.start() - 1) : mark.start()]
    lowered = _lowered_unit(mark)
    is_note = before.strip() and not before.isnumeric() and not RAISED.search(quote)
    return "" if lowered == mark[0] and is_note else lowered


def _lowered_unit(mark: re.Match[str]) -> str:
    unit = UNIT.search(mark.string[max(0, mark.start() - 4) : mark.start()])
    return "".join(str(digit(char)) for char in mark[0]) if unit else mark[0]


def _is_note(note: re.Match[str]) -> bool:
    """Return whether a figure in brackets is set directly behind a word or its mark, as a footnote's is."""
    before = note.string[max(0, note.start() - 2) : note.start()]
    return bool(before) and not before[-1].isspace() and not before[-1].isdigit() and before[-1] not in "([{="


def _is_head(page: re.Match[str], heads: Counter[str]) -> bool:
    """Return whether the line after a page break is empty, a page number, or a head: repeated, or with its number."""
    plain = _masked(page[2])
    if plain in {"", "#"} or heads[plain] >= TWICE:
        return True
    outer = DIGITS.findall(page[2])
    return bool(page[1] and outer) and int(outer[-1]) - int(page[1]) in {0, 1} and plain.endswith("#")


def _masked(line: str) -> str:
    return DIGITS.sub("#", line.strip())


@lru_cache(maxsize=1)
def _heads(text: str) -> Counter[str]:
    """Return the first lines of a text's pages, without their figures, and how often each stands there."""
    return Counter(_masked(page[1]) for page in re.finditer(r"\f([^\n\f]{0,200})", text))
