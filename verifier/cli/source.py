"""`verifier source`: stored copies and their records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, now, stop, store_folder, write_out
from verifier.cli.refresh import refresh
from verifier.show import show

if TYPE_CHECKING:
    from verifier.web.fetch import Fetched  # needs httpx, which few commands do

app = typer.Typer(help="Stored copies of sources and their records.", no_args_is_help=True)


@app.callback()
def source() -> None:
    """Stored copies of sources and their records."""


@app.command("add", short_help="Store a file or a page of the web.")
def add(
    file: Annotated[str, typer.Argument(metavar="FILE|URL", help="The file to store, or the page to fetch.")],
    *,
    ledger: Ledger = HERE,
    name: Annotated[str, typer.Option("--id", help="The source's id; default: the file's name.")] = "",
    title: Annotated[str, typer.Option(help="Its title; default: as the document gives it.")] = "",
    author: Annotated[list[str] | None, typer.Option(help="Who wrote it; may be given again.")] = None,
    kind: Annotated[str, typer.Option("--type", help="CSL type, such as article-newspaper, report.")] = "",
    issued: Annotated[str, typer.Option(metavar="DATE", help="The day it appeared.")] = "",
    url: Annotated[str, typer.Option(help="Where it stands.")] = "",
    reader: Annotated[str, typer.Option(help="Read it otherwise: trafilatura takes a page's article alone.")] = "",
    encoding: Annotated[str, typer.Option(help="Of a text that is not UTF-8, such as cp1252.")] = "",
    archived_at: Annotated[str, typer.Option(help="Address of an archived copy.")] = "",
) -> None:
    """Store a file or a page of the web, take and hash its text, write its record.

    Read are text, Markdown, HTML, PDF, DOCX, EPUB, CSV, XLSX, subtitles (VTT, SRT) and web archives (WARC, WACZ). What
    the document says of itself is proposed for its record: look it over. A page is fetched over http or https from a
    public address, and kept as a web archive.

    Example: verifier source add report.pdf --issued 2025-11-12
    """
    from verifier.intake import Given, IntakeError, store, store_page

    if is_address(file) and (reader or encoding):
        stop("--reader and --encoding are for files; a fetched page is read as its server describes it")
    given = Given(
        name=name,
        title=title,
        kind=kind,
        issued=issued,
        url=url,
        author=tuple(author or ()),
        reader=reader,
        encoding=encoding,
        archived_at=archived_at,
    )
    try:
        written = store_page(ledger, _fetched(file), given) if is_address(file) else store(ledger, Path(file), given)
    except IntakeError as error:
        stop(str(error))
    for path in written:
        print(f"created  {show(path)}")


def is_address(text: str) -> bool:
    """Return whether an argument is an address of the web, not a file's name."""
    return "://" in text[:12]


def _fetched(url: str) -> "Fetched":
    from verifier.readers.refusal import Refusal
    from verifier.web.fetch import fetch

    answer = fetch(url, now())
    if isinstance(answer, Refusal):
        stop(f"{url} {answer.reason}")
    return answer


@app.command("list", short_help="Print every source, and whether its text is here.")
def list_(
    *,
    ledger: Ledger = HERE,
    store: Store = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Print every source: whether its text is here and as recorded, and how many quotes rest on it.

    Example: verifier source list
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.formats import source_list

    if form not in {"text", "json"}:
        stop(f"--format takes text or json, not {form}")
    try:
        loaded, read = readings_of(ledger, Options(store=store_folder(store)))
    except LedgerError as error:
        stop(str(error))
    write_out(source_list.json(loaded, read) if form == "json" else source_list.text(loaded, read))


app.command("refresh", short_help="Fetch sources again, and say what changed.")(refresh)
