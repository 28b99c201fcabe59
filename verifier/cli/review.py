"""`verifier review`: a person has checked claims."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, day, folder, named, stop, store_folder, words, write_out
from verifier.show import show


def review(
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="CLAIM", help="Ids of claims (cost, budget/cost), or claim files.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who checked them.")] = "",
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="When; default: today.")] = None,
    note: Annotated[str, typer.Option(help="What the reviewer has to say.")] = "",
    sign: Annotated[Path | None, typer.Option("--sign", metavar="KEY", help="Sign with this ssh key.")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="List what has to be looked at again.")] = False,
    store: Store = None,
) -> None:
    """Record that a person has checked claims, or list whose review is stale.

    The review binds the claim's checked fields and its sources' hashes: when one of them changes, it is stale, and so
    is that of every claim derived from it. A claim with errors is not reviewed. Each review, verdict and correction
    also gets a line in reviews.jsonl, which only grows.

    Exit status: 0 reviewed, or nothing is stale; 1 a claim has errors, or some are stale; 2 no such claim.

    Example: verifier review cost budget/hall --by "R. Editor"
    """
    if stale:
        _list_stale(ledger, tuple(claims or ()), store_folder(store))
    if not claims or not by.strip():
        stop('give claims and who checked them: verifier review cost --by "R. Editor"')
    from verifier.check import LedgerError, Options, run
    from verifier.config import settings_of
    from verifier.edit import editing
    from verifier.ledger import records
    from verifier.model import Review
    from verifier.reviewing import ReviewError, reviewed, unchecked
    from verifier.signatures import SignatureError
    from verifier.signatures import sign as signature

    today = day(date, "--date")
    stamp = Review(by=words(by, "--by"), date=today.isoformat(), fingerprint="", note=words(note, "--note"))
    try:
        with editing(folder(ledger)) as writer:
            contents = records(ledger, settings_of(ledger))
            options = Options(store=store_folder(store), today=today, contents=contents)
            report, _ = run(ledger, options)
            key = (lambda text: signature(sign, text)) if sign else None
            found = reviewed(report, contents, [named(name, ledger) for name in claims], stamp, key)
            writer.apply(found.edits)
    except (LedgerError, ReviewError, SignatureError) as error:
        stop(str(error))
    blind = unchecked(report)
    for claim in found.stamped:
        left = f"  ({blind[claim.id]} of its quotes not checked here)" if blind.get(claim.id) else ""
        print(f"reviewed  {show(claim.id)}{left}")
    for claim in found.kept:
        print(f"as before {show(claim.id)}")
    for claim, why in found.refused:
        print(f"refused   {show(claim.id)}: {show(why, 300)}")
    raise typer.Exit(1 if found.refused else 0)


def _list_stale(ledger: Path, names: tuple[str, ...], store: Path | None) -> None:
    """Print what has to be looked at again, and end."""
    from verifier.check import LedgerError, Options, readings_of
    from verifier.reviewing import ReviewError, chosen
    from verifier.staleness import again

    try:
        loaded, read = readings_of(ledger, Options(store=store))
        files = tuple(dict.fromkeys(claim.file for claim in loaded.claims))
        wanted = {claim.id for claim in chosen(loaded.claims, [named(name, ledger) for name in names] or files)}
    except (LedgerError, ReviewError) as error:
        stop(str(error))
    found = [one for one in again(loaded, read) if one.claim.id in wanted]
    lines = []
    for one in found:
        place = one.claim.place("review" if one.claim.review else "id")
        never = "" if one.claim.review else " (it has no review of its own)"
        lines.append(f"{show(place.file)}:{place.line}: {show(one.message, 600)}{never}")
    count = len({one.claim.id for one in found})
    reviews = sum(claim.review is not None for claim in loaded.claims if claim.id in wanted)
    lines.append(f"{count} to look at again; {reviews} of {len(wanted)} claims have a review")
    write_out("\n".join(lines) + "\n")
    raise typer.Exit(1 if found else 0)
