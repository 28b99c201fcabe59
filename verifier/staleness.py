"""Reviews that are no longer of what stands there: what changed since, and over which inputs."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.derivations import Stale, resting
from verifier.journal import Entry, Journal, journal
from verifier.model import Claim, Ledger, Reading
from verifier.reviews import Content, changed, same_fields, same_sources, stale

REASON = "review is stale"


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A claim whose review is stale: whether its fields changed, or its sources and inputs, and which.

    Which, only the journal tells; without its line on the review nothing is named.
    """

    claim: Claim
    altered: bool
    outdated: bool
    fields: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()


def overtaken(ledger: Ledger) -> tuple[Overtaken, ...]:
    """Return the claims whose review is stale, in the ledger's order."""
    found = stale(ledger)
    known = journal(ledger.journal) if found else Journal()
    return tuple(_compared(claim, found[claim.id], known) for claim in ledger.claims if claim.id in found)


def _compared(claim: Claim, now: Content, known: Journal) -> Overtaken:
    recorded = claim.review.fingerprint if claim.review else ""
    altered, outdated = not same_fields(recorded, now.fingerprint), not same_sources(recorded, now.fingerprint)
    entry = recorded_in(known, claim)
    if entry is None:
        return Overtaken(claim, altered, outdated)
    return Overtaken(
        claim,
        altered,
        outdated,
        tuple(changed(entry.part("fields"), now.fields)),
        tuple(changed(entry.part("sources"), now.sources)),
        tuple(changed(entry.part("inputs"), now.inputs)),
    )


def recorded_in(known: Journal, claim: Claim) -> Entry | None:
    """Return the journal's line on the review that a claim records."""
    recorded = claim.review.fingerprint if claim.review else ""
    lines = known.on.get((claim.id, "review"), ())
    return next((entry for entry in reversed(lines) if entry.text("fingerprint") == recorded), None)


def chains(readings: Sequence[Reading], found: Sequence[Overtaken]) -> dict[str, Stale]:
    """Return the claims derived from one whose review is stale for a reason of its own, with the way to it."""
    roots = {one.claim.id: REASON for one in found if one.altered or one.sources or not one.claim.derived_from}
    return {one.claim: one for one in resting(readings, roots)}
