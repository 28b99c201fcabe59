"""A claim as its card shows it: machine states on one side, what people concluded on the other, never mixed."""

import re
from collections.abc import Iterator

from verifier.finding import Finding, Level
from verifier.formats import judged
from verifier.formats.html.drawing import Drawing, drawing
from verifier.formats.html.quotation import Quotation, quotation
from verifier.formats.html.register import Register, SourceLink
from verifier.formats.html.state import LEVELS, SIGNS, VERDICTS, Group, Sign, claim_sign, evidence_sign, weighed
from verifier.frozen import frozen
from verifier.model import Claim, FoundEvidence, Reading, Stance
from verifier.report import Waived
from verifier.values import show as show_value
from verifier.values.value import Kind, Value

KINDS = {Kind.COUNT: "whole number", Kind.INTERVAL: "period", Kind.WEEKDAY: "day of the week", Kind.TIME: "time of day"}
STANCES = {
    Stance.SUPPORTS: "recorded: supports",
    Stance.REFUTES: "recorded: refutes",
    Stance.MENTIONS: "recorded: mentions",
}
FIGURES = 50  # of a sentence that are shown
RELATIONS = {"same_as": "same as"}


@frozen
class ReadValue:
    """A value as written and as read: "over 130 mortars", "above 130 mortars, whole number"."""

    written: str
    read: str  # empty where it is read as it is written
    kind: str  # empty where the reading names it, and where nothing is read


@frozen
class Said:
    """A finding as a page shows it."""

    sign: str
    group: Group
    level: str
    message: str
    code: str
    name: str
    hint: str
    place: str
    line: str


@frozen
class Excused:
    """A finding that somebody answers for."""

    said: Said
    reason: str
    by: str
    until: str


@frozen
class Item:
    """An evidence item: its state by the program, its stance by the record, its words."""

    sign: Sign
    stance: str
    source: SourceLink
    group: str
    value: ReadValue | None
    quotations: tuple[Quotation, ...]
    derived: Drawing | None


@frozen
class Link:
    """Another claim by name; `href` is empty where there is no such claim."""

    name: str
    href: str


@frozen
class Related:
    """A relation and the claims that it names."""

    relation: str
    links: tuple[Link, ...]


@frozen
class Card:
    """A claim with all that a page shows beside its words."""

    number: int
    anchor: str
    marked: bool  # its words are marked in the article
    sign: Sign  # of its words
    weighed: Sign  # of its evidence, the worst item's
    claim: Claim
    verdict: str
    outdated: bool  # its review is of an earlier state
    values: tuple[ReadValue, ...]
    recorded: bool  # the value is one of the record, not read in the sentence
    quotations: tuple[Quotation, ...]
    evidence: tuple[Item, ...]
    derived: Drawing | None
    relations: tuple[Related, ...]
    findings: tuple[Said, ...]
    waived: tuple[Excused, ...]
    judge: str  # the judge beside the rules that this run was asked for; empty: none
    judged: tuple[tuple[str, str], ...]  # of which words, and what it says


def card(reading: Reading, number: int, anchor: str, register: Register, *, marked: bool) -> Card:
    """Return the card of a claim."""
    claim = reading.claim
    opinions = register.report.ledger.opinions
    items = tuple(_item(claim, item, at, register) for at, item in enumerate(reading.evidence))
    return Card(
        number=number,
        anchor=anchor,
        marked=marked,
        sign=claim_sign(register.report, reading),
        weighed=weighed(item.sign for item in items),
        claim=claim,
        verdict=VERDICTS[claim.verdict.label] if claim.verdict else "",
        outdated=is_outdated(register, claim.id),
        values=tuple(_values(reading)),
        recorded=bool(claim.value),
        quotations=tuple(quotation(found) for found in reading.spans),
        evidence=items,
        derived=drawing(claim.derived_from, register) if claim.derived_from else None,
        relations=tuple(
            Related(RELATIONS.get(name, name), tuple(Link(one, register.homes.get(one, "")) for one in targets))
            for name, targets in claim.relations.items()
        ),
        findings=tuple(said(finding) for finding in worst_first(register.findings_of(claim.id))),
        waived=tuple(excused(one) for one in register.waived.get(claim.id, ())),
        judge=judged.named(opinions) if opinions else "",
        judged=tuple(judged.said(register.report, claim)),
    )


OUTDATED = {"V602", "V603", "V604"}


def is_outdated(register: Register, claim: str) -> bool:
    """Return whether a claim, its sources or its inputs changed after its review."""
    return any(finding.code in OUTDATED for finding in register.findings_of(claim))


def _values(reading: Reading) -> Iterator[ReadValue]:
    if reading.claim.value:
        yield _read(reading.value, reading.claim.value)
        return
    for mention in reading.sentence[:FIGURES]:
        yield _read(mention.value, mention.text)
    if len(reading.sentence) > FIGURES:
        yield ReadValue("…", "", f"and {len(reading.sentence) - FIGURES} more")


def _read(value: Value | None, written: str) -> ReadValue:
    if value is None:
        return ReadValue(written, "", "compared as words")
    shown, kind = show_value(value), KINDS.get(value.kind, value.kind.value)
    return ReadValue(written, "" if shown == written else shown, "" if kind in shown else kind)


def _item(claim: Claim, found: FoundEvidence, at: int, register: Register) -> Item:
    item = found.evidence
    return Item(
        sign=evidence_sign(register.report, claim.id, at, found),
        stance=STANCES[item.stance],
        source=register.source(item.source),
        group=item.group,
        value=_read(found.value, item.value) if item.value else None,
        quotations=tuple(quotation(span) for span in found.spans),
        derived=drawing(item.derived_from, register) if item.derived_from else None,
    )


_GRAVITY = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return findings by level, in each level as they stood."""
    return sorted(findings, key=lambda finding: _GRAVITY[finding.level])


def said(finding: Finding) -> Said:
    """Return a finding as a page shows it: beside its claim, so the claim's id is not said again."""
    group = LEVELS[finding.level]
    place = finding.location
    return Said(
        sign="·" if finding.level is Level.NOTE else SIGNS[group],
        group=group,
        level=finding.level.value,
        message=_for_readers(finding),
        code=finding.code,
        name=finding.name,
        hint=_LITERAL.sub("“\\1”", finding.hint or ""),
        place=f"{place.file}:{place.line}:{place.column}" if place.file else "",
        line=f"line {place.line}" if place.file else "",
    )


_LITERAL = re.compile("`([^`]*)`")


def _for_readers(finding: Finding) -> str:
    """Return a message in which the claim goes without its id, and what is quoted stands in quotation marks."""
    message, name = finding.message, (finding.claim or "").rpartition("/")[2]
    if name and message.startswith(f"{name}: "):
        message = message.removeprefix(f"{name}: ")
    elif name and message.startswith((f"{name} ", f"{name}'s ")):
        message = "the claim" + message.removeprefix(name)
    return _LITERAL.sub("“\\1”", message)


def excused(waived: Waived) -> Excused:
    """Return a waived finding as a page shows it."""
    waiver = waived.waiver
    return Excused(said(waived.finding), waiver.reason, waiver.by, waiver.until)
