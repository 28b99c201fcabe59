"""Where words stand in the document that a text was taken from: its page, chapter, cell or time code.

Pages, chapters and sheets are apart by form feeds in the text, rows by lines and cells by tabs, so that these places
are counted there; time codes are kept beside the text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import PurePosixPath

from verifier.model import Source

_KINDS = {".pdf": "page", ".epub": "chapter", ".xlsx": "sheet", ".xlsm": "sheet", ".csv": "table", ".tsv": "table"}
_READERS = {"pdf": "page", "epub": "chapter", "xlsx": "sheet", "csv": "table"}
_PAGES = re.compile(r"(?:pages?|pp?\.?|chapters?|ch\.?)?\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?", re.IGNORECASE)
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?")
_CELL = re.compile(r"(?:[^!]{1,80}!)?[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?")
_NAME = 300  # code points of a sheet's name, at most


def place(source: Source, start: int, end: int) -> str:
    """Return where a span of a source's text stands in its document; nothing where its format names no places.

    Places are `page 3`, `pages 3-4`, `chapter 2`, `Costs!B7`, `B7:C7`, `00:01:02.500`.
    """
    text = source.text or ""
    if source.times:
        return _time(start, source.times)
    kind = _KINDS.get(PurePosixPath(source.file).suffix.lower(), "")
    kind = kind or _READERS.get(source.reader.partition(" ")[0], "")
    if kind in {"sheet", "table"}:
        return _cells(text, start, end, headed=kind == "sheet")
    return _pages(text, start, end, kind) if kind else ""


def same_place(recorded: str, found: str) -> bool | None:
    """Return whether a recorded place is the one where words were found; None where it has another form.

    `p. 3` is `page 3`, `1:02` is `00:01:02.500`, `'Costs'!$B$7` is `Costs!B7`.
    """
    if recorded.strip().casefold() == found.casefold():
        return True
    for form in (_numbers, _seconds, _reference):
        ours, theirs = form(recorded), form(found)
        if theirs is not None:
            return None if ours is None else ours == theirs
    return None


def _pages(text: str, start: int, end: int, kind: str) -> str:
    first = text.count("\f", 0, start) + 1
    last = first + text.count("\f", start, end)
    return f"{kind} {first}" if first == last else f"{kind}s {first}-{last}"


def _time(start: int, times: Sequence[tuple[int, int, str]]) -> str:
    number = bisect_right([begins for begins, _, _ in times], start) - 1
    return times[number][2] if number >= 0 else ""


def _cells(text: str, start: int, end: int, *, headed: bool) -> str:
    page = text.rfind("\f", 0, start) + 1
    name = text[page : page + _NAME].partition("\n")[0] if headed else ""
    first, last = (_cell(text, page, offset, headed) for offset in (start, max(start, end - 1)))
    cells = first if first == last else f"{first}:{last}"
    return f"{name}!{cells}" if name else cells


def _cell(text: str, page: int, offset: int, headed: bool) -> str:
    line = max(text.rfind("\n", 0, offset) + 1, page)
    row = text.count("\n", page, offset) + 1 - 2 * headed  # a sheet's name and a blank line stand above its rows
    return f"{_letters(text.count(chr(9), line, offset))}{max(row, 1)}"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _numbers(at: str) -> tuple[str, str] | None:
    found = _PAGES.fullmatch(at.strip())
    return (found[1], found[2] or found[1]) if found else None


def _seconds(at: str) -> int | None:
    found = _TIME.fullmatch(at.strip())
    return (int(found[1] or 0) * 60 + int(found[2])) * 60 + int(found[3]) if found else None


def _reference(at: str) -> str | None:
    bare = at.strip().replace("$", "").replace("'", "").upper()
    return bare if _CELL.fullmatch(bare) else None
