"""A claim file to claims: good claims are kept beside bad ones, and bad fields named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from verifier.finding import Finding, Related
from verifier.frozen import frozen
from verifier.load import yaml
from verifier.load.data import opened
from verifier.load.document import START
from verifier.load.faults import finding, refused, schema_findings
from verifier.load.places import Places, location
from verifier.load.salvage import sound
from verifier.load.words import Lost, lost_findings, lost_in
from verifier.model import (
    Claim,
    Correction,
    Evidence,
    Label,
    Operation,
    Review,
    Span,
    Stance,
    Verdict,
    Waiver,
)
from verifier.schema import Fault, accepts, faults

ID = re.compile(r"[a-z][a-z0-9-]*")
_QUALIFIED = re.compile(r"[\w.-]+(?:/[\w.-]+)*/[a-z][a-z0-9-]*")
JOINED = "in brackets a comma ends a text; this one was read as part of a figure"


@frozen
class ClaimFile:
    """What a claim file gave: its claims, what is wrong with its form, and texts that a `#` may have cut."""

    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    lost: tuple[Lost, ...] = field(default=())


def claim_file(raw: bytes, file: str, stem: str, *, placed: bool = False) -> ClaimFile:
    """Return the claims of a file's bytes.

    `file` is its path relative to the ledger, for places; `stem` what its claims' ids begin with: `budget`; `placed`
    that places will be asked for, as they are of a file that somebody edits.
    """
    text, refusal = yaml.decoded(raw)
    if refusal:
        return ClaimFile(findings=(refused(file, refusal),))
    document = yaml.read(text) if placed else opened(text)
    found = [refused(file, one) for one in document.refusals]
    if not document.whole:
        return ClaimFile(findings=tuple(found))
    if document.data is None:
        return ClaimFile(findings=(finding("V011", location(file, START), "the file holds no claims"), *found))
    cut = tuple(lost_in(file, text, document))
    found += lost_findings(cut)
    found += [finding("V012", location(file, box), JOINED) for box in document.joined]
    data: Any = document.data
    if accepts("claims", data):
        records, head = _records(data), data
    else:
        records, head, formal = _salvaged(file, document, data, stem)
        found += formal
    claims, doubles = _claims(records, head, file, stem, document)
    document.let_go()
    return ClaimFile(tuple(claims), (*found, *doubles), cut)


def _records(data: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """Return each claim's data with its path in the file."""
    if "claims" in data:
        return [(f"claims/{number}", record) for number, record in enumerate(data["claims"])]
    return [("", data)]


def _salvaged(
    file: str, document: yaml.Document, data: Any, stem: str
) -> tuple[list[tuple[str, Mapping[str, Any]]], dict[str, Any], list[Finding]]:
    """Return the claims that can be read in spite of faults, the file's head, and the findings.

    A claim that cannot be read has a finding, whatever the reason.
    """
    of_claim: dict[int, list[Fault]] = {}
    of_head: list[Fault] = []
    many = isinstance(data, dict) and isinstance(data.get("claims"), list)
    found: list[Finding] = []
    for fault in faults("claims", data):
        inside = many and len(fault.path) >= 2 and fault.path[0] == "claims"
        number = int(fault.path[1]) if inside else 0
        own = replace(fault, path=fault.path[2:]) if inside else fault
        (of_claim.setdefault(number, []) if inside or not many else of_head).append(own)
        record = data["claims"][number] if inside else None if many else data
        found += schema_findings(file, document, [own], f"claims/{number}" if inside else "", _full_id(record, stem))
    if not isinstance(data, dict):
        return [], {}, found
    kept: list[tuple[str, Mapping[str, Any]]] = []
    silent: list[str] = []
    for number, (path, record) in enumerate(_records(data) if many or "claims" not in data else []):
        faulty = of_claim.get(number, [])
        left = sound(record, faulty, _is_claim) if isinstance(record, dict) else None
        if left is not None:
            kept.append((path, left))
        elif not faulty:
            silent.append(path)
    if silent:
        message = "this cannot be read" if len(silent) == 1 else f"this and {len(silent) - 1:,} more cannot be read"
        found.append(finding("V007", location(file, document.places.get(silent[0], START)), message))
    return kept, (_head(data, of_head) if many else dict(kept[0][1]) if kept else {}), found


def _is_claim(record: Mapping[str, Any]) -> bool:
    """Return whether a record is a claim, as a file of one would have it."""
    return "claims" not in record and accepts("claims", record)


def _head(data: Mapping[str, Any], faulty: Sequence[Fault]) -> dict[str, Any]:
    """Return what stands above the claims of a file, without what is faulty there."""
    stub = {"id": "a", "claim": "a", "quote": "a"}
    head = {**{key: value for key, value in data.items() if key != "claims"}, "claims": [stub]}
    return sound(head, faulty, lambda left: accepts("claims", left)) or {}


def _full_id(record: object, stem: str) -> str | None:
    name = record.get("id") if isinstance(record, dict) else None
    return f"{stem}/{name}" if isinstance(name, str) and ID.fullmatch(name) else None


def _claims(
    records: Sequence[tuple[str, Mapping[str, Any]]],
    head: Mapping[str, Any],
    file: str,
    stem: str,
    document: yaml.Document,
) -> tuple[list[Claim], list[Finding]]:
    claims: list[Claim] = []
    doubles: list[Finding] = []
    first: dict[str, Claim] = {}
    defaults = head.get("defaults", {})
    article = head.get("article", "")
    context = tuple(_listed(head.get("context")))
    top = Places(file, document)
    for path, record in records:
        places = Places(file, document, path)
        claim = _claim({**defaults, **record}, article, context, file, stem, places, top)
        if claim.id in first:
            other = first[claim.id].place("id")
            message = f"the id `{claim.local_id}` is taken; the first is in line {other.line}"
            related = (Related(other, "first here"),)
            doubles.append(finding("V008", claim.place("id"), message, claim=claim.id, field="id", related=related))
            continue
        first[claim.id] = claim
        claims.append(claim)
    return claims, doubles


def _claim(
    record: Mapping[str, Any],
    article: str,
    context: tuple[str, ...],
    file: str,
    stem: str,
    places: Places,
    top: Places,
) -> Claim:
    get = record.get
    return Claim(
        id=f"{stem}/{record['id']}",
        file=file,
        claim=record["claim"],
        article=article,
        spans=_spans(record, article),
        value=get("value", ""),
        subject=get("subject", ""),
        property=get("property", ""),
        qualifiers=get("qualifiers", {}),
        speaker=get("speaker", ""),
        stated_on=get("stated_on", ""),
        evidence=tuple(_evidence(item, stem) for item in get("evidence", ())),
        verdict=_verdict(get("verdict")),
        note=get("note", ""),
        relations={
            name: tuple(_reference(target, stem) for target in _listed(targets))
            for name, targets in get("relations", {}).items()
        },
        derived_from=_operation(get("derived_from"), stem),
        review=Review(**record["review"]) if "review" in record else None,
        waivers=tuple(Waiver(**item) for item in get("waive", ())),
        corrections=tuple(Correction(**item) for item in get("corrections", ())),
        context=context,
        places=places,
        file_places=top,
    )


def _spans(record: Mapping[str, Any], source: str) -> tuple[Span, ...]:
    if "spans" in record:
        return tuple(_span(item, source) for item in record["spans"])
    return tuple(Span(exact=text, source=source) for text in _listed(record.get("quote")))


def _span(item: Mapping[str, Any], source: str) -> Span:
    numbers = {name: int(item[name]) for name in ("start", "end") if name in item}
    rest = {name: value for name, value in item.items() if name not in numbers}
    return Span(**{"source": source, **rest, **numbers})


def _evidence(item: Mapping[str, Any], stem: str) -> Evidence:
    return Evidence(
        source=item["source"],
        spans=_spans(item, item["source"]),
        stance=Stance(item.get("stance", "supports")),
        group=item.get("group", ""),
        value=item.get("value", ""),
        derived_from=_operation(item.get("derived_from"), stem),
    )


def _verdict(item: str | Mapping[str, Any] | None) -> Verdict | None:
    if item is None:
        return None
    fields = {"label": item} if isinstance(item, str) else item
    return Verdict(**{**fields, "label": Label(fields["label"])})


def _operation(item: Mapping[str, Any] | None, stem: str) -> Operation | None:
    if not item:
        return None
    ((name, inputs),) = item.items()
    return Operation(name, tuple(_input(one, stem) for one in _listed(inputs)))


def _input(item: str | Mapping[str, Any], stem: str) -> Operation | str:
    if isinstance(item, str):
        return _reference(item, stem) if ID.fullmatch(item) or _QUALIFIED.fullmatch(item) else item
    operation = _operation(item, stem)
    assert operation is not None
    return operation


def _reference(target: str, stem: str) -> str:
    """Return a claim's full id: a bare one is of the same file."""
    return target if "/" in target else f"{stem}/{target}"


def _listed(item: Any) -> Iterator[Any]:
    if isinstance(item, list):
        return iter(item)
    return iter(() if item is None else (item,))
