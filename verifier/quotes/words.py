"""Words of a text with their places, folded as the skeleton folds them."""

import re

from verifier.frozen import frozen
from verifier.quotes.fold import folded

PLAIN = re.compile(r"[A-Za-z0-9]+")
# letters and digits with their accents; a soft hyphen or a zero-width mark parts no word
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
ANY = re.compile(f"[{UNSPACED}]|(?:[^\\W_{UNSPACED}][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff\u064b-\u0652]*)+")


@frozen
class Words:
    """Folded words, and where each starts and ends in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of text[start:end]."""
    piece = text[start:end]
    if piece.isascii():
        spans = [m.span() for m in PLAIN.finditer(piece)]
        low = piece.lower()
        return Words([low[a:b] for a, b in spans], [a + start for a, _ in spans], [b + start for _, b in spans])
    spans = [m.span() for m in ANY.finditer(piece)]
    return Words([folded(piece[a:b]) for a, b in spans], [a + start for a, _ in spans], [b + start for _, b in spans])
