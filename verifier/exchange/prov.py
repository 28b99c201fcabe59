"""The ledger as a graph of provenance: JSON-LD with W3C's PROV-O and the citation ontology CiTO."""

import json
from collections.abc import Iterator

from verifier.config import Publication
from verifier.exchange.addresses import claim_address, person_address, source_addresses
from verifier.exchange.export import Export, filled, left_out
from verifier.model import Claim, Evidence, FoundSpan, Ledger, Reading, Source, Stance
from verifier.relations import inputs
from verifier.report import Report

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
STANCES = {
    Stance.SUPPORTS: "cito:supports",
    Stance.REFUTES: "cito:refutes",
    Stance.MENTIONS: "cito:discusses",
}
RELATIONS = {
    "supports": "cito:supports",
    "contradicts": "cito:disagreesWith",
    "qualifies": "cito:qualifies",
    "updates": "cito:updates",
    "corrects": "cito:corrects",
    "same_as": "prov:alternateOf",
}
HELD = ("speaker", "stated_on", "relations", "derived_from", "note", "review", "corrections")

Node = dict[str, object]


def export(report: Report, publication: Publication) -> Export:
    """Return sources, quotes, claims, verdicts and reviews as one graph, and what was left out."""
    ledger = report.ledger
    made = _Graph(ledger, publication)
    graph = [made.source(source) for source in ledger.sources.values()]
    for reading in report.readings:
        graph += made.claim(reading)
    graph += made.agents()
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"
    derived = any(claim.derived_from for claim in ledger.claims)
    told = ("of a derivation the inputs are kept, not the operation",) if derived else ()
    return Export(text, (*told, *left_out(ledger.claims, HELD)))


class _Graph:
    """The nodes of one ledger, and whom they name."""

    def __init__(self, ledger: Ledger, publication: Publication) -> None:
        self.base = publication.base
        self.addresses = source_addresses(ledger.sources, self.base)
        self.people: dict[str, str] = {}

    def source(self, source: Source) -> Node:
        hashes = [f"sha256:{one}" for one in (source.sha256,) if one]
        return filled(
            {
                "@id": self.addresses[source.id],
                "@type": "prov:Entity",
                "dcterms:title": source.title,
                "dcterms:identifier": [source.id, *hashes],
                "dcterms:issued": source.issued,
                "dcterms:language": str(source.csl.get("language") or ""),
                "prov:wasAttributedTo": [self._agent(name) for name in source.names],
            }
        )

    def claim(self, reading: Reading) -> Iterator[Node]:
        """Yield the nodes of a claim: its quotes, its evidence, itself, its verdict, review and corrections."""
        claim = reading.claim
        here = claim_address(claim.id, self.base)
        yield from (self._quote(span, here) for span in reading.spans)
        for item in reading.evidence:
            for span in item.spans:
                yield {**self._quote(span, here), STANCES[item.evidence.stance]: {"@id": here}}
        yield self._statement(claim, here, [f"{here}#{span.path}" for span in reading.spans])
        yield from self._verdict(claim, here, [item.evidence for item in reading.evidence])
        if claim.review:
            yield {
                "@id": f"{here}#review",
                "@type": "prov:Activity",
                "rdfs:label": "review",
                "prov:used": {"@id": here},
                "prov:wasAssociatedWith": self._agent(claim.review.by),
                "dcterms:date": claim.review.date,
            }
        for number, correction in enumerate(claim.corrections):
            yield filled(
                {
                    "@id": f"{here}#corrections/{number}",
                    "@type": "prov:Entity",
                    "prov:value": correction.was,
                    "dcterms:isReplacedBy": {"@id": here},
                    "dcterms:date": correction.date,
                    "rdfs:comment": correction.note,
                }
            )

    def agents(self) -> Iterator[Node]:
        """Yield everybody who was named."""
        for name, address in self.people.items():
            yield {"@id": address, "@type": "prov:Agent", "rdfs:label": name}

    def _statement(self, claim: Claim, here: str, quotes: list[str]) -> Node:
        origins = [*quotes, *(claim_address(name, self.base) for name in inputs(claim))]
        node: Node = {
            "@id": here,
            "@type": "prov:Entity",
            "prov:value": claim.claim,
            "dcterms:identifier": claim.id,
            "dcterms:created": claim.stated_on,
            "rdfs:comment": claim.note,
            "prov:wasDerivedFrom": [{"@id": one} for one in origins],
            "prov:wasAttributedTo": self._agent(claim.speaker) if claim.speaker else None,
            "prov:wasRevisionOf": [{"@id": f"{here}#corrections/{n}"} for n in range(len(claim.corrections))],
        }
        for name, targets in claim.relations.items():
            node[RELATIONS[name]] = [{"@id": claim_address(target, self.base)} for target in targets]
        return filled(node)

    def _quote(self, found: FoundSpan, here: str) -> Node:
        source = self.addresses.get(found.span.source) or person_address(found.span.source, self.base)
        return {
            "@id": f"{here}#{found.path}",
            "@type": "prov:Entity",
            "prov:value": found.span.exact,
            "prov:wasQuotedFrom": {"@id": source},
        }

    def _verdict(self, claim: Claim, here: str, evidence: list[Evidence]) -> Iterator[Node]:
        verdict = claim.verdict
        if verdict is None:
            return
        rests = [f"{here}#evidence/{n}/spans/{m}" for n, item in enumerate(evidence) for m in range(len(item.spans))]
        yield filled(
            {
                "@id": f"{here}#verdict",
                "@type": "prov:Entity",
                "prov:value": str(verdict.label),
                "rdfs:comment": verdict.explanation,
                "dcterms:date": verdict.date,
                "prov:wasAttributedTo": self._agent(verdict.by) if verdict.by else None,
                "prov:wasDerivedFrom": [{"@id": one} for one in (here, *rests)],
            }
        )

    def _agent(self, name: str) -> Node:
        self.people.setdefault(name, person_address(name, self.base))
        return {"@id": self.people[name]}
