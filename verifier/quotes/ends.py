"""The marks at a quote's two ends: which of the source's belong to it."""

import re

from verifier.quotes.fold import ENTITY
from verifier.quotes.marks import plain

SAME = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛‹›`´′＇", "'"))
SPACE = re.compile(r"\s")


def widened(text: str, start: int, end: int, head: str, tail: str) -> tuple[int, int]:
    """Return text[start:end], which covers a quote's letters, with the quote's own marks before and after it.

    `head` and `tail` are the quote's marks before its first and after its last letter or digit. Spaces are matched
    loosely; marks that the source has not are passed over.
    """
    return _back(text, start, head) if head else start, forward(text, end, tail) if tail else end


def forward(text: str, end: int, tail: str) -> int:
    """Return where the marks `tail` end, read from `end` on."""
    if text.startswith(tail, end):
        return end + len(tail)
    at = best = end
    for mark in _marks(tail):
        near = _skip_space(text, at)
        size = _length_at(text, near, mark)
        if size:
            at = best = near + size
    return best


def _back(text: str, start: int, head: str) -> int:
    if text.endswith(head, 0, start):
        return start - len(head)
    at = best = start
    for mark in reversed(_marks(head)):
        near = at
        while near > 0 and (text[near - 1].isspace() or not plain(text[near - 1])):
            near -= 1
        size = _length_before(text, near, mark)
        if size:
            at = best = near - size
    return best


def _marks(marks: str) -> list[str]:
    return [mark for mark in SPACE.sub("", plain(marks).translate(SAME))]


def _length_at(text: str, at: int, mark: str) -> int:
    """Return how many code points at `at` print this mark: 0 for none."""
    entity = ENTITY.match(text, at) if text[at : at + 1] == "&" else None
    piece = entity[0] if entity else text[at : at + 1]
    return len(piece) if plain(piece).translate(SAME)[:1] == mark else 0


def _length_before(text: str, at: int, mark: str) -> int:
    if text[at - 1 : at] == ";":
        opening = text.rfind("&", max(0, at - 33), at)
        entity = ENTITY.fullmatch(text, opening, at) if opening >= 0 else None
        if entity:
            return len(entity[0]) if plain(entity[0]).translate(SAME)[:1] == mark else 0
    return 1 if at > 0 and plain(text[at - 1]).translate(SAME)[-1:] == mark else 0


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or not plain(text[at])):
        at += 1
    return at
