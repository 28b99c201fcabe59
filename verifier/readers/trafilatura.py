"""HTML by trafilatura: the article alone, without the page's menus, side columns and footers."""

from importlib.metadata import version

from verifier.readers import metadata
from verifier.readers.charset import decoded
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal

LIMIT = 8_000_000


def read(raw: bytes) -> Text | Refusal:
    """Return the article's text: a blank line between paragraphs."""
    try:
        import trafilatura
    except ImportError:
        return Refusal("needs trafilatura to be read: pip install 'verifier-cli[html]'")
    page = decoded(raw)
    if isinstance(page, Refusal):
        return page
    found = trafilatura.extract(page, include_comments=False, include_tables=True, output_format="txt", fast=True)
    if not found:
        return Refusal("holds no article that trafilatura finds; read it with the reader `html`")
    return Text(found.replace("\n", "\n\n") + "\n")


def about(raw: bytes) -> Metadata:
    """Return what the page says of itself."""
    return metadata.proposed(raw)


def _version() -> str:
    try:
        return version("trafilatura")
    except ImportError:
        return "none"


READER = Reader("trafilatura", _version(), (), read, LIMIT, about=about)
