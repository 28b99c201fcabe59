"""Findings for a terminal: the record's line with the place marked, and the words of the sources beside it."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.readers.files import safe_read
from verifier.show import show

if TYPE_CHECKING:
    from rich.text import Text

    from verifier.finding import Finding, Location
    from verifier.report import Report

COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
LARGEST = 2_000_000  # bytes of a record
NARROWEST, WIDEST = 40, 160  # cells of a line
PLACES = 3  # related places that are shown


def framed(report: "Report") -> Iterator[str]:
    """Yield the lines of a report's findings, with colours where $NO_COLOR and $TERM allow them."""
    from rich.console import Console

    if not report.findings:
        return
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in {"dumb", "unknown"}
    console = Console(color_system=None if plain else "standard", force_terminal=True, width=10**6)
    lines = cache(lambda file: _lines(Path(report.ledger.root), file))
    for finding in report.findings:
        for text in _frame(finding, lines(finding.location.file), width):
            with console.capture() as captured:
                console.print(text, end="", soft_wrap=True)
            yield captured.get()


def _lines(root: Path, file: str) -> list[str]:
    raw = safe_read(root, file, LARGEST) if file else b""
    return raw.decode("utf-8-sig", "replace").split("\n") if isinstance(raw, bytes) else []


def _frame(finding: "Finding", lines: list[str], width: int) -> Iterator["Text"]:
    from rich.text import Text

    place, colour = finding.location, COLOURS[finding.level]
    head = Text.assemble(
        (f"{show(place.file, 400)}:{place.line}:{place.column}: ", "bold"),
        (finding.level.value, colour),
        f" {finding.code} {finding.name}: {show(finding.message, 600)}",
    )
    yield head
    gutter = " " * len(str(place.line))
    if place.line <= len(lines) and lines[place.line - 1].strip():
        before, marked, after = _parts(lines[place.line - 1], place, width - len(gutter) - 3)
        yield Text.assemble((f"{place.line} | ", "blue"), before, (marked, colour), after)
        yield Text.assemble((f"{gutter} | ", "blue"), " " * _cells(before), ("^" * max(1, _cells(marked)), colour))
    for related in finding.related[:PLACES]:
        there = related.location
        where = f"{show(there.file, 400)}:{there.line}:{there.column}: "
        yield Text.assemble((f"{gutter} = ", "blue"), where, _cut(show(related.message), width - len(gutter) - 3))
    if finding.hint:
        yield Text.assemble((f"{gutter} = ", "blue"), ("hint: ", "green"), show(finding.hint, 600))
    yield Text("")


def _parts(line: str, place: "Location", width: int) -> tuple[str, str, str]:
    """Return a line before, at and after its marked place, shown, and cut to a width around it."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(start, min(end, len(line)))
    before, marked, after = (line[max(0, start - WIDEST) : start], line[start:end], line[end : end + WIDEST])
    shown = show(marked.rstrip("\r"), WIDEST * 2)
    shown = _cut(shown, width)
    room = width - _cells(shown)
    left = _cut(show(before, WIDEST * 8)[::-1], max(room // 3, room - _cells(show(after, WIDEST * 8))))[::-1]
    right = _cut(show(after.rstrip("\r"), WIDEST * 8), room - _cells(left))
    return left, shown, right


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _cut(text: str, cells: int) -> str:
    """Return the beginning of a text that fills so many cells of a terminal at most, `…` where it was longer."""
    if _cells(text) <= cells:
        return text
    kept, room = "", cells - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept += character
    return kept + "…" if cells > 0 else ""
