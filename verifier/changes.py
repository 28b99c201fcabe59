"""Changes of a record's fields, and what data become by them."""

from collections.abc import Mapping, Sequence

from verifier.frozen import frozen
from verifier.load.document import Data


class SpliceError(Exception):
    """Why a text cannot be changed so, in one line; it stays as it was."""


@frozen
class Put:
    """A field gets this content, in place of what it holds or as a new one: text, a list, a mapping.

    `path` goes from the document's root: `claims/3/review`, `claims/3/spans/0/start`; a number one past the end of a
    list adds to it, an empty path stands for the whole. A new field comes after the field `after`, else last.
    """

    path: str
    content: Data
    after: str = ""


@frozen
class Rename:
    """A field gets another name."""

    path: str
    name: str


@frozen
class Remove:
    """A field or an item is taken out, with its line."""

    path: str


Change = Put | Rename | Remove


def changed(data: Data, path: Sequence[str], change: Change) -> Data:
    """Return data with a change made at a path below them. Raises SpliceError where there is no such field."""
    name, rest = path[0].replace("|", "/"), path[1:]
    if isinstance(data, dict):
        if rest and name in data:
            return {**data, name: changed(data[name], rest, change)}
        if not rest:
            return _with_field(data, name, change)
    if isinstance(data, list) and name.isdigit() and int(name) < len(data):
        number = int(name)
        if rest:
            return [*data[:number], changed(data[number], rest, change), *data[number + 1 :]]
        if not isinstance(change, Rename):
            return [*data[:number], *([change.content] if isinstance(change, Put) else []), *data[number + 1 :]]
    if isinstance(data, list) and not rest and isinstance(change, Put) and name == str(len(data)):
        return [*data, change.content]
    raise SpliceError(f"there is no field {change.path}")


def _with_field(data: Mapping[str, Data], name: str, change: Change) -> Data:
    if isinstance(change, Put):
        return {**data, name: change.content}
    if name not in data:
        raise SpliceError(f"there is no field {change.path}")
    if isinstance(change, Remove):
        return {key: item for key, item in data.items() if key != name}
    if change.name in data:
        raise SpliceError(f"there is a field {change.name} already")
    return {change.name if key == name else key: item for key, item in data.items()}
