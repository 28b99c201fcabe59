"""`verifier coverage`: which checkable statements of the articles have no claim."""

from enum import StrEnum
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, stop, store_folder, write_out


class Format(StrEnum):
    """How the coverage is printed."""

    TEXT = "text"
    JSON = "json"


def coverage(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Ids of sources; default: all that have claims.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    least: Annotated[
        int | None, typer.Option("--min", min=0, max=100, metavar="PERCENT", help="Exit with 1 below this share.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    store: Store = None,
) -> None:
    """Say which checkable statements of the articles have a claim, and which have none.

    Checkable are figures, dates, quotations, superlatives and named events. A statement has a claim where a claim's
    quote holds it and the claim says it too. Exit status: 0, 1 an article stays below --min (or below `min_coverage`
    in the settings) or cannot be read for it, 2 nothing to read.

    Example: verifier coverage --min 90
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.config import settings_of
    from verifier.covered import coverage as measured
    from verifier.formats import coverage as form

    try:
        least = least if least is not None else settings_of(ledger).min_coverage
        loaded, read = readings_of(ledger, Options(store=store_folder(store)))
    except LedgerError as error:
        stop(str(error))
    unknown = [name for name in sources or () if name not in loaded.sources]
    if unknown:
        stop(f"no source is called {unknown[0]}; `verifier source list` names them")
    found = measured(loaded, read, sources or ())
    if not found:
        stop("no claim stands in an article, so nothing is covered; name a source, or write claims")
    write_out(form.json(found) if output is Format.JSON else form.text(found))
    raise typer.Exit(0 if not least or all(one.reaches(least) for one in found) else 1)
