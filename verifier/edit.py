"""Changes to files: all of them whole or none, under a lock, and never over what somebody else wrote meanwhile."""

import contextlib
import errno
import fcntl
import os
import secrets
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from verifier.frozen import frozen
from verifier.readers.files import located
from verifier.readers.refusal import Refusal

TEMPORARY = ".verifier/tmp"  # below a ledger's root: half-written files stand here and nowhere else
WAIT = 10.0  # seconds that a second writer waits for the first
_BESIDE = ".verifier-"


class EditError(OSError):
    """A change that was not made, and why; nothing was written."""


@frozen
class Edit:
    """New content for a file of a ledger; `before` is what it must hold now, None where there must be no file."""

    path: str  # relative to the ledger
    before: bytes | None
    after: bytes


def apply(root: Path, edits: Sequence[Edit]) -> None:
    """Make changes to a ledger's files: all are written aside and flushed before the first takes its place.

    Raises EditError where a file changed meanwhile, leads out of the ledger, may not be written, or another program
    is writing; OSError where the disk refuses. Then every file stands as it was.
    """
    with editing(root) as writer:
        writer.apply(edits)


@contextlib.contextmanager
def editing(root: Path, wait: float = WAIT) -> Iterator["Writer"]:
    """Hold the ledger's lock, for reading and changing its files as one step; what a killed run left is swept away.

    The lock lies on the folder itself and goes with its process, however that ends. Raises EditError where another
    program holds it for longer than `wait` seconds.
    """
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(handle, root, wait)
        writer = Writer(root)
        writer.sweep()
        yield writer
    finally:
        os.close(handle)


class Writer:
    """Changes a ledger's files; made by `editing`, which holds the lock."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.temporary = root / TEMPORARY

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make changes as the function of that name does; files that hold the new content already are left alone."""
        wanted = [(edit, path) for edit in edits if not _holds(path := self._target(edit), edit.after)]
        try:
            staged = [(self._staged(path, edit.after), path, edit) for edit, path in wanted]
            for _, path, edit in staged:
                _unchanged(path, edit)
            for temporary, path, edit in staged:
                _placed(temporary, path, new=edit.before is None)
            for folder in {path.parent for _, path, _ in staged}:
                _flush(folder)
        finally:
            self.sweep()

    def sweep(self) -> None:
        """Take away half-written files: under the lock, whatever lies in the folder for them is left over."""
        with contextlib.suppress(OSError):
            for path in self.temporary.iterdir():
                with contextlib.suppress(OSError):
                    path.unlink()
            self.temporary.rmdir()
            self.temporary.parent.rmdir()

    def _target(self, edit: Edit) -> Path:
        path = located(self.root, edit.path)
        if isinstance(path, Refusal):
            raise EditError(errno.EPERM, path.reason, edit.path)
        if path.exists() and not path.is_file():
            raise EditError(errno.EPERM, "no file, so it is not written to", edit.path)
        if path.exists() and not os.access(path, os.W_OK):
            raise EditError(errno.EACCES, "may not be written: permission denied", edit.path)
        return path

    def _staged(self, path: Path, content: bytes) -> Path:
        if isinstance(located(self.root, TEMPORARY), Refusal):
            raise EditError(errno.EPERM, "leads out of the ledger", TEMPORARY)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.temporary.mkdir(parents=True, exist_ok=True)
        temporary = self.temporary / secrets.token_hex(8)
        if not _on_one_disk(self.temporary, path.parent):
            _sweep_beside(path.parent)
            temporary = path.parent / f"{_BESIDE}{os.getpid()}-{secrets.token_hex(4)}"
        _written(temporary, content, path)
        return temporary


def create(path: Path, content: bytes) -> None:
    """Write a new file outside of a ledger's lock, whole or not at all.

    Raises FileExistsError where something has that name already, OSError where it cannot be written.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, "there is already a file", str(path))
    with _aside(path, content) as temporary:
        _placed(temporary, path, new=True)


def replace(path: Path, content: bytes) -> None:
    """Write a file outside of a ledger's lock, whole or not at all, in the place of what has its name.

    Raises OSError where it cannot be written; what was there stands then as it was. What is no file (a pipe, the
    terminal) is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    with _aside(path, content) as temporary:
        _placed(temporary, path, new=False)


@contextlib.contextmanager
def _aside(path: Path, content: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep_beside(path.parent)
    temporary = path.parent / f"{_BESIDE}{os.getpid()}-{secrets.token_hex(4)}"
    try:
        _written(temporary, content, path)
        yield temporary
        _flush(path.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _on_one_disk(one: Path, other: Path) -> bool:
    """Return whether a file can be moved from one folder to the other in one step."""
    return one.stat().st_dev == other.stat().st_dev


def _sweep_beside(folder: Path) -> None:
    """Take away what dead processes left half-written in a folder."""
    for path in folder.glob(f"{_BESIDE}*-*"):
        number = path.name.removeprefix(_BESIDE).partition("-")[0]
        if number.isdigit() and not _alive(int(number)):
            with contextlib.suppress(OSError):
                path.unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _lock(handle: int, root: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise EditError(
                    errno.EBUSY, "another program is writing here; nothing was written", str(root)
                ) from None
            time.sleep(0.02)


def _written(path: Path, content: bytes, target: Path) -> None:
    """Write a new file to the disk, with the permissions and the owner of the one whose place it takes."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        with contextlib.suppress(FileNotFoundError, PermissionError):
            there = target.stat()
            os.fchown(handle, there.st_uid, there.st_gid)
        os.fchmod(handle, _mode(target))
        os.fsync(handle)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        os.close(handle)


def _mode(path: Path) -> int:
    """Return the permissions that a file has, or that a new one gets."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _unchanged(path: Path, edit: Edit) -> None:
    now = path.read_bytes() if path.is_file() else None
    if now == edit.before:
        return
    if edit.before is None:
        raise EditError(errno.EEXIST, "there is already a file", edit.path)
    raise EditError(errno.EAGAIN, "the file changed meanwhile; nothing was written, so run it again", edit.path)


def _placed(temporary: Path, path: Path, *, new: bool) -> None:
    try:
        if new and _linked(temporary, path):
            temporary.unlink()
        else:
            temporary.replace(path)
    except FileExistsError:
        raise EditError(errno.EEXIST, "there is already a file", str(path)) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _linked(temporary: Path, path: Path) -> bool:
    """Return whether a file got a second name, which no file had; not on a file system without hard links."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _flush(folder: Path) -> None:
    """Make the new names of a folder last, where its file system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
