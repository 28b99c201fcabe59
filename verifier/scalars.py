"""Plain data as YAML text, in the style of what stands around it."""

import json
import textwrap
from collections.abc import Mapping

from verifier.load.document import Data
from verifier.load.words import lost_words
from verifier.load.yaml import read

_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}  # other readers take them for something else
WIDTH = 120
NO_MARKS: Mapping[str, str] = {}


def scalar(content: Data, mark: str = "", indent: int = 2, eol: str = "\n") -> str:
    """Return a text as it stands behind a key of a block, or an empty list or mapping.

    `mark` is how it was written before: a quotation mark, `|` or `>`, or nothing; it is kept where it can be.
    `indent` is the column of a text that stands on lines of its own.
    """
    if not isinstance(content, str):
        return flow(content)
    for style in dict.fromkeys([mark, "|" if "\n" in content else "", "'", '"']):
        written = _styled(content, style, " " * indent, eol)
        if written is not None and _reads(f"{' ' * (indent - 2)}a: {written}{eol}", content):
            return written
    return json.dumps(content)


def flow(content: Data, mark: str = "") -> str:
    """Return data as they stand inside brackets."""
    if isinstance(content, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(flow(item) for item in content) + "]"
    if content is None:
        return "null"
    for style in dict.fromkeys([mark if mark in {"'", '"'} else "", "", "'", '"']):
        written = _styled(content, style, "", "\n")
        if written is not None and _reads(f"{{a: {written}, b: {written}}}", content):
            return written
    return json.dumps(content)


def block(content: Data, indent: int, eol: str = "\n", marks: Mapping[str, str] = NO_MARKS) -> str:
    """Return data as lines at a column, without the last line break; `marks` are those of the texts of fields."""
    room = " " * indent
    if isinstance(content, dict) and content:
        pairs = (f"{room}{scalar(key)}:{_value(key, item, indent, eol, marks)}" for key, item in content.items())
        return eol.join(pairs)
    if isinstance(content, list) and content:
        return eol.join(f"{room}- {block(item, indent + 2, eol, marks).lstrip(' ')}" for item in content)
    return room + scalar(content, indent=indent + 2, eol=eol)


def _value(key: str, item: Data, indent: int, eol: str, marks: Mapping[str, str]) -> str:
    if isinstance(item, (dict, list)) and item:
        short = flow(item)
        if _is_small(item) and indent + len(short) < WIDTH - 20:
            return f" {short}"
        return eol + block(item, indent + 2, eol, marks)
    return " " + scalar(item, marks.get(key, ""), indent + 2, eol)


def _is_small(item: Data) -> bool:
    """Return whether data go into one line: short texts, nothing nested."""
    inner = list(item.values()) if isinstance(item, dict) else item
    return isinstance(inner, list) and all(isinstance(one, str) and len(one) <= 40 for one in inner) and len(inner) <= 3


def _styled(text: str, style: str, room: str, eol: str) -> str | None:
    """Return a text in one of YAML's styles, or None where that style never holds it."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'" if "\n" not in text else None
    if style == '"':
        return json.dumps(text, ensure_ascii=False)
    if style in {"|", ">"}:
        lines = text.split("\n")
        if style == ">" and len(lines) > 1:
            return None
        if style == ">" and len(room) + len(text) > WIDTH:
            lines = textwrap.wrap(text, WIDTH - len(room), break_long_words=False, break_on_hyphens=False)
        end = "" if text.endswith("\n") else "-"
        return f"{style}{end}{eol}" + eol.join(f"{room}{line}" if line else "" for line in lines).rstrip(" \r\n")
    return text if text and "\n" not in text and text.lower() not in _WORDS else None


def _reads(document: str, content: str) -> bool:
    """Return whether a text is read as it was meant, every word of it."""
    found = read(document)
    data = found.data
    if found.refusals or not isinstance(data, dict) or data.get("a") != content:
        return False
    return all(item == content for item in data.values()) and not any(lost_words(document, found))
