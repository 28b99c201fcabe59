"""Where a finding stands, as a code host wants it: paths from where the command runs, worst finding first."""

from pathlib import PurePosixPath

from verifier.finding import Finding, Level
from verifier.report import Report

RANK = {level: rank for rank, level in enumerate(Level)}


def path(report: Report, file: str) -> str:
    """Return a file's path from where the command runs, if the ledger lies below; else from the ledger."""
    root = PurePosixPath(report.ledger.root)
    name = file or report.ledger.settings_place.file
    return name if root.is_absolute() or ".." in root.parts else (root / name).as_posix()


def worst_first(report: Report) -> list[Finding]:
    """Return the findings, errors before warnings before notes: hosts show only the first few."""
    return sorted(report.findings, key=lambda finding: RANK[finding.level])
