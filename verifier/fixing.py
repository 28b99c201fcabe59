"""Findings' fixes become changes of records: each is tried first, and none is made that would add a finding."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from verifier.edit import Edit
from verifier.finding import Finding, Location, Safety
from verifier.frozen import frozen
from verifier.load.document import box_of
from verifier.load.places import Places
from verifier.load.yaml import decoded, read
from verifier.model import Claim, FoundSpan, Reading
from verifier.report import Report
from verifier.splice import Change, Put, Rename, SpliceError, spliced

Check = Callable[[Mapping[str, bytes]], Report]
_AFTER = {"sha256": "file", "text_sha256": "text", "end": "start"}  # fields beside which new ones are written


@frozen
class Mend:
    """A finding's fix as changes of its file; or why it is not made."""

    finding: Finding
    changes: tuple[Change, ...] = ()
    left: str = ""


@frozen
class Mended:
    """What is mended, what is left and why, and the edits of the files."""

    made: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()
    edits: tuple[Edit, ...] = ()


def mended(report: Report, contents: Mapping[str, bytes], check: Check, wanted: Callable[[Finding], bool]) -> Mended:
    """Return what the fixes of a report come to, for the findings that are wanted.

    `contents` are the records as they are; `check` gives the report on the ledger with other records. A fix is left
    where it would bring a finding that is not there now, or would not take its own away.
    """
    offered = [finding for finding in report.findings if finding.fix and finding.fix.safety is not Safety.DISPLAY]
    bench = _Bench(contents, {reading.claim.id: reading for reading in report.readings})
    mends = [bench.mend(finding) for finding in offered if wanted(finding)]
    left = [mend for mend in mends if mend.left]
    made = _apart([mend for mend in mends if not mend.left])
    before = _counts(report.findings)
    while made:
        written, broken = _written(made, contents)
        worse = _worse(before, made, check({**contents, **written})) if not broken else {}
        dropped = broken or [mend for mend in made if _key(mend.finding) in worse or _file(mend.finding) in worse]
        if not broken and not worse:
            edits = tuple(Edit(file, contents[file], raw) for file, raw in written.items() if raw != contents[file])
            return Mended(tuple(made), tuple(left), edits)
        reasons = {id(mend): _reason(mend, worse) for mend in dropped or made}
        left += [replace(mend, left=reasons[id(mend)]) for mend in made if id(mend) in reasons]
        made = [mend for mend in made if id(mend) not in reasons]
    return Mended(left=tuple(left))


# --- trying


def _counts(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((_key(finding), finding.code) for finding in findings)


def _key(finding: Finding) -> str:
    """Return whose finding it is: a claim's, or a file's."""
    return finding.claim or _file(finding)


def _file(finding: Finding) -> str:
    return finding.location.file


def _worse(before: Counter[tuple[str, str]], made: Sequence[Mend], after: Report) -> dict[str, str]:
    """Return the claims and files that would have a finding more, or still the one that was mended, and its code."""
    now = _counts(after.findings)
    found = {key: code for (key, code), number in now.items() if number > before[key, code]}
    mended = Counter((_key(mend.finding), mend.finding.code) for mend in made)
    still = {key: code for (key, code), number in mended.items() if now[key, code] > before[key, code] - number}
    if found and not any(_key(mend.finding) in found or _file(mend.finding) in found for mend in made):
        files = {_file(one): one.code for one in after.findings if _key(one) in found}
        return files or dict.fromkeys((_file(mend.finding) for mend in made), next(iter(found.values())))
    return {**still, **found}


def _reason(mend: Mend, worse: Mapping[str, str]) -> str:
    code = worse.get(_key(mend.finding)) or worse.get(_file(mend.finding)) or next(iter(worse.values()), "")
    if not code:
        return "it cannot be written into the file"
    return "it would not be gone after it" if code == mend.finding.code else f"it would bring {code}"


def _written(made: Sequence[Mend], contents: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Mend]]:
    """Return the files as they would be, and the mends of files that cannot be changed so."""
    written: dict[str, bytes] = {}
    broken: list[Mend] = []
    by_file: dict[str, list[Mend]] = {}
    for mend in made:
        by_file.setdefault(_file(mend.finding), []).append(mend)
    for file, here in by_file.items():
        try:
            written[file] = spliced(contents[file], [change for mend in here for change in mend.changes])
        except SpliceError:
            broken += here
    return written, broken


def _apart(mends: Sequence[Mend]) -> list[Mend]:
    """Return the mends without those that change again what another changes."""
    taken: set[tuple[str, str]] = set()
    kept = []
    for mend in mends:
        places = {(_file(mend.finding), change.path) for change in mend.changes}
        if not places & taken:
            kept.append(mend)
            taken |= places
    return kept


# --- from a finding to its changes


@dataclass(slots=True)
class _Bench:
    """What fixes are worked out with: the records, the readings, and where the fields of a record stand."""

    contents: Mapping[str, bytes]
    readings: Mapping[str, Reading]
    names: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)

    def mend(self, finding: Finding) -> Mend:
        known = _file(finding) in self.contents
        changes = tuple(self.changes(finding)) if known else ()
        return Mend(finding, changes) if changes else Mend(finding, left="its field is not written in this file")

    def changes(self, finding: Finding) -> Iterator[Change]:
        fix = finding.fix
        assert fix is not None
        reading = self.readings.get(finding.claim or "")
        if finding.code == "V003":
            path = self.field_at(finding.location)
            if path:
                yield Rename(path, fix.text or "")
        elif fix.text is None:
            return
        elif reading is None or reading.claim.file != _file(finding):
            yield Put(fix.field, fix.text, _AFTER.get(fix.field, ""))
        else:
            yield from _of_claim(reading, fix.field, fix.text)

    def field_at(self, place: Location) -> str:
        """Return the path of the field whose name stands at a place."""
        if place.file not in self.names:
            keys = read(decoded(self.contents[place.file])[0]).keys
            self.names[place.file] = {box_of(key)[:2]: path for path, key in keys.items()}
        return self.names[place.file].get((place.line, place.column), "")


def _of_claim(reading: Reading, field: str, text: str) -> Iterator[Change]:
    """Yield the changes that give a field of a claim, or a quote with its place, another content."""
    span = _span(reading, field)
    path = _path(reading.claim, field)
    if span is not None:
        path = _path(reading.claim, f"{span.path}/exact") or _path(reading.claim, span.path)
    if path and not field.endswith("/position"):
        yield Put(path, text)
    if span is not None:
        yield from _position(reading.claim, span)


def _span(reading: Reading, field: str) -> FoundSpan | None:
    """Return the quote whose place or words a fix changes."""
    path = field.removesuffix("/position")
    spans = (*reading.spans, *(span for item in reading.evidence for span in item.spans), *reading.context)
    return next((span for span in spans if span.path == path), None)


def _position(claim: Claim, found: FoundSpan) -> Iterator[Change]:
    """Yield the positions of a quote where some are recorded and are not those at which it stands."""
    span, passage = found.span, found.passage
    path = _path(claim, f"{found.path}/exact").removesuffix("/exact")
    if (span.start is None and span.end is None) or passage.start is None or not path:
        return
    for name, was, now in (("start", span.start, passage.start), ("end", span.end, passage.end)):
        if was != now:
            yield Put(f"{path}/{name}", str(now), _AFTER.get(name, ""))


def _path(claim: Claim, field: str) -> str:
    """Return where in its file a claim's field was written; empty where it was not."""
    places = claim.file_places if field.split("/", maxsplit=1)[0] == "context" else claim.places
    return places.written(field) if isinstance(places, Places) else ""
