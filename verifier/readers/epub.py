"""EPUB: the chapters of a book in its reading order, a form feed between two."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from verifier.readers import html, properties
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.xml import MalformedError, walk
from verifier.readers.zipped import UnzippableError, Zip

LIMIT = 64_000_000
CHAPTERS = 2_000
_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read(raw: bytes) -> Text | Refusal:
    """Return the text of the book's chapters, each read as a page of HTML."""
    try:
        file = Zip(raw)
        chapters = [html.read(file.member(name)) for name in _spine(file)]
    except UnzippableError as error:
        return error.refusal()
    except MalformedError as error:
        return Refusal(f"has a broken table of contents: it {error}")
    if not chapters:
        return Refusal("is no EPUB file: it names no chapters")
    refused = [chapter for chapter in chapters if isinstance(chapter, Refusal)]
    if refused:
        return Refusal(f"has a chapter that {refused[0].reason}")
    return Text("\f".join(chapter.text for chapter in chapters if isinstance(chapter, Text)))


def about(raw: bytes) -> Metadata:
    """Return what the book's package says of it."""
    try:
        file = Zip(raw)
        return properties.core(file.member(_package(file)), "book")
    except (UnzippableError, MalformedError):
        return Metadata()


def _package(file: Zip) -> str:
    found = _Attributes("rootfile")
    container = file.member(_CONTAINER)
    if container:
        walk(container, found)
    return next((one.get("full-path", "") for one in found.found), "")


def _spine(file: Zip) -> list[str]:
    """Return the members that hold the chapters, in reading order."""
    package = _package(file)
    raw = file.member(package) if package else b""
    if not raw:
        return []
    items, order = _Attributes("item"), _Attributes("itemref")
    walk(raw, items)
    walk(raw, order)
    by_id = {one.get("id", ""): one for one in items.found}
    chosen = [by_id.get(one.get("idref", ""), {}) for one in order.found]
    folder = posixpath.dirname(package)
    return [
        posixpath.normpath(posixpath.join(folder, unquote(one.get("href", "").partition("#")[0])))
        for one in chosen
        if one.get("media-type") in _PAGES
    ]


class _Attributes:
    """The attributes of all elements of one name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Mapping[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == self.name and len(self.found) < CHAPTERS:
            self.found.append(attributes)

    def end(self, name: str) -> None:
        """Nothing ends."""

    def data(self, text: str) -> None:
        """Text says nothing here."""


READER = Reader("epub", "1", (".epub",), read, LIMIT, about=about)
