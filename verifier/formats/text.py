"""One finding a line, and a line of counts."""

from collections import Counter

from verifier.finding import Finding, Safety
from verifier.formats import judged
from verifier.report import Report, counts_line, summary
from verifier.show import show

TOLD = 5  # entries of the baseline that one line names


def text(report: Report) -> str:
    """Return the report as plain lines."""
    return "\n".join(lines(report)) + "\n"


def lines(report: Report) -> list[str]:
    """Return the report's lines: path, line, column, level, code, name, message; at the end what counts them."""
    return [*(line(finding) for finding in report.findings), *last_lines(report)]


def last_lines(report: Report) -> list[str]:
    """Return what stands below the findings: what can be repaired, the baseline, the judge, the counts."""
    return [*_fixable(report), *_fixed(report), *judged.counts(report), counts_line(summary(report))]


def _fixable(report: Report) -> list[str]:
    """Return a line that says how many findings `verifier fix` offers to take away, where it does."""
    fixes = Counter(finding.fix.safety for finding in report.findings if finding.fix)
    safe, unsafe = fixes[Safety.SAFE], fixes[Safety.UNSAFE]
    parts = [f"{safe} with `verifier fix`"] if safe else []
    parts += [f"{unsafe} with `verifier fix --unsafe`"] if unsafe else []
    return [f"fixable: {', '.join(parts)}"] if parts else []


def _fixed(report: Report) -> list[str]:
    """Return a line that names what the baseline holds and the ledger no longer, where there is something."""
    if not report.fixed:
        return []
    named = ", ".join(show(one) for one in report.fixed[:TOLD])
    more = f" and {len(report.fixed) - TOLD} more" if len(report.fixed) > TOLD else ""
    return [f"no longer there, though in the baseline: {named}{more}; --update-baseline takes it out"]


def line(finding: Finding) -> str:
    """Return one finding as a line of text."""
    place = finding.location
    where = f"{show(place.file, 400)}:{place.line}:{place.column}"
    return f"{where}: {finding.level} {finding.code} {finding.name}: {show(finding.message, 600)}"
