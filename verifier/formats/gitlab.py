"""The report as GitLab's Code Quality, in the CodeClimate form."""

from verifier.finding import Finding, Level
from verifier.fingerprints import marks
from verifier.formats.json import dumps
from verifier.formats.places import path, worst_first
from verifier.report import Report
from verifier.show import show

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "info"}


def text(report: Report) -> str:
    """Return the findings as JSON, worst first."""
    known = marks(report)
    return dumps([_issue(report, finding, known[finding]) for finding in worst_first(report)])


def _issue(report: Report, finding: Finding, mark: str) -> dict[str, object]:
    place = finding.location
    return {
        "description": f"{finding.code}: {show(finding.message, 1000)}",
        "check_name": finding.name,
        "fingerprint": mark,
        "severity": SEVERITIES[finding.level],
        "location": {
            "path": show(path(report, place.file), 1000).replace("\\", "/"),
            "lines": {"begin": place.line, "end": max(place.line, place.end_line)},
        },
    }
