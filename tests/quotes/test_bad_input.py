"""Hostile and huge input is answered, in bounded work."""

import random

import pytest

from verifier.model import State
from verifier.quotes import Index, find_quote
from verifier.quotes.grams import KEPT, Grams
from verifier.quotes.search import LONGEST, MOST, SHOWN

CHANCE = random.Random(3)
VOCABULARY = ["".join(CHANCE.choices("abcdefghijklmnop", k=CHANCE.randint(3, 9))) for _ in range(900)]
LONG = " ".join(CHANCE.choices(VOCABULARY, k=14_000))  # about 100 kB


def test_one_letter():
    """One letter is found as a word only."""
    assert find_quote("a b c", "b").state is State.FOUND
    assert find_quote("abc" * 50_000, "b").state is State.GONE


def test_a_long_quote():
    """A quote of 100 kB is found, located when edited, and gone when it is not there."""
    text = f"Before it. {LONG} After it."
    words = LONG.split()
    edited = " ".join([*words[:7_000], "otherwise", *words[7_001:]])

    assert find_quote(text, LONG).state is State.FOUND
    assert find_quote(text, LONG.replace(" ", "\n")).state is State.RETOUCHED
    passage = find_quote(text, edited)
    assert (passage.state, passage.start, passage.end) == (State.ALTERED, 11, 11 + len(LONG))
    assert find_quote("Something else. " * 5_000, edited).state is State.GONE


def test_a_quote_that_is_too_long():
    """Beyond a million code points nothing is decided."""
    assert find_quote("abc", "a " * LONGEST).state is State.UNDECIDED


def test_repeats():
    """100,000 repeats are ambiguous; few places are named."""
    passage = find_quote("hello " * 100_000, "hello")

    assert passage.state is State.AMBIGUOUS
    assert len(passage.places) == SHOWN < MOST
    assert not find_quote("hello " * 100_000, "hello " * 20 + "there").state.counts_as_found
    assert not find_quote("hello " * 100_000, "hello " * 10_000 + "x").state.counts_as_found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * 300_000, "a" * 150),
        ("a b " * 100_000, "a b a b c a b"),
        ("e" + "\u0301" * 200_000, "e\u0301 and more"),
        ("&" * 200_000, "&amp and more"),
        ("\ud800" * 100_000, "\udc00 and more"),
        ("[a] " * 50_000, "[b] " * 500),
        ("the cat sat on the mat. " * 5_000, " … ".join(["the"] * 200) + " dog"),
        ("שלום עולם " * 20_000, "שלום עולם גדול"),
        ("国家统计局局长" * 20_000, "国家统计局副局长"),
        ("\u202eabc\u202c " * 20_000, "cba def"),
        ("1" * 200_000, "1" * 99 + "2"),
        ("." * 200_000, "…"),
    ],
)
def test_hostile_texts(text, quote):
    """None of them runs away, and none is found."""
    assert not find_quote(text, quote).state.counts_as_found


def test_lone_surrogates_and_mixed_scripts():
    """Words among odd characters are found."""
    text = "\ud800 Привет, κόσμε! שלום עולם 你好 \udfff"

    for quote in ("Привет, κόσμε", "שלום עולם", "你好"):
        passage = find_quote(text, quote)

        assert (passage.state, text[passage.start : passage.end]) == (State.FOUND, quote)


def test_a_source_of_many_megabytes():
    """A long source is searched; its index keeps a bounded number of runs."""
    text = LONG * 80 + " One sentence stands only here. " + LONG * 80
    grams = Grams(LONG.replace(" ", "") * 40)

    assert find_quote(text, "One sentence stands only here.", position=4).state is State.MOVED
    assert find_quote(text, "One  sentence stands only here.").state is State.RETOUCHED
    assert not find_quote(text, "One sentence stands only there.").state.counts_as_found
    assert len(grams.skeleton) / grams.step <= KEPT


def test_nothing_costly_for_an_exact_quote():
    """One exact quote builds no index."""
    index = Index(LONG + " The end is near here. " + LONG)

    assert index.find("The end is near here.").state is State.FOUND
    assert "folding" not in index.__dict__
    assert "grams" not in index.__dict__
