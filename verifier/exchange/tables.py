"""Claims as CSV and as JSON lines, out and in again."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from verifier.exchange.flat import cells, record_of
from verifier.exchange.records import HEAD, ExchangeError, File
from verifier.frozen import frozen
from verifier.load.document import Data
from verifier.readers.csv import delimiter
from verifier.show import show

FIELD = 1_000_000  # code points of one cell
ROWS = 200_000
_FIRST = ("file", "article", "context", "defaults", "id", "claim", "quote", "spans", "value", "subject", "property")


@frozen
class Row:
    """One row or line of a table of claims: where it stood, its fields."""

    line: int
    fields: Mapping[str, Data]


def to_csv(files: Sequence[File]) -> str:
    """Return a row for each claim; the fields of a whole file stand in the row of its first claim."""
    rows = []
    for file in files:
        for number, claim in enumerate(file.claims):
            rows.append({"file": file.path, **(cells(file.head) if number == 0 else {}), **cells(claim)})
    columns = sorted(dict.fromkeys(name for row in rows for name in row), key=_rank)
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def to_jsonl(files: Sequence[File]) -> str:
    """Return a line of JSON for each claim, with the fields of its whole file."""
    lines = [{"file": file.path, **file.head, **claim} for file in files for claim in file.claims]
    return "".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines)


def from_csv(text: str, renamed: Mapping[str, str]) -> Iterator[Row | ExchangeError]:
    """Yield the rows of a table with a header, or what is wrong with one; `renamed` gives columns other names.

    Raises ExchangeError where the table has no header that can be used.
    """
    csv.field_size_limit(FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text.partition("\n")[0]))
    try:
        header = [renamed.get(name.strip(), name.strip()) for name in next(reader, [])]
    except csv.Error as error:
        raise ExchangeError(f"line 1: {error}") from error
    _use(header)
    try:
        for number, row in enumerate(reader):
            if number == ROWS:
                yield ExchangeError(f"line {reader.line_num}: more than {ROWS:,} rows")
                return
            if any(row):
                yield _row(header, row, reader.line_num)
    except csv.Error as error:
        yield ExchangeError(f"line {reader.line_num}: {error}")


def from_jsonl(text: str, renamed: Mapping[str, str]) -> Iterator[Row | ExchangeError]:
    """Yield the objects of lines of JSON, or what is wrong with a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if number > ROWS:
            yield ExchangeError(f"line {number}: more than {ROWS:,} lines")
            return
        if line.strip():
            yield _object(line, number, renamed)


def _object(line: str, number: int, renamed: Mapping[str, str]) -> Row | ExchangeError:
    try:
        found = json.loads(line, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        return ExchangeError(f"line {number}: no JSON object: {show(str(error), 100)}")
    if not isinstance(found, dict):
        return ExchangeError(f"line {number}: no JSON object")
    return Row(number, {renamed.get(key, key): _textual(value) for key, value in found.items()})


def _once(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field is given twice")
    return found


def _textual(value: object) -> Data:
    """Return JSON's data as YAML's: text for what is neither list nor object nor null."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [_textual(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _textual(one) for key, one in value.items()}
    return None if value is None else str(value)


def _use(header: Sequence[str]) -> None:
    if not any(header):
        raise ExchangeError("line 1: no column has a name")
    twice = sorted({name for name in header if name and header.count(name) > 1}) if len(header) < ROWS else []
    if twice:
        raise ExchangeError(f"line 1: two columns are called `{show(twice[0], 60)}`")


def _row(header: Sequence[str], row: Sequence[str], line: int) -> Row | ExchangeError:
    beyond = [cell for name, cell in zip([*header, *[""] * len(row)], row, strict=False) if cell and not name]
    if beyond:
        return ExchangeError(f"line {line}: `{show(beyond[0], 40)}` stands under no column's name")
    try:
        return Row(line, record_of({name: cell for name, cell in zip(header, row, strict=False) if name}))
    except ExchangeError as error:
        return ExchangeError(f"line {line}: {error}")


def _rank(column: str) -> tuple[int, str, int, str]:
    first, _, rest = column.partition("/")
    number, _, below = rest.partition("/")
    place = _FIRST.index(first) if first in _FIRST else len(_FIRST) + 1
    return (place, "" if first in _FIRST else first, int(number) if number.isdecimal() else -1, below or rest)


__all__ = ["HEAD", "Row", "from_csv", "from_jsonl", "to_csv", "to_jsonl"]
