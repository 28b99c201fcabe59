"""Words that a `#` took out of a record, in every YAML reader, without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.finding import Finding, Location
from verifier.load import yaml
from verifier.load.faults import finding
from verifier.load.places import location
from verifier.show import show

HINT = "put the text in quotation marks, or write `>-` and the text on an indented line below"


@dataclass(frozen=True, slots=True)
class Lost:
    """Words behind a `#` in a line of unquoted text: of which field, where, and whether the mark touches them."""

    path: str
    kept: str
    words: str
    place: Location
    touches: bool


def lost_in(file: str, text: str, document: yaml.Document) -> Iterator[Lost]:
    """Return the words that a `#` cut from the texts of a document."""
    for path, box, words, touches in yaml.lost_words(text, document):
        yield Lost(path, _at(document.data, path), words, location(file, box), touches)


def lost_findings(lost: Sequence[Lost]) -> Iterator[Finding]:
    """Return the findings on words whose `#` touches them: no comment is written so."""
    for one in lost:
        if one.touches:
            yield lost_finding(one)


def lost_finding(lost: Lost) -> Finding:
    """Return the finding on words that a `#` took."""
    message = f"`{show(lost.words, 60)}` is read as a comment and lost from {lost.path.rpartition('/')[2]}"
    return finding("V009", lost.place, message, hint=HINT)


def _at(data: yaml.Data, path: str) -> str:
    for part in path.split("/"):
        if isinstance(data, dict):
            data = data.get(part.replace("|", "/"))
        elif isinstance(data, list) and part.isdigit():
            data = data[int(part)]
    return data if isinstance(data, str) else ""
