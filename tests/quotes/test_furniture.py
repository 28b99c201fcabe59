"""Footnote marks, page breaks and links between a quote's words are no change of words; all else is."""

import pytest

from verifier.model import State
from verifier.quotes import find_quote

QUOTE = "The mill was sold in spring to a family from the coast"


@pytest.mark.parametrize(
    "text",
    [
        "The mill was sold[12] in spring to a family[3] from the coast.",
        "The mill was sold in [spring](https://example.org/a) to a family from the coast.",
        "The mill was sold in spring\n\n7\n\fMill Report, page 8\n\nto a family from the coast.",
        "A\n\fMill News\nB C\n\fMill News\nThe mill was sold in\n\fMill News\nspring to a family from the coast.",
        "The mill¹ was sold in spring,² to a family from the coast.",
        "The mill was sold in spring\n12\n\f\nto a family from the coast.",
    ],
)
def test_furniture_is_passed_over(text):
    """The words stand there; what the reader left between them is noted."""
    passage = find_quote(text, QUOTE)

    assert passage.state is State.RETOUCHED
    assert text[passage.start : passage.end].endswith("coast")
    assert passage.note


@pytest.mark.parametrize(
    "text",
    [
        "The mill was sold in\n\fnot in\nspring to a family from the coast.",  # the first line of a page is text
        "The mill was sold in spring\n7\n\fand autumn 1950\nto a family from the coast.",
        "The mill was sold [12] in spring to a family from the coast.",  # a figure of the sentence
        "The mill was sold[1234] in spring to a family from the coast.",
        "The mill was sold in [late spring](https://example.org/a) to a family from the coast.",
        "The mill was sold[12] in spring to a big family from the coast.",
    ],
)
def test_words_are_never_furniture(text):
    """What may be a word or figure of the sentence is a difference."""
    assert find_quote(text, QUOTE).state is State.ALTERED


@pytest.mark.parametrize(
    ("text", "quote", "state"),
    [
        ("A field of 300 m² was sold by the town.", "field of 300 m2 was sold by the town", "retouched"),
        ("A field of 300 m2 was sold by the town.", "field of 300 m² was sold by the town", "retouched"),
        ("A field of 300 m² was sold by the town.", "field of 300 m3 was sold by the town", "altered"),
        ("A sum of 10² was paid by the whole town.", "sum of 102 was paid by the whole town", "altered"),
    ],
)
def test_exponents(text, quote, state):
    """`m2` is what many readers make of `m²`; `10²` is another number than `102`."""
    assert find_quote(text, quote).state.value == state
