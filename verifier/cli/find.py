"""`verifier find TEXT`: where words stand in the sources, and which claims rest on them."""

from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, stop, store_folder
from verifier.show import show


def find(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The words to look for.")],
    *,
    ledger: Ledger = HERE,
    store: Store = None,
) -> None:
    """Print every place of some words in every source, with the claims that rest on them.

    Exit status: 0 the words stand somewhere, 1 only like words do or none.

    Example: verifier find "over 130 mortars"
    """
    from verifier.check import LedgerError, Options, readings_of
    from verifier.reading import words_at
    from verifier.whereabouts import whereabouts

    if not text.strip():
        stop("no words to look for")
    try:
        loaded, read = readings_of(ledger, Options(store=store_folder(store)))
    except LedgerError as error:
        stop(str(error))
    sure = False
    for place in whereabouts(text, loaded, read):
        passage = place.passage
        sure = sure or passage.state.counts_as_found
        related = words_at(place.source, passage.start, passage.end)
        where = f"{related[0].location.file}:{related[0].location.line}:{related[0].location.column}" if related else ""
        print(f"{show(where) or place.source.id + ' ' + str(passage.start)}: {passage.state}")
        if place.source.published:
            print(f"    …{show(place.before)}[{show(place.words, 400)}]{show(place.after)}…")
        for change in passage.changes[:3]:
            print(f"    the source has `{show(change.found)}`, not `{show(change.recorded)}`")
        for claim in place.claims:
            print(f"    {claim} rests on these words")
    if not sure:
        print("these words stand in no source that is here")
        raise typer.Exit(1)
