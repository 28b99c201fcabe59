"""Which of several places is meant: the one whose neighbouring words are the recorded ones."""

import re
from collections.abc import Sequence

from verifier.frozen import frozen
from verifier.quotes.fold import folded

TO_THE_LETTER = 0.02  # what both neighbours to the letter are worth
SAME_MARKS = 0.05  # what the quote itself to the letter is worth
SAME_WORDS = 0.1  # a place whose signs or figures differ must fit this much better
ALL = 1 + TO_THE_LETTER + SAME_MARKS - 1e-9  # everything stands there as it was recorded
MARGIN = 0.045  # how much likelier the best place must be than the second
CONTEXT = 64  # characters of a skeleton that are compared on either side, at most
NEAR = 8  # the recorded place tells equal ones apart when the next candidate is this many times further from it
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n|\n\s*(?:[*•#|>-]|\d+[.)])\s")


@frozen
class Context:
    """The skeletons of the recorded words before and after a quote."""

    before: str
    after: str
    prefix: str = ""  # the same as recorded
    suffix: str = ""

    @classmethod
    def of(cls, prefix: str, suffix: str) -> "Context":
        """Return the context of a recorded span."""
        return cls(folded(prefix)[-CONTEXT:], folded(suffix)[:CONTEXT], prefix, suffix)

    def likeness(self, skeleton: str, start: int, end: int) -> float:
        """Return from 0 to 1 how well the words around skeleton[start:end] are the recorded ones."""
        sides = bool(self.before) + bool(self.after)
        return (self.before_likeness(skeleton, start) + self.after_likeness(skeleton, end)) / sides if sides else 0.0

    def exact(self, text: str, start: int, end: int) -> float:
        """Return how many of the recorded neighbours (none, half, all) stand to the letter around text[start:end]."""
        before = bool(self.prefix) and text.endswith(self.prefix, 0, start)
        after = bool(self.suffix) and text.startswith(self.suffix, end)
        return (before + after) / ((bool(self.prefix) + bool(self.suffix)) or 1)

    def before_likeness(self, skeleton: str, start: int) -> float:
        """Return how well the words that end at `start` are the recorded prefix; 0 when none was recorded."""
        size = len(self.before)
        return _like(self.before[::-1], skeleton[max(0, start - size) : start][::-1]) if size else 0.0

    def after_likeness(self, skeleton: str, end: int) -> float:
        """Return how well the words from `end` on are the recorded suffix; 0 when none was recorded."""
        return _like(self.after, skeleton[end : end + len(self.after)]) if self.after else 0.0


def _like(recorded: str, found: str) -> float:
    """Return how alike two runs are that both begin at the quote's border: the first characters weigh most."""
    if found.startswith(recorded):
        return 1.0
    same = next(
        (i for i, (a, b) in enumerate(zip(recorded, found, strict=False)) if a != b), min(len(recorded), len(found))
    )
    from rapidfuzz.distance import Indel

    size = len(recorded)
    return 0.5 * same / size + 0.45 * Indel.normalized_similarity(recorded, found[:size])


def best(scores: Sequence[float], starts: Sequence[int], text: str, position: int | None) -> int | None:
    """Return the index of the place that is meant, or None when nothing tells them apart."""
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], starts[i]))
    top = order[0]
    rivals = [i for i in order if scores[i] > scores[top] - MARGIN]
    if scores[top] >= ALL:
        rivals = [i for i in rivals if scores[i] >= ALL]
    if len(rivals) == 1:
        return top
    if position is not None and (near := _nearest(rivals, starts, position)) is not None:
        return near
    first, last = min(starts[i] for i in rivals), max(starts[i] for i in rivals)
    one_sentence = last - first < 2_000 and SENTENCE_END.search(text, first, last) is None
    return min(rivals, key=lambda i: starts[i]) if one_sentence else None


def _nearest(rivals: Sequence[int], starts: Sequence[int], position: int) -> int | None:
    """Return the rival at the recorded place, or so much nearer to it than all others that it must be meant."""
    far = sorted((abs(starts[i] - position), starts[i], i) for i in rivals)
    return far[0][2] if far[0][0] == 0 or far[0][0] * NEAR < far[1][0] else None
