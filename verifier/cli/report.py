"""`verifier report`: the verification report."""

from typing import Annotated

import typer

from verifier.cli.check import FailOn
from verifier.cli.options import HERE, Ledger, RequireSources, Store, Today, day, stop, store_folder, write_out


def report(
    *,
    ledger: Ledger = HERE,
    markdown: Annotated[bool, typer.Option("--markdown", help="For pull requests and job summaries.")] = False,
    fail_on: Annotated[FailOn, typer.Option(help="Level that gives exit status 1.")] = FailOn.NEVER,
    store: Store = None,
    require_sources: RequireSources = False,
    today: Today = None,
) -> None:
    """Write the verification report.

    Example: verifier report --markdown > report.md
    """
    if not markdown:
        stop("which form? --markdown")
    from verifier.check import LedgerError, Options, run
    from verifier.formats import markdown as form

    options = Options(store=store_folder(store), require_sources=require_sources, today=day(today))
    try:
        result, _ = run(ledger, options)
    except LedgerError as error:
        stop(str(error))
    write_out(form.text(result))
    raise typer.Exit(1 if result.fails(fail_on.value) else 0)
