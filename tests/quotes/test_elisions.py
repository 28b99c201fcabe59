"""Quotes with elisions and insertions."""

import pytest

from verifier.model import State
from verifier.quotes import find_quote

TEXT = (
    "The minister said that the bridge, built in 1961, would be closed for repairs until autumn. "
    "Ferries will run every hour. Drivers were told to expect delays on both banks of the river."
)


@pytest.mark.parametrize("dots", ["[...]", "[…]", "…", "...", " ... ", " [ . . . ] ", "(...)"])
def test_dots_stand_for_left_out_words(dots):
    """The parts stand there in their order: found, with each part's place."""
    passage = find_quote(TEXT, f"The minister said that the bridge{dots}would be closed")

    assert passage.state is State.FOUND
    assert [TEXT[a:b] for a, b in passage.parts] == ["The minister said that the bridge", "would be closed"]
    assert (passage.start, passage.end) == (0, TEXT.index(" for repairs"))


@pytest.mark.parametrize(
    "quote",
    [
        "would be closed … The minister said",  # another order
        "The minister … banks of the canal",  # a part that is not there
        "the bridge, built in 196 … would be closed",  # a cut number
        "The minister … would be close",  # a cut word
        "The minister said [in 1961] would be closed",  # an insertion with a date
        "The minister said [not] would be closed",
        "The minister said [5 times] would be closed",
        "The minister said [on Monday] would be closed",
    ],
)
def test_elisions_that_do_not_hold(quote):
    """Another order, a changed part or an insertion that brings in a fact is never found."""
    assert not find_quote(TEXT, quote).state.counts_as_found


def test_parts_far_from_each_other():
    """Parts that are pages apart are not one quote."""
    text = TEXT + " And so on." * 500 + " The tram is late."

    assert not find_quote(text, "The minister said … The tram is late").state.counts_as_found


def test_an_insertion_replaces_words():
    """Words in brackets stand for others."""
    passage = find_quote(TEXT, "said that [it] would be closed for repairs")

    assert passage.state is State.FOUND
    assert [TEXT[a:b] for a, b in passage.parts] == ["said that", "would be closed for repairs"]


def test_brackets_that_stand_in_the_source():
    """Square brackets are first sought as they are."""
    text = "Survival was longer (hazard ratio 0·63 [95% CI 0·48–0·83]; p=0·001) in this group."
    passage = find_quote(text, "hazard ratio 0.63 [95% CI 0.48-0.83]")

    assert (passage.state, text[passage.start : passage.end]) == (
        State.RETOUCHED,
        "hazard ratio 0·63 [95% CI 0·48–0·83]",
    )


def test_a_changed_first_letter_in_brackets():
    """`[T]he` is the same word."""
    assert find_quote(TEXT, "[t]he minister said").state.counts_as_found


def test_dots_that_stand_in_the_source():
    """Dots that the source itself prints are no elision."""
    text = "Well ... he paused. Then he went."

    assert find_quote(text, "Well ... he paused").state is State.FOUND
    assert find_quote(text, "Well … he paused").state is State.RETOUCHED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("See [the old harbour map] for the way to the pier.", "See [the harbour map] for the way"),
        ("He waited ... she came. Then, they say, it did not rain.", "He waited ... not rain"),
        ("[The board](a.html) met in the old hall on Monday.", "[The council](a.html) met in the old hall"),
    ],
)
def test_the_sources_own_dots_and_brackets(text, quote):
    """Dots and brackets that the source prints are its words, not the quote's elision."""
    assert not find_quote(text, quote).state.counts_as_found


def test_context_chooses_the_chain():
    """Of several chains the one in the recorded context."""
    text = "He came to the old hall and sat. She came to the new hall and sat. They came to the red hall and sat."
    passage = find_quote(text, "came to … hall", "She ", " and sat. They")

    assert text[passage.start : passage.end] == "came to the new hall"


def test_equal_chains_are_ambiguous():
    """Nothing tells two chains apart."""
    text = "He came to the old hall and sat. She came to the new hall and sat."

    assert find_quote(text, "came to … hall").state is State.AMBIGUOUS
