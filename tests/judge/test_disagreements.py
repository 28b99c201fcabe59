import pytest

from verifier.judge import directions, limits, names, negations

TURNED = [
    ("Sales rose by 4 percent.", "Sales fell 4 percent"),
    ("Sales were down 4 percent.", "sales were up 4 percent in May"),
    ("The firm made a profit of 3 million euros.", "the firm booked a loss of 3 million euros"),
    ("The club had 40 fewer members than in May.", "the club has 310 members, 40 more than in May"),
    ("The gate closed after the parade.", "the gate was closed before the parade"),
    ("The rate was 6.1 percent.", "cutting the rate to 5.8 percent from 6.1 percent"),
    ("The rate rose from 6.1 to 5.8 percent.", "the rate rose from 5.8 percent to 6.1 percent"),
    (
        "Nausea occurred in 12 patients on zeltin and 30 on placebo.",
        "on zeltin and placebo in 30 and 12 patients, respectively",
    ),
]
STRAIGHT = [
    ("Sales rose by 4 percent.", "Sales climbed 4 percent"),
    ("Costs fell.", "Sales rose while costs fell"),
    ("The rate had been 6.1 percent before.", "cutting the rate to 5.8 percent from 6.1 percent"),
    ("The rate was 5.8 percent.", "cutting the rate to 5.8 percent from 6.1 percent"),
    ("The hall holds more than 300 people.", "the hall holds upwards of 300 people"),
    ("More than 40 boats came.", "fewer boats than last year, but over 40, came"),
    ("The trial ran from March to May.", "The trial ran from March through May"),
    (
        "Nausea occurred in 12 patients on placebo and 30 on zeltin.",
        "on zeltin and placebo in 30 and 12 patients, respectively",
    ),
]


@pytest.mark.parametrize(("claim", "words"), TURNED)
def test_a_direction_turned_round(claim, words):
    found = directions(claim, words)
    assert found
    assert all(one.kind == "direction" and one.hard for one in found)


@pytest.mark.parametrize(("claim", "words"), STRAIGHT)
def test_no_direction_turned_round(claim, words):
    assert directions(claim, words) == ()


def test_what_respectively_refers_to_may_stand_before_the_words():
    claim = "Fever occurred in 8 patients on placebo and 3 on zeltin."
    words = "Fever occurred in 8 and 3 patients, respectively"
    assert directions(claim, words, "Zeltin was compared with placebo. ")
    assert not directions(claim, words, "Placebo was compared with zeltin. ")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The council approved the budget.", "the council did not approve the budget"),
        ("The council did not approve the budget.", "the council approved the budget"),
        ("The firm lost a large client.", '"We have not lost a single large client," she said'),
        ("There was a significant difference in weight.", "Weight did not differ significantly"),
        ("No injuries were reported.", "three injuries were reported"),
    ],
)
def test_a_negation_dropped_or_added(claim, words):
    assert [one.kind for one in negations(claim, words)] == ["negation"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The council rejected the budget.", "the council did not approve the budget"),
        ("The firm lost no large client.", '"We have not lost a single large client," she said'),
        ("There was no significant difference in weight.", "Weight did not differ significantly"),
        ("The sale rose.", "the rent did not rise, but the sale rose"),
        ("The hall seats 300.", "the hall seats not only 300 guests but a choir"),
        ("He is no longer the mayor.", "he was the mayor until 2019"),
    ],
)
def test_no_negation_lost(claim, words):
    assert negations(claim, words) == ()


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("It was the highest output ever.", "its highest output in six years"),
        ("It was the highest output.", "its highest output in six years"),
        ("It is the largest mill in the region.", "one of the largest mills in the region"),
        ("It is the oldest map of the coast.", "the oldest known map of the coast"),
        ("All members voted.", "not all members voted"),
        ("Only the mayor may sign.", "the mayor may sign"),
    ],
)
def test_a_limit_dropped_or_widened(claim, words):
    found = limits(claim, words)
    assert [one.kind for one in found] == ["limit"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("It was the highest output in six years.", "its highest output in six years"),
        ("It was one of the largest mills.", "one of the largest mills in the region"),
        ("Output rose in the first nine months.", "in the first nine months output rose"),
        ("Only 4 members left.", "only 4 left"),
        ("It was the first visit in a decade.", "the first visit of this kind in more than a decade"),
    ],
)
def test_limits_kept(claim, words):
    assert limits(claim, words) == ()


SOURCE = "Mira Holt, who leads the Northern River Board (NRB), spoke in Orland. Syria and the United States were named."


@pytest.mark.parametrize(
    "claim", ["Mira Holtz leads the board.", "Holt spoke in Karlby.", "The Southern River Board met."]
)
def test_a_name_that_is_not_in_the_source(claim):
    assert [one.kind for one in names(claim, SOURCE)] == ["name"]


@pytest.mark.parametrize(
    "claim",
    [
        "Holt spoke in Orland on Monday, 3 May.",
        "The NRB is led by Mira Holt.",
        "Syrian and U.S. officials were named.",
        "Boats were let for EUR 3 million.",
    ],
)
def test_names_that_the_source_knows(claim):
    assert names(claim, SOURCE) == ()


def test_a_name_may_come_from_the_speaker():
    assert names("Ada Berg said so.", SOURCE, ["Ada Berg"]) == ()
