"""`verifier read TEXT`: what values are read, and by which rule."""

import datetime as dt
from typing import Annotated

import typer

from verifier.cli.options import stop
from verifier.show import show


def read(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence, or a record's value.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day the text appeared.")] = None,
) -> None:
    """Print the values that are read in a text, and by which rule.

    Example: verifier read "over 130 mortars on Sunday" --published 2025-11-30
    """
    from verifier.values import read_values
    from verifier.values import show as shown

    try:
        day = dt.date.fromisoformat(published) if published else None
    except ValueError:
        stop(f"--published takes a date such as 2025-11-30, not {published}")
    mentions = read_values(text, day)
    for mention in mentions:
        print(f"{mention.start}-{mention.end} {show(mention.text)}: {mention.value.kind}: {show(shown(mention.value))}")
        for sense in mention.value.senses[1:]:
            print(f"    or: {show(sense.note or str(sense.interval))}")
        print(f"    rule: {mention.rule}")
    if not mentions:
        print("no value read")
