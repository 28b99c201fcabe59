"""`verifier export FORMAT`: the claims in another program's format."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.check import FailOn
from verifier.cli.options import HERE, Ledger, Store, day, stop, store_folder, write_out
from verifier.show import show

if TYPE_CHECKING:
    from verifier.config import Publication
    from verifier.exchange.export import Export
    from verifier.report import Report

    Made = Callable[[Report, Publication], Export]

app = typer.Typer(help="Write the claims in another program's format.", no_args_is_help=True)
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: standard output.")]
Failing = Annotated[FailOn, typer.Option("--fail-on", help="Level that gives exit status 1.")]


@app.command("csv", short_help="A row for each claim, a column for each field.")
def csv(*, ledger: Ledger = HERE, output: Output = None) -> None:
    """Write a row for each claim, a column for each field; comments are not kept.

    A text that a spreadsheet would run as a formula begins with an apostrophe; `verifier import` takes it off.

    Example: verifier export csv -o claims.csv
    """
    _table(ledger, output, "to_csv")


@app.command("jsonl", short_help="A line of JSON for each claim.")
def jsonl(*, ledger: Ledger = HERE, output: Output = None) -> None:
    """Write a line of JSON for each claim; comments are not kept.

    Example: verifier export jsonl -o claims.jsonl
    """
    _table(ledger, output, "to_jsonl")


@app.command("claimreview", short_help="A schema.org ClaimReview for each verdict.")
def claimreview(
    *, ledger: Ledger = HERE, output: Output = None, store: Store = None, fail_on: Failing = FailOn.NEVER
) -> None:
    """Write a schema.org ClaimReview for each claim with a person's verdict.

    The settings say where reviews are published, by whom, and how verdicts are rated (`export`).

    Example: verifier export claimreview -o reviews.json
    """
    from verifier.config import ConfigError, settings_of
    from verifier.exchange import claimreview as form

    try:
        publication = settings_of(ledger).export
    except ConfigError as error:
        stop(str(error))
    if not (publication.base or publication.review_url):
        stop("where are the reviews published? Set `review_url` below [export] in verifier.toml")
    _written(ledger, output, store, fail_on, form.export)


@app.command("webannotation", short_help="A W3C Web Annotation for each quote.")
def webannotation(
    *, ledger: Ledger = HERE, output: Output = None, store: Store = None, fail_on: Failing = FailOn.NEVER
) -> None:
    """Write a W3C Web Annotation for each quote of a claim and of its evidence.

    Of a source that may not be republished, nothing but the recorded words is written.

    Example: verifier export webannotation -o annotations.json
    """
    from verifier.exchange import annotations as form

    _written(ledger, output, store, fail_on, form.export)


@app.command("csl", short_help="The source records as CSL-JSON, for Zotero.")
def csl(*, ledger: Ledger = HERE, output: Output = None, fail_on: Failing = FailOn.NEVER) -> None:
    """Write the source records as CSL-JSON, for Zotero and other reference managers.

    Example: verifier export csl -o sources.json
    """
    from verifier.exchange import csl as form

    _written(ledger, output, None, fail_on, lambda report, _: form.export(report.ledger.sources.values()))


@app.command("bibtex", short_help="The source records as BibTeX.")
def bibtex(*, ledger: Ledger = HERE, output: Output = None, fail_on: Failing = FailOn.NEVER) -> None:
    """Write the source records as BibTeX, in UTF-8.

    Example: verifier export bibtex -o sources.bib
    """
    from verifier.exchange import bibtex as form

    _written(ledger, output, None, fail_on, lambda report, _: form.export(report.ledger.sources.values()))


@app.command("prov", short_help="Claims, evidence and verdicts as W3C PROV.")
def prov(*, ledger: Ledger = HERE, output: Output = None, store: Store = None, fail_on: Failing = FailOn.NEVER) -> None:
    """Write claims, quotes, evidence, verdicts and reviews as JSON-LD, in W3C's PROV-O and CiTO.

    Example: verifier export prov -o provenance.jsonld
    """
    from verifier.exchange import prov as form

    _written(ledger, output, store, fail_on, form.export)


def _written(ledger: Path, output: Path | None, store: Path | None, fail_on: FailOn, made: "Made") -> None:
    """Write what is made of a ledger that can be read whole, and say on standard error what was left out."""
    from verifier.check import LedgerError, Options, run
    from verifier.finding import Level

    try:
        report, settings = run(ledger, Options(store=store_folder(store), today=day(None)))
    except LedgerError as error:
        stop(str(error))
    bad = next((found for found in report.ledger.findings if found.level is Level.ERROR), None)
    if bad is not None:
        stop(f"{bad.location.file} cannot be read whole, so nothing was written: `verifier check` says why")
    found = made(report, settings.export)
    for line in found.left_out:
        print(f"verifier: {show(line, 600)}", file=sys.stderr)
    if not found.text:
        stop("nothing to export")
    deliver(found.text, output)
    raise typer.Exit(1 if report.fails(fail_on.value) else 0)


def _table(ledger: Path, output: Path | None, form: str) -> None:
    from verifier.config import ConfigError, settings_of
    from verifier.exchange import tables
    from verifier.exchange.records import ExchangeError, files_of

    try:
        files = files_of(ledger, settings_of(ledger))
    except (ConfigError, ExchangeError) as error:
        stop(str(error))
    text = tables.to_csv(files) if form == "to_csv" else tables.to_jsonl(files)
    deliver(text, output)


def deliver(text: str, output: Path | None) -> None:
    """Write a text where it is wanted, byte for byte; a file that is there is replaced whole."""
    if output is None:
        write_out(text)
        return
    from verifier.edit import replace

    replace(output, text.encode("utf-8", "surrogatepass"))
