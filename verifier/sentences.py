"""Where sentences begin and end, in prose, lists, headings and tables."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from verifier import words

BLOCK_REACH = 4000  # code points to either side in which the bounds of a block are looked for
OPENING = 40  # code points behind a full stop in which the next word begins
SHORT = 4  # letters of a word that may be shortened in another way than an abbreviation that is known
WHOLE = 200_000  # code points of a text whose blocks are told apart once and for all

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s)")
_LIST_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•–]|\d{1,3}[.)])[ \t]")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)[^\s]")
_LAST_WORD = re.compile(r"(?<![\w.'’&-])[\w.'’&-]{1,20}$")
_OPENERS = " \t\n\r\f\v\u00a0\u2003\u2009\u202f\"'“‘«(["  # what may stand before the first word of a sentence
_NEXT_WORD = re.compile(r"[\s\"'“‘«(\[]*([\w'’]{0,20})")


@lru_cache(maxsize=32768)  # rules ask again for what was read long before; an entry is three numbers
def sentence_around(text: str, start: int, end: int, language: str = "en") -> tuple[int, int]:
    """Return the bounds of the sentences that hold `text[start:end]`, in code points, without outer white space."""
    low, high = _block(text, start, end)
    stops = _stops(text[low:high], language)
    before, behind = bisect_right(stops, start - low), bisect_left(stops, end - low)
    first = low + stops[before - 1] if before else low
    last = low + stops[behind] if behind < len(stops) else high
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the bounds of all sentences of a text, in order, in code points."""
    found: list[tuple[int, int]] = []
    position = 0
    for low, high in zip(*_blocks(text), strict=True):
        position = low
        for stop in [*_stops(text[low:high], language), high - low]:
            piece = text[position : low + stop]
            stripped = piece.strip()
            if stripped:
                begin = position + piece.index(stripped)
                found.append((begin, begin + len(stripped)))
            position = low + stop
    return found


@lru_cache(maxsize=4096)
def _stops(block: str, language: str) -> tuple[int, ...]:
    """Return the offsets in a block at which a sentence has ended and another begins."""
    written = len(block.rstrip())
    return tuple(
        [
            match.end()
            for match in _STOP.finditer(block)
            if match.end() < written
            and (_plainly_ends(block, match, language) or _ends_sentence(block, match, language))
        ]
    )


def _plainly_ends(block: str, match: re.Match[str], language: str) -> bool:
    """Return whether a full stop stands behind a figure or a common word, and a capital behind the space after it."""
    start, end = match.span()
    if end != start + 1 or not block[end + 1 : end + 2].isupper():
        return False
    word = block[max(0, start - 20) : start].rpartition(" ")[2]
    common = len(word) > SHORT and word.islower() and word.isalpha()
    return word.isdecimal() or (common and word not in words.table("abbreviations", language))


def _ends_sentence(block: str, match: re.Match[str], language: str) -> bool:
    end = match.end()
    if block[end : end + OPENING].lstrip(_OPENERS)[:1].islower():
        return False
    if not match[0].startswith(".") or len(match[0].rstrip("\"'”’»)]")) > 1:
        return True
    before = _last_word(block[max(0, match.start() - 20) : match.start()])
    if len(before) == 1 and before.isalpha() and match[0] == ".":
        return False
    if before in words.table("abbreviations", language):
        following = _NEXT_WORD.match(block, end)
        word = following[1] if following else ""
        opens = word.lower() in words.table("sentence_openers", language)
        return opens and before in words.table("abbreviations_that_may_end", language)
    return True


def _last_word(words: str) -> str:
    """Return the word at the end of some words, in lower case; empty where they end in none."""
    plain = words.rpartition(" ")[2]
    if plain.isalpha():
        return plain.lower()
    last = _LAST_WORD.search(words)
    return last[0].lower().lstrip("'’.") if last else ""


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the block that holds a span: it ends at blank lines, headings, list items and table rows."""
    floor, ceiling = max(0, start - BLOCK_REACH), min(len(text), end + BLOCK_REACH)
    offset, piece = (0, text) if len(text) <= WHOLE else (floor, text[floor:ceiling])
    begins, ends = _blocks(piece)
    first, last = bisect_right(begins, start - offset), bisect_left(ends, end - offset)
    low = offset + begins[first - 1] if first else floor
    high = offset + ends[last] if last < len(ends) else ceiling
    return min(max(low, floor), start), max(min(high, ceiling), end)


@lru_cache(maxsize=256)
def _blocks(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the blocks of a text begin, and where they end."""
    found: list[tuple[int, int]] = []
    begin = position = 0
    for line_end, next_line in _lines(text):
        line = text[position:line_end]
        own = bool(_HEADING.match(line)) or is_table_row(line)
        if not line.strip() or own or _LIST_ITEM.match(line):
            if position > begin:
                found.append((begin, position))
            begin = position
            if not line.strip() or own:
                if own:
                    found.append((position, line_end))
                begin = next_line
        position = next_line
    if begin < len(text):
        found.append((begin, len(text)))
    return tuple(begin for begin, _ in found), tuple(end for _, end in found)


def is_table_row(line: str) -> bool:
    """Return whether a line is a row of a table: cells between bars, or columns set apart by spaces or tabs."""
    if line.lstrip().startswith("|"):
        return True
    return ("   " in line or "\t" in line) and len(_COLUMNS.findall(line)) >= 2


def _lines(text: str) -> list[tuple[int, int]]:
    """Return for each line where its words end and where the next line begins."""
    bounds = [(match.start(), match.end()) for match in _LINE_BREAK.finditer(text)]
    return [*bounds, (len(text), len(text))]
