"""The source's earlier text tells what the quote was, and what was something else already."""

from verifier.model import State
from verifier.quotes import find_quote

BEFORE = (
    "On Monday the mill made 400 bales. The workers went home early that day because of the heat. "
    "On Tuesday the mill made 380 bales. The workers went home early that day because of the rain. "
    "On Friday nobody worked, and the owner wrote a letter to the bank about the state of the roof."
)


def at(quote, number=0):
    """Return the place of a quote in the earlier text."""
    place = -1
    for _ in range(number + 1):
        place = BEFORE.index(quote, place + 1)
    return place


def test_an_edit_is_located_without_recorded_context():
    """The earlier text gives the context that nobody recorded."""
    quote = "On Monday the mill made 400 bales."
    after = "News. " + BEFORE.replace("400", "410")
    passage = find_quote(after, quote, position=at(quote), previous=BEFORE)

    assert (passage.state, after[passage.start : passage.end]) == (State.ALTERED, "On Monday the mill made 410 bales.")


def test_what_stood_elsewhere_is_not_the_lost_quote():
    """The Tuesday sentence stood there before: the Monday one is gone, not altered."""
    quote = "On Monday the mill made 400 bales."
    after = BEFORE.replace(quote + " ", "")
    passage = find_quote(after, quote, position=at(quote), previous=BEFORE)

    assert passage.state is State.GONE


def test_the_same_words_elsewhere_are_told():
    """The same words still stand where they stood beside the lost ones: gone, with that place."""
    quote = "The workers went home early that day"
    after = BEFORE.replace(quote + " because of the heat. ", "")
    passage = find_quote(after, quote, position=at(quote), previous=BEFORE)

    assert passage.state is State.GONE
    assert passage.places == ((after.index(quote), after.index(quote) + len(quote)),)
    assert passage.note


def test_the_right_one_of_two():
    """Of two equal sentences the earlier surroundings tell which is meant."""
    quote = "The workers went home early that day"
    after = "A new line. " + BEFORE
    passage = find_quote(after, quote, position=at(quote, 1), previous=BEFORE)

    assert (passage.state, passage.start) == (State.MOVED, after.index(quote, after.index("Tuesday")))


def test_a_wrong_place_in_the_earlier_text_is_no_help():
    """Where the earlier text does not hold the quote at its place, it is not used."""
    passage = find_quote(BEFORE + " End.", "the owner wrote a letter", position=3, previous=BEFORE)

    assert passage.state is State.MOVED
