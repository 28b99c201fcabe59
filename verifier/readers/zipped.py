"""Members of a ZIP file, within limits: what a small file may unfold to is bounded before it is unfolded."""

import io
import zipfile
import zlib

from verifier.readers.refusal import Refusal

MEMBER = 60_000_000  # bytes of one unpacked member
TOGETHER = 150_000_000  # bytes of all members that are unpacked
ENTRIES = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


class Zip:
    """An opened ZIP file; members are unpacked one by one, until the room is used up."""

    def __init__(self, raw: bytes) -> None:
        """Open it; raises `Unzippable` where it is none."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN as error:
            raise UnzippableError("is no ZIP file, or a broken one") from error
        if len(self._file.filelist) > ENTRIES:
            raise UnzippableError(f"has more than {ENTRIES:,} members")
        self._room = TOGETHER

    def names(self) -> tuple[str, ...]:
        """Return the names of its members, in their order."""
        return tuple(info.filename for info in self._file.filelist)

    def member(self, name: str) -> bytes:
        """Return one unpacked member; empty where there is none.

        Raises `UnzippableError` where it is encrypted, broken, or unfolds to more than is read.
        """
        try:
            info = self._file.getinfo(name)
        except KeyError:
            return b""
        if info.flag_bits & 1:
            raise UnzippableError("is encrypted: it needs a password")
        most = min(MEMBER, self._room)
        try:
            with self._file.open(info) as stream:
                found = stream.read(most + 1)
        except _BROKEN as error:
            raise UnzippableError("is a broken ZIP file") from error
        if len(found) > most:
            raise UnzippableError(f"unfolds to more than {most:,} bytes")
        self._room -= len(found)
        return found


class UnzippableError(Exception):
    """Why a member cannot be had, as a phrase to stand after a file's name."""

    def refusal(self) -> Refusal:
        """Return it as data."""
        return Refusal(str(self))
