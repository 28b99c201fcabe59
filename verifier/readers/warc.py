"""WARC and WACZ: the page that a web archive was made of, read as the file it was."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version

from verifier.frozen import frozen
from verifier.readers import html, metadata, pdf
from verifier.readers import text as plain
from verifier.readers.reader import Metadata, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.zipped import UnzippableError, Zip

LIMIT = 128_000_000
RECORDS = 20_000
PAGE = 32_000_000  # bytes of one archived response
_READ = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "text/plain": plain.read,
    "application/pdf": pdf.read,
}


@frozen
class Response:
    """One archived response: where it came from, when, of which type, and its bytes."""

    url: str
    date: str
    type: str
    body: bytes


def read(raw: bytes) -> Text | Refusal:
    """Return the text of the archive's page: the one that a WACZ names, else the first that is text."""
    found = response(raw)
    return found if isinstance(found, Refusal) else _READ[found.type](found.body)


def about(raw: bytes) -> Metadata:
    """Return what the archived page says of itself, and the address it was taken from."""
    found = response(raw)
    if isinstance(found, Refusal):
        return Metadata()
    said = metadata.proposed(found.body) if _READ[found.type] is html.read else Metadata(type="webpage")
    return replace(said, url=said.url or found.url, accessed=found.date[:10])


def response(raw: bytes) -> Response | Refusal:
    """Return the archive's page as it was answered."""
    try:
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        return Refusal("needs warcio to be read: pip install 'verifier-cli[warc]'")
    try:
        if raw.startswith(b"PK"):
            return _of_wacz(Zip(raw))
        found = next(_responses(raw), None)
    except UnzippableError as error:
        return error.refusal()
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, KeyError, IndexError, TypeError, AttributeError) as error:
        return Refusal(f"is a broken web archive: {type(error).__name__}")
    return found or Refusal("holds no page that was answered and can be read")


def _of_wacz(file: Zip) -> Response | Refusal:
    named = _named_page(file)
    first: Response | None = None
    for name in file.names():
        if not name.startswith("archive/") or not name.endswith((".warc", ".warc.gz")):
            continue
        for found in _responses(file.member(name)):
            if found.url == named or not named:
                return found
            first = first or found
    return first or Refusal("holds no page that was answered and can be read")


def _named_page(file: Zip) -> str:
    """Return the address of the first page in the archive's list of pages."""
    for line in file.member("pages/pages.jsonl").splitlines()[:1000]:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            return str(entry["url"])
    return ""


def _responses(raw: bytes) -> Iterator[Response]:
    from warcio.archiveiterator import ArchiveIterator

    for number, record in enumerate(ArchiveIterator(io.BytesIO(raw), arc2warc=True)):
        if number >= RECORDS:
            return
        if record.rec_type == "resource":
            kind = (record.rec_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
        elif record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
            kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
        else:
            continue
        if kind in _READ:
            body = record.content_stream().read(PAGE + 1)
            if len(body) > PAGE:
                raise ValueError("too large")
            headers = record.rec_headers
            yield Response(
                (headers.get_header("WARC-Target-URI") or "").strip("<>"),
                headers.get_header("WARC-Date") or "",
                kind,
                body,
            )


def _version() -> str:
    try:
        return version("warcio")
    except ImportError:
        return "none"


READER = Reader("warc warcio", _version(), (".warc", ".warc.gz", ".wacz", ".arc", ".arc.gz"), read, LIMIT, about=about)
