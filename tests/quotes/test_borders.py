"""No match begins or ends inside a word or a number."""

import pytest

from verifier.quotes import find_quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("There are 15 sites here.", "5 sites"),
        ("It cost 11.5 million.", "1.5 million"),
        ("It cost 1.57 million.", "1.5"),
        ("It cost 2.5 million.", "5 million"),
        ("It cost 2,500 in all.", "500 in all"),
        ("It cost 2\u202f500 in all.", "500 in all"),
        ("It cost 0·5 in all.", "5 in all"),
        ("An area of 5 m² was sold.", "area of 5 m"),
        ("It grew 10² times.", "It grew 10"),
        ("It grew 2½ times.", "It grew 2"),
        ("The councillors met.", "The council"),
        ("They unanimously agreed.", "animously agreed"),
        ("She can't go.", "She can"),
        ("She can’t go.", "She can’"),
        ("They don't go.", "They don"),
        ("It is a non-profit firm.", "profit firm"),
        ("A cafe\u0301 opened.", "A cafe"),
        ("Costs came to .5 a share.", "5 a share"),
        ("市议会在2015年批准了泊位。", "5年批准"),
    ],
)
def test_cut_words_and_numbers(text, quote):
    """A part of a word or number is not that word or number."""
    assert not find_quote(text, quote).state.counts_as_found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The board's plan.", "The board"),
        ("The board’s plan.", "board"),
        ("A 5-year plan.", "year plan"),
        ("In 2015, 300 people came.", "300 people"),
        ("In 2015, 300 people came.", "In 2015"),
        ("It grew to 5.", "grew to 5"),
        ("It grew 5%.", "grew 5"),
        ("Section 4.2: aims.", "aims"),
        ("The people¹ met.", "The people"),
        ("We’re here.", "We’"),
        ("(one) or two", "one"),
        ("snake_case", "snake"),
        ("市议会在周一批准了十五个泊位。", "批准了十五个泊位"),
        ("市议会在2015年批准了泊位。", "2015年批准"),
        ("สภาเมืองอนุมัติท่าเรือ", "อนุมัติ"),
    ],
)
def test_whole_words(text, quote):
    """Marks, possessives and footnote figures end a word."""
    assert find_quote(text, quote).state.counts_as_found


def test_a_lost_space_at_a_proved_border():
    """Where the recorded neighbour stands on the other side of a lost space, the border is proved."""
    text = "The ship was late.Then itwas sold to a buyer in Oslo."

    assert find_quote(text, "was sold to a buyer", "Then it ", " in Oslo").state.counts_as_found
    assert not find_quote(text, "was sold to a buyer", "", " in Oslo").state.counts_as_found
