"""Whether evidence bears a claim out, by numbers, dates, names and negation."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from verifier.judge.assign import Pair, assigned, pairs, too_many
from verifier.judge.direction import directions
from verifier.judge.judgement import Ground, Judgement, Label
from verifier.judge.negation import negations
from verifier.judge.passage import Figure, Passage, read
from verifier.values.value import Kind, Relation

_BORNE_OUT = {Relation.EQUAL, Relation.ENTAILED_BY}
_AMOUNTS = {Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY}
_FITTING = _BORNE_OUT | {Relation.COMPATIBLE}
MARGIN = 0.2
LONG = 3  # sentences from which on a text is on more than one thing
TOPIC = 0.5  # share of a claim's words that a sentence of a long text must have to refute it
FLOOR, STEP, CAP = 0.3, 0.15, 2.5


def judge(claim: str, evidence: str, published: dt.date | None = None) -> Judgement:
    """Return whether the evidence bears the claim out."""
    one, other = read(claim, published), read(evidence, published)
    if too_many(one, other):
        return Judgement(Label.UNDECIDED, "there are too many figures to compare")
    found = pairs(one, other)
    taken = {id(pair.claim): pair for pair in assigned(found)}
    grounds = tuple(
        _held_to_topic(ground_of(figure, taken.get(id(figure)), found), taken.get(id(figure)), one, other)
        for figure in one.figures
    )
    if one.is_on_another(other):
        return Judgement(Label.UNDECIDED, "the evidence speaks of another one of that name", grounds)
    return _decided((*grounds, *_turned(one, other)), list(taken.values()))


def ground_of(figure: Figure, pair: Pair | None, found: list[Pair]) -> Ground:
    """Return what the evidence says of a figure of the claim, by the figure assigned to it or one that fits as well."""
    kind = "date" if figure.value.kind in {Kind.DATE, Kind.INTERVAL} else "figure"
    if pair is None:
        return Ground(kind, figure.mention.text, "", "the evidence has nothing of the kind", None)
    rivals = [rival for rival in found if rival.claim is figure]
    if pair.found.relation is Relation.CONTRADICTS:
        fitting = [rival for rival in rivals if rival.found.relation in _FITTING]
        better = max(fitting, key=lambda rival: rival.score, default=None)
        if better and better.score > pair.score - MARGIN:
            pair = better
    supports, reason = _bears_out(pair, len(rivals))
    return Ground(kind, figure.mention.text, pair.evidence.mention.text, reason, supports, pair.found.hard)


def _bears_out(pair: Pair, rivals: int) -> tuple[bool | None, str]:
    """Return whether the evidence's figure bears the claim's out (None: neither way), and why."""
    relation = pair.found.relation
    if relation is not Relation.CONTRADICTS and _lacks_year(pair):
        return None, "the evidence names no year"
    if relation in _FITTING:
        return True, "borne out" if relation in _BORNE_OUT else "they agree as far as they go"
    if relation is Relation.ENTAILS or _same_figure(pair):
        return None, "the claim is more precise"
    if relation is Relation.CONTRADICTS and pair.score >= enough(rivals):
        return False, pair.found.reason or "they exclude each other"
    return None, "they may be figures of different things"


def _lacks_year(pair: Pair) -> bool:
    own, other = (figure.value.senses[0].unit for figure in (pair.claim, pair.evidence))
    return other == "year unknown" != own


def _turned(claim: Passage, evidence: Passage) -> Iterator[Ground]:
    """Yield the directions and negations of a claim that short evidence on the same thing turns round."""
    if evidence.sentences > LONG:
        return
    near = claim.stems & evidence.stems
    if len(near) < TOPIC * len(claim.stems):
        return
    for found in (*directions(claim.text, evidence.text), *negations(claim.text, evidence.text)):
        yield Ground(found.kind, found.claim, found.source, found.reason, supports=False, hard=found.hard)


def _held_to_topic(ground: Ground, pair: Pair | None, claim: Passage, evidence: Passage) -> Ground:
    """Return what refutes as silent, if it stands in a long text in a sentence on something else."""
    if ground.supports is not False or pair is None or evidence.sentences <= LONG:
        return ground
    there = evidence.stems_of(pair.evidence.sentence)
    if len(claim.stems & there) >= TOPIC * len(claim.stems):
        return ground
    return replace(ground, supports=None, reason="the evidence speaks of something else there")


def enough(rivals: int) -> float:
    """Return how well two figures must belong together before their difference refutes: better, the more there are."""
    return min(CAP, FLOOR + STEP * (rivals - 1))


def _same_figure(pair: Pair) -> bool:
    """Return whether a plain figure of the claim stands in the evidence with a bound or hedge: 250, over 250."""
    one, other = pair.claim.value, pair.evidence.value
    if one.hedge or not other.hedge or one.kind in {Kind.DATE, Kind.INTERVAL}:
        return False
    return one.written.low in {other.written.low, other.written.high} and one.written.low is not None


def _decided(grounds: tuple[Ground, ...], taken: list[Pair]) -> Judgement:
    amounts = [pair for pair in taken if pair.claim.value.kind in _AMOUNTS]
    against = [ground for ground in grounds if ground.supports is False]
    dates = [ground for ground in against if ground.kind == "date"]
    state = any(pair.evidence.value.as_of or pair.claim.value.as_of for pair in taken)
    if dates and amounts and (state or len(dates) < len(against)):
        return Judgement(Label.UNDECIDED, "the evidence speaks of another date", grounds)
    if against:
        return Judgement(Label.REFUTED, against[0].reason, grounds)
    if grounds and all(ground.supports for ground in grounds):
        return Judgement(Label.SUPPORTED, "every figure is borne out", grounds)
    if any(ground.supports is None and not ground.evidence for ground in grounds):
        return Judgement(Label.NOT_ENOUGH, "a figure has no counterpart", grounds)
    return Judgement(Label.UNDECIDED, "", grounds)
