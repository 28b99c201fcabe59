"""What libyaml says of a broken text, in words that help who wrote it."""

import re

import yaml

from verifier.load.characters import BREAK
from verifier.load.document import LEVELS, START, Box, Refusal
from verifier.show import show

QUOTING = "any text survives as `>-` with the text on an indented line below"

_PLAIN = {
    "did not find expected key": "this does not belong to the field above: a field or a closing mark is missing",
    "could not find expected ':'": "a field's name without `:`",
    "did not find expected '-' indicator": "a list item begins with `- `, in line with the others",
    "found unexpected end of stream": "a quotation mark is never closed",
    "did not find expected ',' or ']'": "a list in brackets lacks `,` or `]`",
    "did not find expected ',' or '}'": "fields in braces lack `,` or `}`",
    "did not find expected node content": "a value is missing here",
    "found unexpected document indicator": "a line of `---` or `...` stands inside quotation marks",
    "block sequence entries are not allowed in this context": "a list item does not belong here",
}
_BEGINS = {  # told where it began, not where it was missed
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an anchor",
    "while scanning an alias",
    "while scanning a tag",
}
_ESCAPES = {
    "found unknown escape character",
    "did not find expected hexdecimal number",
    "found invalid Unicode character escape code",
}
_BLOCK_MARK = re.compile(r"[>|][-+]?\s*$")


def syntax(error: yaml.YAMLError, text: str) -> Refusal:
    """Return the refusal for a text that is not YAML."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if getattr(error, "context", None) in _BEGINS:
        mark = getattr(error, "context_mark", None) or mark
    box: Box = (mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else START
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML")
    if "depth" in problem:  # libyaml has a limit of its own, met first where it looks ahead
        return Refusal("V006", box, f"more than {LEVELS} levels of nesting")
    message, hint = _told(problem, box, BREAK.split(text))
    return Refusal("V001", box, message, hint)


def _told(problem: str, box: Box, lines: list[str]) -> tuple[str, str]:
    """Return what is wrong at a place, and what to do."""
    line = lines[box[0] - 1] if box[0] <= len(lines) else ""
    before, here = line[: box[1] - 1], line[box[1] - 1 : box[1]]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab indents this line", "indent with spaces"
    if "mapping values are not allowed" in problem:
        return _second_colon(before)
    if problem in _ESCAPES:
        return "in double quotation marks `\\` begins an escape, and this is none", f"use single ones; {QUOTING}"
    if here in {"&", "*", "!"} or "cannot start any token" in problem:
        return f"text cannot begin with `{show(here)}`", f"put this text in quotation marks; {QUOTING}"
    if problem.startswith("did not find expected") and before.rstrip()[-1:] in {'"', "'"}:
        return "text goes on behind its closing quotation mark", f"put all of it in quotation marks; {QUOTING}"
    above = next((one for one in reversed(lines[: box[0] - 1]) if one.strip()), "")
    if "could not find expected ':'" in problem and _BLOCK_MARK.search(above):
        return "the text below `>-` or `|` is not indented", "indent it more than its field"
    return _PLAIN.get(problem, problem), QUOTING


def _second_colon(before: str) -> tuple[str, str]:
    """Return what a colon means that no field's name stands before: text with one, or a field that is out of line."""
    if ": " in before:
        return "a second `: ` in one line of text", f"put this text in quotation marks; {QUOTING}"
    return "this line is read as the end of the text above", f"bring it in line with the other fields; {QUOTING}"
