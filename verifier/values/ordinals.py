"""Ordinals as measures: first, 42nd, twenty-third."""

from fractions import Fraction

from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page
from verifier.values.measure import Measure
from verifier.values.numbers import Number
from verifier.values.value import Kind


def ordinal(page: Page, at: int) -> Measure | None:
    """Return `first`, `42nd`, `twenty-third` as an ordinal."""
    found = place_at(page, at)
    if found is None:
        return None
    place, end = found
    if page.low(at) == "second" and page.low(at - 1) in {"a", "per", "one", "every"} and page.low(end) != "time":
        return None
    return Measure(
        Kind.ORDINAL, Number(Fraction(place), end, worded=True), at, end, "ordinal", core_end=end, rule="ordinal"
    )
