"""What must hold for any text."""

import unicodedata
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verifier.model import State
from verifier.quotes import Index, find_quote
from verifier.quotes.borders import whole
from verifier.quotes.fold import Skeleton, folded

WORD = st.text(alphabet="abcdeéßøñ", min_size=1, max_size=8)
NUMBER = st.integers(10, 9_999).map(str)
WORDS = st.lists(st.one_of(WORD, WORD, WORD, NUMBER), min_size=8, max_size=60)
ANY = st.text(max_size=120)


def unique(words):
    """Return words made different from each other, so that every stretch stands once."""
    return [
        f"{word}{chr(0x61 + i // 26)}{chr(0x61 + i % 26)}" if word.isalpha() else word for i, word in enumerate(words)
    ]


@given(words=WORDS, data=st.data())
def test_words_of_the_text_are_found(words, data):
    """Words taken from the text are found where they were taken."""
    words = unique(words)
    first = data.draw(st.integers(0, len(words) - 5))
    text = " ".join(words)
    start = len(" ".join(words[:first])) + bool(first)
    quote = " ".join(words[first : first + 5])
    assume(text.count(quote) == 1)
    passage = find_quote(text, quote, position=start)

    assert (passage.state, passage.start, passage.end) == (State.FOUND, start, start + len(quote))


@given(words=WORDS, before=ANY, data=st.data())
def test_inserted_text_moves_the_words(words, before, data):
    """After text was put in before them, the same words are found further on."""
    words = unique(words)
    first = data.draw(st.integers(0, len(words) - 5))
    text = before + "\n" + " ".join(words)
    quote = " ".join(words[first : first + 5])
    assume(text.count(quote) == 1 and quote not in before)
    passage = find_quote(text, quote, position=0)

    assert (passage.state, text[passage.start : passage.end]) == (State.MOVED, quote)


@given(words=WORDS, number=st.integers(100, 99_999), data=st.data())
def test_one_changed_digit_is_never_found(words, number, data):
    """After one digit was changed, the quote does not count as found."""
    place = data.draw(st.integers(0, len(words)))
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != digits[at]]))
    changed = digits[:at] + other + digits[at + 1 :]
    quote = " ".join([*words[:place], digits, *words[place:]])
    text = f"First this. {' '.join([*words[:place], changed, *words[place:]])} Then that."

    assert not find_quote(text, quote, "First this. ", " Then that.").state.counts_as_found


@given(words=WORDS, marks=st.sampled_from([" ", "\n", "\n    ", "\u00a0", "  ", "\u202f", "\n> "]))
def test_other_spaces_are_retouched(words, marks):
    """Other spaces and line breaks: the same passage, retouched."""
    words = unique(words)
    assume(not any(a.isdigit() and b.isdigit() for a, b in pairwise(words)))
    text = "Before. " + marks.join(words) + " After."
    passage = find_quote(text, " ".join(words))

    assert passage.state in {State.FOUND, State.RETOUCHED}
    assert text[passage.start : passage.end] == marks.join(words)


@given(words=WORDS)
def test_composed_and_decomposed_accents(words):
    """NFC and NFD are the same words, at the offsets of the text as it is."""
    words = unique(words)
    quote, text = unicodedata.normalize("NFC", " ".join(words)), unicodedata.normalize("NFD", " ".join(words))
    for ours, theirs in ((quote, text), (text, quote)):
        passage = find_quote(f"é. {theirs} é.", ours)

        assert passage.state.counts_as_found
        assert (passage.start, passage.end) == (3, 3 + len(theirs))


@given(text=ANY, quote=ANY, prefix=ANY, suffix=ANY, position=st.none() | st.integers(-5, 200))
@settings(max_examples=300)
def test_nothing_breaks_the_search(text, quote, prefix, suffix, position):
    """Any text is answered; a span lies inside the text; what counts as found has the quote's letters."""
    passage = find_quote(text, quote, prefix, suffix, position)

    if passage.state in {State.GONE, State.AMBIGUOUS, State.UNDECIDED}:
        assert (passage.start, passage.end) == (None, None)
    else:
        assert passage.start is not None
        assert passage.end is not None
        assert 0 <= passage.start < passage.end <= len(text)
        if passage.state.counts_as_found and len(passage.parts) == 1:
            assert folded(text[passage.start : passage.end]) == folded(quote)


@given(text=st.text(alphabet="ab1é ﬁ²&;amp.\u0301\u00ad\n", max_size=900))
def test_the_skeleton_maps_back(text):
    """Each letter of the skeleton knows its characters in the text, across chunks."""
    folding = Skeleton(text)

    assert folding.skeleton == folded(text) or "&" in text or "\u0301" in text
    for place in range(len(folding.skeleton)):
        start, end = folding.span(place, place + 1)

        assert folding.skeleton[place] in folded(text[start:end])
        assert start <= folding.start(folding.place(start)) < len(text)


@given(words=WORDS, cut=st.integers(1, 3))
def test_matches_are_whole(words, cut):
    """What is found begins and ends outside words and numbers."""
    text = " ".join(words)
    passage = find_quote(text, text[cut:-cut])

    if passage.state.counts_as_found and passage.start is not None and passage.end is not None:
        assert whole(text, passage.start, passage.end)


@given(words=WORDS, data=st.data())
@settings(max_examples=50)
def test_the_order_of_questions_does_not_matter(words, data):
    """An index that answered other quotes before gives the same answer."""
    words = unique(words)
    text = ". ".join(" ".join(words[i : i + 5]) for i in range(0, len(words), 5))
    starts = data.draw(st.lists(st.integers(0, len(words) - 3), min_size=12, max_size=12))
    quotes = [" ".join(words[i : i + 3]) for i in starts]
    index = Index(text)

    assert [index.find(q) for q in quotes] == [find_quote(text, q) for q in quotes]
