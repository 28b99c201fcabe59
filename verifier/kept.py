"""What was read from a ledger's files, for a reading that follows in the same process."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from verifier.finding import Finding
from verifier.load import ClaimFile, claim_file, source_record
from verifier.model import Source
from verifier.readers.listing import files_under
from verifier.readers.reader import Reader
from verifier.readers.refusal import Refusal
from verifier.readers.store import DEPTH, FILES
from verifier.sources import MEMORY, PREVIOUS, read_sources

Record = tuple[Source | None, tuple[Finding, ...]]
Found = TypeVar("Found")
Marks = tuple[tuple[int, ...] | None, ...]


@dataclass(slots=True)
class Kept:
    """Claim files and records by their bytes, sources by their record and their files' marks of change.

    `keeps`: whether there will be a reading that follows.
    """

    keeps: bool = True
    _files: dict[str, tuple[bytes, ClaimFile]] = field(default_factory=dict)
    _records: dict[str, tuple[bytes, Record]] = field(default_factory=dict)
    _sources: dict[str, tuple[Source, Marks, Source]] = field(default_factory=dict)

    def claim_file(self, raw: bytes, name: str, stem: str) -> ClaimFile:
        """Return what `load.claim_file` does; the same object where the bytes are the same as the last time."""
        if not self.keeps:
            return claim_file(raw, name, stem)
        edited = name in self._files
        return _recalled(self._files, name, raw, lambda: claim_file(raw, name, stem, placed=edited))

    def record(self, raw: bytes, name: str, identity: str) -> Record:
        """Return what `load.source_record` does; the same object where the bytes are the same as the last time."""
        if not self.keeps:
            return source_record(raw, name, identity)
        return _recalled(self._records, name, raw, lambda: source_record(raw, name, identity))

    def sources(
        self, records: Mapping[str, Source], root: Path, store: Path | None, readers: tuple[Reader, ...]
    ) -> dict[str, Source]:
        """Return what `read_sources` does; the same object for each whose record and files did not change."""
        if not self.keeps:
            return read_sources(records, root, store, readers)
        shelf = _of_store(store)
        marks = {name: _marks(source, root, shelf) for name, source in records.items()}
        known = {name: self._sources.get(name) for name in records}
        stays = {
            name: old[2] for name, old in known.items() if old and old[0] is records[name] and old[1] == marks[name]
        }
        fresh = {name: source for name, source in records.items() if name not in stays}
        found = {**stays, **(read_sources(fresh, root, store, readers) if fresh else {})}
        if sum(sys.getsizeof(one.text) for one in found.values() if one.text) > MEMORY:  # which are left out may change
            self._sources = {}
            return read_sources(records, root, store, readers)
        self._sources = {name: (records[name], marks[name], found[name]) for name in records}
        return {name: found[name] for name in records}


def _recalled(kept: dict[str, tuple[bytes, Found]], name: str, raw: bytes, read: Callable[[], Found]) -> Found:
    known = kept.get(name)
    if known is not None and known[0] == raw:
        return known[1]
    kept[name] = (raw, read())
    return kept[name][1]


def _marks(source: Source, root: Path, store: Marks) -> Marks:
    """Return what shows that a source's files changed: their numbers, sizes and times as the system keeps them."""
    folder = root / PurePosixPath(source.record).parent
    digests = [one.strip().lower().removeprefix("sha256:") for one in (source.sha256, source.text_sha256)]
    names = [source.file, source.text_file, *(f"{PREVIOUS}/{digest}" for digest in digests if digest.isalnum())]
    own = tuple(_mark(folder / name) if name and "\0" not in name else None for name in names)
    return own if source.file or source.text_file else (*own, *store)


def _mark(path: Path) -> tuple[int, ...] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  pathlib does the same more slowly
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _of_store(store: Path | None) -> Marks:
    if store is None:
        return ()
    names = files_under(store, ".", suffixes=("",), depth=DEPTH, most=FILES)
    return tuple(_mark(store / name) for name in names if not isinstance(name, Refusal))
