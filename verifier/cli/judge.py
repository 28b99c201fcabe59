"""`verifier judge`: the answer for pairs of claim and evidence; and asking other judges for a ledger."""

import signal
from enum import StrEnum
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, stop, store_folder


class Format(StrEnum):
    """How answers are printed."""

    TEXT = "text"
    JSONL = "jsonl"


def judge(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="Pairs, a line of JSON each; - for standard input.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    name: Annotated[
        str | None, typer.Option("--judge", metavar="NAME", help="Also ask this judge of the settings.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    items: Annotated[bool, typer.Option("--items", help="Print what would be asked, and ask nobody.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask for what is answered already, too.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Drop kept answers that no claim needs.")] = False,
    store: Store = None,
) -> None:
    """Say whether evidence bears a claim out: supported, refuted, not-enough-evidence or undecided.

    With FILE: each line is a pair, and its answer is printed with the values and words that decided.

    \b
    {"claim": "It cost 2 million euros.", "evidence": "It cost over €2.4m."}

    `evidence` may also be a list of texts. A line may have an `id`, and `published`: the day of the evidence.

    Without FILE: asks the judge NAME about all that the rules leave undecided in the ledger, and keeps its answers in
    judges/NAME.lock.jsonl, from which `verifier check --judge NAME` reads them.

    Exit status: 0; 1 items without an answer; 2 lines that are no pairs, wrong usage.

    Example: verifier judge pairs.jsonl
    """  # noqa: D301  the command line's own mark for lines that are not wrapped
    signal.signal(signal.SIGTERM, lambda *_: raise_exit())  # so that a judge's program is ended with this one
    if file is not None:
        if items or again or prune or store:
            stop("--items, --again, --prune and --store go with a ledger, not with a file of pairs")
        from verifier.cli.judge_pairs import pairs

        raise typer.Exit(pairs(file, ledger, name or "", as_text=output is Format.TEXT))
    from verifier.cli.judge_ledger import Wanted, ask

    if output is not Format.TEXT:
        stop("--format goes with a file of pairs; `verifier check --judge NAME --format json` prints kept answers")
    raise typer.Exit(ask(ledger, Wanted(name or "", store_folder(store), items=items, again=again, prune=prune)))


def raise_exit() -> None:
    """End the command on a signal as on an interrupt, so that nothing it started stays behind."""
    raise SystemExit(143)
