"""`verifier strength`: which changes of the articles no claim would notice."""

from typing import Annotated

import typer

from verifier.cli.coverage import Format
from verifier.cli.options import HERE, Ledger, Store, Today, day, stop, store_folder, write_out


def strength(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Ids of sources; default: all that have claims.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    least: Annotated[
        int | None, typer.Option("--min", min=0, max=100, metavar="PERCENT", help="Exit with 1 below this share.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Changes of one article that are tried.")] = 2000,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    store: Store = None,
    today: Today = None,
) -> None:
    """Change the articles' figures, dates, names, units, bounds and negations one at a time: what goes unnoticed?

    Nothing is written: each change is made in memory, and the claims that it touches are checked against it. Noticed is
    what gives a new finding at the failing level. Printed are the changes that no claim notices. Exit status: 0, 1 an
    article stays below --min or cannot be read for it, 2 nothing to read.

    Example: verifier strength --min 90
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.config import settings_of
    from verifier.formats import strength as form
    from verifier.strength import strengths

    try:
        settings = settings_of(ledger)
        loaded, read = readings_of(ledger, Options(store=store_folder(store), today=day(today)))
    except LedgerError as error:
        stop(str(error))
    unknown = [name for name in sources or () if name not in loaded.sources]
    if unknown:
        stop(f"no source is called {unknown[0]}; `verifier source list` names them")
    found = []
    for one in strengths(loaded, read, settings, sources or (), limit):
        found.append(one)
        if output is Format.TEXT:
            write_out(form.text(one))
    if not found:
        stop("no claim stands in an article, so nothing would be noticed; name a source, or write claims")
    if output is Format.JSON:
        write_out(form.json(found))
    raise typer.Exit(0 if not least or all(one.reaches(least) for one in found) else 1)
