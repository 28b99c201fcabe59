"""The whole report as data: what `check --format json` says, and all that people recorded and concluded."""

from collections.abc import Mapping

from verifier import __version__
from verifier.covered import coverage
from verifier.formats import json, source_list
from verifier.formats.coverage import data as coverage_data
from verifier.model import Claim, Evidence, FoundSpan, Operation, Reading
from verifier.reading import words_at
from verifier.report import Report


def text(report: Report, ledger_hash: str) -> str:
    """Return the report as JSON text, by the schema that `verifier schema report` prints."""
    return json.dumps(data(report, ledger_hash))


def data(report: Report, ledger_hash: str) -> dict[str, object]:
    """Return the report as plain data; no words of a text that may not be republished, save those recorded."""
    found = json.data(report)
    claims = found.pop("claims")
    assert isinstance(claims, list)
    return {
        "version": found.pop("version"),
        "tool": {"name": "verifier", "version": __version__},
        "ledger": {"sha256": ledger_hash, "files": list(report.ledger.files)},
        "today": report.ledger.today.isoformat(),
        **found,
        "claims": [_claim(known, reading) for known, reading in zip(claims, report.readings, strict=True)],
        "sources": source_list.data(report.ledger, report.readings),
        "coverage": [coverage_data(one) for one in coverage(report.ledger, report.readings)],
    }


def _claim(known: Mapping[str, object], reading: Reading) -> dict[str, object]:
    claim = reading.claim
    items = known["evidence"]
    assert isinstance(items, list)
    evidence = [
        {**item, **_evidence(found.evidence), "spans": [_span(span) for span in found.spans]}
        for item, found in zip(items, reading.evidence, strict=True)
    ]
    return {**known, **_recorded(claim), "spans": [_span(span) for span in reading.spans], "evidence": evidence}


def _recorded(claim: Claim) -> dict[str, object]:
    verdict, review = claim.verdict, claim.review
    concluded = verdict and {"explanation": verdict.explanation, "by": verdict.by, "date": verdict.date}
    reviewed = review and {"by": review.by, "date": review.date, "note": review.note, "signed": bool(review.signature)}
    return {
        "claim": claim.claim,
        "article": claim.article or None,
        "subject": claim.subject or None,
        "property": claim.property or None,
        "qualifiers": dict(claim.qualifiers),
        "speaker": claim.speaker or None,
        "stated_on": claim.stated_on or None,
        "note": claim.note or None,
        "context": list(claim.context),
        "relations": {kind: list(ids) for kind, ids in claim.relations.items()},
        "derived_from": _operation(claim.derived_from),
        "concluded": concluded or None,
        "reviewed": reviewed or None,
        "waivers": [
            {"rule": one.rule, "reason": one.reason, "by": one.by or None, "until": one.until or None}
            for one in claim.waivers
        ],
        "corrections": [
            {"date": one.date, "was": one.was, "now": one.now, "note": one.note or None} for one in claim.corrections
        ],
    }


def _evidence(item: Evidence) -> dict[str, object]:
    return {"group": item.group or None, "value": item.value or None, "derived_from": _operation(item.derived_from)}


def _span(found: FoundSpan) -> dict[str, object]:
    passage = found.passage
    place = next(iter(words_at(found.source, passage.start, passage.end)), None)
    words = (found.source.text or "")[passage.start : passage.end] if place and found.source else None
    where = place and {"file": place.location.file, "line": place.location.line, "column": place.location.column}
    return {**json.span(found), "at": found.span.at or None, "place": where or None, "words": words}


def _operation(operation: Operation | None) -> dict[str, object] | None:
    """Return an operation as it is recorded: its name, and ids, literals or further operations."""
    if operation is None:
        return None
    return {operation.name: [one if isinstance(one, str) else _operation(one) for one in operation.inputs]}
