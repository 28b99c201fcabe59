"""`verifier import FILE`: claims and sources from another program's format become records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import HERE, Ledger, stop
from verifier.show import show

if TYPE_CHECKING:
    from verifier.config import Settings
    from verifier.exchange.arriving import Brought

LARGEST = 64_000_000
TOLD = 50
TABLES = {".csv", ".tsv", ".jsonl", ".ndjson"}
JSON = {".json", ".jsonld"}


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .csv, .tsv or .jsonl file of claims, or .json of another program.")
    ],
    *,
    ledger: Ledger = HERE,
    rename: Annotated[
        list[str] | None, typer.Option("--rename", metavar="COLUMN=FIELD", help="Read a column as a field.")
    ] = None,
) -> None:
    """Write claim files from a table: a row a claim, a column a field (id, claim, quote, value, evidence/0/quote ...).

    Rows go into the file that their `file` names, else into one for their `article`. A .json file is told by what it
    holds: CSL-JSON becomes source records; schema.org ClaimReview and W3C annotations (also Hypothesis's export) become
    claims, with records of their pages. Nothing is written where a row or item is wrong or a file is there already.
    Exit status: 0 written, 1 rows are wrong, 2 nothing to import.

    Example: verifier import claims.csv --rename "Statement=claim" --rename "Source=article"

    Example: verifier import annotations.json
    """
    from verifier.config import ConfigError, settings_of
    from verifier.edit import Edit, apply
    from verifier.exchange.records import ExchangeError

    if file.suffix.lower() not in TABLES | JSON:
        stop(f"{file}: .csv, .tsv and .jsonl of claims are imported, and .json of other programs")
    try:
        found = _brought(file, ledger, settings_of(ledger), _renamed(rename or []))
    except (ConfigError, ExchangeError) as error:
        stop(f"{file}: {error}")
    for problem in found.problems[:TOLD]:
        print(f"{show(str(file))}: {show(problem, 400)}")
    if found.problems:
        more = len(found.problems) - TOLD
        print(f"nothing was written: {len(found.problems)} problems" + (f", {TOLD} shown" if more > 0 else ""))
        raise typer.Exit(1)
    for line in found.left_out:
        print(f"{show(str(file))}: {show(line, 600)}")
    if not found.files:
        stop(f"{file}: {'nothing to write' if found.left_out else f'no {found.noun}'}")
    there = [path for path in found.files if (ledger / path).exists() or (ledger / path).is_symlink()]
    if there:
        stop(f"{there[0]} is there already: move it away, or name another `file`")
    apply(ledger, [Edit(path, None, content) for path, content in found.files.items()])
    for path in found.files:
        print(f"created  {show(path)}")
    print(f"{found.counted}; next: verifier check")


def _brought(file: Path, ledger: Path, settings: "Settings", renamed: dict[str, str]) -> "Brought":
    """Return the files that a table or another program's JSON makes."""
    from verifier.exchange import arriving

    raw = _bytes(file)
    if file.suffix.lower() in JSON:
        from verifier.check import Options, readings_of

        loaded, _ = readings_of(ledger, Options())
        return arriving.from_json(raw, loaded, settings)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{file} is not UTF-8: line {raw[: error.start].count(10) + 1}; save it as CSV UTF-8")
    lines = file.suffix.lower() in {".jsonl", ".ndjson"}
    return arriving.from_table(text, settings, _default(file), renamed, lines=lines)


def _bytes(file: Path) -> bytes:
    from verifier.readers.files import safe_read
    from verifier.readers.refusal import Refusal

    real = file.resolve()
    raw = safe_read(real.parent, real.name, LARGEST)
    if isinstance(raw, Refusal):
        stop(f"{file} {raw.reason}")
    return raw


def _renamed(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, name = pair.rpartition("=")
        if not equals or not column or not name:
            stop(f"--rename takes COLUMN=FIELD, not {pair}")
        found[column.strip()] = name.strip()
    return found


def _default(file: Path) -> str:
    import re

    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "imported"
