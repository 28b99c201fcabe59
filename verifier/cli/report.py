"""`verifier report`: the verification report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.check import FailOn
from verifier.cli.options import HERE, Judge, Ledger, RequireSources, Store, Today, day, stop, store_folder, write_out
from verifier.cli.outputs import put

if TYPE_CHECKING:
    from verifier.report import Report


def report(
    *,
    ledger: Ledger = HERE,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="The page an editor signs off.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="For pull requests and job summaries.")] = False,
    json: Annotated[bool, typer.Option("--json", help="All of it as data, by `verifier schema report`.")] = False,
    fail_on: Annotated[FailOn, typer.Option(help="Level that gives exit status 1.")] = FailOn.NEVER,
    store: Store = None,
    judge: Judge = None,
    require_sources: RequireSources = False,
    today: Today = None,
) -> None:
    """Write the verification report.

    Example: verifier report --html report.html
    """
    if not (markdown or json) and html is None:
        stop("which form? --html FILE, --markdown or --json")
    if markdown and json:
        stop("only one form can be printed, not --markdown and --json")
    from verifier.check import LedgerError, Options, run

    options = Options(store=store_folder(store), require_sources=require_sources, today=day(today), judge=judge or "")
    try:
        result, _ = run(ledger, options)
    except LedgerError as error:
        stop(str(error))
    if html is not None:
        _write(html, result)
    if markdown:
        from verifier.formats import markdown as form

        write_out(form.text(result))
    if json:
        from verifier.fingerprints import ledger_hash
        from verifier.formats import whole

        write_out(whole.text(result, ledger_hash(result.ledger)))
    raise typer.Exit(1 if result.fails(fail_on.value) else 0)


def _write(file: Path, result: "Report") -> None:
    """Write the pages; the one that links to the others last, so that no link of it leads nowhere."""
    from verifier.fingerprints import ledger_hash
    from verifier.formats.html import pages

    first, *others = pages(result, file.stem, ledger_hash(result.ledger))
    for page in (*others, first):
        put(page.text, file.parent / page.path if page.path else file, result)
