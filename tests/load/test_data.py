"""Data that is built without its places is the data that has them, and the places are there for whoever asks."""

import pickle
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.load.claims import claim_file
from verifier.load.data import opened
from verifier.load.document import LEVELS, NODES
from verifier.load.yaml import decoded, read

PIECES = [*"abé:-,[]{}'\"|>&*!%#~?1 \n", "  ", "- ", ": ", "\n  ", "key: ", "null", "4,430", " 430", "no", '"\\u0007"']
ROOT = Path(__file__).parents[2]


def _same(text: str) -> None:
    """Hold what was opened to what is read with all its places."""
    one, other = opened(text), read(text)
    assert (one.data, one.whole, one.refusals, one.joined) == (other.data, other.whole, other.refusals, other.joined)
    assert (one.places, one.plain, one.braces) == (other.places, other.plain, other.braces)
    assert one.keys.keys() == other.keys.keys()
    assert one == other


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("a: 1\na: 2\n")
@example("a: [over 4,430 vans, 5]\n")
@example("a: {b, c}\n")
@example("a: &x 1\nb: *x\n")
@example('a: "\\u0007"\n')
@example("1: a\n")
@example("--- a\n--- b\n")
@example("%YAML 1.2\n---\na: 1\n")
@example("a: b # c\n")
@example("? [a]\n: b\n")
@example("- a\n- !x b\n- !x [c]\n")
@example("")
def test_any_text_is_opened_as_it_is_read(text: str) -> None:
    _same(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * LEVELS + "]" * LEVELS,
        "[" * (LEVELS + 1) + "]" * (LEVELS + 1),
        "- a\n" * (NODES + 2),
        "a: " + "x" * 100_001,
    ],
)
def test_the_limits_are_the_same(text: str) -> None:
    _same(text)


def test_our_own_records_are_opened_as_they_are_read() -> None:
    files = [file for folder in (ROOT, ROOT / "docs" / "example") for file in sorted(folder.glob("*/*.yaml"))]
    texts = [decoded(file.read_bytes())[0] for file in files]
    assert len(texts) > 4
    for text in texts:
        _same(text)
        _same(text.replace("#", ""))


RECORD = (
    b"claims:\n  - id: a\n    claim: Three cats.\n    quote: three cats\n    evidence:\n      - {source: b, quote: c}\n"
)


def test_a_claim_knows_its_places_also_in_another_process() -> None:
    (claim,) = claim_file(RECORD, "claims/a.yaml", "a").claims
    assert claim.places.document.known is None  # type: ignore[attr-defined]  # nobody has asked
    again = pickle.loads(pickle.dumps(claim))
    assert str(again.place("spans/0")) == str(claim.place("spans/0"))
    assert (claim.place("evidence/0").line, claim.place("evidence/0").column) == (6, 9)
    assert again == claim
