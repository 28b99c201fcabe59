"""What Dublin Core properties inside a document say of it: office documents and EPUB share them."""

from collections.abc import Mapping

from verifier.readers.metadata import AUTHORS, clean, day, doi
from verifier.readers.reader import Metadata
from verifier.readers.xml import walk

_FIELDS = frozenset({"title", "creator", "created", "date", "language", "identifier", "publisher", "source"})


def core(raw: bytes, kind: str = "document") -> Metadata:
    """Return what the properties say; nothing where there are none.

    Raises MalformedError where they are no XML.
    """
    found = _Properties()
    if raw:
        walk(raw, found)
    said = found.said
    days = (day(value) for name in ("date", "created") for value in said.get(name, ()))
    return Metadata(
        title=next(iter(said.get("title", ())), ""),
        issued=next((one for one in days if one), ""),
        type=kind,
        url=next((one for one in said.get("source", ()) if one.startswith(("https://", "http://"))), ""),
        language=next(iter(said.get("language", ())), "").split("-")[0].lower()[:8],
        authors=tuple(dict.fromkeys(said.get("creator", ())))[:AUTHORS],
        doi=next((one for value in said.get("identifier", ()) if (one := doi(value))), ""),
        publisher=next(iter(said.get("publisher", ())), ""),
    )


class _Properties:
    """The walk through a properties file: the fields and their values."""

    def __init__(self) -> None:
        self.said: dict[str, list[str]] = {}
        self.name = ""
        self.parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name if name in _FIELDS else ""
        self.parts = []

    def end(self, name: str) -> None:
        value = clean("".join(self.parts))
        if name == self.name and value:
            self.said.setdefault(name, []).append(value)
        self.name = ""

    def data(self, text: str) -> None:
        if self.name and len(self.parts) < 100:
            self.parts.append(text[:1000])
