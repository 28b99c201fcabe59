"""CSV and TSV: a row a line, a tab between cells, so that a cell's place can be counted in the text."""

import csv
import io
from collections import Counter
from itertools import islice

from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.text import read as plain

LIMIT = 32_000_000
CELL = 1_000_000  # code points of one cell
SAMPLE = 50  # lines from which the delimiter is told
DELIMITERS = ",;\t|"
_FLAT = str.maketrans(dict.fromkeys("\t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\0": None})


def read(raw: bytes) -> Text | Refusal:
    """Return the table's text; white space inside a cell becomes a space."""
    found = plain(raw)
    if isinstance(found, Refusal):
        return found
    csv.field_size_limit(CELL)
    try:
        rows = csv.reader(io.StringIO(found.text, newline=""), delimiter=delimiter(found.text))
        return Text("".join(f"{row_text(row)}\n" for row in rows))
    except csv.Error as error:
        return Refusal(f"is no table: {str(error)[:80]}")


def row_text(cells: list[str]) -> str:
    """Return a row as a line: cells apart by tabs, empty ones at its end left out."""
    return "\t".join(cell.translate(_FLAT).strip() for cell in cells).rstrip("\t")


def about(raw: bytes) -> Metadata:
    """Return that it is a table; it says nothing else of itself."""
    return Metadata(type="dataset")


def delimiter(text: str) -> str:
    """Return the delimiter that stands equally often, and at least once, in the most lines."""
    lines = [line[:2000] for line in islice(io.StringIO(text), SAMPLE) if line.strip()]
    scores = [(_steady(lines, mark), -place, mark) for place, mark in enumerate(DELIMITERS)]
    best, _, mark = max(scores)
    return mark if best else ","


def _steady(lines: list[str], mark: str) -> int:
    counts = Counter(line.count(mark) for line in lines)
    counts.pop(0, None)
    return max(counts.values(), default=0)


READER = Reader("csv", "1", (".csv", ".tsv"), read, LIMIT, about=about)
