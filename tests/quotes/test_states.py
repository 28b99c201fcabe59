"""Each state, with its place and its difference."""

import pytest

from verifier.model import Change, State
from verifier.quotes import find_quote

TEXT = (
    "The harbour board met on 3 March. It approved 14 berths for the new pier, which cost €2.4 million. "
    "Ms Arden did not attend. The pier opens in June, she said.\n\n"
    "A second pier is planned. It would cost less than the first one did in its first year."
)


def found(quote, **more):
    passage = find_quote(TEXT, quote, **more)
    return passage.state.value, passage.start, passage.end


def shown(text, quote, **more):
    passage = find_quote(text, quote, **more)
    start, end = passage.start, passage.end
    return passage.state.value, None if start is None else text[start:end]


@pytest.mark.parametrize(
    ("quote", "position", "state"),
    [
        ("approved 14 berths", None, "found"),
        ("approved 14 berths", TEXT.index("approved"), "found"),
        ("approved 14 berths", 3, "moved"),
        ("Approved  14\nberths", None, "retouched"),
        ("“approved” 14 berths", None, "retouched"),
        ("approved 14 berths", 10**9, "moved"),
        ("approved 14 berths", -5, "moved"),
    ],
)
def test_words_that_stand_there(quote, position, state):
    """The words themselves are found, moved when the recorded place is not right, retouched when only marks differ."""
    expected = TEXT.index("approved")

    assert found(quote, position=position) == (state, expected, expected + len("approved 14 berths"))


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("It approved 15 berths for the new pier", Change("15", "14", "number")),
        ("The harbour board met on 3 April. It approved", Change("April", "March", "date")),
        ("Ms Arden did attend. The pier opens in June", Change("", "not", "negation")),
        ("Ms Barnes did not attend. The pier opens in June", Change("Barnes", "Arden", "name")),
        ("It approved 14 berths for the old pier", Change("old", "new", "words")),
        ("for the new pier, which cost $2.4 million", Change("cost $2.4", "cost €2.4", "number")),
        ("for the new pier, which cost €2,4 million", Change("€2,4", "€2.4", "number")),
        ("The pier opens in June, she said.\n\nA third pier", Change("third", "second", "number")),
    ],
)
def test_words_that_differ(quote, change):
    """An altered quote is never found; the difference is shown, and what it changes is named."""
    passage = find_quote(TEXT, quote)

    assert passage.state is State.ALTERED
    assert not passage.state.counts_as_found
    assert change in passage.changes


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Growth was -0.5 per cent that year.", "Growth was 0.5 per cent"),
        ("Growth was 0.5 per cent that year.", "Growth was -0.5 per cent"),
        ("An area of 10² metres was sold.", "area of 102 metres was sold"),
        ("An area of 102 metres was sold.", "area of 10² metres was sold"),
        ("About 1½ tonnes were sold there.", "About 11/2 tonnes were sold there"),
        ("It cost €5 to enter the hall.", "It cost $5 to enter the hall"),
        ("It cost 5 to enter the hall.", "It cost £5 to enter the hall"),
        ("A rate of 1,5 was agreed upon.", "A rate of 1.5 was agreed upon"),
        ("A rate of 15 was agreed upon.", "A rate of 1.5 was agreed upon"),
        ("A rate of 1015 was agreed upon.", "A rate of 10–15 was agreed upon"),
        ("The share is 5% of the total sum.", "The share is 5 of the total sum"),
        ("A value p < 0.05 was reported.", "A value p > 0.05 was reported"),
        ("She was not able to come to us.", "She was notable to come to us"),
        ("She was notable to come to us.", "She was not able to come to us"),
        ("The result was (41.9) that year.", "result was 41.9 that year"),
        ("The plant gives 5 MW at best.", "plant gives 5 mW at best"),
        ("It is now here for all to see.", "It is nowhere for all to see"),
        ("She was not\nable to come to us.", "She was notable to come to us"),
        ("It holds 10₂ pieces of it.", "It holds 102 pieces of it"),
        ("It rose to 3, 5 and 7 in all.", "It rose to 3,5 and 7 in all"),
        ("Sales 251.3 226.9 -10.8%", "Sales 251.3 226.9 10.8%"),
        ("Sales 251.3 226.9 10.8%", "Sales 251.3 226.9 -10.8%"),
        ("Costs came to .5 per share then.", "Costs came to 5 per share then"),
    ],
)
def test_what_folding_hides(text, quote):
    """Equal letters are not enough: signs, points, powers, fractions, currencies and negations are read."""
    assert not find_quote(text, quote).state.counts_as_found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The in­terim ﬁgures were “good”, they said.", 'interim figures were "good"'),
        ("The inter-\nim figures were good.", "interim figures were good"),
        ("The interim figures were good.", "inter-\nim figures were good"),
        ("THE INTERIM FIGURES were good.", "The interim figures"),
        ("Caf\u0065\u0301s were full.", "Cafés were full"),
        ("Cafés were full.", "Cafe\u0301s were full"),
        ("In ２０２４ the figures rose.", "In 2024 the figures"),
        ("A value of 0·5 was seen.", "A value of 0.5 was seen"),
        ("Between 10 - 15 people came.", "Between 10–15 people came"),
        ("She said&nbsp;&ldquo;no&rdquo; twice.", "said “no” twice"),
        ("The **board** met\n> in the hall.", "The board met in the hall"),
        ("Es waren 12\u202f500 Gäste da.", "waren 12500 Gäste"),
        ("Well, zero\u200bwidth marks.", "zerowidth marks"),
        ("A foot\ufb00all note.", "footffall note"),
        ("The mean (±SD) was 66.4±10.2 years.", "The mean (±SD) was 66.4 ± 10.2 years"),
        ("| Staff | 4,310 | 4,402 |", "Staff 4,310 4,402"),
        ("In 2025: more growth.", "In 2025, more growth"),
        ("It grew.\n\n## 2025 and on\n\nMore.", "It grew. 2025 and on"),
        ("A ratio of 1 : 1 was set.", "A ratio of 1:1 was set"),
        ("Sales    251.3     226.9   +10.8%", "Sales 251.3 226.9 +10.8%"),
        ("The CO₂ was measured.", "The CO2 was measured"),
        ("The cases in § 18 Abs.\n1 and 2 hold.", "in § 18 Abs. 1 and 2 hold"),
        ("They can not go there.", "They cannot go there"),
    ],
)
def test_layout_and_style(text, quote):
    """Only layout and style differ: retouched."""
    assert find_quote(text, quote).state is State.RETOUCHED


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("It paid €5 million for it.", "$5 million", "€5 million"),
        ("It paid 5 million for it.", "$5 million", "5 million"),
        ("It fell by 5‰ then.", "fell by 5%", "fell by 5‰"),
    ],
)
def test_another_sign_is_shown(text, quote, there):
    """A changed sign at the quote's end belongs to the altered passage."""
    assert shown(text, quote) == ("altered", there)


def test_an_edit_in_a_script_without_spaces():
    """Each sign is a word of its own there."""
    text = "本市议会在周一的会议上批准了十五个泊位的建设计划。市长没有出席。"

    assert shown(text, "在周一的会议上批准了十四个泊位的建设计划") == (
        "altered",
        "在周一的会议上批准了十五个泊位的建设计划",
    )


def test_position_is_of_the_source_text():
    """Positions are code points of the source's own text, with its own marks."""
    assert shown("He saw 👍 the “ﬁrst” boat.", 'the "first" boat') == ("retouched", "the “ﬁrst” boat")


def test_a_dropped_clause_is_an_alteration():
    """A quote that silently leaves words out does not stand there."""
    text = "Net income was 31.8 million euros, or 0.95 euros a share, compared with 29.5 million a year before."
    passage = find_quote(text, "Net income was 31.8 million euros, compared with 29.5 million")

    assert passage.state is State.ALTERED
    assert passage.changes == (Change("", "or 0.95 euros a share", "number"),)
    assert (
        text[passage.start : passage.end]
        == "Net income was 31.8 million euros, or 0.95 euros a share, compared with 29.5 million"
    )


def test_words_put_in_before_the_full_stop():
    """With the recorded neighbours there, what was put in between belongs to the passage, and is no retouching."""
    text = "It rained. The market stays closed, unless the mayor objects. On Friday it opens again."
    passage = find_quote(text, "The market stays closed.", "It rained. ", " On Friday it opens")

    assert passage.state is State.ALTERED
    assert text[passage.start : passage.end] == "The market stays closed, unless the mayor objects."
    assert passage.changes[-1].found == ", unless the mayor objects."


def test_gone_names_the_nearest_passage():
    """A quote that is gone is not placed, but the nearest passage is told."""
    passage = find_quote(TEXT, "It rejected nine berths along the old quay, which was cheap")

    assert passage.state is State.GONE
    assert (passage.start, passage.end) == (None, None)


def test_a_deletion_between_its_neighbours_is_proved():
    """The prefix directly followed by the suffix: the quote was cut, whatever resembles it elsewhere."""
    text = "The fleet sailed at dawn. The crew was paid in full. Then the storm came. The crew was paid in part."
    passage = find_quote(
        text, "The captain was paid in full on Monday.", "The fleet sailed at dawn. ", " The crew was paid in full."
    )

    assert passage.state is State.GONE


@pytest.mark.parametrize("quote", ["", " ", "\n\t"])
def test_an_empty_quote_is_gone(quote):
    """There is nothing to find."""
    assert find_quote(TEXT, quote).state is State.GONE


@pytest.mark.parametrize(("quote", "state"), [("€", "found"), ("—", "gone"), (".", "ambiguous")])
def test_a_quote_of_marks_only(quote, state):
    """Marks are found to the letter or not at all."""
    assert find_quote(TEXT, quote).state.value == state


def test_unchanged_source_is_only_compared():
    """With the hash unchanged, the recorded place is compared and nothing is built."""
    from verifier.quotes import Index

    index = Index(TEXT)
    start = TEXT.index("approved")
    passage = index.find("approved 14", position=start, end=start + 11, unchanged=True)

    assert (passage.state, passage.start, passage.end) == (State.FOUND, start, start + 11)
    assert "folding" not in index.__dict__


def test_unchanged_source_with_a_wrong_place_is_searched():
    """A recorded place that does not hold the words is no proof."""
    assert found("approved 14", position=2, unchanged=True)[0] == "moved"
    assert found("approved 14", position=2, end=90, unchanged=True)[0] == "moved"
