"""Derivations: the operations of records.md on intervals, with the rounding of the printed figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.values.compare import compare
from verifier.values.daycounts import days_between, length, weekday, years_between
from verifier.values.derived import Derived, scaled, widened
from verifier.values.products import count, divide, multiply, percent_change, percent_of
from verifier.values.sums import add, greatest, least, mean, subtract
from verifier.values.value import Comparison, Kind, Relation, Value


def derive(operation: str, inputs: Sequence[Value]) -> Derived:
    """Return what an operation over values gives: an interval that holds every result the printed figures allow."""
    rule = _OPERATIONS.get(operation)
    if rule is None:
        return Derived(None, f"`{operation}` is no operation")
    if not inputs:
        return Derived(None, f"`{operation}` has no inputs")
    try:
        return rule(inputs)
    except (OverflowError, ValueError):
        return Derived(None, "the figures are too large to reckon with")


def holds(claimed: Value, derived: Value) -> Comparison:
    """Return how a claimed value stands to a derived one: it contradicts only where the rounded result excludes it."""
    if (derived.kind is Kind.PERCENT and claimed.kind in {Kind.RATIO, Kind.FRACTION, Kind.NUMBER}) or (
        claimed.kind is Kind.PERCENT and derived.kind in {Kind.RATIO, Kind.FRACTION, Kind.NUMBER}
    ):
        derived = _as_percent(derived) if claimed.kind is Kind.PERCENT else _as_ratio(derived)
    if derived.kind in {Kind.NUMBER, Kind.RATIO} and claimed.kind in {
        Kind.NUMBER,
        Kind.RATIO,
        Kind.COUNT,
        Kind.FRACTION,
        Kind.ORDINAL,
    }:
        claimed = replace(claimed, kind=Kind.NUMBER, senses=tuple(replace(one, unit="") for one in claimed.senses))
        derived = replace(derived, kind=Kind.NUMBER, senses=tuple(replace(one, unit="") for one in derived.senses))
    allowed = replace(
        claimed,
        kind=Kind.NUMBER if claimed.kind is Kind.COUNT else claimed.kind,
        senses=tuple(replace(one, interval=widened(claimed, one.interval)) for one in claimed.senses),
    )
    plain = replace(derived, kind=Kind.NUMBER if derived.kind is Kind.COUNT else derived.kind)
    found = compare(replace(allowed, noun="") if not derived.noun else allowed, plain)
    if found.relation is Relation.CONTRADICTS and found.hard is False and not _vague(claimed, derived):
        return replace(found, hard=True)
    return found


def _vague(claimed: Value, derived: Value) -> bool:
    soft = [one.interval.low_soft or one.interval.high_soft for one in (*claimed.senses, *derived.senses)]
    return any(soft)


def _as_percent(value: Value) -> Value:
    senses = tuple(replace(one, interval=scaled(one.interval, Fraction(100)), unit="%") for one in value.senses)
    return replace(value, kind=Kind.PERCENT, senses=senses)


def _as_ratio(value: Value) -> Value:
    senses = tuple(replace(one, interval=scaled(one.interval, Fraction(1, 100)), unit="") for one in value.senses)
    return replace(value, kind=Kind.NUMBER, senses=senses)


_OPERATIONS: Mapping[str, Callable[[Sequence[Value]], Derived]] = {
    "add": add,
    "subtract": subtract,
    "multiply": multiply,
    "divide": divide,
    "percent_of": percent_of,
    "percent_change": percent_change,
    "mean": mean,
    "min": least,
    "max": greatest,
    "count": count,
    "length": length,
    "days_between": days_between,
    "years_between": years_between,
    "weekday": weekday,
}
