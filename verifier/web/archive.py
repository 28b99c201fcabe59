"""An answer as a web archive: WARC 1.1 (ISO 28500:2017), one response record with its digest, compressed."""

import gzip
import hashlib
from base64 import b32encode
from uuid import NAMESPACE_URL, uuid5

from verifier.web.fetch import Fetched

_DROPPED = frozenset({"transfer-encoding", "connection", "keep-alive"})  # of the connection, not of the page


def warc(answer: Fetched) -> bytes:
    """Return an answer as a .warc.gz; the same answer at the same time gives the same bytes."""
    dropped = [(name, value) for name, value in answer.headers if name.lower() not in _DROPPED]
    head = "".join(f"{name}: {value}\r\n" for name, value in dropped)
    block = f"HTTP/1.1 {answer.status} {answer.reason}\r\n{head}\r\n".encode("latin-1", "replace") + answer.raw
    time = answer.time.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{answer.url} {time}')}>",
        "WARC-Date": time,
        "WARC-Target-URI": answer.url,
        "WARC-Block-Digest": f"sha1:{_sha1(block)}",
        "WARC-Payload-Digest": f"sha1:{_sha1(answer.raw)}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return gzip.compress(f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def _sha1(raw: bytes) -> str:
    return b32encode(hashlib.sha1(raw, usedforsecurity=False).digest()).decode()
