"""Untrusted text as a page shows it: what has no shape is spelt out; joiners stay where writing needs them."""

import re

from verifier.show import show

_JOINED = re.compile(
    "(?<=[^\x00-\x7f\u200b-\u200f\ufe00-\ufe0f])[\u200c\u200d\ufe0e\ufe0f](?![\u200b-\u200f\ufe00-\ufe0f])"
)
_SOFT = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")
_BREAK = re.compile(r"\r\n|\n|\r")


def plain(text: str) -> str:
    """Return text for a page, nothing cut: control, bidirectional and invisible characters spelt out, lines kept.

    A single joiner or variation selector behind a letter beyond ASCII (Persian, Hindi, emoji) and a soft hyphen inside
    a word belong to the writing and stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(_line(line) for line in _BREAK.split(text))


def _line(line: str) -> str:
    kept = [match for pattern in (_JOINED, _SOFT) for match in pattern.finditer(line)]
    parts, position = [], 0
    for match in sorted(kept, key=lambda match: match.start()):
        parts += [_shown(line[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*parts, _shown(line[position:])])


def _shown(text: str) -> str:
    return show(text, len(text))
