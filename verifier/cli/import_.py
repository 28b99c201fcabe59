"""`verifier import FILE`: claims from another program's format become claim files."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, stop
from verifier.show import show

LARGEST = 64_000_000
TOLD = 50


def import_(
    file: Annotated[Path, typer.Argument(help="A .csv, .tsv or .jsonl file of claims.")],
    *,
    ledger: Ledger = HERE,
    rename: Annotated[
        list[str] | None, typer.Option("--rename", metavar="COLUMN=FIELD", help="Read a column as a field.")
    ] = None,
) -> None:
    """Write claim files from a table: a row a claim, a column a field (id, claim, quote, value, evidence/0/quote ...).

    Rows go into the file that their `file` names, else into one for their `article`. Nothing is written where a row is
    wrong or a file is there already. Exit status: 0 written, 1 rows are wrong, 2 nothing to import.

    Example: verifier import claims.csv --rename "Statement=claim" --rename "Source=article"
    """
    from verifier.config import ConfigError, settings_of
    from verifier.edit import Edit, apply
    from verifier.exchange.intake import outcome
    from verifier.exchange.records import ExchangeError
    from verifier.exchange.tables import from_csv, from_jsonl

    try:
        settings = settings_of(ledger)
        text = _text(file)
        read = from_jsonl if file.suffix.lower() in {".jsonl", ".ndjson"} else from_csv
        found = outcome(read(text, _renamed(rename or [])), settings.claims, _default(file))
    except (ConfigError, ExchangeError) as error:
        stop(f"{file}: {error}")
    for problem in found.problems[:TOLD]:
        print(f"{show(str(file))}: {show(problem, 400)}")
    if found.problems:
        more = len(found.problems) - TOLD
        print(f"nothing was written: {len(found.problems)} problems" + (f", {TOLD} shown" if more > 0 else ""))
        raise typer.Exit(1)
    if not found.claims:
        stop(f"{file}: no claims")
    there = [path for path in found.files if (ledger / path).exists() or (ledger / path).is_symlink()]
    if there:
        stop(f"{there[0]} is there already: move it away, or name another `file`")
    apply(ledger, [Edit(path, None, content) for path, content in found.files.items()])
    for path in found.files:
        print(f"created  {show(path)}")
    print(f"{found.claims} claims; next: verifier check")


def _text(file: Path) -> str:
    from verifier.readers.files import safe_read
    from verifier.readers.refusal import Refusal

    if file.suffix.lower() not in {".csv", ".tsv", ".jsonl", ".ndjson"}:
        stop(f"{file}: .csv, .tsv and .jsonl are imported")
    real = file.resolve()
    raw = safe_read(real.parent, real.name, LARGEST)
    if isinstance(raw, Refusal):
        stop(f"{file} {raw.reason}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{file} is not UTF-8: line {raw[: error.start].count(10) + 1}; save it as CSV UTF-8")


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
