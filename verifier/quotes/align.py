"""An edited quote laid over a window of the text: which words are still there, and where the passage begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.quotes.ends import forward, widened
from verifier.quotes.query import Query
from verifier.quotes.words import Words, words

NONE = -1


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage that may be the quote: where, and what speaks for it (each from 0 to 1)."""

    start: int
    end: int
    likeness: float  # of the letters and digits
    kept: float  # share of the quote's words still there, by length
    before: float  # of the recorded words before it
    after: float
    touches_before: bool  # the recorded neighbour stands directly before
    touches_after: bool
    deleted: bool = False  # prefix and suffix touch each other: nothing stands between them

    @property
    def context(self) -> float:
        """Return how well both neighbours fit."""
        return (self.before + self.after) / 2


def aligned(text: str, query: Query, start: int, end: int) -> Aligned | None:
    """Return the passage of text[start:end] that is likest to the quote."""
    there = words(text, start, end)
    if not there.words or not query.quoted:
        return None
    pairs = matched(query.words, there.words)
    left, right = _last(pairs, 0, query.first), _first(pairs, query.last, len(pairs))
    touches_before = left == query.first - 1 and left != NONE
    touches_after = right == query.last and right != NONE
    low, high = _first(pairs, query.first, query.last), _last(pairs, query.first, query.last)
    if low == NONE:
        if not (touches_before and touches_after):
            return None
        head, tail = pairs[left] + 1, pairs[right] - 1
    else:
        head = _head(query, there, pairs, left, low)
        tail = _tail(query, there, pairs, right, high)
    before, after = _side(query.words, pairs, range(query.first), head), _side(query.words, pairs, range(query.last, len(pairs)), tail)
    if tail < head:
        at = there.starts[min(head, len(there.starts) - 1)]
        return Aligned(at, at, 0, 0, before, after, touches_before, touches_after, deleted=True)
    span = _start(text, query, there, head, start), _end(text, query, there, tail, end)
    found = "".join(there.words[head : tail + 1])
    kept = sum(len(query.words[i]) for i in range(query.first, query.last) if pairs[i] != NONE) / max(1, sum(map(len, query.quoted)))
    return Aligned(
        *span, _likeness(query.skeleton, found), kept, before, after,
        touches_before and pairs[left] == head - 1, touches_after and pairs[right] == tail + 1,
    )


def matched(ours: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """Return for each of our words the place of its match among theirs, or NONE: the longest common row of words."""
    from rapidfuzz.distance import LCSseq

    pairs = [NONE] * len(ours)
    runs = []
    for op in LCSseq.opcodes(ours, theirs):
        if op.tag == "equal":
            runs.append((op.src_start, op.dest_start, op.src_end - op.src_start))
    for number, (i, j, size) in enumerate(runs):
        if not _stray(ours, runs, number):
            pairs[i : i + size] = range(j, j + size)
    return pairs


def _stray(ours: Sequence[str], runs: list[tuple[int, int, int]], number: int) -> bool:
    """Return whether a run is one short word that stands by chance far from where its neighbours put it."""
    i, j, size = runs[number]
    if sum(map(len, ours[i : i + size])) > 4:
        return False
    drifts = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(runs):
            a, b, _ = runs[other]
            drifts.append(abs((b - a) - (j - i)))
    return bool(drifts) and min(drifts) >= 3


def _first(pairs: list[int], start: int, end: int) -> int:
    return next((i for i in range(start, end) if pairs[i] != NONE), NONE)


def _last(pairs: list[int], start: int, end: int) -> int:
    return next((i for i in range(end - 1, start - 1, -1) if pairs[i] != NONE), NONE)


def _head(query: Query, there: Words, pairs: list[int], left: int, low: int) -> int:
    """Return the passage's first word: the quote's own, or what stands in the place of its lost first words."""
    if low == query.first:
        return pairs[low]
    if left == query.first - 1 and left != NONE:
        return pairs[left] + 1
    floor = pairs[left] + 1 if left != NONE else max(0, pairs[low] - 2 * (low - query.first) - 6)
    lost = "".join(query.words[query.first : low])
    outside = "".join(query.words[left + 1 : query.first])
    best, best_score = pairs[low], -1.0
    for at in range(floor, pairs[low] + 1):
        score = _split(outside, there.words[floor:at], lost, there.words[at : pairs[low]])
        if score > best_score:
            best, best_score = at, score
    return best


def _tail(query: Query, there: Words, pairs: list[int], right: int, high: int) -> int:
    """Return the passage's last word, found as the first one is."""
    if high == query.last - 1:
        return pairs[high]
    if right == query.last and right != NONE:
        return pairs[right] - 1
    missing = query.last - 1 - high
    ceiling = pairs[right] if right != NONE else min(len(there.words), pairs[high] + 2 * missing + 7)
    lost = "".join(query.words[high + 1 : query.last])
    outside = "".join(query.words[query.last : right if right != NONE else len(query.words)])
    best, best_score = pairs[high], -1.0
    for at in range(ceiling, pairs[high], -1):
        score = _split(outside, there.words[at:ceiling], lost, there.words[pairs[high] + 1 : at])
        if score > best_score:
            best, best_score = at - 1, score
    return best


def _split(outside: str, there_outside: Sequence[str], lost: str, there_lost: Sequence[str]) -> float:
    inner = _likeness(lost, "".join(there_lost)) if lost or there_lost else 1.0
    outer = _likeness(outside, "".join(there_outside)) if outside or there_outside else 1.0
    return inner * max(1, len(lost)) + outer * max(1, len(outside)) * 0.5


def _side(ours: Sequence[str], pairs: list[int], side: range, border: int) -> float:
    """Return the share of a context's words that stand near the passage's border, by length."""
    total = sum(len(ours[i]) for i in side)
    if not total:
        return 0.0
    near = sum(len(ours[i]) for i in side if pairs[i] != NONE and abs(pairs[i] - border) <= len(side) + 4)
    return near / total


def _likeness(a: str, b: str) -> float:
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(a, b))


def _start(text: str, query: Query, there: Words, head: int, floor: int) -> int:
    """Return where the passage starts: at its first word, or at the quote's marks before it."""
    at = there.starts[head]
    opening, lead = query.wanted.head, query.lead
    gap = text[there.ends[head - 1] if head else floor : at]
    if opening and gap.endswith(opening):
        return at - len(opening)
    if lead and head and gap.startswith(lead) and not opening:
        rest = gap[len(lead) :]
        return at - len(rest.lstrip()) if not rest.strip() or not rest[-1:].isspace() else at
    return widened(text, at, at, opening, "")[0]


def _end(text: str, query: Query, there: Words, tail: int, ceiling: int) -> int:
    """Return where the passage ends: at its last word, or after the quote's marks behind it."""
    at = there.ends[tail]
    closing, follow = query.wanted.tail, query.follow
    gap = text[at : there.starts[tail + 1] if tail + 1 < len(there.starts) else ceiling]
    if closing and gap.startswith(closing):
        return at + len(closing)
    if follow and gap.endswith(follow) and tail + 1 < len(there.starts):
        rest = gap[: len(gap) - len(follow)]
        if closing or not rest[:1].isspace():
            return at + len(rest.rstrip())
    end = forward(text, at, closing)
    if closing and end == at:
        marks = gap[: len(gap) - len(gap.lstrip("".join(set(gap) - set(" \t\r\n\f\u00a0"))))]
        end = at + min(len(marks), len(closing) + 1)
    return end
