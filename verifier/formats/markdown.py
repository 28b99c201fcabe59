"""The report for a pull request or a job summary: summary first, details folded."""

import re
from collections.abc import Iterator

from verifier.finding import Finding, Level
from verifier.model import FoundSpan, Reading
from verifier.report import Report, counts_line, summary
from verifier.show import show
from verifier.values import show as show_value

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$@:/=\"'])")
SIGNS = {Level.ERROR: "✗ error", Level.WARNING: "! warning", Level.NOTE: "· note"}


def text(report: Report) -> str:
    """Return the report as Markdown; whatever stands in a record is shown as text."""
    counts = summary(report)
    verdict = "No errors." if counts.errors == 0 else f"**{counts.errors} to correct.**"
    parts = ["# Verification report", "", f"{verdict} {counts_line(counts)}.", ""]
    parts += _findings(report)
    parts += _waived(report)
    parts += _claims(report)
    parts += _sources(report)
    return "\n".join(parts).rstrip() + "\n"


def plain(words: str, limit: int = 400) -> str:
    """Return text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", show(words, limit))


def _findings(report: Report) -> Iterator[str]:
    order = [Level.ERROR, Level.WARNING, Level.NOTE]
    for level in order:
        chosen = [finding for finding in report.findings if finding.level is level]
        if not chosen:
            continue
        folded = level is Level.NOTE
        title = f"{SIGNS[level]}s ({len(chosen)})"
        yield from ([f"<details><summary>{title}</summary>", ""] if folded else [f"## {title}", ""])
        yield from (_finding(finding) for finding in chosen)
        yield from (["", "</details>", ""] if folded else [""])


def _finding(finding: Finding) -> str:
    place = f"{finding.location.file}:{finding.location.line}"
    return f"- **{finding.code}** {plain(finding.message, 600)} ({plain(place)})"


def _waived(report: Report) -> Iterator[str]:
    if report.waived:
        yield from ["## Waived", ""]
    for waived in report.waived:
        by = f", {plain(waived.waiver.by)}" if waived.waiver.by else ""
        until = f", until {plain(waived.waiver.until)}" if waived.waiver.until else ""
        yield f"{_finding(waived.finding)}: waived: {plain(waived.waiver.reason)}{by}{until}"
    if report.waived:
        yield ""


def _claims(report: Report) -> Iterator[str]:
    yield from [f"<details><summary>Claims ({len(report.readings)})</summary>", ""]
    yield from [
        "| claim | state (the program's) | verdict (a person's) | value as read | quotes |",
        "|---|---|---|---|---|",
    ]
    for reading in report.readings:
        claim = reading.claim
        cells = [
            f"{plain(claim.id)}: {plain(claim.claim)}",
            plain(report.states.get(claim.id, "found")),
            plain(claim.verdict.label) if claim.verdict else "none",
            plain(show_value(reading.value)) if reading.value else plain(claim.value),
            _quotes(reading),
        ]
        yield "| " + " | ".join(cells) + " |"
    yield from ["", "</details>", ""]


def _quotes(reading: Reading) -> str:
    own = [_quote(found) for found in reading.spans]
    evidence = [f"{item.evidence.stance}: {_quote(found)}" for item in reading.evidence for found in item.spans]
    return "; ".join([*own, *evidence])


def _quote(found: FoundSpan) -> str:
    return f"{plain(found.passage.state)} in {plain(found.span.source)}"


def _sources(report: Report) -> Iterator[str]:
    yield from [f"<details><summary>Sources ({len(report.ledger.sources)})</summary>", ""]
    yield from ["| source | issued | text | sha256 |", "|---|---|---|---|"]
    for source in report.ledger.sources.values():
        cells = [f"{plain(source.id)}: {plain(source.title)}", source.issued, source.copy.value, source.sha256[:12]]
        yield "| " + " | ".join([cells[0], *(plain(cell) for cell in cells[1:])]) + " |"
    yield from ["", "</details>", ""]
