"""The report as SARIF 2.1.0, for code hosts and editors."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from verifier import __version__
from verifier.finding import Finding, Location
from verifier.fingerprints import marks
from verifier.formats.json import dumps
from verifier.formats.places import path, worst_first
from verifier.report import Report
from verifier.rule import Rule, all_rules, page
from verifier.show import show

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TEXT = 1000  # code points of a message

_LINK = re.compile(r"[\[\]](?=[^\[\]]*\]?\()")
_HOME = "https://pypi.org/project/verifier-cli/"


def text(report: Report) -> str:
    """Return the report as SARIF text."""
    return dumps(data(report))


def data(report: Report) -> dict[str, object]:
    """Return the report as a SARIF log with one run: findings worst first, then the waived and known, as suppressed."""
    known = marks(report)
    found = [(finding, "") for finding in worst_first(report)]
    found += [(waived.finding, waived.waiver.reason or "waived") for waived in report.waived]
    found += [(finding, "in the baseline") for finding in report.known]
    codes = sorted({finding.code for finding, _ in found})
    number = {code: position for position, code in enumerate(codes)}
    results = [_result(report, finding, why, known[finding], number[finding.code]) for finding, why in found]
    driver = {
        "name": "verifier",
        "semanticVersion": __version__,
        "version": __version__,
        "informationUri": _HOME,
        "rules": _rules(codes, [finding for finding, _ in found]),
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "automationDetails": {"id": "verifier/claims/"},
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which the command ran."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(codes: Sequence[str], findings: Sequence[Finding]) -> list[dict[str, object]]:
    ours = {rule.code: rule for rule in all_rules()}
    names = {finding.code: finding for finding in findings}
    return [_rule(ours.get(code), names[code]) for code in codes]


def _rule(rule: Rule | None, finding: Finding) -> dict[str, object]:
    level = rule.level if rule else finding.level
    told = page(rule) if rule else f"# {finding.name}\n"
    title = told.splitlines()[0].lstrip("# ")
    paragraphs = told.split("\n\n")
    full = " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else title
    return {
        "id": finding.code,
        "name": "".join(part.capitalize() for part in finding.name.split("-")),
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": full if full.endswith(".") else f"{full}."},
        "help": {"text": told, "markdown": told},
        "helpUri": _HOME,
        "defaultConfiguration": {"level": level.value},
        "properties": {
            "tags": [f"V{finding.code[1:2]}"],
            "precision": "very-high",
            "problem.severity": {"note": "recommendation"}.get(level.value, level.value),
        },
    }


def _result(report: Report, finding: Finding, suppressed: str, mark: str, rule: int) -> dict[str, object]:
    place: dict[str, object] = {"physicalLocation": _physical(report, finding.location)}
    if finding.claim:
        name = f"{finding.claim}/{finding.field}" if finding.field else finding.claim
        logical = {"name": show(finding.claim), "fullyQualifiedName": show(name, TEXT), "kind": "member"}
        place["logicalLocations"] = [logical]
    said = finding.message + (f" ({finding.hint})" if finding.hint else "")
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": _message(said)},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": f"{mark[:16]}:1", "verifier/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _message(related.message)},
                "physicalLocation": _physical(report, related.location),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if suppressed:
        result["suppressions"] = [{"kind": "external", "justification": show(suppressed, TEXT)}]
    return result


def _message(words: str) -> str:
    """Return text without links of its own making: SARIF reads `[words](place)` as one."""
    said = _LINK.sub(lambda found: "\\" + found[0], show(words, TEXT)).strip() or "?"
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _physical(report: Report, place: Location) -> dict[str, object]:
    file = path(report, place.file)
    region = {"startLine": place.line}
    if (place.end_line, place.end_column) > (place.line, place.column):
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    return {"artifactLocation": _uri(file), "region": region}


def _uri(file: str) -> dict[str, str]:
    return {"uri": quote(file.encode("utf-8", "surrogateescape")), "uriBaseId": "SRCROOT"}
