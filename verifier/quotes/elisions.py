"""Quotes with something left out: the parts stand in the text in their order, near each other."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from verifier.frozen import frozen
from verifier.quotes.changes import kind
from verifier.quotes.choose import Context
from verifier.quotes.fold import Skeleton
from verifier.quotes.grams import occurrences
from verifier.quotes.hits import Hit, Wanted, hit

Starts = Callable[[str], list[int]]
NEAR = 1_000  # letters and digits of the source that one elision may leave out
TELLING = 8  # letters of a part below which it must stand nearer
OPTIONS = 50  # places of one part near another that are looked at
DOTS = re.compile(r"\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|…|\.{3,}")
BRACKETS = re.compile(r"\[[^\[\]\n]{1,80}\]")


@frozen
class Split:
    """A quote cut at its elisions, and the insertions that stood in their place."""

    parts: tuple[str, ...]
    insertions: tuple[str, ...] = ()


def splits(quote: str) -> Iterator[Split]:
    """Yield the ways to read a quote's elisions: dots first, then square brackets as insertions too."""
    if "…" in quote or "." in quote:
        dots = _split(quote, DOTS)
        if len(dots.parts) > 1:
            yield Split(dots.parts)
    if "[" in quote:
        both = _split(quote, re.compile(f"{DOTS.pattern}|{BRACKETS.pattern}"))
        if both.insertions and len(both.parts) > 1:
            yield both


def _split(quote: str, pattern: re.Pattern[str]) -> Split:
    parts, insertions, at = [], [], 0
    for cut in pattern.finditer(quote):
        parts.append(quote[at : cut.start()])
        if not DOTS.fullmatch(cut[0]):
            insertions.append(cut[0][1:-1])
        at = cut.end()
    parts.append(quote[at:])
    return Split(tuple(p.strip() for p in parts if any(map(str.isalnum, p))), tuple(insertions))


def insertion_kind(words: str) -> str:
    """Return what an insertion must not hold and holds: number, date or negation; empty when it is free of them."""
    found = kind(words, "")
    return found if found in {"number", "date", "negation"} else ""


@frozen
class Chain:
    """The parts of an elided quote in their places, and how well the recorded context fits around them."""

    hits: tuple[Hit, ...]
    score: float


def chains(folding: Skeleton, starts: Starts, split: Split, context: Context) -> list[Chain]:
    """Return the chains of a quote's parts, one for each place of the longest part, in the text's order.

    `starts` finds the places of a skeleton in the whole text; all other parts are sought only near those.
    """
    wanted = [Wanted(part) for part in split.parts]
    pivot = max(range(len(wanted)), key=lambda i: len(wanted[i].skeleton))
    found = []
    for place in starts(wanted[pivot].skeleton):
        one = hit(folding, wanted[pivot], place)
        if one is None or not one.same:
            continue
        left = _leftward(folding, wanted[:pivot], one, context)
        right = _rightward(folding, wanted[pivot + 1 :], one, context)
        if left is not None and right is not None:
            row = (*left, one, *right)
            if not _is_elided(folding.text, row, split):
                continue
            found.append(Chain(row, context.likeness(folding.skeleton, row[0].place, row[-1].stop)))
    return found


def _is_elided(text: str, row: tuple[Hit, ...], split: Split) -> bool:
    """Return whether the quote left words out, and misreports no dots or brackets that the source prints itself."""
    gaps = [text[a.end : b.start] for a, b in pairwise(row)]
    if any(DOTS.match(gap.lstrip()) for gap in gaps):
        return False
    around = text[max(0, row[0].start - 1) : row[0].start] + text[row[-1].end : row[-1].end + 1]
    return not split.insertions or not any("[" in gap or "]" in gap for gap in (*gaps, around))


def _rightward(folding: Skeleton, wanted: list[Wanted], after: Hit, context: Context) -> list[Hit] | None:
    row: list[Hit] = []
    for number, part in enumerate(wanted):
        low = row[-1].stop if row else after.stop
        options = _options(folding, part, low, low + _near(part))
        if not options:
            return None
        last = number == len(wanted) - 1
        row.append(max(options, key=lambda h: context.after_likeness(folding.skeleton, h.stop)) if last else options[0])
    return row


def _leftward(folding: Skeleton, wanted: list[Wanted], before: Hit, context: Context) -> list[Hit] | None:
    row: list[Hit] = []
    for number, part in enumerate(reversed(wanted)):
        high = row[-1].place if row else before.place
        options = _options(folding, part, max(0, high - _near(part)), high)[::-1]
        if not options:
            return None
        first = number == len(wanted) - 1
        row.append(
            max(options, key=lambda h: context.before_likeness(folding.skeleton, h.place)) if first else options[0]
        )
    return row[::-1]


def _near(part: Wanted) -> int:
    """Return how far off a part may stand: a word or two stand somewhere in every text."""
    return len(part.skeleton) + (NEAR if len(part.skeleton) >= TELLING else NEAR // 4)


def _options(folding: Skeleton, part: Wanted, low: int, high: int) -> list[Hit]:
    found = (hit(folding, part, p) for p in occurrences(folding.skeleton, part.skeleton, OPTIONS, low, high))
    return [h for h in found if h is not None and h.same]
