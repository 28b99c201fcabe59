"""What a skeleton hides: the marks between two letters or digits, and whether their difference changes the meaning."""

import re
from collections.abc import Iterator
from unicodedata import category

from verifier.quotes.borders import GROUPING, INVISIBLE
from verifier.quotes.fold import ENTITY, folded, offsets

DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
RAISED = re.compile("[·‧∙⋅․．]")
SPACES = re.compile(r"\s+")
ALWAYS = frozenset("%‰‱±×÷≤≥≠≈°§∞√∑∆¬")  # marks that never fold away
BY_NUMBER = frozenset("<>=+~/#^@&")  # marks that mean something beside a figure
NEGATIONS = frozenset({"no", "not", "nor", "never", "kein", "keine", "nicht", "nie", "pas"})
SIGN = re.compile(r"[\s(\[=<>±≤≥~:;,/€$£¥][-+±][€$£¥]?\Z")  # a sign, not a hyphen
IN_BRACKETS = re.compile(r"\(\s?[€$£¥]?\d[\d.,]*[.,]\d+\s?%?\)")  # (41.9) is minus 41.9 in accounts
INDEX = re.compile("[0-9][₀-₉]+")
UNIT = re.compile(r"\d\s?([mM](?:[wW]h?|[hH][zZ]|[pP][aA]|[vVjJgGbB]|[bB]it/s)\b)")  # mW is not MW
TIGHT = frozenset(".,-'’·")  # marks that belong to a number when no space parts them
LINE_MARKS = re.compile(
    r"(?<=\n)[ \t]*(?:>[ \t]?|#{1,6}[ \t]|[+][ \t])+|(?<=\n)[ \t]*[#|+=]+[ \t]*(?=\n|\Z)|<!--|-->"
)  # of Markdown
POINT = re.compile(r"[\s(\-+][.]\Z")  # .5


def hidden(quote: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, in the quote, in the text) for each difference of meaning that equal skeletons hide.

    Both sides must have the same skeleton. What is only layout or style yields nothing.
    """
    if quote == text:
        return
    ours, theirs = _gaps(quote), _gaps(text)
    for place in sorted(ours.keys() | theirs.keys()):
        kind = _kind(ours.get(place), theirs.get(place), quote, text)
        if kind:
            yield kind, _shown(quote, ours, place), _shown(text, theirs, place)
    for pattern in (IN_BRACKETS, INDEX, UNIT):
        a, b = pattern.findall(quote), pattern.findall(text)
        if a != b and not (pattern is UNIT and (quote.isupper() or text.isupper())):
            yield "number", ", ".join(a), ", ".join(b)


class _Gap:
    """What stands between two characters of a skeleton: its span, and the characters on either side."""

    __slots__ = ("end", "left", "marks", "right", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.left = text[start - 1 : start]
        self.right = text[end : end + 1]
        self.marks = plain(text[start:end])


def plain(marks: str) -> str:
    """Return marks with dashes, raised points, entities and spaces in one form; invisible characters left out."""
    if marks.isascii() and "&" not in marks:
        return marks
    import html

    marks = ENTITY.sub(lambda entity: html.unescape(entity[0]), marks)
    marks = RAISED.sub(".", DASHES.sub("-", INVISIBLE.sub("", marks)))
    return marks.replace("…", "...")


def _gaps(text: str) -> dict[int, _Gap]:
    """Return the gaps of a text by their place in its skeleton (0 before the first character)."""
    starts, ends = offsets(text)
    gaps, last = {}, 0
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start > last:
            gaps[place] = _Gap(text, last, start)
        last = end
    if last < len(text):
        gaps[len(starts)] = _Gap(text, last, len(text))
    return gaps


def _kind(ours: _Gap | None, theirs: _Gap | None, quote: str, text: str) -> str:
    a, b = ours.marks if ours else "", theirs.marks if theirs else ""
    if a == b:
        return ""
    some = ours or theirs
    if some is None:
        return ""
    if some.left.isnumeric() and some.right.isnumeric():
        return "" if _between_digits(a) == _between_digits(b) or _only_groups(a, b, some) else "number"
    if _symbols(a, some) != _symbols(b, some):
        return "number" if some.left.isnumeric() or some.right.isnumeric() else "marks"
    if some.right.isnumeric() and _sign(a, ours) != _sign(b, theirs):
        return "number"
    return "negation" if _splits_negation(ours, theirs, quote, text) else ""


def _between_digits(marks: str) -> str:
    """Return marks between two digits so that only equal numbers or ranges compare equal.

    Spaces tell `1.5` from `1. 5` and `10-15` from `10 -15`; around other signs (`±`, `×`, `:`) they are layout.
    """
    marks = marks.replace("|", " ")  # of a table
    bare = SPACES.sub("", marks)
    if bare and not set(bare) <= TIGHT:
        return bare
    marks = SPACES.sub(" ", marks)
    return "-" if marks in {"-", "- ", " - "} else marks


def _only_groups(a: str, b: str, gap: _Gap) -> bool:
    """Return whether one side only sets a no-break or thin space into a long number."""
    return {a, b} in ({"", space} for space in GROUPING) and bool(gap.left)


def _symbols(marks: str, gap: _Gap) -> tuple[str, ...]:
    if not marks or (marks.isascii() and not set(marks) & _WATCHED):
        return ()
    near = gap.left.isnumeric() or gap.right.isnumeric()
    if "\n" in marks or not gap.left:
        marks = LINE_MARKS.sub("", marks if gap.left else "\n" + marks)
    return tuple(
        c for c in marks if c in ALWAYS or category(c) == "Sc" or (near and (c in BY_NUMBER or category(c) == "Sm"))
    )


_WATCHED = ALWAYS | BY_NUMBER | {"$"}


def _sign(marks: str, gap: _Gap | None) -> str:
    """Return the sign or leading decimal point that the gap puts on the figure after it."""
    if not marks or gap is None:
        return ""
    tail = (gap.left or " ") + marks
    if SIGN.search(tail):
        return "+" if "+" in tail[-2:] else "-" if "-" in tail[-2:] else "±"
    return "." if POINT.search(tail) else ""


def _splits_negation(ours: _Gap | None, theirs: _Gap | None, quote: str, text: str) -> bool:
    """Return whether `notable` stands for `not able`: a space more or less makes or unmakes a negation."""
    if ours is not None and theirs is not None:
        return False
    gap, source, other = (ours, quote, theirs) if ours is not None else (theirs, text, ours)
    if gap is None or other is not None or not gap.marks.isspace():
        return False
    left = re.search(r"[^\W\d_]+$", source[max(0, gap.start - 8) : gap.start])
    right = re.match(r"[^\W\d_]+", source[gap.end : gap.end + 8])
    words = (folded(left[0]) if left else "", folded(right[0]) if right else "")
    return (words[0] in NEGATIONS and "".join(words) != "cannot") or words == ("now", "here")


def _shown(text: str, gaps: dict[int, _Gap], place: int) -> str:
    """Return the words around a gap, for showing."""
    gap = gaps.get(place)
    starts, ends = offsets(text)
    left = gap.start if gap else (ends[place - 1] if place else 0)
    right = gap.end if gap else (starts[place] if place < len(starts) else len(text))
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    return text[left:right].strip()
