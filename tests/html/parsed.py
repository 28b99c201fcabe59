"""A page as its elements, attributes and text; and the pages of a ledger given as text."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.ledgers import report, write
from verifier.fingerprints import ledger_hash
from verifier.formats.html import pages

VOID = {"meta", "link", "br", "input", "rect", "line", "circle"}


@dataclass
class Parsed(HTMLParser):
    """What stands in a page."""

    elements: Counter[str] = field(default_factory=Counter)
    attributes: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)  # of style and script
    policy: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes.update(f"{tag} {name}" for name, _ in attrs)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"style", "script"}:
            self.raw[self.open[-1]] = data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        """Return what a reader reads, spaces evened out."""
        return " ".join("".join(self.words).split())


def parsed(page: str) -> Parsed:
    """Return a page as its parts; every element of it is closed where it should be."""
    found = Parsed()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


def written(folder: Path, files: Mapping[str, str], **options: object) -> dict[str, str]:
    """Return the pages of a ledger given as text, by path."""
    write(folder, files)
    made = report(folder, **options)
    return {page.path: page.text for page in pages(made, "report", ledger_hash(made.ledger))}
