"""`verifier why CLAIM`: what is established for a claim, and what is not."""

from typing import Annotated

import typer

from verifier.cli.options import HERE, Judge, Ledger, RequireSources, Store, Today, day, stop, store_folder, write_out


def why(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id: cost, or budget/cost.")],
    *,
    ledger: Ledger = HERE,
    store: Store = None,
    judge: Judge = None,
    require_sources: RequireSources = False,
    today: Today = None,
) -> None:
    """Print what is established for a claim, by which words, and what is not.

    Example: verifier why cost
    """
    from verifier.check import LedgerError, Options, run
    from verifier.formats import why as form

    options = Options(store=store_folder(store), require_sources=require_sources, today=day(today), judge=judge or "")
    try:
        result, _ = run(ledger, options)
    except LedgerError as error:
        stop(str(error))
    matching = [reading for reading in result.readings if claim in {reading.claim.id, reading.claim.local_id}]
    if len(matching) > 1:
        stop(f"several claims are called {claim}: " + ", ".join(reading.claim.id for reading in matching))
    if not matching:
        from rapidfuzz import process

        near = process.extractOne(claim, [reading.claim.id for reading in result.readings], score_cutoff=50)
        stop(f"no claim is called {claim}" + (f"; the nearest is {near[0]}" if near else ""))
    write_out("\n".join(form.lines(result, matching[0])) + "\n")
