"""What a check gives: findings, readings and counts; every output is written from it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from verifier.finding import Finding, Level
from verifier.frozen import frozen
from verifier.model import FoundSpan, Ledger, Reading, State, Waiver


@frozen
class Waived:
    """A finding that somebody answers for, and the waiver that says so."""

    finding: Finding
    waiver: Waiver


@frozen
class Report:
    """The result of a check, in the order in which it is printed."""

    ledger: Ledger
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()  # what stands in the baseline
    fixed: tuple[str, ...] = ()  # what stands in the baseline and no longer in the ledger: code and claim
    states: Mapping[str, str] = field(default_factory=dict)  # claim id to the state of its values
    evidence_states: Mapping[tuple[str, int], str] = field(default_factory=dict)  # claim id and item number
    not_read: int = 0  # values of kinds or languages that have no tables yet

    @property
    def errors(self) -> int:
        """Return the number of errors."""
        return sum(finding.level is Level.ERROR for finding in self.findings)

    def fails(self, level: str) -> bool:
        """Return whether a finding stands at or above a failing level: error, warning or never."""
        failing = {"error": {Level.ERROR}, "warning": {Level.ERROR, Level.WARNING}}.get(level, set())
        return any(finding.level in failing for finding in self.findings)


@frozen
class Summary:
    """The counts of a report."""

    claims: int
    quotes: int
    found: int
    not_checked: int
    not_read: int
    errors: int
    warnings: int
    notes: int
    waived: int
    known: int
    fixed: int
    rules: Mapping[str, int]


def summary(report: Report) -> Summary:
    """Return the counts of a report."""
    states = Counter(span.passage.state for reading in report.readings for span in quotes(reading))
    levels = Counter(finding.level for finding in report.findings)
    return Summary(
        claims=len(report.readings),
        quotes=states.total(),
        found=sum(count for state, count in states.items() if state.counts_as_found),
        not_checked=states[State.NOT_CHECKED],
        not_read=report.not_read,
        errors=levels[Level.ERROR],
        warnings=levels[Level.WARNING],
        notes=levels[Level.NOTE],
        waived=len(report.waived),
        known=len(report.known),
        fixed=len(report.fixed),
        rules=dict(sorted(Counter(finding.code for finding in report.findings).items())),
    )


def quotes(reading: Reading) -> tuple[FoundSpan, ...]:
    """Return all quotes of a claim: its own and its evidence's."""
    return (*reading.spans, *(span for item in reading.evidence for span in item.spans))


def counts_line(counts: Summary) -> str:
    """Return the last line of a text report."""
    quoted = f"{many(counts.quotes, 'quote')} ({counts.found} found"
    quoted += f", {counts.not_checked} not checked here)" if counts.not_checked else ")"
    parts = [many(counts.claims, "claim"), quoted]
    if counts.not_read:
        parts.append(f"{many(counts.not_read, 'value')} not read")
    parts += [many(counts.errors, "error"), many(counts.warnings, "warning"), many(counts.notes, "note")]
    if counts.waived:
        parts.append(f"{counts.waived} waived")
    if counts.known:
        parts.append(f"{counts.known} in the baseline")
    return ", ".join(parts)


def grouped(number: int, noun: str) -> str:
    """Return a count in words for a page, its thousands apart: `1 claim`, `1,200 claims`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def many(number: int, noun: str) -> str:
    """Return a count in words: `1 claim`, `2 claims`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
