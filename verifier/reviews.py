"""What a review binds: a claim's checked fields, its sources' hashes, and all that it is derived from."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from verifier.frozen import frozen
from verifier.model import Claim, Copy, Ledger, Operation, Source
from verifier.relations import is_id, references

KIND, HALF = "sha256:", 32  # a fingerprint is 128 bits of the claim's fields, and as many of its sources and inputs
_CHECKED = ("claim", "article", "value", "subject", "property", "qualifiers", "speaker", "stated_on", "context")
_STORED = {"file", "text", "reader", "sha256", "text_sha256"}  # where a copy lies and what read it


@frozen
class Content:
    """What a review of one claim binds: the fingerprint of all, and short hashes that tell what of it changed."""

    fingerprint: str
    fields: Mapping[str, str]
    sources: Mapping[str, str]
    inputs: Mapping[str, str]
    beside: Mapping[str, str]  # not under the fingerprint: positions, notes, waivers, corrections, records of sources


@dataclass(slots=True)
class Contents:
    """The contents of a ledger's claims; each is reckoned once, in time linear in the number of inputs."""

    ledger: Ledger
    _claims: dict[str, Claim] = field(init=False)
    _prints: dict[str, str] = field(default_factory=dict)
    _lacking: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._claims = {claim.id: claim for claim in self.ledger.claims}

    def of(self, claim: Claim) -> Content:
        """Return what a review of the claim binds now."""
        self._reckon(claim.id)
        sources = self.ledger.sources
        return Content(
            fingerprint=self._prints[claim.id],
            fields=_short(_fields(claim)),
            sources=_short(_sources(claim, sources)),
            inputs=_short(self._inputs(claim)),
            beside=_short(_beside(claim, sources)),
        )

    def fingerprint(self, claim: Claim) -> str:
        """Return the fingerprint of what a review of the claim binds now; empty where an input's file was not read."""
        self._reckon(claim.id)
        return "" if claim.id in self._lacking and not self.ledger.whole else self._prints[claim.id]

    def _reckon(self, start: str) -> None:
        """Reckon the fingerprint of a claim, inputs first; a circle is cut where it closes."""
        work, begun = [start], set[str]()
        while work:
            name = work[-1]
            if name in self._prints or name in begun:
                self._prints.setdefault(name, self._print(self._claims[name]))
                work.pop()
                continue
            begun.add(name)
            work += [one for one in inputs(self._claims[name]) if one in self._claims and one not in begun]

    def _print(self, claim: Claim) -> str:
        found = self._inputs(claim)
        if any(name not in self._claims or name in self._lacking for name in found):
            self._lacking.add(claim.id)
        rest = {"sources": _sources(claim, self.ledger.sources), "inputs": found}
        return f"{KIND}{digest(_fields(claim))[:HALF]}{digest(rest)[:HALF]}"

    def _inputs(self, claim: Claim) -> dict[str, str]:
        return {name: self._prints.get(name, "") for name in inputs(claim)}


def inputs(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the claims from which a claim, or the evidence on it, is derived, each once."""
    named = (name for path, name in references(claim) if "derived_from" in path)
    return tuple(dict.fromkeys(named))


def stale(ledger: Ledger) -> dict[str, Content]:
    """Return the claims whose review is no longer of what stands there, by id, with what stands there now."""
    contents = Contents(ledger)
    found = {}
    for claim in ledger.claims:
        now = contents.fingerprint(claim) if claim.review else ""
        if now and claim.review and claim.review.fingerprint != now:
            found[claim.id] = contents.of(claim)
    return found


def same_fields(one: str, other: str) -> bool:
    """Return whether two fingerprints are of the same fields of a claim."""
    return one[: len(KIND) + HALF] == other[: len(KIND) + HALF]


def same_sources(one: str, other: str) -> bool:
    """Return whether two fingerprints are of the same sources and inputs."""
    return one[len(KIND) + HALF :] == other[len(KIND) + HALF :]


def canonical(data: object) -> str:
    """Return data as JSON text that has one form only."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: object) -> str:
    """Return the SHA-256 of data's canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()


def _short(data: Mapping[str, object]) -> dict[str, str]:
    return {name: digest(item)[:16] for name, item in data.items() if item}


def _fields(claim: Claim) -> dict[str, object]:
    """Return the fields that are held against words, values and other claims, without what is empty."""
    own = claim.id.rpartition("/")[0] + "/"
    found: dict[str, object] = {name: getattr(claim, name) for name in _CHECKED}
    found["qualifiers"] = dict(claim.qualifiers)
    found["quote"] = [_words(span) for span in claim.spans]
    found["evidence"] = [
        {
            **{name: getattr(item, name) for name in ("source", "stance", "group", "value")},
            "quote": [_words(span) for span in item.spans],
            "derived_from": _operation(item.derived_from, own),
        }
        for item in claim.evidence
    ]
    found["verdict"] = asdict(claim.verdict) if claim.verdict else None
    found["relations"] = {kind: [name.removeprefix(own) for name in names] for kind, names in claim.relations.items()}
    found["derived_from"] = _operation(claim.derived_from, own)
    return {name: item for name, item in found.items() if item}


def _words(span: object) -> dict[str, str]:
    return {name: getattr(span, name) for name in ("exact", "prefix", "suffix", "source")}


def _operation(operation: Operation | None, own: str) -> object:
    """Return an operation as data; ids of the same file without its name, so that a file may be renamed."""
    if operation is None:
        return None
    return {
        operation.name: [
            _operation(one, own) if isinstance(one, Operation) else one.removeprefix(own) if is_id(one) else one
            for one in operation.inputs
        ]
    }


def _sources(claim: Claim, sources: Mapping[str, Source]) -> dict[str, object]:
    return {name: _checked(sources[name]) if name in sources else None for name in source_ids(claim)}


def source_ids(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the sources that a claim names, each once."""
    named = [claim.article, *(span.source for span in claim.spans)]
    for item in claim.evidence:
        named += [item.source, *(span.source for span in item.spans)]
    return tuple(dict.fromkeys(name for name in named if name))


def _checked(source: Source) -> dict[str, object]:
    """Return what a claim's check takes from a source: its hashes, and the fields that bear on reading it.

    A hash is that of the file, where it is here, else the recorded one: a record that gets its missing hash, or a copy
    that is only in a store, changes nothing.
    """
    here = source.text_file or source.copy is not Copy.CHANGED
    text = "" if here else hashlib.sha256((source.text or "").encode("utf-8", "surrogatepass")).hexdigest()
    found = {
        "sha256": source.digest or _bare(source.sha256),
        "text_sha256": source.text_digest or _bare(source.text_sha256),
        "text": text,  # as it is taken now, where that is not as it was recorded
        "issued": source.issued,
        "language": source.language,
        "context": source.context,
        "names": source.names,
    }
    return {name: item for name, item in found.items() if item}


def _bare(recorded: str) -> str:
    return recorded.strip().lower().removeprefix("sha256:")


def _beside(claim: Claim, sources: Mapping[str, Source]) -> dict[str, object]:
    spans = [*claim.spans, *(span for item in claim.evidence for span in item.spans)]
    found: dict[str, object] = {
        "note": claim.note,
        "waive": [asdict(waiver) for waiver in claim.waivers],
        "corrections": [asdict(correction) for correction in claim.corrections],
        "positions": [place for span in spans if any(place := (span.start, span.end, span.at))],
    }
    for name in source_ids(claim):
        record = sources[name].csl if name in sources else {}
        found[f"source {name}"] = {key: item for key, item in record.items() if key not in _STORED}
    return found


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Yield the names whose short hashes differ, those that went and those that came too, in order."""
    for name in sorted({**before, **now}):
        if before.get(name) != now.get(name):
            yield name
