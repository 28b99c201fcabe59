"""Where in a record one is typing, told from the lines above: YAML that is being typed is seldom whole."""

import re
from collections.abc import Sequence

from verifier.frozen import frozen

_KEY = re.compile(r"^(\s*(?:- +)*)([\w.-]+):(?:\s|$)")
_VALUE = re.compile(r"(?:^|[\s{,-])([\w.-]+):\s+(?:[^{}]*?[\[,]\s*|[^\s{}\[\],]*?)?[\"']?([\w./-]*)$")
_ITEM = re.compile(r"^\s*(?:- +)+[\"']?([\w./-]*)$")
_FIELD = re.compile(r"^\s*(?:- +)*([\w-]*)$")
_INSIDE = re.compile(r"(?:(?:^|[\s-])([\w.-]+):\s*(?:\[\s*)?|^\s*(?:- +)+)\{(?:[^{}]*,)?\s*([\w-]*)$")


@frozen
class Typing:
    """What is being typed: the keys above it, the key whose value it is (or none: it is a key), and its beginning."""

    above: tuple[str, ...]
    key: str
    begun: str
    fresh: bool = False  # an item of a list, which may be a key or a value


def typing_at(lines: Sequence[str], line: int, column: int) -> Typing | None:
    """Return what is being typed at a line and a column, both from 0; None where nothing is proposed."""
    if line >= len(lines):
        return None
    before = lines[line][:column]
    if before.lstrip().startswith("#"):
        return None
    indent = _indent(before)
    above = _above(lines, line, indent)
    inside = _INSIDE.search(before)
    if inside:
        return Typing((*above, inside[1]) if inside[1] else above, "", inside[2])
    item = _ITEM.match(before)
    if item:
        return Typing(above, "", item[1], fresh=True)
    field = _FIELD.match(before)
    if field:
        return Typing(above, "", field[1])
    value = _VALUE.search(before)
    if value is None:
        return None
    return Typing(above, value[1], value[2])


def _indent(line: str) -> int:
    """Return the column at which a line's own key or item begins, behind the marks of items."""
    found = re.match(r"\s*(?:- +)*", line)
    return len(found[0]) if found else 0


def _above(lines: Sequence[str], line: int, indent: int) -> tuple[str, ...]:
    """Return the keys under which a line stands, the outermost first."""
    keys: list[str] = []
    own = re.match(r"\s*", lines[line])
    edge = min(indent, len(own[0]) + 1) if own and re.match(r"\s*-( |$)", lines[line]) else indent
    for above in reversed(lines[:line]):
        found = _KEY.match(above)
        if found is None or not above.strip():
            continue
        if len(found[1]) < edge:
            keys.append(found[2])
            marks = re.match(r"\s*", above)
            edge = len(marks[0]) + 1 if marks and "-" in found[1] else len(found[1])
        if edge <= 0:
            break
    return tuple(reversed(keys))
