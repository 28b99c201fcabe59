"""`verifier check`: the main job."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Judge, Ledger, RequireSources, Store, Today, day, nearby, stop, store_folder
from verifier.cli.outputs import forms_of, outputs, publish
from verifier.cli.ticket import Ticket

FORMATS = "text, json, sarif, junit, github, gitlab; with =FILE into a file. Repeatable."


class FailOn(StrEnum):
    """The level at which a check fails."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Claim files or folders; default: all.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    form: Annotated[list[str] | None, typer.Option("--format", metavar="NAME[=FILE]", help=FORMATS)] = None,
    select: Annotated[list[str] | None, typer.Option(help="Only rules of these codes or families (V2).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="No rules of these codes or families.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Level that gives exit status 1. Default: error.")] = None,
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Only what this file lacks counts.")] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Start that file; or take out what is fixed.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule, quotes by state.")] = False,
    store: Store = None,
    judge: Judge = None,
    require_sources: RequireSources = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes. More take less time and more work in all.")] = 0,
    today: Today = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Check anew, though nothing changed.")] = False,
) -> None:
    """Check every claim of a ledger against the words of its sources.

    Where nothing changed since the last time, the answer comes from a cache in the user's own folder (docs/watch.md).

    Exit status: 0 nothing at the failing level, 1 findings, 2 nothing to check or wrong usage.

    Example: verifier check --fail-on warning --format sarif=verifier.sarif
    """
    from verifier.check import LedgerError, Options, run
    from verifier.cli.known import against
    from verifier.cli.progress import bar

    wanted = outputs(form or ())
    if statistics and all(output.form != "text" for output in wanted):
        stop("--statistics goes with --format text")
    options = Options(
        paths=tuple(str(path) for path in paths or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fail_on=fail_on.value if fail_on else "",
        store=store_folder(store),
        require_sources=require_sources,
        jobs=jobs,
        judge=judge or "",
        today=day(today),
    )
    try:
        with bar() as told:
            result, settings = run(nearby(ledger), options, told)
    except LedgerError as error:
        stop(str(error))
    forms = forms_of(wanted, settings.plugins)
    result = against(baseline, result, update=update_baseline, all_rules=not (select or ignore))
    printed = publish(wanted, forms, result, statistics=statistics)
    status = 1 if result.fails(settings.fail_on) else 0
    if isinstance(context.obj, Ticket) and not no_cache:
        context.obj.keep(options, settings, result, (status, printed))
    if not result.ledger.files:
        print(
            "verifier: nothing was checked: no claim is recorded; `verifier add` or `draft` writes one", file=sys.stderr
        )
        raise typer.Exit(2)
    raise typer.Exit(status)
