"""A hash of all that a check depends on: the ledger's files byte for byte, and the program with its libraries."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256

MOST = 50_000  # files and folders
BYTES = 1_000_000_000  # of all files
SETTINGS = ("verifier.toml", "pyproject.toml")
JOURNAL = "reviews.jsonl"
JUDGES = "judges"  # the folder of judges' kept answers
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


class UncertainError(Exception):
    """The state cannot be told for certain: links, pipes, files that may not be read, or too much of all."""


def state(root: str) -> tuple[str, str]:
    """Return two hashes of a ledger's files: of their content, and of the system's marks of when they changed.

    Raises UncertainError where something there is no plain file or folder. Files that are not there count too.
    """
    words, marks = sha256(), sha256()
    left = BYTES
    for number, (path, below) in enumerate(_entries(root)):
        if number > MOST:
            raise UncertainError
        found = _marks(path)
        name = f"{below}\0{stat.S_IFMT(found.st_mode) if found else 0}\0".encode("utf-8", "surrogateescape")
        words.update(name)
        marks.update(name)
        if found is None or stat.S_ISDIR(found.st_mode):
            continue
        left -= found.st_size
        if left < 0:
            raise UncertainError
        words.update(_digest(path))
        marks.update(repr((found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)).encode())
    return words.hexdigest(), marks.hexdigest()


def program() -> str:
    """Return a hash of this program's files, its Python and the packages that are installed beside it."""
    found = sha256(repr((sys.version, _PACKAGE)).encode())
    for path in _below(_PACKAGE):
        marks = os.stat(path)  # noqa: PTH116
        if stat.S_ISREG(marks.st_mode) and not path.endswith(".pyc"):  # a folder changes when Python keeps its bytecode
            found.update(repr((path, marks.st_size, marks.st_mtime_ns)).encode("utf-8", "surrogateescape"))
    for folder in sys.path:
        try:
            names = sorted(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
        except OSError:
            continue
        if names:
            found.update(repr((folder, names)).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _entries(root: str) -> Iterator[tuple[str, str]]:
    """Yield the paths of a ledger's settings, journal, claims, sources and kept answers, and their names in it."""
    for name in (*SETTINGS, JOURNAL):
        yield os.path.join(root, name), name  # noqa: PTH118
    for folder in sorted(_folders(root)):
        top = os.path.join(root, folder)  # noqa: PTH118
        yield top, folder
        yield from ((path, path[len(root) :]) for path in _below(top))


def _folders(root: str) -> Iterable[str]:
    """Return the folders of claims and sources, as the settings name them, and that of judges' answers."""
    names = {"claims": "claims", "sources": "sources"}
    for file in SETTINGS:
        path = os.path.join(root, file)  # noqa: PTH118
        if not os.path.lexists(path):
            continue
        import tomllib

        try:
            with open(path, "rb") as handle:  # noqa: PTH123
                data: object = tomllib.load(handle)
        except (OSError, ValueError, RecursionError) as error:
            raise UncertainError from error
        for part in () if file == SETTINGS[0] else ("tool", "verifier"):
            data = data.get(part) if isinstance(data, dict) else None
        if isinstance(data, dict):
            names |= {key: str(data[key]) for key in names if key in data}
            break
    if any(os.path.isabs(name) or ".." in name.split("/") for name in names.values()):  # noqa: PTH117
        raise UncertainError
    return {*names.values(), JUDGES}


def _below(folder: str) -> Iterator[str]:
    """Yield the paths of everything below a folder, hidden things included, in their order."""
    try:
        with os.scandir(folder) as opened:
            entries = sorted(opened, key=lambda entry: os.fsencode(entry.name))
    except FileNotFoundError:
        return
    except OSError as error:
        raise UncertainError from error
    for entry in entries:
        yield entry.path
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)


def _marks(path: str) -> os.stat_result | None:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UncertainError from error
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise UncertainError
    return found


def _digest(path: str) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise UncertainError from error
    try:
        found = sha256()
        while part := os.read(handle, 1 << 20):
            found.update(part)
        return found.digest()
    except OSError as error:
        raise UncertainError from error
    finally:
        os.close(handle)
