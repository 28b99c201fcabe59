"""One finding a line, and a line of counts."""

from verifier.finding import Finding
from verifier.report import Report, counts_line, summary
from verifier.show import show


def lines(report: Report) -> list[str]:
    """Return the report's lines: path, line, column, level, code, name, message."""
    return [*(line(finding) for finding in report.findings), counts_line(summary(report))]


def line(finding: Finding) -> str:
    """Return one finding as a line of text."""
    place = finding.location
    where = f"{show(place.file, 400)}:{place.line}:{place.column}"
    return f"{where}: {finding.level} {finding.code} {finding.name}: {show(finding.message, 600)}"
