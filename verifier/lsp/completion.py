"""What can stand where one is typing: fields, sources, claims, verdicts, stances, rules."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from verifier.frozen import frozen
from verifier.lsp.context import Typing
from verifier.lsp.desk import Desk
from verifier.model import Label, Stance
from verifier.relations import RELATIONS
from verifier.rule import all_rules
from verifier.show import show

MOST = 2_000
_PARTS = {
    "claims": "claim",
    "evidence": "evidence",
    "spans": "span",
    "review": "review",
    "waive": "waiver",
    "corrections": "correction",
    "relations": "relations",
    "derived_from": "operation",
}


@frozen
class Proposal:
    """A word that can stand there, and what it is."""

    word: str
    about: str
    kind: str  # field, source, claim, rule, word


def proposals(desk: Desk, name: str, typing: Typing) -> tuple[Proposal, ...]:
    """Return what can be typed in a file; names that begin otherwise are the editor's to leave out."""
    of_source = desk.report is not None and any(one.record == name for one in desk.report.ledger.sources.values())
    last = typing.above[-1] if typing.above else ""
    found = [*_values(desk, name, typing.key)] if typing.key else []
    if not typing.key and typing.fresh:
        found += _values(desk, name, last)
    if not typing.key and not found:
        found += _fields("source" if of_source or name.startswith("sources/") else "claims", last)
    return tuple(found[:MOST])


def _values(desk: Desk, name: str, key: str) -> Iterator[Proposal]:
    if key in {"article", "source"}:
        for source in desk.report.ledger.sources.values() if desk.report else ():
            yield Proposal(source.id, show(source.title), "source")
    elif key == "stance":
        yield from (Proposal(one.value, "", "word") for one in Stance)
    elif key in {"verdict", "label"}:
        yield from (Proposal(one.value, "", "word") for one in Label)
    elif key == "rule":
        for rule in all_rules():
            yield Proposal(rule.name, f"{rule.code}, {rule.level}", "rule")
            yield Proposal(rule.code, f"{rule.name}, {rule.level}", "rule")
    elif key in RELATIONS or key in _definition("claims", "operation"):
        for claim in desk.claims():
            local = claim.file == name
            yield Proposal(claim.local_id if local else claim.id, show(claim.claim), "claim")
    elif key in {"type", "level"}:
        described = _properties(_schema("source")).get(key, {})
        yield from (Proposal(str(one), "", "word") for one in described.get("enum", ()))


def _fields(schema: str, above: str) -> Iterator[Proposal]:
    """Yield the fields that a record has below a key."""
    if schema == "source":
        found = _properties(_schema("source")) if not above else {}
    elif not above:
        found = {**_definition("claims", "file"), **_definition("claims", "single")}
    elif above == "defaults":
        found = _properties(_definition("claims", "file").get("defaults", {}))
    elif above == "verdict":
        found = {name: {} for name in ("label", "explanation", "by", "date")}
    else:
        found = _definition("claims", _PARTS.get(above, ""))
    for name, described in found.items():
        yield Proposal(name, str(described.get("description", "")), "field")


def _definition(schema: str, name: str) -> Mapping[str, Any]:
    return _properties(_schema(schema).get("$defs", {}).get(name, {}))


def _properties(described: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = described.get("properties", {})
    return found


@cache
def _schema(name: str) -> Mapping[str, Any]:
    import json

    from verifier import schema

    found: Mapping[str, Any] = json.loads(schema.text(name))
    return found
