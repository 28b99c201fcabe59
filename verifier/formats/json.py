"""The report as data for other programs: summary, findings, claims."""

import json
import re
from collections.abc import Collection

from verifier import reviews
from verifier.finding import Finding, Fix, Related
from verifier.fingerprints import marks
from verifier.formats import judged
from verifier.model import FoundEvidence, FoundSpan, Reading
from verifier.report import Report, Waived, summary
from verifier.values import show as show_value
from verifier.values.value import Value

VERSION = 1

_ESCAPES = re.compile(r"\\\\|\\u(d[89ab]\w\w)\\u(d[c-f]\w\w)|\\u(d[89a-f]\w\w)")


def text(report: Report) -> str:
    """Return the report as JSON text, keys in a fixed order, characters beyond ASCII escaped."""
    return dumps(data(report))


def dumps(value: object) -> str:
    """Return data as JSON text; half a surrogate pair, which no reader takes, is spelt out as `<U+DC80>`."""
    written = json.dumps(value, indent=1)
    if "\\ud" in written:
        written = _ESCAPES.sub(lambda found: f"<U+{found[3].upper()}>" if found[3] else found[0], written)
    return written + "\n"


def data(report: Report) -> dict[str, object]:
    """Return the report as plain data."""
    counts = summary(report)
    known = marks(report)
    overtaken = reviews.stale(report.ledger)
    opinions = report.ledger.opinions
    return {
        "version": VERSION,
        **({"judge": judged.head(opinions)} if opinions else {}),
        "summary": {
            "claims": counts.claims,
            "quotes": counts.quotes,
            "found": counts.found,
            "not_checked": counts.not_checked,
            "not_read": counts.not_read,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "waived": counts.waived,
            "known": counts.known,
            "fixed": counts.fixed,
            "rules": counts.rules,
        },
        "findings": [_finding(finding, known[finding]) for finding in report.findings],
        "waived": [_waived(waived) for waived in report.waived],
        "known": [_finding(finding, known[finding]) for finding in report.known],
        "fixed": list(report.fixed),
        "claims": [_claim(report, reading, overtaken) for reading in report.readings],
    }


def _finding(finding: Finding, mark: str) -> dict[str, object]:
    place = finding.location
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.value,
        "message": finding.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "claim": finding.claim,
        "field": finding.field,
        "related": [_related(related) for related in finding.related],
        "hint": finding.hint,
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": mark,
    }


def _related(related: Related) -> dict[str, object]:
    place = related.location
    return {"file": place.file, "line": place.line, "column": place.column, "message": related.message}


def _fix(fix: Fix) -> dict[str, object]:
    return {"safety": fix.safety.value, "message": fix.message, "field": fix.field, "text": fix.text}


def _waived(waived: Waived) -> dict[str, object]:
    waiver = waived.waiver
    named = {"reason": waiver.reason, "by": waiver.by or None, "until": waiver.until or None}
    place = waived.finding.location
    return {
        "code": waived.finding.code,
        "level": waived.finding.level.value,
        "message": waived.finding.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "claim": waived.finding.claim,
        **named,
    }


def _claim(report: Report, reading: Reading, stale: Collection[str]) -> dict[str, object]:
    claim = reading.claim
    opinions = report.ledger.opinions
    place = claim.place("id")
    return {
        "id": claim.id,
        "file": claim.file,
        "line": place.line,
        "state": report.states.get(claim.id, "not checked"),
        "verdict": claim.verdict.label.value if claim.verdict else None,
        "review": "none" if claim.review is None else "stale" if claim.id in stale else "current",
        "value": _value(claim.value, reading.value) if claim.value else None,
        "spans": [span(found) for found in reading.spans],
        "evidence": [
            _evidence(item, report.evidence_states.get((claim.id, number), "not checked"))
            for number, item in enumerate(reading.evidence)
        ],
        **({"judgements": judged.data(opinions, claim.id)} if opinions else {}),
    }


def _value(written: str, value: Value | None) -> dict[str, object]:
    if value is None:
        return {"text": written, "kind": "text"}
    sense = value.senses[0]
    interval = sense.interval
    return {
        "text": written,
        "kind": value.kind.value,
        "low": _number(interval.low),
        "high": _number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "unit": sense.unit or None,
        "edtf": value.edtf or None,
        "iso": value.iso or None,
        "shown": show_value(value),
    }


def _number(number: object) -> str | None:
    return None if number is None else str(number)


def span(found: FoundSpan) -> dict[str, object]:
    """Return a quote and its state as plain data."""
    passage = found.passage
    return {
        "source": found.span.source,
        "exact": found.span.exact,
        "start": passage.start,
        "end": passage.end,
        "state": passage.state.value,
    }


def _evidence(item: FoundEvidence, state: str) -> dict[str, object]:
    return {
        "source": item.evidence.source,
        "stance": item.evidence.stance.value,
        "state": state,
        "spans": [span(found) for found in item.spans],
    }
