"""The only door to a ledger's files: regular files under its root, up to a size; nothing else is opened."""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from verifier.readers.refusal import Refusal

HASHED = 512_000_000  # bytes of a stored copy that are hashed
_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_ERRORS = {
    errno.ENOENT: Refusal("is not there", missing=True),
    errno.ENOTDIR: Refusal("is not there", missing=True),
    errno.EACCES: Refusal("may not be read: permission denied"),
    errno.EPERM: Refusal("may not be read: permission denied"),
    errno.ELOOP: Refusal("is a link that leads in a circle"),
    errno.ENAMETOOLONG: Refusal("has a name that is too long"),
    errno.ENXIO: Refusal("is a socket, not a file"),
}


def safe_read(root: Path, relative: str, limit: int) -> bytes | Refusal:
    """Return the bytes of a regular file under `root`; at most `limit`, else a refusal."""
    try:
        with _opened(root, relative) as found:
            return found if isinstance(found, Refusal) else _bytes(found, limit)
    except OSError as error:
        return _refusal(error)


def safe_hash(root: Path, relative: str, limit: int = HASHED) -> str | Refusal:
    """Return the SHA-256 of a regular file under `root`, without holding it in memory."""
    try:
        with _opened(root, relative) as found:
            return found if isinstance(found, Refusal) else _hash(found, limit)
    except OSError as error:
        return _refusal(error)


def located(root: Path, relative: str) -> Path | Refusal:
    """Return the real path of what is named, if it lies under `root`; it need not be there."""
    path = _located(root, relative)
    return path if isinstance(path, Refusal) else Path(path)


def _located(root: Path, relative: str) -> str | Refusal:
    wrong = _wrong(relative)
    if wrong:
        return Refusal(wrong)
    try:
        there = root.stat()
        base = _real(os.fspath(root), os.getcwd(), there.st_dev, there.st_ino)  # noqa: PTH109
        path = os.path.join(base, relative)  # noqa: PTH118  names may hold any bytes
        if _may_lead_elsewhere(base, relative):
            path = os.path.realpath(path)
    except (OSError, ValueError):
        return Refusal("has a name that cannot be used")
    if path != base and not path.startswith(base if base.endswith(os.sep) else base + os.sep):
        return Refusal("leads out of the ledger")
    return path


@lru_cache(maxsize=8)
def _real(root: str, _here: str, _device: int, _number: int) -> str:
    """Return the real path of a folder; asked again where another folder stands there now."""
    return os.path.realpath(root)


def _may_lead_elsewhere(base: str, relative: str) -> bool:
    """Return whether a link stands on the way to a file, or its name is not written plainly."""
    parts = relative.split("/")
    if "\\" in relative or not all(parts) or "." in parts:
        return True
    path = base
    for part in parts:
        path = f"{path}/{part}"
        try:
            if stat.S_ISLNK(os.lstat(path).st_mode):
                return True
        except FileNotFoundError:
            return False
        except OSError:
            return True
    return False


def _wrong(relative: str) -> str:
    if not relative.strip():
        return "has no name"
    if "\0" in relative:
        return "has a NUL in its name"
    if _ABSOLUTE.match(relative):
        return "leads out of the ledger: the path is absolute"
    if ".." in relative and ".." in re.split(r"[/\\]", relative):
        return "leads out of its folder: the path has `..`"
    return ""


@contextmanager
def _opened(root: Path, relative: str) -> Iterator[int | Refusal]:
    path = _located(root, relative)
    if isinstance(path, Refusal):
        yield path
        return
    try:
        before = os.lstat(path)
    except UnicodeEncodeError:
        yield Refusal("has a name that cannot be used")
        return
    if not stat.S_ISREG(before.st_mode):  # seen before it is opened: opening a device may do something
        yield _kind(before.st_mode)
        return
    handle = os.open(path, _FLAGS)
    try:
        opened = os.fstat(handle)
        yield handle if stat.S_ISREG(opened.st_mode) else _kind(opened.st_mode)
    finally:
        os.close(handle)


def _kind(mode: int) -> Refusal:
    if stat.S_ISLNK(mode):
        return Refusal("is a link that leads in a circle")
    return Refusal(f"is {_KINDS.get(stat.S_IFMT(mode), 'something else')}, not a file")


def _bytes(handle: int, limit: int) -> bytes | Refusal:
    size = os.fstat(handle).st_size
    if size > limit:
        return Refusal(f"has {size:,} bytes; at most {limit:,} are read")
    parts = []
    left = limit + 1
    while left and (part := os.read(handle, min(left, max(size + 1, 4096)))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left else Refusal(f"has more than {limit:,} bytes")


def _hash(handle: int, limit: int) -> str | Refusal:
    size = os.fstat(handle).st_size
    if size > limit:
        return Refusal(f"has {size:,} bytes; at most {limit:,} are hashed")
    digest = hashlib.sha256()
    left = limit + 1
    while left > 0 and (part := os.read(handle, _CHUNK)):
        digest.update(part)
        left -= len(part)
    return digest.hexdigest() if left > 0 else Refusal(f"has more than {limit:,} bytes")


def _refusal(error: OSError) -> Refusal:
    known = _ERRORS.get(error.errno or 0)
    return known or Refusal(f"cannot be read: {errno.errorcode.get(error.errno or 0, 'unknown error')}")
