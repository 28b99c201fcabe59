"""Refusals and schema faults as findings."""

from collections.abc import Iterator, Sequence

from verifier.finding import Finding, Fix, Level, Location, Related, Safety
from verifier.load.document import START, Document, Refusal, box_of
from verifier.load.places import location
from verifier.schema import Fault

NAMES = {
    "V001": "syntax",
    "V002": "duplicate-key",
    "V003": "unknown-field",
    "V004": "refused-yaml",
    "V005": "refused-character",
    "V006": "too-large",
    "V007": "schema",
    "V008": "duplicate-id",
    "V009": "text-lost",
    "V010": "unreadable-file",
    "V011": "no-claims",
    "V012": "comma-in-list",
}


_COMMA = "inside braces a comma ends the text"


def finding(rule: str, place: Location, message: str, **rest: object) -> Finding:
    """Return a form finding; all are errors, but for a text that was read as it was meant."""
    level = Level.NOTE if rule == "V012" else Level.ERROR
    return Finding(rule, NAMES[rule], level, message, place, **rest)  # type: ignore[arg-type]  # by keyword


def refused(file: str, refusal: Refusal) -> Finding:
    """Return the finding for a refusal."""
    related: tuple[Related, ...] = ()
    if refusal.related:
        related = (Related(location(file, refusal.related), "first here"),)
    place = location(file, refusal.box)
    return finding(refusal.rule, place, refusal.message, related=related, hint=refusal.hint or None)


def schema_findings(
    file: str, document: Document, faults: Sequence[Fault], prefix: str = "", claim: str | None = None
) -> Iterator[Finding]:
    """Return the findings for the faults of a record, whose paths are relative to `prefix`."""
    for fault in faults:
        path = "/".join([*([prefix] if prefix else []), *(str(part).replace("/", "|") for part in fault.path)])
        yield _schema_finding(file, document, fault, path, prefix, claim)


def _schema_finding(file: str, document: Document, fault: Fault, path: str, prefix: str, claim: str | None) -> Finding:
    own = path[len(prefix) :].strip("/")
    if fault.kind == "unknown":
        key = f"{path}/{fault.field.replace('/', '|')}".removeprefix("/")
        box = box_of(document.keys[key]) if key in document.keys else document.places.get(path, START)
        fix = None
        if fault.sure:
            fix = Fix(Safety.SAFE, f"rename it `{fault.nearest}`", f"{own}/{fault.field}".strip("/"), fault.nearest)
        message = fault.message + (f"; {_COMMA}" if key in document.braces else "")
        return finding("V003", location(file, box), message, claim=claim, field=own or None, fix=fix)
    while path not in document.places and path:
        path = path.rpartition("/")[0]
    box = document.places.get(path, START)
    name = own.replace("/", ".")
    message = f"{name}: {fault.message}" if name else fault.message
    if fault.kind == "null" and path in document.braces:
        message += f"; {_COMMA}, so put text with commas in quotation marks"
    if fault.kind == "missing":
        line, column, *_ = box
        box = (line, column, line, column + 1)
    return finding("V007", location(file, box), message, claim=claim, field=own or None)
