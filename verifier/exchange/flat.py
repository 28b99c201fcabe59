"""Records as rows of text cells: one column for each field, named by its path (`evidence/0/quote`)."""

import json
import re
from collections.abc import Iterator, Mapping

from verifier.exchange.records import ExchangeError, Record
from verifier.load.document import Data

LEVELS = 32
_SPECIAL: Mapping[str, Data] = {"null": None, "{}": {}, "[]": [], '""': ""}
_FORMULA = tuple("=+-@\t\r")
_UNSAFE = re.compile(  # what a spreadsheet may take for a formula inside a cell, and what cannot be seen
    r"[\n,;\t][\"\s]*[=+@\-]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    r"|[\ud800-\udfff\U000e0000-\U000e007f]"
)
_JSON = "json:"


def cells(record: Record) -> dict[str, str]:
    """Return a record's fields as cells by path."""
    return dict(_cells(dict(record), "")) if record else {}


def record_of(row: Mapping[str, str]) -> dict[str, Data]:
    """Return the record that cells by path describe; empty cells say nothing.

    Raises ExchangeError where two paths do not go together (`quote` and `quote/0`) or a cell is broken.
    """
    tree: dict[str, object] = {}
    for path, cell in row.items():
        if cell:
            _put(tree, path, cell)
    found = _data(tree)
    return found if isinstance(found, dict) else {}


def cell_of(text: str) -> str:
    """Return a text as a cell that no spreadsheet reads as a formula and that holds no invisible character."""
    if _UNSAFE.search(text) or text.lstrip("'").startswith(_JSON):
        return _JSON + re.sub("[=+@-]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text))
    return f"'{text}" if _needs_guard(text) else text


def text_of(cell: str) -> Data:
    """Return what a cell says: the other way of `cell_of`.

    Raises ExchangeError where a cell begins with `json:` and goes on otherwise.
    """
    if cell in _SPECIAL:
        return _SPECIAL[cell]
    if cell.startswith(_JSON):
        try:
            found = json.loads(cell.removeprefix(_JSON))
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, str):
            raise ExchangeError("a cell that begins with `json:` holds no JSON text behind it")
        return found
    return cell[1:] if cell.startswith("'") and _needs_guard(cell[1:]) else cell


def _needs_guard(text: str) -> bool:
    bare = text.lstrip("'")
    return bare in _SPECIAL or bare.startswith(_FORMULA)


def _cells(data: Data, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _cells(value, f"{path}/{_escaped(key)}".removeprefix("/"))
    elif isinstance(data, list) and data:
        for number, value in enumerate(data):
            yield from _cells(value, f"{path}/{number}")
    elif isinstance(data, str):
        yield path, cell_of(data) if data else '""'
    else:
        yield path, "null" if data is None else "{}" if isinstance(data, dict) else "[]"


class _Leaf:
    """A value that is not a folder of other cells."""

    __slots__ = ("data",)

    def __init__(self, data: Data) -> None:
        self.data = data


def _put(tree: dict[str, object], path: str, cell: str) -> None:
    *folders, name = path.split("/")
    if len(folders) >= LEVELS:
        raise ExchangeError(f"the column `{path[:80]}` is nested too deeply")
    place = tree
    for folder in folders:
        below = place.setdefault(folder, {})
        if not isinstance(below, dict):
            raise ExchangeError(f"the columns `{folder}` and `{path}` do not go together in one row")
        place = below
    if name in place:
        raise ExchangeError(f"the columns `{path}` and `{path}/…` do not go together in one row")
    place[name] = _Leaf(text_of(cell))


def _data(value: object) -> Data:
    if isinstance(value, _Leaf):
        return value.data
    below = value if isinstance(value, dict) else {}
    if below and all(key.isdecimal() for key in below):
        return [_data(below[key]) for key in sorted(below, key=int)]
    return {_bare(key): _data(one) for key, one in below.items()}


def _escaped(key: str) -> str:
    """Return a key for a path, as JSON Pointer (RFC 6901) writes it; `~2` before one of digits, which is no number."""
    key = key.replace("~", "~0").replace("/", "~1")
    return f"~2{key}" if key.isdecimal() else key


def _bare(part: str) -> str:
    return part.removeprefix("~2").replace("~1", "/").replace("~0", "~")
