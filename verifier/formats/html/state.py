"""What the machine found, in four groups with a sign each; people's verdicts have signs of their own."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from verifier.finding import Level
from verifier.frozen import frozen
from verifier.model import FoundEvidence, Label, Reading, Stance
from verifier.report import Report


class Group(StrEnum):
    """How a state counts, worst first."""

    WRONG = "wrong"
    DOUBT = "doubt"
    UNKNOWN = "unknown"
    GOOD = "good"
    NONE = "none"  # no evidence is recorded, so there is no state


SIGNS = {Group.WRONG: "✗", Group.DOUBT: "!", Group.UNKNOWN: "?", Group.GOOD: "✓"}
ORDER = (Group.GOOD, Group.DOUBT, Group.WRONG, Group.UNKNOWN, Group.NONE)  # as charts and legends go
_RANK = {group: rank for rank, group in enumerate(Group)}
LEVELS = {Level.ERROR: Group.WRONG, Level.WARNING: Group.DOUBT, Level.NOTE: Group.UNKNOWN}

_GROUPS = {
    "agrees": Group.GOOD,
    "less precise": Group.GOOD,
    "found": Group.GOOD,
    "moved": Group.GOOD,
    "retouched": Group.GOOD,
    "in doubt": Group.DOUBT,
    "agrees, of another noun": Group.DOUBT,
    "overlaps": Group.DOUBT,
    "more precise": Group.DOUBT,
    "not checked": Group.UNKNOWN,
    "not read": Group.UNKNOWN,
    "nothing of that kind": Group.UNKNOWN,
}
MEANINGS = {
    "agrees": "Every figure, date and bound that is read in the claim agrees with the quoted words or its inputs.",
    "found": "The quoted words stand in the source, to the letter. There is no figure to compare.",
    "moved": "The quoted words stand in the source, but no longer at the recorded place.",
    "retouched": "The words stand in the source; only marks, spaces, case or line breaks differ.",
    "less precise": "The claim says less than the words do, and nothing that they exclude.",
    "in doubt": "A warning stands against this claim.",
    "agrees, of another noun": "The figure is the same, but it counts something else in the words.",
    "overlaps": "Claim and words could both be true, and could differ.",
    "more precise": "The claim says more than the words bear out.",
    "disagrees": "An error stands against this claim, or the words exclude its value.",
    "altered": "The source has other words here.",
    "ambiguous": "The words stand in several places; the record does not say which is meant.",
    "gone": "The quoted words do not stand in the source.",
    "undecided": "The search ended before it was certain.",
    "not checked": "The source's text is not here, so nothing is known.",
    "not read": "The program has no tables for this kind of value or this language.",
    "nothing of that kind": "The words hold no figure that could be compared with the claim's.",
}
PHRASES = {"nothing of that kind": "no figure to compare", "found": "words found"}


@frozen
class Sign:
    """A state as a page shows it: its group, sign, word, and what it means."""

    group: Group
    sign: str
    word: str
    meaning: str


def sign_of(state: str, stance: Stance = Stance.SUPPORTS) -> Sign:
    """Return how a page shows a state; words that refute, as the record says they do, are no disagreement."""
    group = _GROUPS.get(state, Group.WRONG)
    if stance is Stance.REFUTES and state == "disagrees":
        return Sign(Group.GOOD, SIGNS[Group.GOOD], "refutes", "The words exclude the claim's value, as recorded.")
    return Sign(group, SIGNS[group], PHRASES.get(state, state), MEANINGS.get(state, ""))


def claim_sign(report: Report, reading: Reading) -> Sign:
    """Return a claim's state: of its words in the article, or of its inputs. What has neither counts as not checked."""
    state = report.states.get(reading.claim.id, "not checked")
    sign = sign_of(state)
    if sign.group is not Group.GOOD:
        return replace(sign, word=_OF_CLAIMS.get(state, sign.word))
    if reading.spans:
        return replace(sign, word=_OF_CLAIMS.get(state, sign.word))
    if reading.claim.derived_from is not None and state == "agrees":
        return replace(sign, word="follows from its inputs", meaning="What its inputs give agrees with its value.")
    return Sign(
        Group.UNKNOWN, SIGNS[Group.UNKNOWN], "nothing to check", "No words are recorded, or no value to derive."
    )


_OF_CLAIMS = {"agrees": "words agree", "found": "words found", "disagrees": "to correct"}
NO_EVIDENCE = Sign(Group.NONE, "–", "no evidence", "No evidence from another source is recorded.")
_EVIDENCE = {
    Group.WRONG: "evidence to correct",
    Group.DOUBT: "evidence in doubt",
    Group.UNKNOWN: "evidence not checked",
    Group.GOOD: "evidence agrees",
}
_WEIGHED = {
    Group.WRONG: "An evidence item was not found, or says otherwise than the record says it does.",
    Group.DOUBT: "An evidence item only partly bears out what the record says it does.",
    Group.UNKNOWN: "An evidence item could not be checked, or has no figure to compare.",
    Group.GOOD: "Every evidence item was found, and says what the record says it does.",
}


def evidence_sign(report: Report, claim: str, at: int, item: FoundEvidence) -> Sign:
    """Return the state of an evidence item; one without words and without a derivation counts as not checked."""
    if not item.spans and item.evidence.derived_from is None:
        return Sign(Group.UNKNOWN, SIGNS[Group.UNKNOWN], "nothing to check", "No words are recorded.")
    return sign_of(report.evidence_states.get((claim, at), "not checked"), item.evidence.stance)


def weighed(signs: Iterable[Sign]) -> Sign:
    """Return the state of a claim's evidence: that of its worst item."""
    groups = [sign.group for sign in signs]
    if not groups:
        return NO_EVIDENCE
    group = worst(groups)
    return Sign(group, SIGNS[group], _EVIDENCE[group], _WEIGHED[group])


def worst(groups: Iterable[Group]) -> Group:
    """Return the worst of some groups."""
    return min(groups, key=_RANK.__getitem__)


VERDICTS = {
    Label.SUPPORTED: "supported",
    Label.REFUTED: "refuted",
    Label.CONFLICTING_EVIDENCE: "conflicting evidence",
    Label.NOT_ENOUGH_EVIDENCE: "not enough evidence",
    Label.NOT_CHECKABLE: "not checkable",
}
