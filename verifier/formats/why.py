"""What is established for one claim: its words, value, evidence, derivation, verdict and findings, line by line."""

from collections.abc import Iterator

from verifier.formats import judged
from verifier.formats.text import line
from verifier.model import FoundSpan, Operation, Reading
from verifier.report import Report
from verifier.show import show
from verifier.values import show as show_value
from verifier.values.value import Mention


def lines(report: Report, reading: Reading) -> list[str]:
    """Return the lines that explain a claim."""
    claim = reading.claim
    told = [f"{claim.id}: {show(claim.claim, 400)}", f"  state: {report.states.get(claim.id, 'found')}"]
    for found in reading.spans:
        told += _quote(found, "  ")
    if claim.value:
        told.append(
            f"  value: {show(claim.value)}" + (f" ({show(show_value(reading.value))})" if reading.value else " (text)")
        )
    if claim.derived_from is not None:
        told.append(f"  derived: {_operation(claim.derived_from)}")
    if claim.speaker:
        told.append(f"  speaker: {show(claim.speaker)}")
    for number, item in enumerate(reading.evidence):
        state = report.evidence_states.get((claim.id, number), "found")
        told.append(f"  evidence: {item.evidence.source} {item.evidence.stance}: {state}")
        for found in item.spans:
            told += _quote(found, "    ")
    verdict = f"{claim.verdict.label} (a person's)" if claim.verdict else "none recorded"
    told.append(f"  verdict: {verdict}")
    if report.ledger.opinions:
        judge = judged.named(report.ledger.opinions)
        told += [f"  judge {judge} on {words}: {said}" for words, said in judged.said(report, claim)]
    told += [f"  {line(finding)}" for finding in report.findings if finding.claim == claim.id]
    told += [f"  waived: {line(waived.finding)}" for waived in report.waived if waived.finding.claim == claim.id]
    return told


def _quote(found: FoundSpan, indent: str) -> Iterator[str]:
    passage = found.passage
    place = f" at {passage.start}-{passage.end}" if passage.start is not None else ""
    yield f"{indent}quote: {passage.state} in {found.span.source}{place}: {show(found.span.exact, 300)}"
    for mention in found.mentions:
        yield f"{indent}  reads {_mention(mention)}"


def _mention(mention: Mention) -> str:
    return f"{show(mention.text)}: {show(show_value(mention.value))}"


def _operation(operation: Operation) -> str:
    inputs = [_operation(item) if isinstance(item, Operation) else item for item in operation.inputs]
    return f"{operation.name}({', '.join(show(item) for item in inputs)})"
