"""What a comparison means for a record: the table of records.md, from relation and strength to state and level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verifier.finding import Level
from verifier.values import compare
from verifier.values.value import Comparison, Kind, Mention, Relation, Value


class Agreement(StrEnum):
    """How a value stands to the words it rests on, best first."""

    AGREES = "agrees"
    LESS_PRECISE = "less precise"
    OTHER_NOUN = "agrees, of another noun"
    OVERLAPS = "overlaps"
    MORE_PRECISE = "more precise"
    DISAGREES = "disagrees"
    NOTHING = "nothing of that kind"
    NOT_READ = "not read"
    NOT_CHECKED = "not checked"


_STATES = {
    Relation.EQUAL: Agreement.AGREES,
    Relation.ENTAILED_BY: Agreement.LESS_PRECISE,
    Relation.COMPATIBLE: Agreement.OVERLAPS,
    Relation.ENTAILS: Agreement.MORE_PRECISE,
    Relation.CONTRADICTS: Agreement.DISAGREES,
    Relation.INCOMPARABLE: Agreement.NOTHING,
}
_LEVELS = {
    Agreement.OTHER_NOUN: (Level.NOTE, Level.NOTE),
    Agreement.OVERLAPS: (Level.WARNING, Level.NOTE),
    Agreement.MORE_PRECISE: (Level.ERROR, Level.WARNING),
    Agreement.DISAGREES: (Level.ERROR, Level.WARNING),
    Agreement.NOTHING: (Level.ERROR, Level.NOTE),
    Agreement.NOT_READ: (Level.NOTE, Level.NOTE),
}
_RANK = {state: rank for rank, state in enumerate(Agreement)}


@dataclass(frozen=True, slots=True)
class Agreed:
    """The outcome for one value: its state, whether it is hard, the mention that fits best (None: nothing does)."""

    state: Agreement
    hard: bool = True
    mention: Mention | None = None
    reason: str = ""

    @property
    def level(self) -> Level | None:
        """Return the level of the finding that this is; None when it is none."""
        levels = _LEVELS.get(self.state)
        return None if levels is None else levels[0 if self.hard else 1]

    @property
    def rank(self) -> tuple[int, int]:
        """Return what outcomes are ordered by, best first: the gravest level last."""
        gravity = {None: 0, Level.NOTE: 1, Level.WARNING: 2, Level.ERROR: 3}[self.level]
        return (gravity, _RANK[self.state])


def agreement(value: Value, words: Iterable[Mention]) -> Agreed:
    """Return how a value stands to the best fitting of several mentions."""
    outcomes = [outcome(value, mention) for mention in words]
    if two_ends(value):  # a range is held to a range, where the words print one of its kind
        ranges = [found for found in outcomes if found.mention and two_ends(found.mention.value)]
        outcomes = [found for found in ranges if found.state is not Agreement.NOTHING] or outcomes
    best = min(outcomes, key=lambda found: found.rank, default=None)
    if best is None:
        return Agreed(Agreement.NOTHING, hard=is_hard(value))
    if best.state is Agreement.OTHER_NOUN:
        counted = [found for found in outcomes if found.state is Agreement.DISAGREES and same_things(value, found)]
        return counted[0] if counted else best
    if best.state is Agreement.NOTHING:
        alike = [found.mention for found in outcomes if found.mention and found.mention.value.kind is value.kind]
        return Agreed(Agreement.NOTHING, is_hard(value), alike[0] if alike else None)
    return best


def outcome(value: Value, mention: Mention) -> Agreed:
    """Return how a value stands to one mention; the same figure of another noun is told apart."""
    found = compare(value, mention.value)
    if two_ends(value) and two_ends(mention.value) and found.relation is not Relation.EQUAL:
        found = held_to_each_end(value, mention.value, found)
    if found.relation is Relation.INCOMPARABLE and value.noun and mention.value.noun:
        bare = compare(replace(value, noun=""), replace(mention.value, noun=""))
        if bare.relation in {Relation.EQUAL, Relation.ENTAILED_BY}:
            return Agreed(Agreement.OTHER_NOUN, bare.hard, mention, found.reason)
    if found.relation is Relation.INCOMPARABLE and value.kind is Kind.NUMBER and not value.noun:
        figure = mention.value.written
        if figure.low is not None and (figure.low, figure.high) == (value.written.low, value.written.high):
            return Agreed(Agreement.OTHER_NOUN, found.hard, mention, "the words have a unit to this figure")
    return Agreed(_STATES[found.relation], found.hard, mention, found.reason)


def two_ends(value: Value) -> bool:
    """Return whether the words print two ends that differ."""
    low, high = value.written.low, value.written.high
    return low is not None and high is not None and low != high


def held_to_each_end(value: Value, words: Value, found: Comparison) -> Comparison:
    """Return the comparison of two printed ranges: an end that differs is a disagreement."""
    if found.relation in {Relation.ENTAILS, Relation.ENTAILED_BY, Relation.COMPATIBLE} and value.kind is words.kind:
        return Comparison(Relation.CONTRADICTS, found.hard, "an end of the range differs")
    return found


def same_things(value: Value, found: Agreed) -> bool:
    """Return whether the mention of an outcome counts the value's noun."""
    return bool(value.noun) and found.mention is not None and bool(found.mention.value.noun)


def is_hard(value: Value) -> bool:
    """Return whether a value is a figure or date as such, no vague word."""
    interval = value.senses[0].interval
    return not (interval.low_soft or interval.high_soft) and value.kind is not Kind.TEXT


def best(outcomes: Sequence[Agreed]) -> Agreed | None:
    """Return the best of several outcomes."""
    return min(outcomes, key=lambda found: found.rank, default=None)
