"""Plain text: UTF-8, every character kept, a byte order mark taken off."""

from verifier.readers.reader import Reader, Text
from verifier.readers.refusal import Refusal

LIMIT = 64_000_000
_MARK = b"\xef\xbb\xbf"


def read(raw: bytes) -> Text | Refusal:
    """Return the text of a UTF-8 file; line ends and control characters stand as they are."""
    raw = raw.removeprefix(_MARK)
    try:
        return Text(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Refusal(f"is not UTF-8: byte 0x{raw[error.start]:02X} in line {line:,}")


READER = Reader("text", "1", (".txt",), read, LIMIT, itself=True)
