"""Words that a `#` took out of a record, in every YAML reader, without a word."""

import re
from collections.abc import Iterator, Sequence

from verifier.finding import Finding, Location
from verifier.frozen import frozen
from verifier.load.characters import BREAK
from verifier.load.document import Box, Data, Document
from verifier.load.faults import finding
from verifier.load.places import location
from verifier.show import show

_TOUCHES = re.compile(r"#(?![#!=-]*(?:\s|$))\S")  # `#1`, `#-5`; no `# note`, `## note`, `#---`
HINT = "put the text in quotation marks, or write `>-` and the text on an indented line below"


@frozen
class Lost:
    """Words behind a `#` in a line of unquoted text: of which field, where, and whether the mark touches them."""

    path: str
    kept: str
    words: str
    place: Location
    touches: bool


def lost_in(file: str, text: str, document: Document) -> Iterator[Lost]:
    """Return the words that a `#` cut from the texts of a document."""
    for path, box, words, touches in lost_words(text, document):
        yield Lost(path, _at(document.data, path), words, location(file, box), touches)


def lost_words(text: str, document: Document) -> Iterator[tuple[str, Box, str, bool]]:
    """Return the unquoted texts that a `#` cut: path, place of the `#`, the words lost, whether it touches them."""
    if " #" not in text:
        return
    lines = BREAK.split(text)
    for path, (_, _, line, end) in document.plain.items():
        rest = lines[line - 1][end - 1 :] if line <= len(lines) else ""
        words = rest.lstrip(" ")
        if rest.startswith(" ") and words.startswith("#"):
            column = end + len(rest) - len(words)
            yield path, (line, column, line, column + len(words)), words, bool(_TOUCHES.match(words))


def lost_findings(lost: Sequence[Lost]) -> Iterator[Finding]:
    """Return the findings on words whose `#` touches them: no comment is written so."""
    for one in lost:
        if one.touches:
            yield lost_finding(one)


def lost_finding(lost: Lost) -> Finding:
    """Return the finding on words that a `#` took."""
    message = f"`{show(lost.words, 60)}` is read as a comment and lost from {lost.path.rpartition('/')[2]}"
    return finding("V009", lost.place, message, hint=HINT)


def _at(data: Data, path: str) -> str:
    for part in path.split("/"):
        if isinstance(data, dict):
            data = data.get(part.replace("|", "/"))
        elif isinstance(data, list) and part.isdigit():
            data = data[int(part)]
    return data if isinstance(data, str) else ""
