"""Options that several commands share, and how a command ends."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from verifier.show import show

Ledger = Annotated[Path, typer.Option("-C", "--ledger", metavar="DIR", help="The ledger's folder.", show_default=False)]
Store = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of copies that may not be republished; found by their hash."),
]
RequireSources = Annotated[bool, typer.Option("--require-sources", help="A quote that is not checked is an error.")]
Today = Annotated[str | None, typer.Option(metavar="DATE", help="The day on which waivers are judged.")]
Judge = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Also what this judge of the settings said: its kept answers; none is started."),
]
HERE = Path()


def stop(message: str, status: int = 2) -> NoReturn:
    """End the command with one line on standard error."""
    print(f"verifier: {show(message, 400)}", file=sys.stderr)
    raise typer.Exit(status)


def store_folder(given: Path | None) -> Path | None:
    """Return the folder given, or the one that $VERIFIER_STORE names."""
    named = os.environ.get("VERIFIER_STORE")
    folder = given or (Path(named) if named else None)
    if folder is not None and not folder.is_dir():
        stop(f"no such folder for --store: {folder}")
    return folder


def day(given: str | None, option: str = "--today") -> dt.date:
    """Return the day given, or that of SOURCE_DATE_EPOCH, or today."""
    if given is not None:
        try:
            return dt.date.fromisoformat(given)
        except ValueError:
            stop(f"{option} takes a date such as 2025-11-30, not {given}")
    return now().date()


def words(given: str, option: str) -> str:
    """Return what was given for an option, where it is one line that a record can hold."""
    text = given.strip()
    if not text.isprintable():
        stop(f"{option} takes words in one line, not {text}")
    return text


def named(given: str, ledger: Path) -> str:
    """Return a claim's id as it was given, or the path of a file that was given relative to the ledger."""
    path = Path(given)
    inside = path.is_file() and path.resolve().is_relative_to(ledger.resolve())
    return path.resolve().relative_to(ledger.resolve()).as_posix() if inside else given


def nearby(path: Path) -> Path:
    """Return a path as seen from where the command runs, if it lies below: code hosts know files by such paths."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def folder(ledger: Path) -> Path:
    """Return the ledger's folder, where there is one."""
    if not ledger.is_dir():
        stop(f"no such folder: {ledger}")
    return ledger


def now() -> dt.datetime:
    """Return the time of SOURCE_DATE_EPOCH, or the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) < 12
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if known else dt.datetime.now(dt.UTC)


def write_out(text: str) -> None:
    """Write to standard output as UTF-8, without a word where the reader has gone."""
    sys.stdout.write(text)
    sys.stdout.flush()
