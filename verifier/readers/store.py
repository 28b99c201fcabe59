"""A folder outside the ledger with texts that may not be republished: files are found by hash, whatever their names."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from verifier.readers.files import safe_hash, safe_read
from verifier.readers.listing import files_under
from verifier.readers.refusal import Refusal

FILES = 10_000
DEPTH = 8
LARGEST = 128_000_000  # bytes of a file that is looked at
BYTES = 2_000_000_000  # of all files that are looked at


class Store:
    """The files of a folder by SHA-256; hashed one after the other, only until the wanted one is found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._found: dict[str, str] = {}
        self._rest: Iterator[tuple[str, str]] = self._hashes()

    def name(self, sha256: str) -> str | None:
        """Return the path in the folder of the file with this hash."""
        while sha256 not in self._found:
            following = next(self._rest, None)
            if following is None:
                return None
            self._found.setdefault(*following)
        return self._found[sha256]

    def read(self, sha256: str, limit: int) -> tuple[str, bytes | Refusal] | None:
        """Return the name and the bytes of the file with this hash."""
        name = self.name(sha256)
        if name is None:
            return None
        raw = safe_read(self.folder, name, limit)
        if isinstance(raw, bytes) and hashlib.sha256(raw).hexdigest() != sha256:
            return name, Refusal("was changed while it was read")
        return name, raw

    def _hashes(self) -> Iterator[tuple[str, str]]:
        left = BYTES
        for name in files_under(self.folder, ".", suffixes=("",), depth=DEPTH, most=FILES):
            if isinstance(name, Refusal) or (size := self._size(name)) > min(LARGEST, left):
                continue
            left -= size
            digest = safe_hash(self.folder, name, LARGEST)
            if isinstance(digest, str):
                yield digest, name

    def _size(self, name: str) -> int:
        try:
            return os.lstat(self.folder / name).st_size
        except OSError:
            return 0
