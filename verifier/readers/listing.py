"""The files of a folder of the ledger: sorted, bounded, no links followed."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from verifier.readers.files import located
from verifier.readers.refusal import Refusal

DEPTH = 32
MOST = 50_000  # entries of a folder and its sub-folders that are looked at
RECORDS = (".yaml", ".yml")

Item = str | Refusal
Entry = os.DirEntry[str]


def claim_files(root: Path, folder: str = "claims") -> tuple[Item, ...]:
    """Return the claim files of a ledger, as `files_under` does."""
    return files_under(root, folder)


def files_under(
    root: Path, folder: str, suffixes: tuple[str, ...] = RECORDS, depth: int = DEPTH, most: int = MOST
) -> tuple[Item, ...]:
    """Return the regular files under a folder whose names end so, sorted, and a refusal for each that was left out.

    Paths are relative to the root. They may hold any character but NUL, also bytes that are not UTF-8 (as surrogates).
    Hidden files and folders are passed over; links are refused.
    """
    top = located(root, folder)
    if isinstance(top, Refusal):
        return (Refusal(top.reason, top.missing, folder),)
    found: list[Item] = []
    for number, item in enumerate(_walk(os.fspath(top), folder.strip("/"), suffixes, depth)):
        if number == most:
            found.append(Refusal(f"holds more than {most:,} files and folders; the others are not read", path=folder))
            break
        if item is not None:
            found.append(item)
    return tuple(sorted(found, key=lambda item: os.fsencode(item if isinstance(item, str) else item.path)))


def _walk(real: str, path: str, suffixes: tuple[str, ...], depth: int) -> Iterator[Item | None]:
    """Yield for each entry its path, a refusal, or None where it is nothing that was asked for."""
    try:
        with os.scandir(real) as opened:
            entries = sorted(islice(opened, MOST + 1), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        kind = "is no folder" if isinstance(error, NotADirectoryError) else "is a folder that cannot be read"
        yield Refusal("is not there" if missing else kind, missing, path)
        return
    for entry in entries:
        below = entry.name if path in {"", "."} else f"{path}/{entry.name}"
        if entry.name.startswith(".") or not entry.is_dir(follow_symlinks=False):
            yield _file(entry, below, suffixes)
        elif depth == 0:
            yield Refusal("lies too deep; its files are not read", path=below)
        else:
            yield None
            yield from _walk(entry.path, below, suffixes, depth - 1)


def _file(entry: Entry, path: str, suffixes: tuple[str, ...]) -> Item | None:
    named = entry.name.endswith(suffixes)
    if entry.name.startswith("."):
        return None
    if entry.is_symlink():
        return Refusal("is a link; links are not followed", path=path) if named or _leads_to_folder(entry) else None
    if not named:
        return None
    return path if entry.is_file(follow_symlinks=False) else Refusal("is not a regular file", path=path)


def _leads_to_folder(entry: Entry) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False
