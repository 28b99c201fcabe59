"""Every quote of a claim and of its evidence as a W3C Web Annotation, whose body says the claim and its verdict."""

import json
from collections.abc import Mapping

from verifier.config import Publication
from verifier.exchange.addresses import claim_address, person_address, source_addresses
from verifier.exchange.export import Export, left_out
from verifier.model import Claim, Evidence, FoundSpan, Passage, Reading
from verifier.quotes.elisions import splits
from verifier.report import Report, grouped

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of the source before and after a quote; none of a source that may not be republished

Node = dict[str, object]


def export(report: Report, publication: Publication) -> Export:
    """Return all annotations as one AnnotationCollection with its page inside, and what was left out."""
    ledger, readings = report.ledger, report.readings
    addresses = source_addresses(ledger.sources, publication.base)
    items = [one for reading in readings for one in annotations(reading, addresses, publication)]
    collection = claim_address("annotations", publication.base)
    page: Node = {"id": f"{collection}#1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    data: Node = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": "The quotes of a ledger of claims",
        "total": len(items),
        "first": page,
    }
    wordless = sum(not reading.spans and not reading.evidence for reading in readings)
    told = (f"left out: {grouped(wordless, 'claim')} without words of a source",) if wordless else ()
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n" if items else ""
    return Export(text, (*told, *left_out([reading.claim for reading in readings], ())))


def annotations(reading: Reading, addresses: Mapping[str, str], publication: Publication) -> list[Node]:
    """Return the annotations of one claim: one for each span, its own first."""
    own = [_annotation(reading.claim, span, None, addresses, publication) for span in reading.spans]
    return own + [
        _annotation(reading.claim, span, item.evidence, addresses, publication)
        for item in reading.evidence
        for span in item.spans
    ]


def _annotation(
    claim: Claim, found: FoundSpan, item: Evidence | None, addresses: Mapping[str, str], publication: Publication
) -> Node:
    targets = _targets(found, addresses, publication)
    return {
        "@context": CONTEXT,
        "id": f"{claim_address(claim.id, publication.base)}#{found.path}",
        "type": "Annotation",
        "motivation": "assessing" if claim.verdict else "describing",
        "body": _bodies(claim, found.path, item, publication),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(claim: Claim, path: str, item: Evidence | None, publication: Publication) -> list[Node]:
    """Return the claim's sentence, its id with the field, the evidence's stance, and a person's verdict."""
    made = [_body("describing", claim.claim), _body("identifying", f"{claim.id}#{path}")]
    if item:
        made.append(_body("tagging", str(item.stance)))
    if claim.verdict:
        verdict = _body("classifying", str(claim.verdict.label))
        if claim.verdict.by:
            name = claim.verdict.by
            verdict["creator"] = {"id": person_address(name, publication.base), "type": "Person", "name": name}
        if claim.verdict.date:
            verdict["created"] = f"{claim.verdict.date}T00:00:00Z"
        made.append(verdict)
        if claim.verdict.explanation:
            made.append(_body("commenting", claim.verdict.explanation))
    return made


def _body(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _targets(found: FoundSpan, addresses: Mapping[str, str], publication: Publication) -> list[Node]:
    """Return where the words stand: one target, or one for each part of a quote with elisions."""
    span, passage = found.span, found.passage
    address = addresses.get(span.source) or person_address(span.source, publication.base)
    words = _parts(span.exact, passage)
    if len(words) > 1 and passage.state.counts_as_found:
        return [
            _target(address, exact, *_around(found, part), part)
            for exact, part in zip(words, passage.parts, strict=True)
        ]
    part = _whole(passage)
    before, after = _around(found, part)
    return [_target(address, span.exact, span.prefix or before, span.suffix or after, part)]


def _parts(exact: str, passage: Passage) -> tuple[str, ...]:
    """Return the parts of a quote as they were recorded, where as many were found."""
    if len(passage.parts) < 2:
        return (exact,)
    return next((one.parts for one in splits(exact) if len(one.parts) == len(passage.parts)), (exact,))


def _whole(passage: Passage) -> tuple[int, int] | None:
    if passage.start is None or passage.end is None or not passage.state.counts_as_found:
        return None
    return passage.start, passage.end


def _around(found: FoundSpan, part: tuple[int, int] | None) -> tuple[str, str]:
    """Return some words before and after, of a source whose text the ledger itself holds."""
    source = found.source
    if part is None or source is None or source.text is None or not source.published:
        return "", ""
    start, end = part
    return source.text[max(0, start - AROUND) : start], source.text[end : end + AROUND]


def _target(address: str, exact: str, prefix: str, suffix: str, part: tuple[int, int] | None) -> Node:
    words: Node = {"type": "TextQuoteSelector", "exact": exact}
    words |= {name: text for name, text in (("prefix", prefix), ("suffix", suffix)) if text}
    selectors: list[Node] = [words]
    if part:
        selectors.append({"type": "TextPositionSelector", "start": part[0], "end": part[1]})
    return {"type": "SpecificResource", "source": address, "selector": selectors}
