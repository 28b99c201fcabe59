"""A file that becomes a source: its bytes, the text taken from it, and what it says of itself."""

from dataclasses import dataclass
from pathlib import Path

from verifier.readers import reader_for
from verifier.readers.files import safe_read
from verifier.readers.reader import Metadata, Place, Reader
from verifier.readers.refusal import Refusal
from verifier.readers.workers import Workers

SECONDS = 20.0  # CPU seconds: a person waits for this one document
_NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as it was stored, and as it was read."""

    raw: bytes
    text: str
    reader: str  # for the record's `reader`; empty when the text is the document itself
    places: tuple[Place, ...] = ()
    about: Metadata = _NOTHING

    @property
    def itself(self) -> bool:
        """Return whether the stored copy is its own text, so that no second file is kept."""
        return not self.reader


def take(path: Path, reader: Reader | None = None, seconds: float = SECONDS) -> Taken | Refusal:
    """Return a file's bytes and text; a refusal where it is no file or there is no reader for it.

    `reader` is one to use in place of what the file's ending asks for.
    """
    reader = reader or reader_for(path)
    if reader is None:
        return Refusal(f"has no reader here ({path.suffix or 'no ending'})")
    real = path.resolve()
    raw = safe_read(real.parent, real.name, reader.limit)
    if isinstance(raw, Refusal):
        return raw
    with Workers(seconds) as workers:
        return _taken(reader, raw, workers)


def _taken(reader: Reader, raw: bytes, workers: Workers) -> Taken | Refusal:
    text = workers.read(reader, raw)
    if isinstance(text, Refusal):
        return text
    if reader.itself:
        return Taken(raw, text.text, "", text.places)
    return Taken(raw, text.text, reader.label, text.places, workers.about(reader, raw))
