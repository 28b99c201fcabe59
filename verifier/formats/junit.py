"""The report as JUnit XML: a suite a claim file, a case a claim; errors fail, what was not checked is skipped."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from verifier.finding import Finding, Level
from verifier.formats.text import line
from verifier.model import Reading
from verifier.report import Report, quotes
from verifier.show import show


def text(report: Report) -> str:
    """Return the report as XML that Jenkins', GitLab's and Ant's readers accept."""
    files = sorted({*report.ledger.files, *(finding.location.file for finding in report.findings)})
    suites = [part for number, file in enumerate(files) for part in _suite(report, number, file)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"]) + "\n"


def _suite(report: Report, number: int, file: str) -> Iterator[str]:
    found = [finding for finding in report.findings if finding.location.file == file]
    readings = {reading.claim.id: reading for reading in report.readings if reading.claim.file == file}
    cases = [_case(report, file, reading, found) for reading in readings.values()]
    general = [finding for finding in found if finding.claim not in readings]
    cases.append(_file_case(file, general))
    failures = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    name = _attribute(file or "ledger")
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'
    when = f"{report.ledger.today.isoformat()}T00:00:00"
    yield (f'<testsuite name={name} package="verifier" id="{number}" timestamp="{when}" hostname="localhost" {counts}>')
    yield "<properties></properties>"
    yield from cases
    below = [finding for finding in found if finding.level is not Level.ERROR]
    yield f"<system-out>{_lines(below)}</system-out>"
    yield "<system-err></system-err>"
    yield "</testsuite>"


def _case(report: Report, file: str, reading: Reading, found: Sequence[Finding]) -> str:
    claim = reading.claim
    own = [finding for finding in found if finding.claim == claim.id]
    inner = _failure(own)
    why = "" if inner else _no_pass(report, reading)
    if why:
        inner = f"<skipped message={_attribute(why)}></skipped>"
    return _element(claim.id, file, inner)


def _no_pass(report: Report, reading: Reading) -> str:
    """Return why a claim without new errors has not passed either; empty where it has."""
    unchecked = sum(not found.passage.state.counts_as_found for found in quotes(reading))
    known = [finding.code for finding in report.known if finding.claim == reading.claim.id]
    if unchecked:
        return f"{unchecked} of its quotes not checked here"
    if known:
        return f"in the baseline: {', '.join(dict.fromkeys(known))}"
    return "not read" if report.states.get(reading.claim.id) == "not read" else ""


def _file_case(file: str, found: Sequence[Finding]) -> str:
    return _element(f"{file or 'ledger'} is well formed", file, _failure(found))


def _element(name: str, file: str, inner: str) -> str:
    return f'<testcase name={_attribute(name)} classname={_attribute(file or "ledger")} time="0">{inner}</testcase>'


def _failure(found: Sequence[Finding]) -> str:
    errors = [finding for finding in found if finding.level is Level.ERROR]
    if not errors:
        return ""
    first = errors[0]
    head = f"<failure type={_attribute(f'{first.code} {first.name}')} message={_attribute(first.message)}>"
    return f"{head}{_lines(errors)}</failure>"


def _lines(found: Sequence[Finding]) -> str:
    return escape("\n".join(line(finding) for finding in found))


def _attribute(words: str) -> str:
    return quoteattr(show(words, 1000))
