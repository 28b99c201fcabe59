"""`verifier source`: stored copies and their records."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, stop
from verifier.show import show

app = typer.Typer(help="Stored copies of sources and their records.", no_args_is_help=True)


@app.callback()
def source() -> None:
    """Stored copies of sources and their records."""


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="The file to store: .txt, .md or .html.")],
    *,
    ledger: Ledger = HERE,
    name: Annotated[str | None, typer.Option("--id", help="The source's id; default: the file's name.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title; default: as the document gives it.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="CSL type, such as article-newspaper, report.")] = None,
    issued: Annotated[str | None, typer.Option(metavar="DATE", help="The day it appeared.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it stands.")] = None,
) -> None:
    """Store a file in the ledger, take and hash its text, write its record.

    Example: verifier source add report.html --issued 2025-11-12
    """
    from verifier.intake import IntakeError, store

    try:
        written = store(ledger, file, name=name, title=title, kind=kind, issued=issued, url=url)
    except IntakeError as error:
        stop(str(error))
    for path in written:
        print(f"created  {show(path)}")
