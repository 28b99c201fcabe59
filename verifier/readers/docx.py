"""DOCX: the text of a word-processor document as it reads when all its tracked changes are accepted."""

from collections.abc import Mapping

from verifier.readers import properties
from verifier.readers.layout import Layout
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.script import LOWERED, RAISED
from verifier.readers.xml import MalformedError, walk
from verifier.readers.zipped import UnzippableError, Zip

LIMIT = 64_000_000
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pict"})
_OFF = frozenset({"0", "false", "off"})


def read(raw: bytes) -> Text | Refusal:
    """Return the paragraphs apart by blank lines, a table's rows by lines, its cells by tabs; notes at the end."""
    page = _Document()
    try:
        file = Zip(raw)
        body = file.member(_BODY)
        if not body:
            return Refusal(f"is no DOCX file: it has no {_BODY}")
        for part in (body, *(file.member(name) for name in _NOTES)):
            if part:
                page.layout.paragraph()
                walk(part, page)
    except UnzippableError as error:
        return error.refusal()
    except MalformedError as error:
        return Refusal(f"has a broken text: it {error}")
    return Text(page.layout.text())


def about(raw: bytes) -> Metadata:
    """Return what the document's properties say of it."""
    try:
        return properties.core(Zip(raw).member("docProps/core.xml"))
    except (UnzippableError, MalformedError):
        return Metadata()


class _Document:
    """The walk through a document: what is passed over now, how the run at hand is set, and the text so far."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.unseen = 0  # open elements inside something that is passed over
        self.inside_text = False
        self.hidden = False  # the run at hand is hidden text
        self.script = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.unseen or name in _PASSED_OVER:
            self.unseen += 1
        elif name == "r":
            self.hidden, self.script = False, ""
        elif name == "vanish":
            self.hidden = attributes.get("val", "") not in _OFF
        elif name == "vertAlign":
            self.script = attributes.get("val", "")
        elif name == "t":
            self.inside_text = True
        else:
            self._lay(name, begins=True)

    def end(self, name: str) -> None:
        if self.unseen:
            self.unseen -= 1
        elif name == "t":
            self.inside_text = False
        elif name in {"p", "tr", "tc", "tbl"}:
            self._lay(name, begins=False)

    def data(self, text: str) -> None:
        if self.inside_text and not self.unseen and not self.hidden:
            self.layout.add(self._set(text))

    def _set(self, text: str) -> str:
        table = {"superscript": RAISED, "subscript": LOWERED}.get(self.script)
        return text.translate(table) if table else text

    def _lay(self, name: str, *, begins: bool) -> None:
        if name == "p":
            self.layout.paragraph()
        elif name in {"br", "cr"}:
            self.layout.line()
        elif name == "tab":
            self.layout.add(" ")
        elif name in {"noBreakHyphen", "softHyphen"}:
            self.layout.add("\u2011" if name == "noBreakHyphen" else "")
        elif name == "tbl":
            self.layout.block()
        elif name == "tr":
            self.layout.row()
        elif name == "tc":
            self.layout.cell(begins=begins)


READER = Reader("docx", "1", (".docx",), read, LIMIT, about=about)
