"""Proposals that pass the check: what it finds against one is taken off, until it finds nothing."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice

from verifier.check import judged
from verifier.config import Settings
from verifier.covered import coverage
from verifier.draft.naming import identity
from verifier.draft.proposals import Proposal, proposals
from verifier.exchange.records import File, written
from verifier.finding import Finding, Level
from verifier.frozen import frozen
from verifier.load import claim_file
from verifier.load.document import Data
from verifier.model import Ledger, Reading, Source
from verifier.reading import readings

LIMIT = 1000  # claims that are proposed, where no other number is asked for
ROUNDS = 6
FILE = "draft.yaml"  # the name under which the check sees a draft
_FAILING = {Level.ERROR, Level.WARNING}
_THINGS = {"V303", "V310", "V312"}  # rules that hold claims on the same thing against each other


@frozen
class Draft:
    """A claim file for a text, and what is to be said of it."""

    content: bytes
    proposals: tuple[Proposal, ...]
    more: bool = False  # the text states more than was asked for
    dropped: int = 0  # proposals against which the check finds something in any form
    apart: int = 0  # proposals without subject and property, as their values would contradict others


def draft(
    ledger: Ledger,
    read: Sequence[Reading],
    settings: Settings,
    source: Source,
    limit: int = LIMIT,
    *,
    uncovered: bool = False,
) -> Draft:
    """Return a claim file for a source's text that passes the check beside the ledger's own claims.

    With `uncovered`, only what no claim of the ledger has yet: sentences with a checkable part that no claim says, and
    those that no claim quotes.
    """
    wanted = _uncovered(ledger, read, source) if uncovered else None
    told = (one for one in proposals(source) if wanted is None or wanted(one))
    chosen = list(islice(told, limit + 1))
    kept = list(dict.fromkeys(chosen[:limit]))
    dropped, apart = 0, 0
    for _ in range(ROUNDS):
        faults = _faults(ledger, read, settings, source, kept)
        if not faults:
            break
        mended = [_mended(one, faults.get(number, ())) for number, one in enumerate(kept)]
        apart += sum(1 for new, old in zip(mended, kept, strict=True) if new and old.subject and not new.subject)
        dropped += sum(1 for one in mended if one is None)
        kept = list(dict.fromkeys(one for one in mended if one is not None))
    else:
        faults = _faults(ledger, read, settings, source, kept)
        dropped += len(faults)
        kept = [one for number, one in enumerate(kept) if number not in faults]
    return Draft(_content(source, kept), tuple(kept), len(chosen) > limit, dropped, apart)


def _uncovered(ledger: Ledger, read: Sequence[Reading], source: Source) -> Callable[[Proposal], bool]:
    """Return whether a proposal holds something that no claim has."""
    parts = [one for found in coverage(ledger, read, [source.id]) for one in found.parts]
    starts = [one.part.start for one in parts]
    quotes = sorted(
        part
        for reading in read
        for found in reading.spans
        if found.span.source == source.id and found.passage.state.counts_as_found
        for part in found.passage.parts
    )
    begins, reached = [low for low, _ in quotes], list(accumulate((high for _, high in quotes), max))

    def wanted(proposal: Proposal) -> bool:
        inside = parts[bisect_left(starts, proposal.start) : bisect_left(starts, proposal.end)]
        if inside:
            return any(not one.said_by for one in inside)
        before = bisect_left(begins, proposal.end)
        return not before or reached[before - 1] <= proposal.start

    return wanted


def _faults(
    ledger: Ledger, read: Sequence[Reading], settings: Settings, source: Source, kept: Sequence[Proposal]
) -> dict[int, tuple[Finding, ...]]:
    """Return what the check finds against proposals, by their number."""
    loaded = claim_file(_content(source, kept), FILE, FILE)
    numbers = {claim.id: number for number, claim in enumerate(loaded.claims)}
    together = replace(ledger, claims=(*ledger.claims, *loaded.claims), findings=(), min_coverage=0)
    found: dict[int, list[Finding]] = {}
    ours = readings(together, loaded.claims)
    for one in (*loaded.findings, *judged(together, (*read, *ours), settings)):
        if one.level in _FAILING and one.claim in numbers:
            found.setdefault(numbers[one.claim], []).append(one)
    return {number: tuple(some) for number, some in found.items()}


def _mended(proposal: Proposal, faults: Iterable[Finding]) -> Proposal | None:
    """Return a proposal without what the check finds against; None where nothing is left that could be taken off."""
    by_kind = {"thing" if fault.code in _THINGS else fault.field: fault for fault in faults}
    for fault in by_kind.values():
        field = (fault.field or "").partition("/")[0]
        if fault.code in _THINGS or field in {"subject", "property"}:
            proposal = replace(proposal, subject="", property="") if proposal.subject else replace(proposal, value="")
        elif field == "value" and proposal.value:
            proposal = replace(proposal, value="")
        elif field == "speaker":
            proposal = replace(proposal, speaker="")
        elif (proposal.start, proposal.end) != proposal.sentence:
            proposal = _whole(proposal)
        elif proposal.value or proposal.speaker:
            proposal = replace(proposal, value="", speaker="")
        else:
            return None
    return proposal


def _whole(proposal: Proposal) -> Proposal:
    return replace(proposal, start=proposal.sentence[0], end=proposal.sentence[1], claim="")


def _content(source: Source, kept: Sequence[Proposal]) -> bytes:
    text = source.text or ""
    return written(File("", {"article": source.id}, tuple(_records(source, text, kept))))


def _records(source: Source, text: str, kept: Sequence[Proposal]) -> Iterator[dict[str, Data]]:
    taken: set[str] = set()
    for one in kept:
        quote = text[one.start : one.end]
        claim = one.claim or " ".join(quote.split())
        name = identity(claim, one.value, taken, source.language)
        taken.add(name)
        given = {"value": one.value, "subject": one.subject, "property": one.property, "speaker": one.speaker}
        yield {"id": name, "claim": claim, "quote": quote, **{key: value for key, value in given.items() if value}}
