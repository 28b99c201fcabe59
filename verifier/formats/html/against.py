"""Findings by the claim they stand against, the gravest first."""

from collections.abc import Sequence

from verifier.finding import Finding
from verifier.formats.html.claim import Said, said, worst_first
from verifier.formats.html.register import Register
from verifier.frozen import frozen

SHOWN = 300  # code points of a claim; its card has all of it


@frozen
class Against:
    """The findings against one claim, or against the records (no claim)."""

    claim: str
    href: str
    findings: tuple[Said, ...]


def against(register: Register, findings: Sequence[Finding]) -> list[Against]:
    """Return findings by claim, the claim with the gravest first; those of no claim stand last among equals."""
    groups: dict[str, list[Finding]] = {}
    for finding in worst_first(tuple(findings)):
        known = finding.claim if finding.claim in register.readings else None
        groups.setdefault(known or "", []).append(finding)
    return [_against(register, name, found) for name, found in groups.items()]


def _against(register: Register, name: str, found: Sequence[Finding]) -> Against:
    reading = register.readings.get(name)
    sentence = (reading.claim.claim or name) if reading else ""
    return Against(
        sentence if len(sentence) <= SHOWN else f"{sentence[: SHOWN - 1]}…",
        register.homes.get(name, ""),
        tuple(said(finding) for finding in found),
    )
