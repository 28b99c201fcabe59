"""Untrusted text made fit to show: nothing that a terminal, a log or a reader could mistake for something else."""

import re

SHOWN = 160  # code points of a field that a message shows

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff]"
)


def show(text: str, limit: int = SHOWN) -> str:
    """Return text in one line with control, bidirectional and invisible characters spelt out, cut at `limit`."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return _UNSAFE.sub(_spelt, cut)


def _spelt(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\n\r\t":
        return " "
    return f"<U+{ord(character):04X}>"
