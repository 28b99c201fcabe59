"""A person's review of claims becomes a stamp in their records and lines in the journal."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from verifier.edit import Edit
from verifier.finding import Level
from verifier.frozen import frozen
from verifier.journal import Line, journal, lengthened, lines_for
from verifier.ledger import JOURNAL
from verifier.load.document import Data
from verifier.load.places import record_path
from verifier.model import Claim, Review
from verifier.report import Report, quotes
from verifier.reviews import Contents
from verifier.show import show
from verifier.signatures import signed_text
from verifier.splice import Change, Put, SpliceError, spliced

Sign = Callable[[bytes], str]


class ReviewError(Exception):
    """Why nothing was reviewed, in one line."""


@frozen
class Reviewed:
    """What a review comes to: claims stamped, those that were so already, those that cannot be, and the edits."""

    stamped: tuple[Claim, ...] = ()
    kept: tuple[Claim, ...] = ()
    refused: tuple[tuple[Claim, str], ...] = ()
    edits: tuple[Edit, ...] = ()


def reviewed(
    report: Report, contents: Mapping[str, bytes], names: Iterable[str], review: Review, sign: Sign | None = None
) -> Reviewed:
    """Return what a review of the named claims comes to; `review` has no fingerprint yet, `contents` are the records.

    A claim with errors is refused. Raises ReviewError where a name is no claim's, or the journal is not as it was
    written.
    """
    ledger = report.ledger
    known = journal(ledger.journal)
    if known.problems:
        number, problem = known.problems[0]
        raise ReviewError(f"{JOURNAL}:{number}: {problem}; see verifier audit")
    errors = _errors(report)
    desk = Contents(ledger)
    stamped, kept, refused = [], [], []
    changes: dict[str, list[Change]] = {}
    lines: list[Line] = []
    for claim in chosen(ledger.claims, names):
        content = desk.of(claim)
        if claim.id in errors:
            refused.append((claim, f"{_many(errors[claim.id])}; see verifier why {claim.id}"))
            continue
        new = _signed(claim, replace(review, fingerprint=content.fingerprint), sign)
        if new == claim.review:
            kept.append(claim)
        else:
            stamped.append(claim)
            changes.setdefault(claim.file, []).append(
                Put(f"{record_path(claim.places)}/review".strip("/"), _record(new))
            )
        lines += lines_for(claim, new, content, known)
    edits = [_edit(file, contents[file], made) for file, made in changes.items()]
    if lines:
        edits.append(Edit(JOURNAL, ledger.journal or None, lengthened(ledger.journal, lines)))
    return Reviewed(tuple(stamped), tuple(kept), tuple(refused), tuple(edits))


def chosen(claims: Collection[Claim], names: Iterable[str]) -> tuple[Claim, ...]:
    """Return the claims that the names mean, in the ledger's order: ids, in full or alone, and claim files.

    Raises ReviewError where a name means none, or a bare id several.
    """
    wanted: set[str] = set()
    for name in names:
        found = [claim for claim in claims if name in {claim.id, claim.file}]
        found = found or [claim for claim in claims if name == claim.local_id]
        if not found:
            raise ReviewError(f"no claim or claim file is called {show(name, 100)}{_nearest(name, claims)}")
        if len(found) > 1 and name != found[0].file:
            raise ReviewError(f"several claims are called {name}: " + ", ".join(claim.id for claim in found))
        wanted |= {claim.id for claim in found}
    return tuple(claim for claim in claims if claim.id in wanted)


def unchecked(report: Report) -> Mapping[str, int]:
    """Return how many quotes of each claim were not checked, by its id."""
    from verifier.model import State

    return {
        reading.claim.id: sum(found.passage.state is State.NOT_CHECKED for found in quotes(reading))
        for reading in report.readings
    }


def _nearest(name: str, claims: Collection[Claim]) -> str:
    from rapidfuzz import process

    near = process.extractOne(name, [claim.id for claim in claims], score_cutoff=50)
    return f"; the nearest is {near[0]}" if near else ""


def _errors(report: Report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.level is Level.ERROR and finding.claim:
            found.setdefault(finding.claim, []).append(finding.code)
    return found


def _many(codes: list[str]) -> str:
    number = "an error" if len(codes) == 1 else f"{len(codes)} errors"
    return f"{number} ({', '.join(dict.fromkeys(codes))})"


def _signed(claim: Claim, review: Review, sign: Sign | None) -> Review:
    """Return the review with a signature: one it has already, where that is of the same review."""
    old = claim.review
    if old and replace(old, signature="") == review and (old.signature or not sign):
        return old
    return replace(review, signature=sign(signed_text(claim.id, review))) if sign else review


def _record(review: Review) -> Data:
    fields = {name: getattr(review, name) for name in ("by", "date", "fingerprint", "note", "signature")}
    return {name: text for name, text in fields.items() if text}


def _edit(file: str, raw: bytes, changes: list[Change]) -> Edit:
    try:
        return Edit(file, raw, spliced(raw, changes))
    except SpliceError as error:
        raise ReviewError(f"{file}: {error}") from error
