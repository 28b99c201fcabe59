"""`verifier check`: the main job."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, RequireSources, Store, Today, day, stop, store_folder, write_out


class FailOn(StrEnum):
    """The level at which a check fails."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Claim files or folders; default: all.")] = None,
    *,
    ledger: Ledger = HERE,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    select: Annotated[list[str] | None, typer.Option(help="Only rules of these codes or families (V2).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="No rules of these codes or families.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Level that gives exit status 1. Default: error.")] = None,
    store: Store = None,
    require_sources: RequireSources = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes. More take less time and more work in all.")] = 0,
    today: Today = None,
) -> None:
    """Check every claim of a ledger against the words of its sources.

    Exit status: 0 nothing at the failing level, 1 findings, 2 nothing to check or wrong usage.

    Example: verifier check --fail-on warning
    """
    from verifier.check import LedgerError, Options, run

    options = Options(
        paths=tuple(str(path) for path in paths or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fail_on=fail_on.value if fail_on else "",
        store=store_folder(store),
        require_sources=require_sources,
        jobs=jobs,
        today=day(today),
    )
    try:
        result, settings = run(ledger, options)
    except LedgerError as error:
        stop(str(error))
    if output is Format.JSON:
        from verifier.formats import json

        write_out(json.text(result))
    else:
        from verifier.formats import text

        write_out("\n".join(text.lines(result)) + "\n")
    if not result.ledger.files:
        raise typer.Exit(2)
    raise typer.Exit(1 if result.fails(settings.fail_on) else 0)
