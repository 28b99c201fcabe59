"""Source records with what is stored for them: the text, whether it is what was recorded, what it was before."""

import hashlib
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from verifier.model import Copy, Source
from verifier.readers import reader_for, reader_named
from verifier.readers.files import safe_hash, safe_read
from verifier.readers.listing import claim_files, files_under
from verifier.readers.reader import Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.store import Store
from verifier.readers.workers import Workers
from verifier.show import show

__all__ = ["Refusal", "Store", "attach", "claim_files", "files_under", "read_sources", "safe_read"]

MEMORY = 200_000_000  # bytes that the texts of a ledger may take together; the first may take more
PREVIOUS = ".previous"
_LARGEST = 64_000_000
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_sources(
    sources: Mapping[str, Source], root: Path, store: Store | Path | None = None, readers: tuple[Reader, ...] = ()
) -> dict[str, Source]:
    """Return the sources by id with their texts, as far as they are here; `readers` are third parties' own."""
    shelf = Store(store) if isinstance(store, Path) else store
    attached: dict[str, Source] = {}
    used = 0
    with Workers() as workers:
        for name in sorted(sources):
            source = attach(sources[name], root, shelf, workers, readers)
            size = sum(sys.getsizeof(text) for text in (source.text, source.previous) if text)
            if used and used + size > MEMORY:
                reason = f"the texts of this ledger take more than {MEMORY // 1_000_000} MB; this one was left out"
                source = replace(source, copy=Copy.UNREADABLE, text=None, previous=None, problem=reason)
            else:
                used += size
            attached[name] = source
    return {name: attached[name] for name in sources}


def attach(
    source: Source,
    root: Path,
    store: Store | None = None,
    workers: Workers | None = None,
    readers: tuple[Reader, ...] = (),
) -> Source:
    """Return the source with its text and the state of its stored copy."""
    if workers is None:
        with Workers() as own:
            return _Shelf(root, store, own, readers).attached(source)
    return _Shelf(root, store, workers, readers).attached(source)


class _Shelf:
    """Where the texts of one ledger are looked for."""

    def __init__(self, root: Path, store: Store | None, workers: Workers, readers: tuple[Reader, ...]) -> None:
        self.root = root
        self.store = store
        self.workers = workers
        self.readers = readers

    def attached(self, source: Source) -> Source:
        if source.text_file:
            return self._with_text_file(source)
        if source.file:
            return self._with_file(source)
        if source.sha256 or source.text_sha256:
            return self._from_store(source)
        return replace(source, copy=Copy.ABSENT, problem="no stored copy is recorded")

    def _with_file(self, source: Source) -> Source:
        """Read the stored copy itself."""
        reader = self._reader(source)
        if reader is None:
            return _unread(source, source.file, self._without_reader(source))
        path = _beside(source, source.file)
        raw = safe_read(self.root, path, reader.limit)
        if isinstance(raw, Refusal):
            return _unread(source, source.file, raw)
        digest = hashlib.sha256(raw).hexdigest()
        text = self.workers.read(reader, raw)
        if isinstance(text, Refusal):
            return _unread(source, source.file, text)
        source = replace(
            source,
            copy=Copy.HERE,
            text=text.text,
            times=_times(text),
            text_path=path if reader.itself else "",
            digest=digest,
        )
        problem = _difference(source.sha256, digest) or _taken_differs(source, reader, text)
        return self._changed(source, problem) if problem else source

    def _reader(self, source: Source) -> Reader | None:
        """Return the reader that the record names, else the one for the stored copy's ending."""
        named = reader_named(source.reader, self.readers) if source.reader else None
        return named or reader_for(source.file, self.readers)

    def _without_reader(self, source: Source) -> Refusal:
        there = safe_hash(self.root, _beside(source, source.file))
        reason = f"has no reader here ({show(_suffix(source.file))}); give its `text`"
        return there if isinstance(there, Refusal) else Refusal(reason)

    def _with_text_file(self, source: Source) -> Source:
        """Read the text that was taken from the stored copy; the copy itself is only hashed."""
        path = _beside(source, source.text_file)
        raw = safe_read(self.root, path, _LARGEST)
        if isinstance(raw, Refusal):
            return _unread(source, source.text_file, raw)
        text = _plain(source.text_file).read(raw)
        if isinstance(text, Refusal):
            return _unread(source, source.text_file, text)
        digest = hashlib.sha256(raw).hexdigest()
        source = replace(source, copy=Copy.HERE, text=text.text, text_path=path, text_digest=digest)
        problem = _difference(source.text_sha256, digest)
        if problem:
            return self._changed(source, f"{show(source.text_file)}: {problem}")
        return self._timed(self._with_copy(source)) if source.file else source

    def _timed(self, source: Source) -> Source:
        """Return a source with the time codes of its subtitles, where its text is the one that they have."""
        reader = self._reader(source)
        if reader is None or reader.name != "subtitles":
            return source
        raw = safe_read(self.root, _beside(source, source.file), reader.limit)
        text = reader.read(raw) if isinstance(raw, bytes) else raw
        return replace(source, times=_times(text)) if isinstance(text, Text) and text.text == source.text else source

    def _with_copy(self, source: Source) -> Source:
        """Hold the stored copy, whose text is here already, to its hash."""
        digest = safe_hash(self.root, _beside(source, source.file))
        if isinstance(digest, Refusal):
            state = Copy.MISSING if digest.missing else Copy.UNREADABLE
            return replace(source, copy=state, problem=f"{show(source.file)} {digest.reason}; its text is")
        source = replace(source, digest=digest)
        problem = _difference(source.sha256, digest)
        return self._changed(source, f"{show(source.file)}: {problem}") if problem else source

    def _from_store(self, source: Source) -> Source:
        """Find a text that may not be republished, by its hash; its text's own hash first."""
        for digest in (_bare(source.text_sha256), _bare(source.sha256)):
            found = self.store.read(digest, _LARGEST) if self.store and digest else None
            if found is None:
                continue
            name, raw = found
            taken = digest == _bare(source.text_sha256)
            reader = _plain(name) if taken else reader_for(name, self.readers) or _plain(name)
            text = raw if isinstance(raw, Refusal) else self.workers.read(reader, raw)
            source = replace(source, published=False)
            if isinstance(text, Refusal):
                return replace(source, copy=Copy.UNREADABLE, problem=f"the file in the store {text.reason}")
            source = replace(source, copy=Copy.HERE, text=text.text, times=_times(text))
            problem = "" if taken else _taken_differs(source, reader, text)
            return replace(source, copy=Copy.CHANGED, problem=problem) if problem else source
        where = (
            "the store has no file with its hash" if self.store else "it is not in the ledger, and no store was given"
        )
        return replace(source, copy=Copy.ABSENT, problem=where, published=False)

    def _changed(self, source: Source, problem: str) -> Source:
        return replace(source, copy=Copy.CHANGED, problem=problem, previous=self._previous(source))

    def _previous(self, source: Source) -> str | None:
        """Return the text as it was recorded, if it was kept and is what its name says."""
        for digest, name in ((source.text_sha256, source.text_file), (source.sha256, source.file)):
            reader = _plain(name) if digest == source.text_sha256 else reader_for(name, self.readers)
            raw = self._kept(source, _bare(digest))
            text = self.workers.read(reader, raw) if reader and raw is not None else None
            if isinstance(text, Text):
                return text.text
        return None

    def _kept(self, source: Source, digest: str) -> bytes | None:
        if not digest:
            return None
        raw = safe_read(self.root, _beside(source, f"{PREVIOUS}/{digest}"), _LARGEST)
        return raw if isinstance(raw, bytes) and hashlib.sha256(raw).hexdigest() == digest else None


def _beside(source: Source, name: str) -> str:
    """Return a path relative to the record as one relative to the ledger; one that leads out stays refused."""
    folder = str(PurePosixPath(source.record).parent)
    return name if name.startswith(("/", "\\")) or not name.strip() else f"{folder}/{name}"


def _times(text: Text) -> tuple[tuple[int, int, str], ...]:
    return tuple((place.start, place.end, place.at) for place in text.places)


def _plain(name: str) -> Reader:
    found = reader_for(name)
    if found is not None and found.itself:
        return found
    from verifier.readers.text import READER

    return READER


def _unread(source: Source, name: str, refusal: Refusal) -> Source:
    state = Copy.MISSING if refusal.missing else Copy.UNREADABLE
    return replace(source, copy=state, problem=f"{show(name)} {refusal.reason}")


def _difference(recorded: str, found: str) -> str:
    """Return what differs between two hashes, or nothing."""
    if not recorded or _bare(recorded) == found:
        return ""
    return f"recorded {show(_bare(recorded) or recorded)[:12]}…, is {found[:12]}…"


def _taken_differs(source: Source, reader: Reader, text: Text) -> str:
    """Return what differs between the text taken now and the one recorded, where its hash was recorded."""
    if not source.text_sha256 or reader.itself:
        return ""
    found = hashlib.sha256(text.text.encode("utf-8", "replace")).hexdigest()
    difference = _difference(source.text_sha256, found)
    return f"its text: {difference}" if difference else ""


def _bare(recorded: str) -> str:
    """Return a recorded hash as 64 small hexadecimal digits; empty when it is none."""
    bare = recorded.strip().lower().removeprefix("sha256:")
    return bare if _SHA256.fullmatch(bare) else ""


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix or "no ending"
