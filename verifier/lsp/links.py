"""Where a field leads: a quote to its words in the source, an id to the claim, a source to its record and its text."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from verifier.finding import Location
from verifier.lsp.desk import Desk, field_at
from verifier.lsp.hover import is_of, word_at
from verifier.model import FoundSpan, Reading, Source
from verifier.report import quotes

Target = tuple[str, Location | tuple[int, int]]  # a file, and a location or code points of its text


def targets(desk: Desk, name: str, line: int, column: int) -> tuple[Target, ...]:
    """Return where what stands at a place of a file leads."""
    if desk.report is None:
        return ()
    word = word_at(desk.text(name), line, column)
    reading = desk.reading_at(name, line, column)
    if reading is None:
        return (*_of_record(desk, name, word), *_source(desk, word))
    path = field_at(reading.claim, line, column)
    return tuple(dict.fromkeys(_of_claim(desk, reading, path, word)))


def _of_claim(desk: Desk, reading: Reading, path: str, word: str) -> Iterator[Target]:
    parts = path.split("/")
    if parts[0] in {"relations", "derived_from"} or "derived_from" in parts:
        wanted = {word, f"{reading.claim.id.rpartition('/')[0]}/{word}"}
        yield from ((claim.file, claim.place("id")) for claim in desk.claims() if claim.id in wanted)
    elif parts[-1] in {"source", "article"}:
        yield from _source(desk, word)
    else:
        for found in (*quotes(reading), *reading.context):
            if is_of(found, path):
                yield from _words(found)
        if not path:
            yield from _source(desk, word)


def _words(found: FoundSpan) -> Iterator[Target]:
    source, passage = found.source, found.passage
    place = (passage.start, passage.end) if passage.start is not None else passage.nearest
    if source and source.published and source.text_path and place and place[0] is not None and place[1] is not None:
        yield source.text_path, (place[0], place[1])


def _source(desk: Desk, name: str) -> Iterator[Target]:
    source = desk.report.ledger.sources.get(name) if desk.report else None
    if source is not None:
        yield source.record, Location(source.record)
        if source.text_path:
            yield source.text_path, (0, 0)


def _of_record(desk: Desk, name: str, word: str) -> Iterator[Target]:
    """Yield the file that a source record names where the pointer is."""
    for source in _sources(desk):
        if source.record == name and word and word in {source.file, source.text_file}:
            path = str(PurePosixPath(source.record).parent / word)
            yield path, Location(path)


def _sources(desk: Desk) -> Iterator[Source]:
    yield from desk.report.ledger.sources.values() if desk.report else ()
