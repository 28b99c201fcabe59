"""Reviews that are no longer of what stands there: what changed since, and what rests on it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from verifier.derivations import Stale, resting
from verifier.frozen import frozen
from verifier.journal import Entry, Journal, journal
from verifier.model import Claim, Ledger, Reading
from verifier.reviews import Content, changed, same_fields, same_sources, stale
from verifier.show import show


class Cause(StrEnum):
    """What a claim has to be looked at again for."""

    CLAIM = "claim"
    SOURCE = "source"
    INPUT = "input"


@frozen
class Again:
    """A claim to be looked at again, why, and the reason in words; a derived one may have no review of its own."""

    claim: Claim
    cause: Cause
    message: str


@frozen
class _Overtaken:
    """A claim whose review is stale, and what of it changed; which, only the journal tells."""

    claim: Claim
    altered: bool
    outdated: bool
    fields: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()


def again(ledger: Ledger, readings: Sequence[Reading]) -> tuple[Again, ...]:
    """Return what has to be looked at again: each claim whose review is stale, and all that is derived from them.

    A claim may have several reasons. The order is the ledger's.
    """
    found = _overtaken(ledger)
    if not found:
        return ()
    roots = {name: "" for name, one in found.items() if one.altered or one.sources or not one.claim.derived_from}
    chains = {one.claim: one for one in resting(readings, roots)}
    return tuple(
        reason for claim in ledger.claims for reason in _reasons(claim, found.get(claim.id), chains.get(claim.id))
    )


def _reasons(claim: Claim, one: _Overtaken | None, chain: Stale | None) -> Iterator[Again]:
    if one and one.altered:
        which = f"its {', '.join(one.fields)}" if one.fields else "the claim"
        yield Again(claim, Cause.CLAIM, f"{claim.local_id}: {which} changed since {_review(claim)}")
    if one and one.outdated and (one.sources or not (one.inputs or chain)):
        some = "a source or an input" if claim.derived_from else "a source"
        which = ", ".join(show(name, 60) for name in one.sources) or some
        yield Again(claim, Cause.SOURCE, f"{claim.local_id}: {which} changed since {_review(claim)}")
    if chain:
        yield Again(claim, Cause.INPUT, _way(chain))
    elif one and one.inputs:
        names = ", ".join(show(name.rpartition("/")[2], 60) for name in one.inputs)
        yield Again(claim, Cause.INPUT, f"{claim.local_id} rests on {names}, changed since {_review(claim)}")


def _review(claim: Claim) -> str:
    review = claim.review
    return f"{show(review.by, 60)} reviewed it on {show(review.date, 20)}" if review else ""


def _way(one: Stale) -> str:
    names = [name.rpartition("/")[2] for name in one.chain]
    way = " <- ".join([*names[:-1], *(["..."] if one.left_out else []), names[-1]])
    return f"{names[0]} rests on {names[-1]}, whose review is stale: {way}"


def _overtaken(ledger: Ledger) -> Mapping[str, _Overtaken]:
    found = stale(ledger)
    known = journal(ledger.journal) if found else Journal()
    return {claim.id: _compared(claim, found[claim.id], known) for claim in ledger.claims if claim.id in found}


def _compared(claim: Claim, now: Content, known: Journal) -> _Overtaken:
    recorded = claim.review.fingerprint if claim.review else ""
    altered, outdated = not same_fields(recorded, now.fingerprint), not same_sources(recorded, now.fingerprint)
    entry = recorded_in(known, claim)
    if entry is None:
        return _Overtaken(claim, altered, outdated)
    parts = (
        (entry.part("fields"), now.fields),
        (entry.part("sources"), now.sources),
        (entry.part("inputs"), now.inputs),
    )
    return _Overtaken(claim, altered, outdated, *(tuple(changed(*part)) for part in parts))


def recorded_in(known: Journal, claim: Claim) -> Entry | None:
    """Return the journal's line on the review that a claim records."""
    recorded = claim.review.fingerprint if claim.review else ""
    lines = known.on.get((claim.id, "review"), ())
    return next((entry for entry in reversed(lines) if entry.text("fingerprint") == recorded), None)
