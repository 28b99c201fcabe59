"""The report as GitHub's workflow commands: findings beside the changed lines, worst first, as it shows ten of each."""

from verifier.finding import Finding, Level
from verifier.formats.places import path, worst_first
from verifier.report import Report, counts_line, summary
from verifier.show import show

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def text(report: Report) -> str:
    """Return one command a finding, and the line of counts."""
    lines = [_command(report, finding) for finding in worst_first(report)]
    return "\n".join([*lines, counts_line(summary(report))]) + "\n"


def _command(report: Report, finding: Finding) -> str:
    place = finding.location
    fields = {"file": path(report, place.file), "line": str(place.line), "endLine": str(place.end_line)}
    if place.end_line == place.line and place.end_column > place.column:
        fields |= {"col": str(place.column), "endColumn": str(place.end_column)}
    fields["title"] = f"{finding.code} {finding.name}"
    given = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{COMMANDS[finding.level]} {given}::{_data(finding.message)}"


def _data(words: str) -> str:
    return show(words, 1000).replace("%", "%25")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
