"""A file that becomes a source: its bytes, the text taken from it, and what it says of itself."""

from pathlib import Path

from verifier.frozen import frozen
from verifier.readers import reader_for
from verifier.readers.files import safe_read
from verifier.readers.reader import Metadata, Place, Reader
from verifier.readers.refusal import Refusal
from verifier.readers.workers import Workers

SECONDS = 20.0  # CPU seconds: a person waits for this one document
SHORT = 200  # bytes that are too few to guess from
SAMPLE = 100_000  # bytes from which an encoding is guessed
_NOTHING = Metadata()


@frozen
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


def take(path: Path, reader: Reader | None = None, *, encoding: str = "", seconds: float = SECONDS) -> Taken | Refusal:
    """Return a file's bytes and text; a refusal where it is no file or there is no reader for it.

    `reader` is one to use in place of what the file's ending asks for; `encoding` is that of a file of characters
    which is not UTF-8.
    """
    reader = reader or reader_for(path)
    if reader is None:
        return Refusal(f"has no reader here ({path.suffix or 'no ending'})")
    real = path.resolve()
    raw = safe_read(real.parent, real.name, reader.limit)
    return raw if isinstance(raw, Refusal) else taken(raw, reader, encoding=encoding, seconds=seconds)


def taken(raw: bytes, reader: Reader, *, encoding: str = "", seconds: float = SECONDS) -> Taken | Refusal:
    """Return the bytes of a document with its text, as `take` does for a file."""
    characters = _recoded(raw, encoding) if encoding else raw
    if isinstance(characters, Refusal):
        return characters
    with Workers(seconds) as workers:
        text = workers.read(reader, characters)
        if isinstance(text, Refusal):
            return _hinted(text, raw)
        if reader.itself and not encoding:
            return Taken(raw, text.text, "", text.places)
        label = f"{reader.label} {encoding}".strip()
        return Taken(raw, text.text, label, text.places, workers.about(reader, characters))


def _recoded(raw: bytes, encoding: str) -> bytes | Refusal:
    """Return a file's characters as UTF-8."""
    try:
        return raw.decode(encoding).encode()
    except UnicodeError:
        return Refusal(f"is not {encoding} either")


def _hinted(refusal: Refusal, raw: bytes) -> Refusal:
    """Return a refusal that also says in which encoding the file seems to be, where charset-normalizer is installed."""
    if "is not UTF-8" not in refusal.reason:
        return refusal
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return Refusal(f"{refusal.reason}; name its encoding with --encoding")
    best = from_bytes(raw[:SAMPLE]).best() if len(raw) > SHORT else None
    likely = best.encoding if best is not None else "cp1252"
    return Refusal(f"{refusal.reason}; it looks like {likely}: say so with --encoding {likely}")
