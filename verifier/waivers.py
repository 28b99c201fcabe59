"""Findings that somebody answers for: taken out of the findings, kept in the report."""

import datetime as dt
from collections.abc import Mapping, Sequence

from verifier.finding import Finding
from verifier.model import Claim, Waiver
from verifier.report import Waived


def applied(
    findings: Sequence[Finding], claims: Mapping[str, Claim], ledger_wide: Sequence[Waiver], today: dt.date
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that stand, and those that are waived on that day, each in their order."""
    standing, waived = [], []
    for finding in findings:
        waiver = _waiver(finding, claims, ledger_wide, today)
        if waiver is None:
            standing.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    return tuple(standing), tuple(waived)


def _waiver(
    finding: Finding, claims: Mapping[str, Claim], ledger_wide: Sequence[Waiver], today: dt.date
) -> Waiver | None:
    claim = claims.get(finding.claim or "")
    own = claim.waivers if claim else ()
    wide = [waiver for waiver in ledger_wide if waiver.claim in {"", finding.claim}]
    for waiver in (*own, *wide):
        if waiver.rule in {finding.code, finding.name} and not expired(waiver, today):
            return waiver
    return None


def expired(waiver: Waiver, today: dt.date) -> bool:
    """Return whether a waiver's last day has passed; one whose day cannot be read counts as expired."""
    if not waiver.until:
        return False
    try:
        return dt.date.fromisoformat(waiver.until) < today
    except ValueError:
        return True
