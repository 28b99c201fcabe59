"""Ordinals as measures: first, 42nd, twenty-third."""

from fractions import Fraction

from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page
from verifier.values.measure import Measure
from verifier.values.numbers import Number
from verifier.values.numbers.ordinals import worded_place
from verifier.values.tokens import Type
from verifier.values.value import Kind


def ordinal(page: Page, at: int) -> Measure | None:
    """Return `first`, `42nd`, `twenty-third` as an ordinal."""
    found = place_at(page, at)
    led = page.low(at) in page.table.words["a"] and page.low(at + 1) not in page.table.scales
    worded = worded_place(page.found, at, page.table) if page.found[at].type is Type.WORD and not led else None
    if worded is not None and not worded.plural and (found is None or worded.end > found[1]):
        found = worded.value, worded.end
    if found is None:
        return None
    place, end = found
    words = page.table.words
    timed = page.low(at) in words["second_of_time"] and page.low(at - 1) in words["before_second"]
    if timed and page.low(end) not in words["time"]:
        return None
    return Measure(
        Kind.ORDINAL, Number(Fraction(place), end, worded=True), at, end, "ordinal", core_end=end, rule="ordinal"
    )
