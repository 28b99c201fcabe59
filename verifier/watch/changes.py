"""When something in a ledger may have changed: the system tells, or every second is looked."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from verifier.config import ConfigError, settings_of
from verifier.judges.lock import FOLDER

FILES = ("verifier.toml", "pyproject.toml", "reviews.jsonl")
PAUSE = 0.5  # seconds between two looks at what the system does not tell of
SETTLED = 30  # milliseconds without a change after which a group of changes counts as whole
GROUP = 400  # milliseconds that a group of changes lasts at most

Marks = tuple[tuple[int, int, int, int] | None, ...]


def changes(root: Path) -> Iterator[None]:
    """Yield whenever files of a ledger may have changed, for ever; folders may go and come back.

    Raises ImportError without watchfiles, KeyboardInterrupt when the user ends it.
    """
    while True:
        folders = _folders(root)
        before = _marks(root, folders)
        if not folders:
            time.sleep(PAUSE)
            if _folders(root):
                yield
            continue
        begun = False
        for told in _told(folders):
            if told or not begun:  # what changed before the system was asked is not told of
                begun = True
                yield
            now = _marks(root, folders)
            if now != before or _folders(root) != folders:
                yield
                break


def _told(folders: list[Path]) -> Iterator[bool]:
    """Yield whether the system told of changes, at each of them and every half second."""
    from watchfiles import watch

    for polling in (False, True):
        try:
            told = watch(
                *folders,
                watch_filter=None,
                debounce=GROUP,
                step=SETTLED,
                rust_timeout=int(PAUSE * 1000),
                yield_on_timeout=True,
                force_polling=polling,
                ignore_permission_denied=True,
            )
            yield from (bool(one) for one in told)
        except FileNotFoundError:  # a folder went before the system could be asked
            return
        except OSError:  # as many files are watched as the system lets us: look for ourselves
            continue
        return


def _folders(root: Path) -> list[Path]:
    """Return the folders of claims, sources and judges' answers that are there."""
    try:
        settings = settings_of(root)
        names = {settings.claims, settings.sources}
    except (ConfigError, OSError):
        names = {"claims", "sources"}
    return [root / name for name in sorted(names | {FOLDER}) if (root / name).is_dir()]


def _marks(root: Path, folders: list[Path]) -> Marks:
    """Return marks of the files beside the folders, and of which folders they are."""
    return (*(_mark(root / name) for name in FILES), *(_identity(folder) for folder in folders))


def _mark(path: Path) -> tuple[int, int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  pathlib does the same more slowly
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _identity(path: Path) -> tuple[int, int, int, int] | None:
    mark = _mark(path)
    return (mark[0], 0, 0, 0) if mark else None
