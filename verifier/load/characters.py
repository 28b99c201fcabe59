"""Bytes to text: UTF-8 without the characters that programs read differently."""

import re

from verifier.load.document import START, Box, Refusal

BYTES = 2_000_000
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
BREAK = re.compile("\r\n|\r|\n")


def decoded(raw: bytes) -> tuple[str, Refusal | None]:
    """Return the text of a file, without a byte order mark, and why it is refused, if it is."""
    if len(raw) > BYTES:
        return "", Refusal("V006", START, f"the file has {len(raw):,} bytes; at most {BYTES:,} are read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        byte = f"byte 0x{raw[error.start]:02X}"
        return "", Refusal("V005", _box(before, len(before)), f"{byte} is not UTF-8", "save the file as UTF-8")
    found = REFUSED.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        hint = "take it out, or write it as an escape in double quotation marks"
        return "", Refusal("V005", _box(text, found.start()), f"the character {code} does not belong in YAML", hint)
    return text, None


def _box(text: str, offset: int) -> Box:
    before = text[:offset]
    breaks = list(BREAK.finditer(before))
    line, begin = len(breaks) + 1, breaks[-1].end() if breaks else 0
    return (line, offset - begin + 1, line, offset - begin + 2)
