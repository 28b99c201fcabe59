"""W3C Web Annotations, and what Hypothesis exports, to claims: one for each annotation, or as they were exported."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from verifier.exchange.annotations import CONTEXT
from verifier.exchange.arrivals import CLAIMS, Arrival, contexts, is_web, listed, objects, said, words
from verifier.exchange.claims_in import Came, Fields, rows
from verifier.exchange.new_sources import Shelf
from verifier.exchange.records import ExchangeError
from verifier.load.document import LEVELS, Data
from verifier.model import Label, Ledger, Stance, State
from verifier.quotes import Index
from verifier.report import grouped

_CONTEXTS = (CONTEXT, "http://www.w3.org/ns/ldp.jsonld")
_PATH = re.compile(r"([\w./-]+/[a-z][a-z0-9-]*)#(?:(spans)|evidence/(\d{1,4})/spans)/(\d{1,4})", re.ASCII)
_LABELS = frozenset(Label)
_STANCES = frozenset(Stance)
_ELISION = " [...] "


@dataclass(slots=True)
class _Claim:
    """A claim as its annotations come in, in any order."""

    number: int
    fields: Fields
    spans: dict[int, Fields] = field(default_factory=dict)
    evidence: dict[int, dict[int, Fields]] = field(default_factory=dict)
    stances: dict[int, str] = field(default_factory=dict)


def annotations_of(data: Data) -> list[Fields] | None:
    """Return the annotations of a file: a list, one, a collection with its pages, or an export of Hypothesis."""
    found: list[Fields] = []
    waiting, steps = objects(data), 0
    while waiting and steps < LEVELS:
        steps += 1
        inner: list[Fields] = []
        for one in waiting:
            if _is_annotation(one):
                found.append(one)
            else:
                inner += [
                    below for name in ("items", "first", "annotations", "rows") for below in objects(one.get(name))
                ]
        waiting = inner
    return found or None


def _is_annotation(data: Mapping[str, Data]) -> bool:
    return "target" in data and ("Annotation" in listed(data.get("type")) or "uri" in data or "user" in data)


def arrival(found: list[Fields], top: Mapping[str, Data], ledger: Ledger, base: str, folder: str) -> Arrival:
    """Return the claims that annotations say; `top` is the object that holds them, `folder` that of claim files.

    Raises ExchangeError where there are more than one import takes.
    """
    if len(found) > CLAIMS:
        message = f"{len(found):,} annotations; {CLAIMS:,} are taken at once, so split the file. Nothing was written"
        raise ExchangeError(message)
    desk = _Desk(ledger, Shelf(ledger.sources, base))
    claims: dict[str, _Claim] = {}
    problems = [f"the file: {why}" for why in [contexts(top, _CONTEXTS)] if why]
    wordless = 0
    for number, one in enumerate(found, 1):
        why = contexts(one, _CONTEXTS)
        span = desk.span(one) if not why else None
        if why:
            problems.append(f"annotation {number}: {why}")
        elif span is None:
            wordless += 1
        else:
            _take(claims, number, one, span)
    came = [_came(key, claim) for key, claim in claims.items() if claim.spans]
    notes = [f"left out: {grouped(wordless, 'annotation')} without words of a page on the web"] if wordless else []
    if bare := len(claims) - len(came):
        notes.append(f"left out: {grouped(bare, 'claim')} of which only evidence is here")
    return Arrival("web annotations", rows(came, folder), desk.shelf.new, tuple(problems), tuple(notes))


@dataclass(slots=True)
class _Desk:
    """The ledger's sources, and an index of those in which words are looked for."""

    ledger: Ledger
    shelf: Shelf
    indexes: dict[str, Index] = field(default_factory=dict)

    def span(self, annotation: Mapping[str, Data]) -> Fields | None:
        """Return the words of an annotation as a span; several targets in one source are the parts of one quote."""
        parts = [part for target in listed(annotation.get("target")) if (part := _words(target, annotation))]
        if not parts or len({address for address, _ in parts}) > 1:
            return None
        if not (is_web(parts[0][0]) or self.shelf.knows(parts[0][0])):
            return None
        name = self.shelf.at(parts[0][0], _title(annotation))
        if len(parts) == 1:
            return self._short({**parts[0][1], "source": name})
        joined = _ELISION.join(str(part["exact"]).strip() for _, part in parts)
        return self._short({"exact": joined, "source": name})

    def _short(self, span: Fields) -> Fields:
        """Return a span without the words around it, where its own words are enough to find it."""
        source = self.ledger.sources.get(str(span["source"]))
        if source is None or source.text is None:
            return span
        index = self.indexes.setdefault(source.id, Index(source.text))
        exact, prefix, suffix = (str(span.get(name, "")) for name in ("exact", "prefix", "suffix"))
        alone, beside = index.find(exact), index.find(exact, prefix, suffix)
        if alone.state is State.FOUND and alone.start == beside.start:
            return {"exact": exact, "source": source.id}
        if beside.state is State.FOUND:
            return {**span, "start": str(beside.start), "end": str(beside.end)}
        return span


def _words(target: Data, annotation: Mapping[str, Data]) -> tuple[str, Fields] | None:
    """Return a target's address and the words it selects; its positions count in a text that need not be ours."""
    if not isinstance(target, dict):
        return None
    source = target.get("source")
    address = words(source.get("id") if isinstance(source, dict) else source) or words(annotation.get("uri"))
    for selector in _selectors(target.get("selector")):
        exact = selector.get("exact")
        if isinstance(exact, str) and exact.strip():
            beside = {name: selector.get(name) for name in ("prefix", "suffix")}
            return address, {"exact": exact, **{name: text for name, text in beside.items() if text}}
    return None


def _selectors(data: Data) -> Iterator[Fields]:
    waiting = objects(data)
    for _ in range(LEVELS):
        yield from waiting
        waiting = [below for one in waiting for below in objects(one.get("refinedBy"))]


def _came(key: str, claim: _Claim) -> Came:
    spans = [claim.spans[number] for number in sorted(claim.spans)]
    evidence = [
        (claim.stances[item], [claim.evidence[item][number] for number in sorted(claim.evidence[item])])
        for item in sorted(claim.evidence)
    ]
    return Came(claim.number, "" if key.startswith("#") else key, claim.fields, spans, evidence)


def _take(claims: dict[str, _Claim], number: int, annotation: Mapping[str, Data], span: Fields) -> None:
    """Put an annotation's words into the claim that it names, or into a new one."""
    bodies = [*objects(annotation.get("body")), *_hypothesis(annotation)]
    named = next((found for one in _values(bodies, "identifying") if (found := _PATH.fullmatch(one))), None)
    key = named[1] if named else f"#{number}"
    claim = claims.setdefault(key, _Claim(number, _fields(annotation, bodies, str(span["exact"]))))
    if named and named[3]:
        item = int(named[3])
        claim.evidence.setdefault(item, {})[int(named[4])] = span
        claim.stances[item] = next((one for one in _values(bodies, "tagging") if one in _STANCES), "supports")
    else:
        claim.spans[int(named[4]) if named else 0] = span


def _fields(annotation: Mapping[str, Data], bodies: list[Fields], exact: str) -> Fields:
    """Return a claim's sentence, a person's verdict, and the tags as a note."""
    said = _values(bodies, "describing") or _values(bodies, "commenting") or _values(bodies, "")
    said = said or [words(annotation.get("bodyValue"))]
    named = bool(_values(bodies, "identifying"))
    made: Fields = {"claim": said[0] or " ".join(exact.split())}
    verdict = next((one for one in bodies if _is_verdict(one)), None)
    if verdict is not None:
        creator = verdict.get("creator")
        label: Fields = {"label": words(verdict.get("value"))}
        explained = _values(bodies, "commenting") if _values(bodies, "describing") else []
        label |= {"explanation": explained[0]} if explained else {}
        by = words(creator.get("name") if isinstance(creator, dict) else creator)
        day = words(verdict.get("created"))[:10]
        label |= {name: value for name, value in (("by", by), ("date", day)) if value}
        made["verdict"] = label["label"] if len(label) == 1 else label
    tags = [] if named else [one for one in _values(bodies, "tagging") if one not in _LABELS]
    return made | ({"note": f"tags: {', '.join(tags)}"} if tags else {})


def _hypothesis(annotation: Mapping[str, Data]) -> Iterator[Fields]:
    """Yield the comment and the tags of Hypothesis as bodies."""
    if words(annotation.get("text")):
        yield {"purpose": "commenting", "value": words(annotation["text"])}
    user = annotation.get("user_info")
    name = words(user.get("display_name")) if isinstance(user, dict) else ""
    by = name or words(annotation.get("user")).removeprefix("acct:")
    for tag in listed(annotation.get("tags")):
        yield {"purpose": "tagging", "value": tag, "creator": by, "created": annotation.get("created")}


def _is_verdict(body: Mapping[str, Data]) -> bool:
    return body.get("purpose") in {"classifying", "tagging"} and words(body.get("value")) in _LABELS


def _values(bodies: list[Fields], purpose: str) -> list[str]:
    found = (said(one.get("value")) for one in bodies if (one.get("purpose") or "") == purpose)
    return [one for one in found if one]


def _title(annotation: Mapping[str, Data]) -> str:
    document = annotation.get("document")
    titles = listed(document.get("title")) if isinstance(document, dict) else []
    return words(titles[0]) if titles else ""
