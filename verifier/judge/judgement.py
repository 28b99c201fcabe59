"""What a judge answers: a label, why, and the values and words that decided it."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Whether evidence bears a claim out."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH = "not-enough-evidence"  # the evidence is silent on a figure or date of the claim
    UNDECIDED = "undecided"  # numbers, dates, names and negation do not decide it


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that decided: words of the claim beside words of the evidence."""

    kind: str  # figure, date, direction, negation, limit, name, words
    claim: str
    evidence: str  # "" where the evidence has nothing of the kind
    reason: str
    supports: bool | None  # None: neither way
    hard: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's answer."""

    label: Label
    reason: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words of a claim that its source's words do not bear out. Hard: it follows from the words alone."""

    kind: str  # direction, negation, limit, name
    claim: str
    source: str  # "" where the source has no such words
    reason: str
    hard: bool
