"""The characters of a page: UTF-8, or the encoding it declares."""

import codecs
import re

from verifier.readers.refusal import Refusal

_DECLARED = re.compile(rb"""charset\s*+=\s*+["']?+([A-Za-z0-9_:.\-]{1,40})""", re.IGNORECASE)
_HEAD = 1024  # bytes in which HTML wants the declaration
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = {
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (*range(2, 9), 10, 13, 14, 15, 16)},
    # what the web calls by these names is Windows' own
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    "iso-8859-9": "cp1254",
    **{name: name for name in ("gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r", "koi8-u")},
    "gb2312": "gb18030",
}


def decoded(raw: bytes) -> str | Refusal:
    """Return the page's characters, without a byte order mark."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    declared = _DECLARED.search(raw, 0, _HEAD)
    encoding = _ENCODINGS.get(declared[1].decode("ascii").lower(), "") if declared else ""
    found = _decoded(raw, "utf-8")
    return _decoded(raw, encoding) if isinstance(found, Refusal) and encoding else found


def _decoded(raw: bytes, encoding: str) -> str | Refusal:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Refusal(f"is not {encoding.upper()}: byte 0x{raw[error.start]:02X} in line {line:,}")
