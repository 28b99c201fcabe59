"""A file of one claim becomes a file of several: its lines are indented below `claims:`, nothing else changes."""

from itertools import pairwise

from verifier.exchange.records import HEAD
from verifier.load.characters import BREAK
from verifier.load.document import Data, box_of
from verifier.load.yaml import decoded, read
from verifier.splice import SpliceError

_MARK = b"\xef\xbb\xbf"


def listed(raw: bytes) -> bytes:
    """Return a claim file of one claim as one with a list. Raises SpliceError where its lines do not allow it."""
    text, refusal = decoded(raw)
    document = read(text)
    if refusal or document.refusals or not isinstance(document.data, dict):
        raise SpliceError("it cannot be read")
    own = {key: item for key, item in document.data.items() if key not in HEAD}
    lines = [box_of(document.keys[key])[0] for key in own if key in document.keys]
    heads = [box_of(document.keys[key])[0] for key in document.data if key in HEAD and key in document.keys]
    if not lines or (heads and max(heads) > min(lines)) or text.lstrip().startswith("{"):
        raise SpliceError("its one claim does not stand in lines of its own below the article")
    result = _indented(text, min(lines))
    again = read(result)
    wanted: Data = {**{key: item for key, item in document.data.items() if key in HEAD}, "claims": [own]}
    if again.refusals or again.data != wanted:
        raise SpliceError("its one claim cannot be put into a list without touching its words")
    return (_MARK if raw.startswith(_MARK) else b"") + result.encode()


def _indented(text: str, first: int) -> str:
    """Return a text whose lines from `first` on, counted from 1, stand as an item below `claims:`."""
    breaks = list(BREAK.finditer(text))
    starts = [0, *(found.end() for found in breaks)]
    eol = breaks[0][0] if breaks else "\n"
    made = [text[: starts[first - 1]], f"claims:{eol}"]
    lines = [text[start:end] for start, end in pairwise([*starts[first - 1 :], len(text)])]
    own = len(lines)
    while own and (not lines[own - 1].strip() or lines[own - 1].startswith("#")):
        own -= 1
    for number, line in enumerate(lines[:own]):
        made.append(f"{'    ' if number else '  - '}{line}" if line.strip() else line)
    return "".join([*made, *lines[own:]])
