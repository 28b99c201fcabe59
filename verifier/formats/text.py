"""One finding a line, and a line of counts."""

from collections import Counter

from verifier.finding import Finding, Safety
from verifier.report import Report, counts_line, summary
from verifier.show import show


def lines(report: Report) -> list[str]:
    """Return the report's lines: path, line, column, level, code, name, message."""
    return [*(line(finding) for finding in report.findings), *_fixable(report), counts_line(summary(report))]


def _fixable(report: Report) -> list[str]:
    """Return a line that says how many findings `verifier fix` offers to take away, where it does."""
    fixes = Counter(finding.fix.safety for finding in report.findings if finding.fix)
    safe, unsafe = fixes[Safety.SAFE], fixes[Safety.UNSAFE]
    parts = [f"{safe} with `verifier fix`"] if safe else []
    parts += [f"{unsafe} with `verifier fix --unsafe`"] if unsafe else []
    return [f"fixable: {', '.join(parts)}"] if parts else []


def line(finding: Finding) -> str:
    """Return one finding as a line of text."""
    place = finding.location
    where = f"{show(place.file, 400)}:{place.line}:{place.column}"
    return f"{where}: {finding.level} {finding.code} {finding.name}: {show(finding.message, 600)}"
