"""How two values stand to each other: equal, inside, overlapping, excluding, or of different things."""

from dataclasses import replace

from verifier.values.alignment import PLAIN, aligned, whole_numbers
from verifier.values.intervals import leans, related
from verifier.values.nouns import same_noun
from verifier.values.precision import rounded
from verifier.values.value import Comparison, Dimension, Kind, Relation, Sense, Value

_RANKED = frozenset({Kind.NUMBER, Kind.COUNT, Kind.ORDINAL})


_RANK = {
    Relation.EQUAL: 0,
    Relation.ENTAILED_BY: 1,
    Relation.ENTAILS: 2,
    Relation.COMPATIBLE: 3,
    Relation.CONTRADICTS: 4,
    Relation.INCOMPARABLE: 5,
}


_HARD, _SOFTLY = Comparison(Relation.EQUAL, hard=True), Comparison(Relation.EQUAL, hard=False)


def compare(a: Value, b: Value) -> Comparison:
    """Return how value a stands to value b, over all their senses: the best fitting pair decides.

    The answer for (b, a) is the mirror of that for (a, b). A contradiction holds only if every pair of senses excludes
    each other; it is hard only if it leans on no tolerance, vague word, rounding or custom.
    """
    if a.noun and b.noun and a.kind in _RANKED and b.kind in _RANKED and not same_noun(a.noun, b.noun):
        return Comparison(Relation.INCOMPARABLE, hard=True, reason=f"{a.noun} are not {b.noun}")
    if len(a.senses) == 1 == len(b.senses):
        one, other = a.senses[0], b.senses[0]
        return _same(one, other) if a.kind is b.kind and _are_one(one, other) else _senses(a, one, b, other)
    if a.kind is b.kind and _are_one(a.senses[0], b.senses[0]):
        same = _same(a.senses[0], b.senses[0])
        if same.hard:
            return same  # nothing fits better
    found = [_senses(a, one, b, other) for one in a.senses for other in b.senses]
    best = min(
        found, key=lambda one: (_RANK[one.relation] if one.relation is not Relation.ENTAILS else 1, not one.hard)
    )
    if best.relation is Relation.CONTRADICTS and (len(a.senses) > 1 or len(b.senses) > 1):
        return replace(best, hard=all(one.hard for one in found if one.relation is Relation.CONTRADICTS))
    return best


def _are_one(one: Sense, other: Sense) -> bool:
    """Return whether two senses are the same amounts of the same unit, of whatever they count."""
    plain = one.dimension is Dimension.NUMBER and one.unit == other.unit and other.dimension is Dimension.NUMBER
    return plain and one.interval == other.interval


def _same(one: Sense, other: Sense) -> Comparison:
    """Return what `_senses` does of two that are one."""
    return _SOFTLY if leans(Relation.EQUAL, one.interval, other.interval) else _HARD


def _senses(a: Value, one: Sense, b: Value, other: Sense) -> Comparison:
    pair = aligned(a, one, b, other)
    if isinstance(pair, str):
        return Comparison(Relation.INCOMPARABLE, hard=True, reason=pair)
    left, right, soft, why = pair
    whole = (a.kind is Kind.COUNT and b.kind in PLAIN) or (b.kind is Kind.COUNT and a.kind in PLAIN)
    if whole:
        left, right = whole_numbers(left), whole_numbers(right)
    relation = related(left, right)
    hard = not soft and not leans(relation, left, right)
    if relation is Relation.CONTRADICTS:
        near = rounded(a, left, b, right, soft=soft)
        if near is not None:
            return near
    if soft and relation in {Relation.ENTAILS, Relation.ENTAILED_BY}:
        relation = Relation.COMPATIBLE
    return Comparison(relation, hard, why)
