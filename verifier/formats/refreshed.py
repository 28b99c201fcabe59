"""What a source's new copy means for the claims, as lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from verifier.drift import Drift, Fate
from verifier.model import FoundSpan, Source
from verifier.reading import words_at
from verifier.refresh import Refreshed
from verifier.report import many
from verifier.rules.states import differences, nearest_words
from verifier.show import show

_ORDER = tuple(Fate)


def lines(found: Refreshed, drifts: Sequence[Drift]) -> Iterator[str]:
    """Yield each quote that no longer stands as it did, with its place, then what the source's new copy holds.

    A quote that moved is named where its record has a place, which is now another; else it is only counted.
    """
    for drift in drifts:
        if _is_news(drift):
            yield _line(drift)
    yield f"{show(found.before.id)}: {_said(found)}; {_counted(drifts)}"


def _is_news(drift: Drift) -> bool:
    if drift.fate is Fate.MOVED:
        return drift.now.span.start is not None
    return drift.fate not in {Fate.STANDS, Fate.AS_BEFORE}


def _said(found: Refreshed) -> str:
    if not found.edits:
        return "the same words; nothing to change"
    if found.before.text is None:
        return "has a text now"
    came, went = _lines_apart(found.before, found.after)
    if not came and not went:
        return "the same words in a new copy"
    return f"{many(came, 'line')} came, {went} went"


def _lines_apart(before: Source, after: Source) -> tuple[int, int]:
    """Return how many lines of a text are new, and how many are no longer there."""
    old, new = Counter((before.text or "").splitlines()), Counter((after.text or "").splitlines())
    return (new - old).total(), (old - new).total()


def _counted(drifts: Sequence[Drift]) -> str:
    fates = Counter(drift.fate for drift in drifts)
    parts = [f"{fates[fate]} {fate.value}" for fate in _ORDER if fates[fate]]
    return f"{many(len(drifts), 'quote')}" + (f": {', '.join(parts)}" if parts else "")


def _line(drift: Drift) -> str:
    place = drift.location
    where = f"{show(place.file, 400)}:{place.line}:{place.column}"
    return f"{where}: {drift.fate.value}: {show(drift.claim.local_id)}: {_told(drift)}"


def _told(drift: Drift) -> str:
    quote = f"`{show(drift.now.span.exact, 80)}`"
    passage, before = drift.now.passage, drift.before.passage
    if drift.fate is Fate.MOVED:
        return f"{quote} stands at {passage.start}-{passage.end}, no longer at {before.start}-{before.end}"
    if drift.fate is Fate.ALTERED:
        return f"{quote}: {differences(drift.now)}"
    if drift.fate is Fate.GONE:
        nearest = nearest_words(drift.now)
        return f"{quote}" + (f"; the nearest is `{nearest}`" if nearest else "")
    if drift.fate is Fate.AMBIGUOUS:
        return f"{quote} stands there {len(passage.places)} times"
    if drift.fate is Fate.RETOUCHED and _words(drift.now):
        return f"{quote} is now `{_words(drift.now)}`"
    return quote


def _words(found: FoundSpan) -> str:
    """Return the words of a passage, where they may be shown."""
    shown = words_at(found.source, found.passage.start, found.passage.end)
    return shown[0].message if shown else ""
