"""A bar of counts, drawn: each part with its share of the width, its sign and its number."""

from collections import Counter
from collections.abc import Iterable, Sequence

from verifier.frozen import frozen

WIDTH = 600  # of a bar, in its own units
GAP = 3


@frozen
class Part:
    """A count in a bar: its class for colour and pattern, sign, word, number, and where it stands."""

    kind: str
    sign: str
    word: str
    count: int
    x: int = 0
    width: int = 0


@frozen
class Bar:
    """A titled bar; `of` says what is counted, `said` is the whole bar in words."""

    title: str
    of: str
    parts: tuple[Part, ...]
    total: int

    @property
    def said(self) -> str:
        """Return the bar in words, for who does not see it."""
        return f"{self.title}: " + (", ".join(f"{part.count} {part.word}" for part in self.parts) or "none")


def bar(title: str, of: str, kinds: Sequence[tuple[str, str, str]], counted: Iterable[str]) -> Bar:
    """Return a bar of what is counted, in the order of `kinds`: (kind, sign, word). Empty parts are left out."""
    counts = Counter(counted)
    parts = [Part(kind, sign, word, counts[kind]) for kind, sign, word in kinds if counts[kind]]
    return Bar(title, of if counts.total() != 1 else of.removesuffix("s"), tuple(_placed(parts)), counts.total())


def _placed(parts: Sequence[Part]) -> Iterable[Part]:
    """Yield the parts with their places: widths by count, none too small to be seen, together the whole width."""
    total = sum(part.count for part in parts)
    least = 8
    room = WIDTH - GAP * (len(parts) - 1) - least * len(parts)
    position = done = 0
    for part in parts:
        before = room * done // total
        done += part.count
        width = least + room * done // total - before
        yield Part(part.kind, part.sign, part.word, part.count, position, width)
        position += width + GAP
