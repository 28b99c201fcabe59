"""The report for a pull request or a job summary: summary first, details folded, short enough for a comment."""

import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.finding import Finding, Level
from verifier.formats import judged
from verifier.formats.places import path, worst_first
from verifier.model import FoundSpan, Reading
from verifier.report import Report, counts_line, summary
from verifier.show import show
from verifier.values import show as show_value

LONGEST = 60_000  # characters of the whole: a comment takes 65,536
OPEN = 10  # findings that are not folded
SIGNS = {Level.ERROR: "✗ error", Level.WARNING: "! warning", Level.NOTE: "· note"}

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$@#]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_CALLS = re.compile(r"(\\[@#])(?=\w)")  # of people and of issues: a host makes links of them, escaped or not


def text(report: Report) -> str:
    """Return the report as Markdown; whatever stands in a record is shown as text."""
    told = [counts_line(summary(report)), *map(plain, judged.counts(report))]
    head = ["# Verification report", "", f"{_verdict(report)} {'. '.join(told)}.", ""]
    tables = [
        ("## Findings", [_finding(report, finding) for finding in worst_first(report)], ()),
        ("Waived", list(_waived(report)), ()),
        ("Judge", list(_judged(report)), ()),
        ("Claims", [_claim(report, reading) for reading in report.readings], _CLAIMS),
        ("Sources", list(_sources(report)), _SOURCES),
    ]
    room = LONGEST - sum(map(len, head))
    lines = head
    for number, (title, rows, heads) in enumerate(tables):
        part = list(_part(title, rows, heads, room // (len(tables) - number)))
        room -= sum(len(line) + 1 for line in part)
        lines += part
    return "\n".join(lines).rstrip() + "\n"


def plain(words: str, limit: int = 400) -> str:
    """Return text that Markdown shows as it is: no markup, no link, nobody called."""
    return _CALLS.sub(r"\1<!-- -->", _SPECIAL.sub(r"\\\1", show(words, limit)))


def _verdict(report: Report) -> str:
    if report.errors:
        return f"**✗ {report.errors} to correct.**"
    checked = summary(report)
    if not checked.claims:
        return "**No claim is recorded, so nothing was checked.**"
    doubt = f", {checked.warnings} to look at" if checked.warnings else ""
    if checked.not_checked or checked.not_read:
        return f"**No errors{doubt}, but not all could be checked here.**"
    return f"**! No errors{doubt}.**" if doubt else "**✓ No errors.**"


def _judged(report: Report) -> Iterator[str]:
    """Yield what the judge asked for says, as its own opinion."""
    if report.ledger.opinions:
        judge = plain(judged.named(report.ledger.opinions))
        for reading in report.readings:
            for words, said in judged.said(report, reading.claim):
                yield f"- judge {judge} of {plain(reading.claim.id)}, {plain(words)}: {plain(said, 800)}"


_CLAIMS = (
    "| claim | state (the program's) | verdict (a person's) | value as read | quotes |",
    "|---|---|---|---|---|",
)
_SOURCES = ("| source | issued | text | sha256 |", "|---|---|---|---|")


def _part(title: str, rows: Sequence[str], heads: Iterable[str], room: int) -> Iterator[str]:
    """Yield a part with as many rows as there is room for; the first findings open, all else folded."""
    if not rows:
        return
    fitting = _fitting(rows, room)
    left = len(rows) - fitting
    more = ["", f"and {left} more, which `verifier check` lists"] if left else []
    opened = min(fitting, OPEN) if title.startswith("#") else 0
    if opened:
        yield from [f"{title} ({len(rows)})", "", *rows[:opened], ""]
    if fitting > opened or left:
        named = f"{fitting - opened} more" if opened else f"{title} ({len(rows)})"
        yield from [
            f"<details><summary>{named}</summary>",
            "",
            *heads,
            *rows[opened:fitting],
            *more,
            "",
            "</details>",
            "",
        ]


def _fitting(rows: Sequence[str], room: int) -> int:
    for number, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return number
    return len(rows)


def _finding(report: Report, finding: Finding) -> str:
    place = f"{path(report, finding.location.file)}:{finding.location.line}"
    hint = f" Hint: {plain(finding.hint)}." if finding.hint else ""
    return f"- **{SIGNS[finding.level]} {finding.code}** {plain(finding.message, 600)} ({plain(place)}){hint}"


def _waived(report: Report) -> Iterator[str]:
    for waived in report.waived:
        by = f", {plain(waived.waiver.by)}" if waived.waiver.by else ""
        until = f", until {plain(waived.waiver.until)}" if waived.waiver.until else ""
        yield f"{_finding(report, waived.finding)}: waived: {plain(waived.waiver.reason)}{by}{until}"


def _claim(report: Report, reading: Reading) -> str:
    claim = reading.claim
    cells = [
        f"{plain(claim.id)}: {plain(claim.claim)}",
        plain(report.states.get(claim.id, "not checked")),
        plain(claim.verdict.label) if claim.verdict else "none",
        plain(show_value(reading.value)) if reading.value else plain(claim.value),
        _quotes(reading),
    ]
    return "| " + " | ".join(cells) + " |"


def _quotes(reading: Reading) -> str:
    own = [_quote(found) for found in reading.spans]
    evidence = [f"{item.evidence.stance}: {_quote(found)}" for item in reading.evidence for found in item.spans]
    return "; ".join([*own, *evidence])


def _quote(found: FoundSpan) -> str:
    return f"{plain(found.passage.state)} in {plain(found.span.source)}"


def _sources(report: Report) -> Iterator[str]:
    for source in report.ledger.sources.values():
        cells = [source.issued, source.copy.value, source.sha256[:12]]
        yield "| " + " | ".join([f"{plain(source.id)}: {plain(source.title)}", *map(plain, cells)]) + " |"
