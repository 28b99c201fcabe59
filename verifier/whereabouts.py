"""Where words stand in the sources of a ledger, and which claims rest on them."""

from collections.abc import Iterator

from verifier.frozen import frozen
from verifier.model import Ledger, Passage, Reading, Source, State
from verifier.quotes import Index, places
from verifier.report import quotes

CONTEXT = 60  # code points shown before and after


@frozen
class Place:
    """One place of the words: its source and passage, the text around it, the claims whose quotes overlap it."""

    source: Source
    passage: Passage
    before: str
    words: str
    after: str
    claims: tuple[str, ...]


def whereabouts(words: str, ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Place]:
    """Return every place of some words: those to the letter or retouched; where there is none, the likeliest ones."""
    found = [(source, passage) for source, passage in _all(words, ledger)]
    sure = [pair for pair in found if pair[1].state in {State.FOUND, State.RETOUCHED, State.MOVED}]
    for source, passage in sure or found:
        if passage.start is not None and passage.end is not None:
            yield _place(source, passage, passage.start, passage.end, readings)


def _all(words: str, ledger: Ledger) -> Iterator[tuple[Source, Passage]]:
    for source in ledger.sources.values():
        if source.text:
            yield from ((source, passage) for passage in places(Index(source.text), words))


def _place(source: Source, passage: Passage, start: int, end: int, readings: tuple[Reading, ...]) -> Place:
    text = source.text or ""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    claims = dict.fromkeys(
        reading.claim.id
        for reading in readings
        for found in quotes(reading)
        if found.span.source == source.id and _overlaps(found.passage, start, end)
    )
    return Place(source, passage, before, text[start:end], after, tuple(claims))


def _overlaps(passage: Passage, start: int, end: int) -> bool:
    if passage.start is None or passage.end is None:
        return False
    return passage.start < end and start < passage.end
