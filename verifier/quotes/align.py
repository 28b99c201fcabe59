"""An edited quote laid over a window of the text: which words are still there, where the passage begins and ends."""

import re
from collections.abc import Sequence

from verifier.frozen import frozen
from verifier.quotes.choose import TO_THE_LETTER
from verifier.quotes.ends import back, front
from verifier.quotes.query import Query
from verifier.quotes.runs import NONE, anchors, matched, runs
from verifier.quotes.words import Words, words

UNKNOWN = 0.6  # what no context is worth
TOUCHING = 12  # letters of a context that touch the passage are enough
MORE, FEW = 12, 3  # words put in before the closing marks, at most, with and without the recorded word beyond
SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
SAME_EDGE = 3.0  # what the quote's own first or last word at the border is worth, in letters
ROOM = 4  # words found for each one lost at an end, at most, before the rest is taken for an insertion outside


@frozen
class Aligned:
    """A passage that may be the quote: where, and what speaks for it (each from 0 to 1)."""

    start: int
    end: int
    likeness: float  # of the letters and digits
    kept: int  # letters of the quote's words that still stand there
    before: float  # of the recorded words before it, the nearest weighing most
    after: float
    letters: float = 0.0  # a little for neighbours that stand there to the letter
    deleted: bool = False  # prefix and suffix touch each other: nothing stands between them


def aligned(text: str, query: Query, start: int, end: int) -> list[Aligned]:
    """Return the passages of text[start:end] that may be the quote."""
    there = words(text, start, end)
    common = runs(query.words, there.words)
    found = (
        [
            _passage(text, query, there, matched(query.words, there.words, common, a), (start, end))
            for a in anchors(query.words, common)
        ]
        if query.quoted
        else []
    )
    return [one for one in found if one is not None]


def _passage(text: str, query: Query, there: Words, pairs: list[int], window: tuple[int, int]) -> Aligned | None:
    """Return the passage that an alignment gives; None when nothing tells where it is."""
    left, right = _last(pairs, 0, query.first), _first(pairs, query.last, len(pairs))
    low, high = _first(pairs, query.first, query.last), _last(pairs, query.first, query.last)
    if low == NONE:
        if left == NONE or left != query.first - 1 or right != query.last:
            return None
        head, tail = pairs[left] + 1, pairs[right] - 1
    else:
        head, tail = _head(query, there, pairs, left, low), _tail(query, there, pairs, right, high)
        tail = _closing(text, query, there, tail, pairs[right] if right == query.last else NONE)
    before, after = _sides(query, pairs, head, tail)
    if tail < head:
        at = there.ends[tail] if tail >= 0 else window[0]
        return Aligned(at, at, 0, 0, before, after, deleted=True)
    span = _span(text, query, there, pairs, (head, tail), window)
    like = likeness(query.skeleton, "".join(there.words[head : tail + 1]))
    letters = TO_THE_LETTER * query.context.exact(text, *span)
    return Aligned(*span, like, _kept(query, pairs), before, after, letters)


def _closing(text: str, query: Query, there: Words, tail: int, beyond: int) -> int:
    """Return the passage's last word when words were put in before the quote's closing marks.

    The closing marks are looked for directly before the recorded word beyond, else, a full stop, a few words on.
    """
    own = query.wanted.back.own.strip()
    if not own or text.startswith(own[0], there.ends[tail]) or (query.wanted.after and beyond == tail + 1):
        return tail
    stop = own[0] in ".!?"
    for last in range(tail + 1, min(len(there.words), tail + 1 + (MORE if beyond != NONE else FEW))):
        near = text[
            there.ends[last] : there.starts[last + 1] if last + 1 < len(there.starts) else there.ends[last] + FEW
        ]
        if own in near if last == beyond - 1 else (beyond == NONE and stop and near.startswith(own)):
            return last
        if SENTENCE.search(text, there.ends[last - 1], there.starts[last]):
            break
    return tail


def _kept(query: Query, pairs: list[int]) -> int:
    """Return how many letters of the quote stand there in whole words."""
    return sum(len(query.words[i]) for i in range(query.first, query.last) if pairs[i] != NONE)


def _first(pairs: list[int], start: int, end: int) -> int:
    return next((i for i in range(start, end) if pairs[i] != NONE), NONE)


def _last(pairs: list[int], start: int, end: int) -> int:
    return next((i for i in range(end - 1, start - 1, -1) if pairs[i] != NONE), NONE)


def _head(query: Query, there: Words, pairs: list[int], left: int, low: int) -> int:
    """Return the passage's first word: the quote's own, or what stands in the place of its lost first words."""
    if low == query.first:
        return pairs[low]
    touching = left == query.first - 1 and left != NONE
    if touching and pairs[low] - pairs[left] <= ROOM * (low - query.first) + ROOM:
        return pairs[left] + 1
    floor = pairs[left] + 1 if left != NONE else max(0, pairs[low] - 2 * (low - query.first) - 6)
    lost = query.words[query.first : low]
    outside = query.words[left + 1 : query.first] if left != NONE else None
    best, best_score = pairs[low], -1.0
    for at in range(floor, pairs[low] + 1):
        score = _split(outside, there.words[floor:at], lost, there.words[at : pairs[low]])
        score += SAME_EDGE if at < pairs[low] and there.words[at] == lost[0] else 0
        if score > best_score:
            best, best_score = at, score
    return best


def _tail(query: Query, there: Words, pairs: list[int], right: int, high: int) -> int:
    """Return the passage's last word, found as the first one is."""
    if high == query.last - 1:
        return pairs[high]
    touching = right == query.last and right != NONE
    if touching and pairs[right] - pairs[high] <= ROOM * (query.last - high) + ROOM:
        return pairs[right] - 1
    missing = query.last - 1 - high
    ceiling = pairs[right] if right != NONE else min(len(there.words), pairs[high] + 2 * missing + 7)
    lost = query.words[high + 1 : query.last]
    outside = query.words[query.last : right] if right != NONE else None
    best, best_score = pairs[high], -1.0
    for at in range(ceiling, pairs[high], -1):
        score = _split(outside, there.words[at:ceiling], lost, there.words[pairs[high] + 1 : at])
        score += SAME_EDGE if at - 1 > pairs[high] and there.words[at - 1] == lost[-1] else 0
        if score > best_score:
            best, best_score = at - 1, score
    return best


def _split(outside: list[str] | None, there_outside: list[str], lost: list[str], there_lost: list[str]) -> float:
    """Return how well a border fits between what the quote lost and what its neighbour lost, if that is known."""
    inner = likeness("".join(lost), "".join(there_lost)) * sum(map(len, lost))
    if outside is None:
        return inner
    outer = likeness("".join(outside), "".join(there_outside)) if outside or there_outside else 1.0
    return inner + outer * max(1, sum(map(len, outside))) * 0.5


def _sides(query: Query, pairs: Sequence[int], head: int, tail: int) -> tuple[float, float]:
    """Return how well both contexts stand; one that has no words counts as the other, or as UNKNOWN."""
    before = _side(query.words[: query.first][::-1], pairs[: query.first][::-1], head - 1, -1)
    after = _side(query.words[query.last :], pairs[query.last :], tail + 1, 1)
    if not query.first:
        before = after if query.last < len(pairs) else UNKNOWN
    if query.last == len(pairs):
        after = before
    return before, after


def _side(ours: Sequence[str], pairs: Sequence[int], border: int, step: int) -> float:
    """Return how well a context, read away from the quote, stands at the passage's border.

    Half of it is the share of its words that stand near, by length; half the unbroken run of them that touches.
    """
    total = sum(map(len, ours))
    if not total:
        return 0.0
    near = sum(len(w) for w, at in zip(ours, pairs, strict=True) if at != NONE and abs(at - border) <= len(ours) + 4)
    touching = 0
    for number, (word, at) in enumerate(zip(ours, pairs, strict=True)):
        if at != border + step * number:
            break
        touching += len(word)
    return 0.5 * near / max(total, TOUCHING) + 0.5 * min(1.0, touching / TOUCHING)


def likeness(a: str, b: str) -> float:
    """Return how alike two rows of letters are, from 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(a, b))


def _span(
    text: str, query: Query, there: Words, pairs: Sequence[int], words_: tuple[int, int], window: tuple[int, int]
) -> tuple[int, int]:
    """Return the source's span for the passage's words, with the quote's own marks at its ends."""
    head, tail = words_
    floor = there.ends[head - 1] if head else window[0]
    ceiling = there.starts[tail + 1] if tail + 1 < len(there.starts) else window[1]
    before = query.first > 0 and pairs[query.first - 1] == head - 1 and head > 0
    after = query.last < len(pairs) and pairs[query.last] == tail + 1
    wanted = query.wanted
    first = front(text, there.starts[head], floor, wanted.front, before)
    last = back(text, there.ends[tail], ceiling, wanted.back, after)
    if last == there.ends[tail] and wanted.back.own and not after:
        last = _other_marks(text, last, ceiling, len(wanted.back.own))
    return first, last


def _other_marks(text: str, end: int, ceiling: int, size: int) -> int:
    """Return where the marks end that took the place of the quote's last ones."""
    at = end
    while at < min(ceiling, end + size + 1) and not text[at].isspace():
        at += 1
    return at
