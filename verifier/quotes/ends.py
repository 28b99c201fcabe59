"""The marks at a quote's two ends: which of the source's belong to it."""

import re

from verifier.frozen import frozen
from verifier.quotes.fold import ENTITY
from verifier.quotes.marks import plain

SAME = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛‹›`´′＇", "'") | dict.fromkeys("_", "*"))
SPACES = re.compile(r"\s+")
DASH_ROW = re.compile("-{2,3}(?!-)")
BEFORE_FIGURES = frozenset("€$£¥+-−±<>≤≥~≈.")
AFTER_FIGURES = frozenset("%‰°")
STYLE = re.compile(r"[`*_\"'“”‘’»«]")


@frozen
class Border:
    """The marks at one end of a quote, and those between it and the recorded word beyond."""

    own: str
    between: str = ""


def front(text: str, start: int, floor: int, border: Border, beside: bool) -> int:
    """Return where a passage starts whose first word starts at `start`; the word before it ends at `floor`.

    `beside` tells that the word before is the recorded one: then what stands between the two words tells most.
    Spaces are matched loosely; marks of the quote that the source has not are passed over.
    """
    gap = text[floor:start]
    if border.own and gap.endswith(border.own):
        return start - len(border.own)
    if beside and border.between:
        size = _loosely(gap, border.between)
        if size:
            rest = gap[size:].lstrip()
            if rest[-1:].isspace() == border.own[-1:].isspace():
                return start - len(rest)
    first = _back(text, start, floor, border.own)
    if first == start and border.own.strip():  # another sign or currency than the quote's is shown with its figure
        while first > floor and text[first - 1] in BEFORE_FIGURES:
            first -= 1
    return first


def back(text: str, end: int, ceiling: int, border: Border, beside: bool) -> int:
    """Return where a passage ends whose last word ends at `end`; the word after it starts at `ceiling`."""
    gap = text[end:ceiling]
    if border.own and gap.startswith(border.own):
        return end + len(border.own)
    if beside and border.between:
        size = _loosely(gap[::-1], border.between[::-1])
        if size:
            rest = gap[: len(gap) - size].rstrip()
            if rest[:1].isspace() == border.own[:1].isspace():
                return end + len(rest)
    last = _forward(text, end, ceiling, border.own)
    if last == end and border.own.strip():
        while last < ceiling and text[last] in AFTER_FIGURES:
            last += 1
    return last


def _loosely(gap: str, between: str) -> int:
    """Return how many characters at the start of a gap are the marks `between`, spaces taken loosely; 0 for none."""
    if gap.startswith(between):
        return len(between)
    wanted, at = SPACES.sub(" ", plain(between).translate(SAME)).strip(" "), 0
    for mark in wanted:
        while at < len(gap) and gap[at].isspace() and mark != " ":
            at += 1
        if mark == " ":
            continue
        if at >= len(gap) or plain(gap[at]).translate(SAME)[:1] != mark:
            return 0
        at += 1
    spaced = between[-1:].isspace()
    while spaced and at < len(gap) and gap[at].isspace():
        at += 1
    return at


def _forward(text: str, end: int, ceiling: int, tail: str) -> int:
    """Return where the marks `tail` end, read from `end` on."""
    at = best = end
    for mark in _marks(tail):
        near = _skip(text, at, ceiling)
        size = _length_at(text, near, mark) if near < ceiling else 0
        if not size and STYLE.match(text, near):  # `word`. for word.
            near += 1
            size = _length_at(text, near, mark) if near < ceiling else 0
        if size:
            at = best = near + size
            while mark == "-" and at < ceiling and text[at] == "-" and text[at - 1] == "-":
                at = best = at + 1
    return best


def _back(text: str, start: int, floor: int, head: str) -> int:
    at = best = start
    for mark in reversed(_marks(head)):
        near = at
        while near > floor and (text[near - 1].isspace() or not plain(text[near - 1])):
            near -= 1
        size = _length_before(text, near, mark) if near > floor else 0
        if size:
            at = best = near - size
    return best


def _marks(marks: str) -> list[str]:
    """Return the marks of a quote's end in one form, without spaces; a row of dashes counts once."""
    return list(DASH_ROW.sub("-", SPACES.sub("", plain(marks).translate(SAME))))


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


def _skip(text: str, at: int, ceiling: int) -> int:
    """Return the next place that is no space and not invisible."""
    while at < ceiling and (text[at].isspace() or not plain(text[at])):
        at += 1
    return at
