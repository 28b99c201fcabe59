"""A name for each finding that stays when lines move, and one for the ledger that changes with any of its bytes."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from verifier.finding import Finding
from verifier.model import Ledger
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal
from verifier.report import Report

LARGEST = 200_000_000  # bytes of one stored file


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return one fingerprint a finding: of its rule, claim (or file), field, and a counter among equals."""
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for finding in findings:
        key = (finding.code, finding.claim or finding.location.file, finding.field or "")
        seen[key] += 1
        text = "\x1f".join([*key, str(seen[key])])
        marks.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return marks


def marks(report: Report) -> Mapping[Finding, str]:
    """Return the fingerprint of each finding of a report; one that is waived keeps its own and moves no other."""
    every = sorted({*report.findings, *(waived.finding for waived in report.waived)}, key=Finding.sort_key)
    return dict(zip(every, fingerprints(every), strict=True))


def ledger_hash(ledger: Ledger) -> str:
    """Return the SHA-256 of the ledger's files, as `sha256sum FILE... | sha256sum` prints it for `ledger_files`."""
    lines = []
    for name in ledger_files(ledger):
        raw = safe_read(Path(ledger.root), name, LARGEST)
        mark = "unreadable" if isinstance(raw, Refusal) else hashlib.sha256(raw).hexdigest()
        lines.append(f"{mark}  {name}\n")
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def ledger_files(ledger: Ledger) -> list[str]:
    """Return the files that a ledger's hash covers, in their order: claims, records, texts and settings."""
    named = [*ledger.files, *(source.record for source in ledger.sources.values())]
    named += [source.text_path for source in ledger.sources.values() if source.text_path]
    settings = ledger.settings_place.file
    if (Path(ledger.root) / settings).is_file():
        named.append(settings)
    return sorted(set(named))
