"""Quoted words as a page shows them: as recorded, and in their context where the ledger holds the source's text."""

from collections.abc import Iterator

from verifier.formats.html.state import Sign, sign_of
from verifier.frozen import frozen
from verifier.model import Change, Copy, FoundSpan, Source
from verifier.sentences import sentence_around

LONGEST = 900  # code points of a context; beyond it the recorded words stand alone
SIDE = 300  # to either side of the words


@frozen
class Run:
    """A run of the context, and whether it is quoted."""

    text: str
    quoted: bool


@frozen
class Quotation:
    """Quoted words: what was recorded, its state, where it stands, and what differs."""

    recorded: str
    sign: Sign
    source: str  # its id
    at: str  # page, cell or time code, as recorded; else empty
    runs: tuple[Run, ...]  # the words in their sentence; empty where that may not be shown or they are not found
    changes: tuple[Change, ...]
    nearest: str  # the likeliest passage for words that are not found, where it may be shown
    why: str  # why nothing is known


def quotation(found: FoundSpan) -> Quotation:
    """Return quoted words as a page shows them; of a text that may not be republished, only what was recorded."""
    passage, source = found.passage, found.source
    shown = source is not None and source.published and source.text is not None
    return Quotation(
        recorded=found.span.exact,
        sign=sign_of(passage.state.value),
        source=found.span.source,
        at=found.span.at,
        runs=tuple(_runs(found)) if shown else (),
        changes=passage.changes if shown else (),
        nearest=_nearest(found) if shown and not passage.state.counts_as_found else "",
        why=why_not(source, found.span.source) if source is None else passage.note,
    )


def why_not(source: Source | None, name: str) -> str:
    """Return why the words of a source could not be looked for."""
    if source is None:
        return f"no source is called {name}" if name else "no source is named"
    if source.copy is Copy.ABSENT and not source.file:
        return f"{source.problem}. With a copy at hand: verifier report --store FOLDER"
    return source.problem or "its text is not here"


def _runs(found: FoundSpan) -> Iterator[Run]:
    passage, source = found.passage, found.source
    if source is None or source.text is None or passage.start is None or passage.end is None:
        return
    text = source.text
    low, high = sentence_around(text, passage.start, passage.end, source.language)
    low, high = max(low, passage.start - SIDE), min(high, passage.end + SIDE)
    if high - low > LONGEST:
        return
    position = low
    for start, end in passage.parts or ((passage.start, passage.end),):
        if start > position:
            yield Run(text[position:start], quoted=False)
        yield Run(text[start:end], quoted=True)
        position = end
    if high > position:
        yield Run(text[position:high], quoted=False)


def _nearest(found: FoundSpan) -> str:
    place = found.passage.nearest
    if place is None or found.source is None or found.source.text is None:
        return ""
    return found.source.text[place[0] : min(place[1], place[0] + LONGEST)]
