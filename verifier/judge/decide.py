"""Whether evidence bears a claim out, by numbers, dates, names and negation."""

import datetime

from verifier.judge.assign import Pair, assigned, pairs
from verifier.judge.judgement import Ground, Judgement, Label
from verifier.judge.passage import Figure, read
from verifier.values.value import Kind, Relation

_BORNE_OUT = {Relation.EQUAL, Relation.ENTAILED_BY}


def judge(claim: str, evidence: str, published: datetime.date | None = None) -> Judgement:
    """Return whether the evidence bears the claim out."""
    one, other = read(claim, published), read(evidence, published)
    found = pairs(one, other)
    taken = {id(pair.claim): pair for pair in assigned(found)}
    grounds = tuple(_ground(figure, taken.get(id(figure)), found) for figure in one.figures)
    return _decided(grounds)


def _ground(figure: Figure, pair: Pair | None, found: list[Pair]) -> Ground:
    kind = "date" if figure.value.kind in {Kind.DATE, Kind.INTERVAL} else "figure"
    if pair is None:
        return Ground(kind, figure.mention.text, "", "the evidence has nothing of the kind", None)
    if pair.found.relation is Relation.CONTRADICTS:
        rivals = [rival for rival in found if rival.claim is figure and rival.found.relation in _BORNE_OUT]
        better = max(rivals, key=lambda rival: rival.score, default=None)
        if better and better.score > pair.score - 0.5:
            pair = better
    relation = pair.found.relation
    supports = True if relation in _BORNE_OUT or relation is Relation.COMPATIBLE else False if relation is Relation.CONTRADICTS else None
    return Ground(kind, figure.mention.text, pair.evidence.mention.text, f"{relation.value} {pair.score:.2f}", supports, pair.found.hard)


def _decided(grounds: tuple[Ground, ...]) -> Judgement:
    figures = [ground for ground in grounds if ground.kind == "figure"]
    against = [ground for ground in grounds if ground.supports is False]
    if figures and against and all(ground.kind == "date" for ground in against):
        return Judgement(Label.UNDECIDED, "the evidence speaks of another date", grounds)
    if any(ground.kind == "date" for ground in against) and any(ground.kind == "figure" for ground in against):
        return Judgement(Label.UNDECIDED, "the evidence speaks of another date", grounds)
    if against:
        return Judgement(Label.REFUTED, against[0].reason, grounds)
    if grounds and all(ground.supports for ground in grounds):
        return Judgement(Label.SUPPORTED, "every figure is borne out", grounds)
    if any(ground.supports is None and not ground.evidence for ground in grounds):
        return Judgement(Label.NOT_ENOUGH, "a figure has no counterpart", grounds)
    return Judgement(Label.UNDECIDED, "", grounds)
