"""Text as people write it, from text that a corpus has cut into tokens."""

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "-COLON-": ":"}
_TOKENISED = re.compile(r"-[LR][RSC]B-|``|\s[,.](?:\s|$)|\s's\s")
_BRACKET = re.compile(r"-(?:[LR][RSC]B|COLON)-")
_BEFORE_MARK = re.compile(r"(?<!\s)\s+(?=[,.;:!?)\]}](?:\s|$)|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)")
_AFTER_OPENING = re.compile(r"(?<=[(\[{$£€])\s+")
_SIGN = re.compile(r"(?<=\d)\s+%")
_NO_SPACE_AFTER_STOP = re.compile(r"(?<=[a-z0-9)])\.(?=[A-Z][a-z])|(?<=[a-z)])\.(?=\d)")


def plain(text: str) -> str:
    """Return text with brackets, quotation marks and marks set as in prose; prose comes back as it is."""
    if _TOKENISED.search(text):
        text = _BRACKET.sub(lambda match: _BRACKETS[match[0]], text).replace("``", '"').replace("''", '"')
        text = _AFTER_OPENING.sub("", _BEFORE_MARK.sub("", text))
    return _NO_SPACE_AFTER_STOP.sub(". ", _SIGN.sub("%", text))
