"""What a judge answers: a label, why, and the values and words that decided it."""

from enum import StrEnum

from verifier.frozen import frozen


class Label(StrEnum):
    """Whether evidence bears a claim out."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH = "not-enough-evidence"  # the evidence is silent on a figure or date of the claim
    UNDECIDED = "undecided"  # numbers, dates, names and negation do not decide it


@frozen
class Ground:
    """One thing that decided: words of the claim beside words of the evidence."""

    kind: str  # figure, date, direction, negation, limit, name, words
    claim: str
    evidence: str  # "" where the evidence has nothing of the kind
    reason: str
    supports: bool | None  # None: neither way
    hard: bool = True


@frozen
class Judgement:
    """A judge's answer."""

    label: Label
    reason: str
    grounds: tuple[Ground, ...] = ()


@frozen
class Disagreement:
    """Words of a claim that its source's words do not bear out. Hard: it follows from the words alone."""

    kind: str  # direction, negation, limit, name
    claim: str
    source: str  # "" where the source has no such words
    reason: str
    hard: bool
