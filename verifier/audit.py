"""Has anything been tampered with: every hash, review, signature and line of the journal is reckoned anew, offline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from verifier.finding import Level, Location
from verifier.frozen import frozen
from verifier.journal import Entry, Journal, journal, said, stated
from verifier.ledger import JOURNAL
from verifier.model import Claim, Copy, Ledger, Reading, Review, Source
from verifier.readers.files import safe_hash
from verifier.readers.refusal import Refusal
from verifier.reviews import Contents, changed
from verifier.show import show
from verifier.signatures import SignatureError, signed_text, verify
from verifier.sources import PREVIOUS
from verifier.staleness import again


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is not as it was recorded: an error; a warning where no check rests on it."""

    location: Location
    message: str
    level: Level = Level.ERROR


@frozen
class Audit:
    """What an audit found, and how much was held to what was recorded; what could not be is counted, never passed."""

    problems: tuple[Problem, ...]
    sources: int
    hashed: int
    reviews: int
    signatures: int
    verified: int
    lines: int


@dataclass(slots=True)
class _Auditor:
    root: Path
    ledger: Ledger
    signers: bytes | None
    known: Journal = field(init=False)
    hashed: int = 0
    verified: int = 0

    def __post_init__(self) -> None:
        self.known = journal(self.ledger.journal)


def audit(root: Path, ledger: Ledger, readings: Sequence[Reading], signers: bytes | None = None) -> Audit:
    """Return what is not as it was recorded, by place; `signers` is a file of ssh's allowed signers."""
    auditor = _Auditor(root, ledger, signers)
    problems = [Problem(one.location, one.message) for one in ledger.findings]
    problems += [problem for source in ledger.sources.values() for problem in _of_source(auditor, source)]
    problems += _of_earlier(auditor)
    problems += [Problem(Location(JOURNAL, number), message) for number, message in auditor.known.problems]
    problems += [_placed(one.claim, one.message) for one in again(ledger, readings) if one.claim.review]
    contents = Contents(ledger)
    for claim in ledger.claims:
        problems += _of_claim(auditor, claim, contents)
    problems += _gone(auditor)
    signed = sum(bool(claim.review and claim.review.signature) for claim in ledger.claims)
    return Audit(
        problems=tuple(sorted(set(problems))),
        sources=len(ledger.sources),
        hashed=auditor.hashed,
        reviews=sum(claim.review is not None for claim in ledger.claims),
        signatures=signed,
        verified=auditor.verified,
        lines=len(auditor.known.entries),
    )


# --- sources


def _of_source(auditor: _Auditor, source: Source) -> Iterator[Problem]:
    recorded = [
        ("file", source.file, "sha256", source.sha256),
        ("text", source.text_file, "text_sha256", source.text_sha256),
    ]
    sound = True
    for name, file, key, digest in recorded:
        if not file:
            continue
        place = source.place(key if digest else name)
        if not digest:
            sound = False
            message = f"{show(source.id)}: {show(file)} has no recorded hash, so nothing can be said of it"
            yield Problem(place, message, Level.WARNING)
            continue
        now = safe_hash(auditor.root, f"{PurePosixPath(source.record).parent}/{file}")
        wrong = _difference(digest, now)
        if wrong:
            sound = False
            yield Problem(place, f"{show(source.id)}: {show(file)} {wrong}")
    if not source.file and not source.text_file and source.copy is not Copy.HERE:
        sound = False
        if source.copy is not Copy.ABSENT:
            yield Problem(source.place(), f"{show(source.id)}: {show(source.problem)}")
    auditor.hashed += sound


def _difference(digest: str, now: str | Refusal) -> str:
    bare = digest.strip().lower().removeprefix("sha256:")
    if isinstance(now, Refusal):
        return now.reason
    return "" if bare == now else f"is not what was recorded: {show(bare)[:12]}… was, {now[:12]}… is"


def _of_earlier(auditor: _Auditor) -> Iterator[Problem]:
    """Yield the kept earlier texts that are not what their names say."""
    folders = {str(PurePosixPath(source.record).parent / PREVIOUS) for source in auditor.ledger.sources.values()}
    for folder in sorted(folders):
        path = auditor.root / folder
        for file in sorted(path.iterdir()) if path.is_dir() else ():
            wrong = _difference(file.name, safe_hash(auditor.root, f"{folder}/{file.name}"))
            if wrong:
                yield Problem(Location(f"{folder}/{file.name}"), f"an earlier text {wrong}")


# --- claims


def _of_claim(auditor: _Auditor, claim: Claim, contents: Contents) -> Iterator[Problem]:
    entry = auditor.known.last(claim.id)
    review = claim.review
    if review is None:
        if entry:
            who = f"{show(entry.text('by'), 60)} of {show(entry.text('date'), 20)}"
            yield Problem(claim.place("id"), f"{claim.local_id}: the review by {who} was taken out")
        return
    if entry is None:
        yield _placed(claim, f"{claim.local_id}: its review is not in {JOURNAL}")
    else:
        yield from _against(claim, review, entry)
        now = contents.of(claim)
        for name in changed(entry.part("beside"), now.beside):
            message = f"{claim.local_id}: {_beside(name)} changed after the review"
            yield Problem(claim.place("review"), message, Level.WARNING)
    for correction in auditor.known.corrections(claim.id):
        held = [{name: getattr(one, name) for name in ("date", "was", "now", "note")} for one in claim.corrections]
        if correction not in held:
            yield _placed(
                claim, f"{claim.local_id}: a correction was taken out or altered: {show(str(correction), 200)}"
            )
    if review.signature:
        yield from _signature(auditor, claim, review)


def _against(claim: Claim, review: Review, entry: Entry) -> Iterator[Problem]:
    """Yield where a claim's review says other than the journal's last line on it."""
    for name in changed(dict(said(entry)), stated(review)):
        if name == "fingerprint":
            yield _placed(
                claim, f"{claim.local_id}: the review's fingerprint is not the one in {JOURNAL}:{entry.number}"
            )
        elif name == "signature":
            yield _placed(claim, f"{claim.local_id}: the review's signature is not the one it was given")
        else:
            was, now = show(entry.text(name), 60) or "nothing", show(str(getattr(review, name)), 60) or "nothing"
            yield _placed(claim, f"{claim.local_id}: the review's `{name}` was {was}, and is {now}")


def _beside(name: str) -> str:
    return f"the record of {show(name.removeprefix('source '), 60)}" if name.startswith("source ") else f"its {name}"


def _signature(auditor: _Auditor, claim: Claim, review: Review) -> Iterator[Problem]:
    if auditor.signers is None:
        return
    try:
        verify(review.signature, signed_text(claim.id, review), review.by, review.date, auditor.signers)
    except SignatureError as error:
        yield Problem(claim.place("review/signature"), f"{claim.local_id}: the signature does not hold: {error}")
    else:
        auditor.verified += 1


def _gone(auditor: _Auditor) -> Iterator[Problem]:
    """Yield the claims that were reviewed and are not in the ledger."""
    there = {claim.id for claim in auditor.ledger.claims}
    for (name, kind), entries in auditor.known.on.items():
        if kind == "review" and name not in there:
            message = f"{show(name, 100)} was reviewed by {show(entries[-1].text('by'), 60)}, and is not in the ledger"
            yield Problem(Location(JOURNAL, entries[-1].number), message, Level.WARNING)


def _placed(claim: Claim, message: str) -> Problem:
    return Problem(claim.place("review"), message)
