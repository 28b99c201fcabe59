"""A name for each finding that stays when lines move."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from verifier.finding import Finding


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
