"""What a source's new text means for the quotes that rest on it: which stand, moved, were altered, are gone."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from verifier.finding import Location
from verifier.frozen import frozen
from verifier.model import Claim, FoundSpan, Reading, Source, State
from verifier.reading import Desk


class Fate(StrEnum):
    """What became of a quote."""

    STANDS = "stands"
    MOVED = "moved"
    RETOUCHED = "retouched"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"
    UNDECIDED = "undecided"
    BACK = "found again"
    AS_BEFORE = "as before"  # it did not stand before either

    @property
    def is_a_loss(self) -> bool:
        """Return whether the words stood before and do not now."""
        return self in {Fate.ALTERED, Fate.AMBIGUOUS, Fate.GONE, Fate.UNDECIDED}


@frozen
class Drift:
    """One quote of a claim before and after; `now` is the quote as it is found in the new text."""

    claim: Claim
    location: Location
    fate: Fate
    before: FoundSpan
    now: FoundSpan


def drifts(claims: Sequence[Claim], before: Source, after: Source) -> tuple[Drift, ...]:
    """Return what became of every quote of a source, in the order of the claims; a file's context is told of once."""
    old, new = Desk({before.id: before}), Desk({after.id: after})
    found: dict[Location, Drift] = {}
    for claim in claims:
        if not any(source == before.id for source in _sources(claim)):
            continue
        for was, now in zip(_quotes(old.read(claim)), _quotes(new.read(claim)), strict=True):
            if was.span.source == before.id:
                place = _place(claim, was.path)
                found.setdefault(place, Drift(claim, place, _fate(was, now), was, now))
    return tuple(found.values())


def _sources(claim: Claim) -> Iterator[str]:
    yield claim.article
    yield from (span.source for span in claim.spans)
    yield from (span.source for item in claim.evidence for span in item.spans)


def _quotes(reading: Reading) -> tuple[FoundSpan, ...]:
    return (*reading.spans, *(span for item in reading.evidence for span in item.spans), *reading.context)


def _place(claim: Claim, path: str) -> Location:
    if path.startswith("context/") and path in claim.file_places:
        return claim.file_places[path]
    return claim.place(path)


_LOST = {
    State.ALTERED: Fate.ALTERED,
    State.AMBIGUOUS: Fate.AMBIGUOUS,
    State.GONE: Fate.GONE,
    State.UNDECIDED: Fate.UNDECIDED,
}


def _fate(before: FoundSpan, now: FoundSpan) -> Fate:
    """Return what became of a quote; one that was not checked before counts as having stood."""
    was, state = before.passage.state, now.passage.state
    stood = was.counts_as_found or was is State.NOT_CHECKED
    if not state.counts_as_found:
        return _LOST.get(state, Fate.AS_BEFORE) if stood else Fate.AS_BEFORE
    if not stood:
        return Fate.BACK
    if state is State.RETOUCHED and was is not State.RETOUCHED:
        return Fate.RETOUCHED
    same = was is State.NOT_CHECKED or before.passage.start == now.passage.start
    return Fate.STANDS if same else Fate.MOVED
