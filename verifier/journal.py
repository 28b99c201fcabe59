"""The journal of a ledger: reviews, verdicts and corrections, a line each, chained by hashes so that it only grows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, field

from verifier.frozen import frozen
from verifier.model import Claim, Review
from verifier.reviews import Content, canonical, digest

Line = dict[str, object]
_STATED = ("by", "date", "fingerprint", "note")


@frozen
class Entry:
    """A line of the journal: what it says, and the hash by which later lines name it."""

    number: int  # of the line, from 1
    kind: str  # review, verdict or correction
    claim: str
    data: Mapping[str, object]
    hash: str

    def part(self, name: str) -> Mapping[str, str]:
        """Return the short hashes of one kind: fields, sources, inputs or beside."""
        found = self.data.get(name)
        return {str(key): str(item) for key, item in found.items()} if isinstance(found, dict) else {}

    def text(self, name: str) -> str:
        """Return one text of the line; empty where it has none."""
        return str(self.data.get(name) or "")


@frozen
class Journal:
    """What the journal says, and which of its lines are not as they were written."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    ends: tuple[str, ...] = ()  # the hashes that no line names yet; several after two branches were merged

    on: Mapping[tuple[str, str], Sequence[Entry]] = field(default_factory=dict)  # by claim and kind

    def last(self, claim: str, kind: str = "review") -> Entry | None:
        """Return the last line of one kind on a claim."""
        found = self.on.get((claim, kind), ())
        return found[-1] if found else None

    def corrections(self, claim: str) -> list[object]:
        """Return the corrections of a claim that were written down."""
        return [entry.data.get("correction") for entry in self.on.get((claim, "correction"), ())]


def journal(raw: bytes) -> Journal:
    """Return what a journal's bytes say; a line in any other form than it was written, to the byte, is a problem."""
    entries: list[Entry] = []
    problems: list[tuple[int, str]] = []
    ends: dict[str, None] = {}
    known: set[str] = set()
    *lines, rest = raw.split(b"\n")
    for number, line in enumerate(lines, 1):
        entry = _entry(number, line)
        if entry is None:
            problems.append((number, "this line is not as it was written"))
            continue
        named = _named(entry)
        if not known.issuperset(named):
            problems.append((number, "this line follows one that is gone or altered"))
        if entry.hash in known:
            problems.append((number, "this line stands twice"))
        for one in named:
            ends.pop(one, None)
        known.add(entry.hash)
        ends[entry.hash] = None
        entries.append(entry)
    if rest:
        problems.append((len(lines) + 1, "this line is cut off"))
    on: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        on.setdefault((entry.claim, entry.kind), []).append(entry)
    return Journal(tuple(entries), tuple(problems), tuple(ends), on)


def _entry(number: int, line: bytes) -> Entry | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or canonical(data).encode("utf-8", "surrogatepass") != line:
        return None
    mark = data.pop("hash", None)
    if mark != digest(data) or not isinstance(data.get("after"), list):
        return None
    return Entry(number, str(data.get("kind", "")), str(data.get("claim", "")), data, str(mark))


def _named(entry: Entry) -> list[str]:
    after = entry.data["after"]
    return [str(one) for one in after] if isinstance(after, list) else []


def lengthened(raw: bytes, lines: Iterable[Line]) -> bytes:
    """Return the journal with new lines; each names what it follows: the ends that were open, then the line before."""
    ends = list(journal(raw).ends)
    parts = [raw]
    for line in lines:
        bound: Line = {**line, "after": ends}
        mark = digest(bound)
        parts.append(canonical({**bound, "hash": mark}).encode() + b"\n")
        ends = [mark]
    return b"".join(parts)


def lines_for(claim: Claim, review: Review, content: Content, known: Journal) -> Iterator[Line]:
    """Yield what the journal does not say yet of a claim at its review: its verdict, its corrections, the review."""
    head: Line = {"claim": claim.id, "date": review.date, "by": review.by}
    before = known.last(claim.id, "verdict")
    verdict = asdict(claim.verdict) if claim.verdict else {"label": ""}
    if before.data.get("verdict") != verdict if before else claim.verdict:
        yield {**head, "kind": "verdict", "verdict": verdict}
    for correction in map(asdict, claim.corrections):
        if correction not in known.corrections(claim.id):
            yield {**head, "kind": "correction", "correction": correction}
    last = known.last(claim.id)
    if last is None or dict(said(last)) != stated(review):
        bound = {name: dict(getattr(content, name)) for name in ("fields", "sources", "inputs", "beside")}
        yield {**head, "kind": "review", **stated(review), **bound}


def stated(review: Review) -> dict[str, str]:
    """Return what the journal says of a review itself: who, when, of what, and which signature."""
    found = {name: getattr(review, name) for name in _STATED}
    found["signature"] = digest(review.signature) if review.signature else ""
    return {name: text for name, text in found.items() if text}


def said(entry: Entry) -> Iterator[tuple[str, str]]:
    """Return what a line of the journal says of its review, as `stated` does."""
    return ((name, entry.text(name)) for name in (*_STATED, "signature") if entry.text(name))
