"""A source's new copy takes the place of the one that is stored; the earlier one is kept, by its hash."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from verifier.edit import Edit
from verifier.frozen import frozen
from verifier.intake import IntakeError, page
from verifier.load.yaml import BYTES
from verifier.model import Copy, Source
from verifier.readers import reader_for, reader_named
from verifier.readers.files import safe_read
from verifier.readers.reader import Reader
from verifier.readers.refusal import Refusal
from verifier.readers.take import Taken, take
from verifier.readers.take import taken as taken_of
from verifier.show import show
from verifier.sources import PREVIOUS
from verifier.splice import Change, Put, SpliceError, spliced
from verifier.web.fetch import Fetched

ARCHIVES = (".warc.gz", ".warc")
LARGEST = 128_000_000  # bytes of a stored file that is kept beside its successor
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_AFTER = {"text_sha256": "text", "sha256": "file", "reader": "text_sha256", "accessed": "URL", "archived_at": "sha256"}


@frozen
class Refreshed:
    """A source with its new text, and the edits that make it so; none where the words are the same."""

    before: Source
    after: Source
    edits: tuple[Edit, ...]


def from_file(source: Source, file: Path, others: tuple[Reader, ...] = (), encoding: str = "") -> Taken:
    """Return a new copy of a source from a file, read as the stored one was. Raises IntakeError where it cannot be."""
    reader = _reader(source, file, others)
    taken = take(file, reader, encoding=encoding or _encoding(source))
    if isinstance(taken, Refusal):
        raise IntakeError(f"{show(str(file))} {taken.reason}")
    return _with_words(taken, str(file))


def from_web(source: Source, answer: Fetched, others: tuple[Reader, ...] = ()) -> Taken:
    """Return a new copy of a source from its address: a web archive where it is kept as one, else a file of its kind.

    Raises IntakeError where the answer cannot be read or is of another kind.
    """
    if source.file.lower().endswith(ARCHIVES):
        return page(answer)
    kind = answer.header("content-type").partition(";")[0].strip().lower()
    reader = _reader(source, Path(source.file), others)
    kept = reader_for(source.file, others)
    if (kind in _HTML) != (kept is not None and kept.name == "html"):
        said = show(kind, 40) or "no type"
        raise IntakeError(f"{show(answer.url, 200)} was answered with {said}, not a {_kind(source)}")
    taken = taken_of(answer.body, reader, encoding=_charset(answer))
    if isinstance(taken, Refusal):
        raise IntakeError(f"{show(answer.url, 200)} {taken.reason}")
    return _with_words(taken, answer.url)


def refreshed(root: Path, source: Source, taken: Taken, *, accessed: str = "", archived_at: str = "") -> Refreshed:
    """Return what a new copy makes of a source.

    `accessed` is the day on which it was fetched: a page whose words are the same is then left as it is. Raises
    IntakeError where a stored file or the record cannot be read or changed.
    """
    after = _after(source, taken)
    same = source.copy is Copy.HERE and source.text == after.text
    if accessed and same and not (archived_at and archived_at != source.archived_at):
        return Refreshed(source, source, ())
    files = {} if accessed and same else dict(_new_files(source, taken))
    folder = PurePosixPath(source.record).parent
    edits = [edit for name, content in files.items() for edit in _replaced(root, folder, name, content)]
    changes = list(_changes(source, taken, accessed=accessed, archived_at=archived_at, hashes=not (accessed and same)))
    record = _read(root, source.record, BYTES)
    try:
        edits.append(Edit(source.record, record, spliced(record or b"", changes)))
    except SpliceError as error:
        raise IntakeError(f"{show(source.record)}: {error}") from error
    return Refreshed(source, after, tuple(edit for edit in edits if edit.before != edit.after))


def _after(source: Source, taken: Taken) -> Source:
    """Return the source as a check will find it with its new copy."""
    found = replace(source, copy=Copy.HERE, text=taken.text, previous=None, problem="")
    hashes = dict(_hashes(source, taken))
    return replace(found, sha256=hashes.get("sha256", ""), text_sha256=hashes.get("text_sha256", ""))


def _new_files(source: Source, taken: Taken) -> Iterator[tuple[str, bytes]]:
    """Yield what is stored, by path beside the record; of a source that may not be republished nothing."""
    if source.file:
        yield source.file, taken.raw
    if source.text_file and source.text_file != source.file:
        yield source.text_file, taken.text.encode()


def _replaced(root: Path, folder: PurePosixPath, name: str, content: bytes) -> Iterator[Edit]:
    """Yield the edits that put new content in a file's place and what it held beside it, under its hash."""
    path = str(folder / name)
    before = _read(root, path, LARGEST)
    if before is not None and before != content:
        kept = str(folder / PREVIOUS / hashlib.sha256(before).hexdigest())
        yield Edit(kept, _read(root, kept, LARGEST), before)
    yield Edit(path, before, content)


def _changes(source: Source, taken: Taken, *, accessed: str, archived_at: str, hashes: bool) -> Iterator[Change]:
    fields = dict(_hashes(source, taken)) if hashes else {}
    if hashes and taken.reader and source.reader:
        fields["reader"] = taken.reader
    if accessed and hashes:
        fields["accessed"] = accessed
    if archived_at:
        fields["archived_at"] = archived_at
    for name, content in fields.items():
        if source.csl.get(name) != content:
            yield Put(name, content, _AFTER.get(name, ""))


def _hashes(source: Source, taken: Taken) -> Iterator[tuple[str, str]]:
    yield "sha256", hashlib.sha256(taken.raw).hexdigest()
    if source.text_file or source.text_sha256:
        yield "text_sha256", hashlib.sha256(taken.text.encode()).hexdigest()


def _read(root: Path, path: str, limit: int) -> bytes | None:
    """Return a file's bytes, None where there is none. Raises IntakeError where it is there and cannot be read."""
    raw = safe_read(root, path, limit)
    if isinstance(raw, Refusal) and not raw.missing:
        raise IntakeError(f"{show(path)} {raw.reason}")
    return raw if isinstance(raw, bytes) else None


def _reader(source: Source, file: Path, others: tuple[Reader, ...]) -> Reader:
    """Return what reads a new copy: the reader that the record names, where it reads such files."""
    named = reader_named(source.reader, others) if source.reader else None
    usual = reader_for(file, others)
    kept = reader_for(source.file, others) if source.file else usual
    if usual is None:
        raise IntakeError(f"no reader for {show(file.name)}")
    if kept is not None and kept.name != usual.name:
        was = f"{show(source.id)} is kept as a {_kind(source)}"
        raise IntakeError(f"{was}, and {show(file.name)} is none; add it as a source of its own")
    return named or usual


def _kind(source: Source) -> str:
    return show(PurePosixPath(source.file).suffix.lstrip(".").upper() or "file", 20)


def _encoding(source: Source) -> str:
    """Return the encoding that the record names behind its reader: `text 1 cp1252`."""
    word = source.reader.rpartition(" ")[2] if source.reader.count(" ") >= 2 else ""
    return word if _known(word) else ""


def _charset(answer: Fetched) -> str:
    """Return the encoding that an answer names, where it is not UTF-8, nor none that is known."""
    given = answer.header("content-type").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return given if _known(given) and codecs.lookup(given).name not in {"utf-8", "ascii"} else ""


def _known(encoding: str) -> bool:
    try:
        return bool(encoding) and codecs.lookup(encoding).name != "" and b"".decode(encoding) == ""
    except (LookupError, ValueError):
        return False


def _with_words(taken: Taken, name: str) -> Taken:
    if not taken.text.strip():
        raise IntakeError(f"{show(name, 200)} holds no words")
    return taken
