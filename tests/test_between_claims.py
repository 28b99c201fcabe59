"""Between claims: running counts, circles, stale inputs, derivations; large and odd ledgers are bounded."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import lines, write
from verifier.circles import circles
from verifier.model import Claim, Ledger, Operation, Reading
from verifier.rule import all_rules
from verifier.values import read_value, read_values

SOURCE = "On Monday 12 people died. The toll rose to 14. The yard has 12 vans. Now the yard has 14 vans."
HEAD = "article: minutes\ndefaults: {subject: storm, property: toll}\nclaims:\n"
FIRST = "  - {id: one, claim: 12 people died., quote: 12 people died, value: 12, stated_on: 2025-11-24}\n"


def found(claims: str, folder: Path) -> list[str]:
    """Return the lines on a claims file over the source above."""
    write(folder, {"sources/minutes.txt": SOURCE, "claims/a.yaml": claims})
    return lines(folder)


def between(readings: list[Reading]) -> tuple[float, list[str]]:
    """Return how long the rules between claims take, and their messages."""
    rules = [rule for rule in all_rules() if rule.code.startswith("V3")]
    ledger = Ledger(root="", claims=tuple(reading.claim for reading in readings))
    begun = time.process_time()
    told = [hit.message for rule in rules if rule.ledger for hit in rule.ledger(ledger, tuple(readings))]
    return time.process_time() - begun, told


def reading(number: int, value: str, **fields: object) -> Reading:
    """Return a claim's reading, by number."""
    claim = Claim(id=f"a/c{number}", file="claims/a.yaml", claim=f"It has {value}.", value=value, **fields)  # type: ignore[arg-type]
    return Reading(claim=claim, article=None, value=read_value(value), sentence=read_values(claim.claim))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (
            "  - {id: two, claim: The toll rose to 14., quote: toll rose to 14, value: 14, stated_on: 2025-11-25}\n",
            0,
        ),
        ("  - {id: two, claim: The toll is 14., quote: The toll rose to 14, value: 14, stated_on: 2025-11-24}\n", 2),
        (
            "  - {id: two, claim: It is 14., quote: toll rose to 14, value: 14, relations: {updates: [one]}}\n",
            0,
        ),
        ("  - {id: two, claim: 14 died., quote: The toll rose to 14, value: 14, qualifiers: {place: Ashby}}\n", 0),
    ],
    ids=["later figure of a running count", "same day", "declared update", "other qualifiers"],
)
def test_only_figures_that_exclude_each_other_are_told(second: str, told: int, tmp_path: Path) -> None:
    """A later figure of a running count, an update and another thing are no contradiction."""
    contradictions = [line for line in found(HEAD + FIRST + second, tmp_path) if " V303 " in line]

    assert len(contradictions) == told


def test_stale_input_is_named_along_the_chain(tmp_path: Path) -> None:
    """Every claim that is derived from one whose words are gone says so, and by which way."""
    claims = (
        "article: minutes\nclaims:\n  - {id: a, claim: 12 people left., quote: 12 people left, value: 12 people}\n"
        "  - {id: b, claim: In all 13., value: 13 people, derived_from: {add: [a, 1]}}\n"
        "  - {id: c, claim: In all 14., value: 14 people, derived_from: {add: [b, 1]}}\n"
    )

    told = [line.partition("stale-input: ")[2] for line in found(claims, tmp_path) if " V311 " in line]

    assert [line.partition(": ")[2] for line in told] == ["b <- a", "c <- b <- a"]


@pytest.mark.parametrize(
    ("operation", "inputs", "value", "wrong"),
    [
        ("add", ("12 vans", "3 vans"), "15 vans", "16 vans"),
        ("subtract", ("55 %", "40 %"), "15 percentage points", "15 %"),
        ("multiply", ("12", "3"), "36", "35"),
        ("divide", ("18.4 million EUR", "9.2 million EUR"), "doubled", "tripled"),
        ("percent_of", ("3", "12"), "25 %", "26 %"),
        ("percent_change", ("380.2 million EUR", "412.6 million EUR"), "8.5 %", "8.4 %"),
        ("mean", ("10 km", "20 km"), "15 km", "17 km"),
        ("min", ("10 km", "20 km"), "10 km", "20 km"),
        ("max", ("10 km", "20 km"), "20 km", "10 km"),
        ("count", ("10 km", "20 km"), "2", "3"),
        ("length", ("2025-11-24/2025-11-27",), "4 days", "3 days"),
        ("days_between", ("2025-11-10", "2025-11-30"), "20 days", "21 days"),
        ("years_between", ("1980-05-03", "2020-05-02"), "39 years", "40 years"),
        ("weekday", ("2025-11-10",), "Monday", "Sunday"),
    ],
)
def test_each_operation_is_recomputed(operation: str, inputs: tuple[str, ...], value: str, wrong: str) -> None:
    """The right result is left alone and the wrong one told, also inside another operation."""
    plain, nested = Operation(operation, inputs), Operation("max", (Operation(operation, inputs),))
    forms = (plain,) if operation == "weekday" else (plain, nested)

    for form in forms:
        assert between([reading(0, value, derived_from=form)])[1] == []
        assert len(between([reading(0, wrong, derived_from=form)])[1]) == 1


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), min_size=6))
def test_circles_are_exactly_the_names_that_lead_back_to_themselves(graph: dict[str, list[str]]) -> None:
    """A name is told if and only if it can be reached from itself, and each step that is shown is a link."""

    def reached(name: str) -> set[str]:
        seen: set[str] = set()
        rest = list(graph[name])
        while rest:
            one = rest.pop()
            if one not in seen:
                seen.add(one)
                rest += graph[one]
        return seen

    shown = circles(graph)

    assert [circle.name for circle in shown] == [name for name in graph if name in reached(name)]
    for circle in shown:
        steps = list(zip(circle.way, circle.way[1:], strict=False))
        assert all(after in graph[before] for before, after in steps if "..." not in (before, after))
        assert circle.way[0] == circle.way[-1] == circle.name


@pytest.mark.parametrize(
    "readings",
    [
        [reading(n, f"{n} vans", subject="x", property="p") for n in range(3000)],
        [reading(n, f"{n} vans in the yard") for n in range(3000)],
        [reading(n, f"{n} vans", derived_from=Operation("max", (f"a/c{n + 1}",))) for n in range(10_000)],
        [reading(n, f"{n} vans", derived_from=Operation("max", (f"a/c{(n + 1) % 10_000}",))) for n in range(10_000)],
        [reading(n, "9" * 300, derived_from=Operation("multiply", ("9" * 300,) * 40)) for n in range(50)],
    ],
    ids=["one subject", "alike in words", "chain", "circle", "huge numbers"],
)
def test_large_and_odd_ledgers_are_bounded(readings: list[Reading]) -> None:
    """Thousands of claims on one thing, long chains and circles and huge numbers take seconds and never recurse."""
    spent, told = between(readings)

    assert spent < 20
    assert len(told) <= 6 * len(readings) + 1


def test_a_group_that_is_too_large_is_said_to_be() -> None:
    """Where not all pairs are compared, a warning says so."""
    told = between([reading(n, f"{n} vans", subject="x", property="p") for n in range(300)])[1]

    assert any("too many claims on the same thing to compare all" in message for message in told)
