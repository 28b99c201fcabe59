"""The files of a folder of the ledger: sorted, bounded, no links followed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verifier.readers.files import located
from verifier.readers.refusal import Refusal

DEPTH = 32
MOST = 50_000  # entries of a folder and its sub-folders that are looked at
RECORDS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Listing:
    """Paths relative to the root, and what was left out and why.

    A path may hold any character but NUL, also bytes that are not UTF-8 (as surrogates): print it through `show`.
    """

    files: tuple[str, ...] = ()
    refused: tuple[tuple[str, Refusal], ...] = ()


def claim_files(root: Path, folder: str = "claims") -> Listing:
    """Return the claim files of a ledger."""
    return files_in(root, folder)


def files_in(
    root: Path, folder: str, suffixes: tuple[str, ...] = RECORDS, depth: int = DEPTH, most: int = MOST
) -> Listing:
    """Return the regular files under a folder whose names end so; hidden ones are left out, links refused."""
    top = located(root, folder)
    if isinstance(top, Refusal):
        return Listing(refused=((folder, top),))
    files: list[str] = []
    refused: list[tuple[str, Refusal]] = []
    for seen, (path, found) in enumerate(_walk(os.fspath(top), folder.rstrip("/"), suffixes, depth)):
        if seen >= most:
            refused.append((folder, Refusal(f"holds more than {most:,} files and folders")))
            break
        if isinstance(found, Refusal):
            refused.append((path, found))
        elif found:
            files.append(path)
    return Listing(tuple(sorted(files, key=os.fsencode)), tuple(refused))


def _walk(real: str, shown: str, suffixes: tuple[str, ...], depth: int) -> Iterator[tuple[str, Refusal | bool]]:
    """Yield each entry: a refusal, or whether it is a file that is wanted."""
    try:
        with os.scandir(real) as entries:
            found = [entry for entry, _ in zip(entries, range(MOST + 1), strict=False)]
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        yield shown, Refusal("is not there" if missing else "is a folder that cannot be read", missing=missing)
        return
    for entry in sorted(found, key=lambda entry: os.fsencode(entry.name)):
        path = f"{shown}/{entry.name}"
        if entry.name.startswith("."):
            yield path, False
        elif entry.is_dir(follow_symlinks=False):
            yield path, False
            if depth:
                yield from _walk(entry.path, path, suffixes, depth - 1)
            else:
                yield path, Refusal("lies too deep; its files are not read")
        elif entry.is_symlink() and (entry.name.endswith(suffixes) or entry.is_dir()):
            yield path, Refusal("is a link; links are not followed")
        elif not entry.name.endswith(suffixes):
            yield path, False
        elif entry.is_file(follow_symlinks=False):
            yield path, True
        else:
            yield path, Refusal("is not a regular file")
