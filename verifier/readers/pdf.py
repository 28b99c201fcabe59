"""PDF: the text of its pages by PDFium, a form feed between two, a blank line where a paragraph or heading ends."""

import re
from importlib.metadata import version
from itertools import pairwise
from typing import NamedTuple

from verifier.readers.metadata import clean, day, doi
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal

LIMIT = 64_000_000
PAGES = 3_000
GAP = 1.4  # times the usual distance of two lines: a paragraph ends
LARGER = 1.15  # times as high, or less: another kind of line, a heading or a note
LINES = 400  # of one page, whose distances are measured
_BREAKS = re.compile(r"\r\n|\r|\n")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_MADE_BY = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel) - )|\.(?:docx?|pdf|indd|tex|pptx?|xlsx?)$", re.IGNORECASE
)


class _Line(NamedTuple):
    text: str
    bottom: float = 0.0
    height: float = 0.0


def read(raw: bytes) -> Text | Refusal:
    """Return the text of all pages."""
    try:
        import pypdfium2
    except ImportError:
        return Refusal("needs pypdfium2 to be read: pip install 'verifier-cli[pdf]'")
    try:
        document = pypdfium2.PdfDocument(raw)
        if len(document) > PAGES:
            return Refusal(f"has {len(document):,} pages; at most {PAGES:,} are read")
        text = "\f".join(_page(document[number]) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        return _refusal(str(error))
    return (
        Text(text) if text.strip() else Refusal("has no text: its pages are pictures; give their words as its `text`")
    )


def about(raw: bytes) -> Metadata:
    """Return what the document says of itself, and the DOI on its first page."""
    try:
        import pypdfium2
    except ImportError:
        return Metadata()
    try:
        document = pypdfium2.PdfDocument(raw)
        said = document.get_metadata_dict(skip_empty=True)
        first = _page(document[0]) if len(document) else ""
    except pypdfium2.PdfiumError:
        return Metadata()
    dated = _DATE.match(said.get("CreationDate", ""))
    author = clean(said.get("Author", ""))
    return Metadata(
        title=_MADE_BY.sub("", clean(said.get("Title", ""))),
        issued=day("-".join(part for part in dated.groups() if part)) if dated else "",
        type="report",
        authors=tuple(name for name in re.split(r"\s*(?:;|\band\b|&)\s*", author) if name) if author else (),
        doi=doi(first),
    )


def _refusal(reason: str) -> Refusal:
    if "assword" in reason:
        return Refusal("is encrypted: it needs a password")
    return Refusal("is no PDF file, or a broken one")


def _page(page) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001  pypdfium2's own class, imported when needed
    """Return a page's text: its lines as PDFium orders them, blank lines where the distance or the size changes."""
    part = page.get_textpage()
    lines = _lines(part)
    part.close()
    page.close()
    return laid_out(lines)


def _lines(part) -> list[_Line]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    text = part.get_text_range()
    lines, place = [], 0
    for number, line in enumerate(_BREAKS.split(text)):
        shown = _shown(line)
        first = len(line) - len(line.lstrip())
        if shown.strip() and number < LINES:
            _, bottom, _, top = part.get_charbox(min(place + first, part.count_chars() - 1), loose=True)
            lines.append(_Line(shown.strip(), bottom, top - bottom))
        elif shown.strip():
            lines.append(_Line(shown.strip()))
        place += len(line) + 2
    return lines


def laid_out(lines: list[_Line]) -> str:
    """Return lines as text; a blank line stands before one that lies further off, or is set larger or smaller."""
    distances = [above.bottom - line.bottom for above, line in pairwise(lines)]
    below = sorted(distance for distance in distances if distance > 0)
    usual = below[len(below) // 4] if below else 0.0  # the lower quartile: within paragraphs, also where they are short
    parts = [line.text + "\n" for line in lines[:1]]
    for above, line in pairwise(lines):
        parts.append("\n" * _apart(above, line, usual) + line.text + "\n")
    return "".join(parts)


def _apart(above: _Line, line: _Line, usual: float) -> bool:
    if not above.height or not line.height:
        return False
    ratio = line.height / above.height
    return above.bottom - line.bottom > GAP * usual or ratio > LARGER or ratio < 1 / LARGER


def _shown(line: str) -> str:
    """Return a line with PDFium's marks for a hyphen at its end as hyphens, and nothing that cannot be seen."""
    line = line.replace("\ufffe", "-").replace("\x02", "-").replace("\0", "")
    return "".join(char if char.isprintable() or char == " " else " " for char in line)


def _version() -> str:
    try:
        return version("pypdfium2")
    except ImportError:
        return "none"


READER = Reader("pdf pypdfium2", _version(), (".pdf",), read, LIMIT, about=about)
