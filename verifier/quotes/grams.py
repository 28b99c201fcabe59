"""An index of a skeleton by its short runs, so that a search does not read the whole text again.

Every `step`-th run of `SIZE` characters is kept. A run of `step + SIZE - 1` equal characters therefore holds at least
one kept run, at a known distance: a complete search for anything that long, at the price of `step` look-ups.
"""

from collections.abc import Iterator

SIZE = 8
KEPT = 450_000  # runs kept at most: about 80 MB of memory, whatever the text's length
COMMON = 64  # a run that stands at more places than this tells nothing


class Grams:
    """Where the runs of a skeleton stand; built once, in time linear in it (about 60 ms for 5 MB)."""

    __slots__ = ("_first", "_more", "skeleton", "step")

    def __init__(self, skeleton: str) -> None:
        self.skeleton = skeleton
        self.step = max(4, -(-len(skeleton) // KEPT))
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        first, more = self._first, self._more
        for place in range(0, len(skeleton) - SIZE + 1, self.step):
            run = skeleton[place : place + SIZE]
            if first.setdefault(run, place) != place:
                if run in more:
                    if len(more[run]) <= COMMON:
                        more[run].append(place)
                else:
                    more[run] = [first[run], place]

    def diagonals(self, sought: str, offsets: range) -> Iterator[tuple[int, int, int]]:
        """Yield (place - offset, offset, number of places) for each kept place of the runs at these offsets."""
        first, more = self._first, self._more
        for offset in offsets:
            run = sought[offset : offset + SIZE]
            if run in first:
                if run in more:
                    places = more[run]
                    if len(places) <= COMMON:
                        for place in places:
                            yield place - offset, offset, len(places)
                else:
                    yield first[run] - offset, offset, 1

    def occurrences(self, sought: str, limit: int) -> list[int]:
        """Return the places of `sought` in the skeleton, in order, `limit` at most.

        Its first, last or middle runs are looked up, whichever are not common.
        """
        last = len(sought) - self.step - SIZE + 1
        for base in (0, last, last // 2) if last >= 0 else ():
            found = self._from(sought, base)
            if found is not None:
                return sorted(found)[:limit]
        return occurrences(self.skeleton, sought, limit)

    def _from(self, sought: str, base: int) -> set[int] | None:
        """Return the places of `sought` by the runs of one step from `base` on; None when one of them is common."""
        skeleton, first, more = self.skeleton, self._first, self._more
        found: set[int] = set()
        for offset in range(base, base + self.step):
            run = sought[offset : offset + SIZE]
            place = first.get(run)
            if place is None:
                continue
            places = more.get(run)
            if places is None:
                if place >= offset and skeleton.startswith(sought, place - offset):
                    found.add(place - offset)
            elif len(places) > COMMON:
                return None
            else:
                found.update(p - offset for p in places if p >= offset and skeleton.startswith(sought, p - offset))
        return found


def occurrences(text: str, sought: str, limit: int, start: int = 0, end: int | None = None) -> list[int]:
    """Return the places of a string in another, in order, `limit` at most; overlapping ones count."""
    found: list[int] = []
    stop = len(text) if end is None else end
    at = text.find(sought, start, stop) if sought else -1
    while at >= 0 and len(found) < limit:
        found.append(at)
        at = text.find(sought, at + 1, stop)
    return found
