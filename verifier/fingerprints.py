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
    found = []
    for finding in findings:
        whose = ("claim", finding.claim) if finding.claim else ("file", finding.location.file)
        key = (finding.code, *whose, finding.field or "")
        seen[key] += 1
        text = repr((*key, seen[key]))  # quoted, so that no field's text runs into the next
        found.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found


def marks(report: Report) -> Mapping[Finding, str]:
    """Return the fingerprint of each finding of a report; one that is waived or known moves no other's."""
    found = [*report.findings, *report.known, *(one.finding for one in report.waived)]
    every = sorted(dict.fromkeys(found), key=Finding.sort_key)
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
    if ledger.opinions is not None and (Path(ledger.root) / ledger.opinions.lock).is_file():
        named.append(ledger.opinions.lock)
    settings = ledger.settings_place.file
    if (Path(ledger.root) / settings).is_file():
        named.append(settings)
    return sorted(set(named))
