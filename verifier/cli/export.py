"""`verifier export FORMAT`: the claims in another program's format."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, stop, write_out

app = typer.Typer(help="Write the claims in another program's format.", no_args_is_help=True)
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: standard output.")]


@app.command("csv")
def csv(*, ledger: Ledger = HERE, output: Output = None) -> None:
    """Write a row for each claim, a column for each field; comments are not kept.

    A text that a spreadsheet would run as a formula begins with an apostrophe; `verifier import` takes it off.

    Example: verifier export csv -o claims.csv
    """
    _table(ledger, output, "to_csv")


@app.command("jsonl")
def jsonl(*, ledger: Ledger = HERE, output: Output = None) -> None:
    """Write a line of JSON for each claim; comments are not kept.

    Example: verifier export jsonl -o claims.jsonl
    """
    _table(ledger, output, "to_jsonl")


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
