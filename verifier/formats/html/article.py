"""An article as blocks of text in which the words of claims are marked; its quotes where it may not be shown."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verifier.formats.html.state import Group, Sign, worst
from verifier.frozen import frozen
from verifier.model import FoundSpan, Source

_BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n)){2,}")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_SHORT = 50  # code points: lines that all end before this were broken on purpose


class Shape(StrEnum):
    """How a block is set."""

    PROSE = "prose"
    HEADING = "heading"
    LINES = "lines"  # its line breaks count
    QUOTE = "quote"  # the recorded words of a claim, of a text that may not be shown


@frozen
class Ref:
    """A link from the end of a claim's words to the claim, and back."""

    number: int
    anchor: str
    sign: Sign


@frozen
class Piece:
    """A run of text, the group of the claims that rest on it (None: no claim), and the claims whose words end here."""

    text: str
    group: Group | None = None
    refs: tuple[Ref, ...] = ()


@frozen
class Block:
    """A paragraph, and the numbers of the claims whose words end in it."""

    shape: Shape
    pieces: tuple[Piece, ...]
    claims: tuple[int, ...]


@frozen
class Marked:
    """A claim to be marked in the article: its number, address, state, and where its words stand, in order."""

    number: int
    anchor: str
    sign: Sign
    parts: tuple[tuple[int, int], ...]


def places(spans: Sequence[FoundSpan], article: Source) -> tuple[tuple[int, int], ...]:
    """Return where a claim's words stand in its article, an elision's parts one by one, in the order of the text."""
    found: set[tuple[int, int]] = set()
    for span in spans:
        passage = span.passage
        if span.source is None or span.source.id != article.id or passage.start is None or passage.end is None:
            continue
        found |= set(passage.parts or ((passage.start, passage.end),))
    return tuple(sorted(found))


def blocks(article: Source, marked: Sequence[Marked]) -> tuple[Block, ...]:
    """Return the article's paragraphs with the words of claims marked; the time is linear in text and marks."""
    text = article.text or ""
    edges = _edges(marked)
    cuts = sorted(edges)
    opened: Counter[Group] = Counter()
    hashes = article.file.endswith(".md")
    bounds = tuple(_bounds(text, hashes=hashes))
    limits = [*(bisect_right(cuts, end) for _, end in bounds[:-1]), len(cuts)]
    made, done = [], 0
    for (shape, start, end), limit in zip(_shaped(text, bounds, hashes=hashes), limits, strict=True):
        inside, done = cuts[done:limit], max(done, limit)
        ended = {one.number for cut in inside for one in edges[cut].ends}
        pieces = tuple(_pieces(text, start, end, [(cut, edges[cut]) for cut in inside], opened))
        made.append(Block(shape, pieces, tuple(sorted(ended))))
    return tuple(made)


@dataclass(slots=True)
class _Edge:
    opens: list[Marked]
    closes: list[Marked]
    ends: list[Marked]  # those whose last words end here


def _edges(marked: Sequence[Marked]) -> Mapping[int, _Edge]:
    edges: dict[int, _Edge] = defaultdict(lambda: _Edge([], [], []))
    for one in marked:
        for start, end in one.parts:
            edges[start].opens.append(one)
            edges[end].closes.append(one)
        edges[one.parts[-1][1]].ends.append(one)
    return dict(edges)


def _pieces(
    text: str, start: int, end: int, cuts: Sequence[tuple[int, _Edge]], opened: Counter[Group]
) -> Iterator[Piece]:
    """Yield the pieces of one block; `opened` counts the marks that are open, over the blocks."""
    position = start
    for cut, edge in cuts:
        here = min(max(cut, position), end)
        refs = _refs(edge)
        if here > position or refs:
            yield Piece(text[position:here], _open(opened), refs)
        position = here
        opened.update(one.sign.group for one in edge.opens)
        opened.subtract(one.sign.group for one in edge.closes)
    if position < end:
        yield Piece(text[position:end], _open(opened))


def _refs(edge: _Edge) -> tuple[Ref, ...]:
    ordered = sorted(edge.ends, key=lambda one: one.number)
    return tuple(Ref(one.number, one.anchor, one.sign) for one in ordered)


def _open(opened: Counter[Group]) -> Group | None:
    groups = [group for group, count in opened.items() if count > 0]
    return worst(groups) if groups else None


def _bounds(text: str, *, hashes: bool) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of a text stand, without the blank lines between; headings are blocks of their own."""
    position = 0
    for match in (*_BLANK.finditer(text), None):
        end = match.start() if match else len(text)
        start = position
        while hashes and start < end and _HEADING.match(text, start, end):
            line_end = text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            yield start, line_end
            start = min(line_end + 1, end)
        if not text[start:end].isspace() and start < end:
            yield start, end
        position = match.end() if match else end


def _shaped(text: str, bounds: Sequence[tuple[int, int]], *, hashes: bool) -> Iterator[tuple[Shape, int, int]]:
    """Yield how each block is set, and its bounds, a heading's without the hashes."""
    for start, end in bounds:
        heading = _HEADING.match(text, start, end) if hashes else None
        if heading:
            yield Shape.HEADING, heading.end(), end
        else:
            yield _shape(text[start:end]), start, end


def _shape(text: str) -> Shape:
    lines = text.splitlines()
    if len(lines) < 2:
        return Shape.PROSE
    broken = "\t" in text or all(len(line) < _SHORT for line in lines[:-1])
    listed = all(line.lstrip()[:2] in {"- ", "* ", "• ", "| "} for line in lines)
    return Shape.LINES if broken or listed else Shape.PROSE
