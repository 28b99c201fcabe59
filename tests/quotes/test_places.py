"""The same words at several places."""

from verifier.model import State
from verifier.quotes import Index, find_quote, places

TEXT = "The pier is old. The board wants the pier to go. Some say the pier can stay; the pier, they say, is loved."


def test_context_tells_places_apart():
    """The words around a place decide."""
    passage = find_quote(TEXT, "the pier", "The board wants ", " to go")

    assert (passage.state, passage.start) == (State.FOUND, TEXT.index("the pier to go"))


def test_damaged_context_still_tells():
    """A context that changed a little still decides."""
    passage = find_quote(TEXT, "the pier", "The council wants ", " to be gone")

    assert passage.start == TEXT.index("the pier to go")


def test_equal_places_are_ambiguous():
    """Nothing tells them apart: every place is named."""
    passage = find_quote(TEXT, "the pier")

    assert (passage.state, passage.start) == (State.AMBIGUOUS, None)
    assert len(passage.places) >= 3


def test_the_recorded_place_decides_last():
    """Of places that fit equally, the one that stands where it was recorded."""
    start = TEXT.index("the pier can")

    assert find_quote(TEXT, "the pier", position=start).start == start


def test_twice_in_one_sentence_is_the_first():
    """The same words twice within one sentence are not ambiguous."""
    passage = find_quote("Once. A rose is a rose is a rose, she said. End.", "a rose is")

    assert (passage.state, passage.start) == (State.FOUND, 16)


def test_twice_in_two_sentences_is_ambiguous():
    """Two sentences are two places."""
    assert find_quote("A rose fell. A rose fell. Nobody saw.", "A rose").state is State.AMBIGUOUS


def test_every_place():
    """`places` names all places in order, by state."""
    found = places(Index(TEXT), "the pier")

    assert [TEXT[p.start : p.end] for p in found] == ["The pier", "the pier", "the pier", "the pier"]
    assert [p.state.value for p in found] == ["retouched", "found", "found", "found"]


def test_places_of_elided_and_of_changed_words():
    """`places` reads elisions, and shows what is nearest when nothing stands there."""
    (elided,) = places(Index(TEXT), "The board wants … to go")
    near = places(Index(TEXT), "The board wants two piers to go")

    assert (elided.state, len(elided.parts)) == (State.FOUND, 2)
    assert [p.state for p in near] == [State.ALTERED]
    assert places(Index(TEXT), "  ") == ()
    assert len(places(Index(TEXT), ";")) == 1


def test_many_places_with_context():
    """Very common words are found by their context."""
    text = "the fox ran. " * 5_000 + "At last the fox slept well. " + "the fox ran. " * 5_000
    passage = find_quote(text, "the fox", "At last ", " slept well")

    assert (passage.state, passage.start) == (State.FOUND, text.index("fox slept") - 4)


def test_a_common_syllable_as_a_word():
    """A short word is found although its letters stand in thousands of other words."""
    text = "cantata " * 3_000 + "they can go " + "cantata " * 3_000

    assert find_quote(text, "can").start == text.index("can go")
    assert find_quote(text, "CAN").start == text.index("can go")


def test_common_signs_in_a_script_without_spaces():
    """Every place counts where words touch."""
    assert len(places(Index("泊位" * 3_000), "泊位")) == 1_000
