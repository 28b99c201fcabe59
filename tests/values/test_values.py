"""Values: phrases in a table that anybody can extend, comparisons, derivations, and what must hold of all of them."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.values import compare, derive, holds, read_value, read_values, show, unreadable
from verifier.values.value import Relation, Value

PUBLISHED = dt.date(2025, 11, 30)
PHRASES = [
    row
    for name in ("phrases.yaml", "news.yaml")
    for row in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]
MIRROR = {Relation.ENTAILS: Relation.ENTAILED_BY, Relation.ENTAILED_BY: Relation.ENTAILS}


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["text"][:30])
def test_phrase_reads_as_the_table_says(row: dict[str, object]) -> None:
    """Each phrase gives those mentions and no others."""
    read = [[one.text, one.value.kind.value, show(one.value)] for one in read_values(str(row["text"]), PUBLISHED)]

    assert read == [[str(cell) for cell in cells] for cells in row["read"]]


COMPARED = [
    ("130+ mortars", "over 130 mortars", "entailed_by", True),
    ("130 mortars", "over 130 mortars", "contradicts", True),
    ("150 mortars", "over 130 mortars", "entails", True),
    ("at least 100 mortars", "over 130 mortars", "entailed_by", True),
    ("15 sites", "15 rockets", "incomparable", True),
    ("180 days", "180 weeks", "contradicts", True),
    ("180 days", "six months", "compatible", False),
    ("2025-11-24/2025-11-27", "2025-11-26", "entailed_by", True),
    ("2025-11-26", "2025-11", "entails", True),
    ("two thirds", "66.7 %", "compatible", False),
    ("nine in 10", "90 %", "equal", True),
    ("10 tons", "10 tonnes", "compatible", False),
    ("$5", "5 EUR", "incomparable", True),
    ("12 km", "12000 m", "equal", True),
    ("two sites", "several sites", "contradicts", False),
]


@pytest.mark.parametrize(("one", "other", "relation", "hard"), COMPARED)
def test_values_stand_to_each_other_as_the_words_say(one: str, other: str, relation: str, hard: bool) -> None:
    """The relation and its strength follow from the words, and the mirror of the pair from the same."""
    first, second = read_value(one), read_value(other)
    assert first
    assert second
    found = compare(first, second)

    assert (found.relation.value, found.hard) == (relation, hard)


DERIVED = [
    ("add", ["2025-11-10", "180 days"], "2026-05-09", "holds"),
    ("add", ["2025-11-10", "six months"], "2026-05-10", "holds"),
    ("add", ["2586 patients", "2584 patients"], "5170 patients", "holds"),
    ("add", ["2586 patients", "2584 patients"], "5171 patients", "contradicts"),
    ("subtract", ["14.1 %", "15.8 %"], "-1.7 percentage points", "holds"),
    ("subtract", ["14.1 %", "15.8 %"], "-1.7 %", "incomparable"),
    ("percent_change", ["380.2 million EUR", "412.6 million EUR"], "8.5 %", "holds"),
    ("percent_change", ["412.6 million EUR", "380.2 million EUR"], "8.5 %", "contradicts"),
    ("percent_of", ["191 patients", "2584 patients"], "7.4 %", "holds"),
    ("divide", ["231.4 million EUR", "262.5 million EUR"], "0.88", "holds"),
    ("length", ["2025-11-24/2025-11-27"], "4 days", "holds"),
    ("days_between", ["2025-11-10", "2025-11-30"], "20 days", "holds"),
    ("years_between", ["1989", "2025"], "36 years", "holds"),
    ("mean", ["2", "4", "6"], "4", "holds"),
    ("min", ["2 sites", "4 sites"], "2 sites", "holds"),
    ("max", ["2 sites", "4 sites"], "4 sites", "holds"),
    ("count", ["2 sites", "4 sites", "1 site"], "3", "holds"),
    ("multiply", ["3", "2 days"], "6 days", "holds"),
    ("weekday", ["2025-11-30"], "Sunday", "holds"),
    ("weekday", ["2025-11-30"], "Monday", "contradicts"),
]


@pytest.mark.parametrize(("operation", "inputs", "claimed", "relation"), DERIVED)
def test_derivations_come_out(operation: str, inputs: list[str], claimed: str, relation: str) -> None:
    """Each operation is recomputed with the rounding of the printed figures; another result is told apart."""
    result = derive(operation, [value for text in inputs if (value := read_value(text))]).value
    value = read_value(claimed)
    assert result
    assert value
    found = holds(value, result).relation.value

    assert (found if found in {"contradicts", "incomparable"} else "holds") == relation


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-11-31", "there is no day 2025-11-31"),
        ("2025-13", "there is no month 13"),
        ("2025-11-27/2025-11-24", "`2025-11-27/2025-11-24` ends before it begins"),
        ("3 apples and 4 pears", "it names several values: `3 apples`, `4 pears`"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, why: str) -> None:
    """A value with figures that is not one value is never passed over."""
    assert read_value(text) is None
    assert unreadable(text) == why


VALUES = st.builds(
    lambda bound, number, unit: f"{bound}{number}{unit}",
    st.sampled_from(["", "over ", "at least ", "up to ", "fewer than ", "about ", "nearly ", "just over "]),
    st.integers(1, 5000) | st.decimals("0.1", "999", places=1).map(str),
    st.sampled_from(
        [" %", " days", " months", " EUR", " million USD", " km", " mg", " sites", "", " percentage points"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES)
def test_comparing_mirrors(one: str, other: str) -> None:
    """What a is to b, b is to a the other way round, and as firmly."""
    a, b = read_value(one), read_value(other)
    assert a
    assert b
    there, back = compare(a, b), compare(b, a)

    assert back.relation is MIRROR.get(there.relation, there.relation)
    assert back.hard is there.hard


@settings(max_examples=200, deadline=None)
@given(VALUES, VALUES)
def test_widening_never_turns_agreement_into_contradiction(one: str, other: str) -> None:
    """If two values can both be true, they still can when one of them says less."""
    a, b = read_value(one), read_value(other)
    assert a
    assert b
    if compare(a, b).relation in {Relation.CONTRADICTS, Relation.INCOMPARABLE}:
        return

    assert compare(widened(a), b).relation is not Relation.CONTRADICTS


def widened(value: Value) -> Value:
    """Return the value with twice the room on both sides."""
    senses = []
    for sense in value.senses:
        low, high = sense.interval.low, sense.interval.high
        low = None if low is None else low - abs(low)
        high = None if high is None else high + abs(high)
        senses.append(replace(sense, interval=replace(sense.interval, low=low, high=high)))
    return replace(value, senses=tuple(senses))


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_a_day_reads_back_in_every_notation(day: dt.date) -> None:
    """ISO, American and British notations of a day are that day."""
    if day.year < 1000:
        return
    month = day.strftime("%B")
    for text in (day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        value = read_value(text)

        if day.year < 3000:
            assert value
            assert value.senses[0].interval.low == value.senses[0].interval.high == day.toordinal()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Reading never fails, and mentions stand in the text, in order, apart from each other."""
    mentions = read_values(text, PUBLISHED)
    read_value(text)
    unreadable(text)

    assert all(text[one.start : one.end] == one.text for one in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "over " * 100_000,
        "1 " * 200_000,
        "two hundred and " * 50_000,
        "about 5 to " * 50_000,
        "-" * 500_000,
        "$" * 300_000,
        "January " * 50_000,
        "hundred and fifth " * 20_000,
        "more than 5 and less than 9, " * 5_000,
        "10/1/2018-" * 10_000,
        "NaN inf 1e999 0x10 ٠١٢",
        "in the year 99999 and in 0000-00-00",
        "it moved from 3 to the",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    """A million digits or hedges are answered; a record of them is unreadable, not an exception."""
    read_values(text, PUBLISHED)

    assert read_value(text) is None or len(text) < 400
