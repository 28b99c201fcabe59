"""`verifier draft SOURCE`: a claims file for what a text states."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, stop, write_out
from verifier.show import show


def draft(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's id.")],
    *,
    ledger: Ledger = HERE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write a new file; default: print.")
    ] = None,
    uncovered: Annotated[bool, typer.Option("--uncovered", help="Only statements that no claim has yet.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=5000, help="Claims that are proposed.")] = 1000,
) -> None:
    """Propose a claims file for a text: each statement with its quote, value, speaker, subject and property.

    What it writes passes `check`; whether it is right, and worth keeping, a person says: shorten, merge, delete, and
    add the evidence. Exit status: 0, 2 there is nothing to draft from.

    Example: verifier draft town-hall -o claims/town-hall.yaml
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.config import settings_of
    from verifier.draft import draft as drafted
    from verifier.values import reads_language

    try:
        settings = settings_of(ledger)
        loaded, read = readings_of(ledger, Options())
    except LedgerError as error:
        stop(str(error))
    found = loaded.sources.get(source)
    if found is None:
        known = ", ".join(list(loaded.sources)[:5])
        stop(f"no source is called {source}; there are: {known}" if known else f"no source is called {source}")
    if not found.published or not found.file:
        stop(f"{source} may not be republished, and a draft would print its words: write its claims by hand")
    if found.text is None:
        stop(f"{source}: its text is not here{f': {found.problem}' if found.problem else ''}")
    if not reads_language(found.language):
        stop(f"{source}: its language, {found.language}, has no tables yet")
    if output is not None and (output.exists() or output.is_symlink()):
        stop(f"{output} is there already; nothing was written")
    made = drafted(loaded, read, settings, found, limit=limit, uncovered=uncovered)
    if not made.proposals:
        stop(
            f"{source}: {'every statement has a claim' if uncovered else 'the text states nothing that can be checked'}"
        )
    if output is None:
        write_out(made.content.decode())
    else:
        from verifier.edit import create

        create(output, made.content)
    for line in _told(made.more, made.dropped, made.apart, len(made.proposals)):
        print(line, file=sys.stderr)
    if output is not None:
        print(f"created  {show(str(output))}: {len(made.proposals)} claims; next: verifier check")


def _told(more: bool, dropped: int, apart: int, count: int) -> list[str]:
    """Return what is to be said of a draft, beside its claims."""
    told = []
    if more:
        told.append(f"the text states more: these are its first {count} claims; --limit")
    if dropped:
        told.append(f"{dropped} proposals were left out: the check finds against them in any form")
    if apart:
        told.append(f"{apart} claims have no subject: their values would contradict others on the same thing")
    return told
