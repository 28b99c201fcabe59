"""Where the cache lies, and whether what lies there is the user's alone."""

import os
import stat
from collections.abc import Mapping

NAME = "answers.jsonl"
_OTHERS = 0o077  # bits by which anybody but the owner may read or write


def cache_folder(environment: Mapping[str, str], ledger: str) -> str:
    """Return the folder of the cache; empty where there is none to be had.

    It is $VERIFIER_CACHE, else `verifier` in $XDG_CACHE_HOME or ~/.cache. One that lies in the ledger, or in the git
    work tree of the ledger, is not used: whoever writes the ledger could write answers there.
    """
    folder = _named(environment)
    if not folder:
        return ""
    real = os.path.realpath(folder)
    top = _work_tree(os.path.realpath(ledger))
    return "" if os.path.commonpath([real, top]) == top else real


def is_private(found: os.stat_result) -> bool:
    """Return whether a file or folder is owned by the user who runs this, and by nobody else to be read or written."""
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS


def opened(folder: str) -> int | None:
    """Return a handle of the cache's folder, made where it is not there; None where others could have written to it."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        if not os.path.isdir(folder):  # noqa: PTH112  pathlib costs more than the rest of this
            os.makedirs(folder, mode=0o700)  # noqa: PTH103
        handle = os.open(folder, flags)
    except OSError:
        return None
    if is_private(os.fstat(handle)):
        return handle
    os.close(handle)
    return None


def content(handle: int, most: int) -> bytes:
    """Return the cache's file from its folder; nothing where it is not there, not private, linked or too large."""
    try:
        file = os.open(NAME, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=handle)
    except OSError:
        return b""
    try:
        found = os.fstat(file)
        sound = stat.S_ISREG(found.st_mode) and is_private(found) and found.st_nlink == 1 and found.st_size <= most
        return _all(file, most) if sound else b""
    except OSError:
        return b""
    finally:
        os.close(file)


def replaced(handle: int, raw: bytes) -> None:
    """Write the cache's file in its folder, whole or not at all. Raises OSError where that cannot be."""
    temporary = f".{NAME}.{os.getpid()}"
    file = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=handle
    )
    try:
        left = memoryview(raw)
        while left:
            left = left[os.write(file, left) :]
    except OSError:
        os.unlink(temporary, dir_fd=handle)
        raise
    finally:
        os.close(file)
    os.rename(temporary, NAME, src_dir_fd=handle, dst_dir_fd=handle)


def _named(environment: Mapping[str, str]) -> str:
    own = environment.get("VERIFIER_CACHE", "")
    if own:
        return os.path.abspath(own)  # noqa: PTH100
    general = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(general):  # noqa: PTH117  the standard has others ignored
        general = os.path.expanduser("~/.cache")  # noqa: PTH111
    return os.path.join(general, "verifier") if os.path.isabs(general) else ""  # noqa: PTH117, PTH118


def _work_tree(folder: str) -> str:
    """Return the folder that holds `.git`, at or above one; the folder itself where none does."""
    at = folder
    while not os.path.lexists(os.path.join(at, ".git")):  # noqa: PTH118
        above = os.path.dirname(at)  # noqa: PTH120
        if above == at:
            return folder
        at = above
    return at


def _all(file: int, most: int) -> bytes:
    parts = []
    left = most
    while left > 0 and (part := os.read(file, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
