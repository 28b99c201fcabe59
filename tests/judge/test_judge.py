import pytest

from verifier.judge import Label, contradictions, judge

SUPPORTED, REFUTED = Label.SUPPORTED, Label.REFUTED
NOT_ENOUGH, UNDECIDED = Label.NOT_ENOUGH, Label.UNDECIDED


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        ("The bridge has more than 40 arches.", "The bridge stands on 42 arches.", SUPPORTED),
        ("The bridge has more than 42 arches.", "The bridge stands on 42 arches.", REFUTED),
        ("The bridge has at least 42 arches.", "The bridge stands on 42 arches.", SUPPORTED),
        ("The tunnel cost less than 3 million euros.", "The tunnel was built for 3.4 million euros.", REFUTED),
        ("The choir has fewer than 60 singers.", "The choir counts about 55 singers.", SUPPORTED),
        ("The choir was founded in 1931.", "The choir was founded on 4 May 1931.", SUPPORTED),
        ("The choir was founded before 1930.", "The choir was founded on 4 May 1931.", REFUTED),
        ("Mira Holt died in 1988.", "Mira Holt (3 June 1902 – 9 August 1989) was a painter.", REFUTED),
        ("Mira Holt was born in 1902.", "Mira Holt (3 June 1902 – 9 August 1989) was a painter.", SUPPORTED),
        ("Orland is the third largest town.", "Orland is the fourth largest town of the region.", REFUTED),
        ("The race was won in 1998.", "The race is held in the hills of Orland.", NOT_ENOUGH),
        ("The prize is worth 400 euros.", "The prize is worth 400 euros and was given in 1990.", SUPPORTED),
    ],
)
def test_figures_and_dates_decide(claim, evidence, label):
    assert judge(claim, evidence).label is label


def test_a_figure_is_held_to_the_one_that_belongs_to_it():
    evidence = "The fair drew 8,100 visitors and 62 exhibitors, 19 of them from abroad."
    assert judge("The fair drew more than 8,000 visitors.", evidence).label is SUPPORTED
    assert judge("The fair drew over 70 exhibitors.", evidence).label is REFUTED


def test_a_state_of_another_date_is_undecided():
    found = judge(
        "By March 2021 the clinic had treated more than 900 patients.",
        "As of May 2021 the clinic had treated 870 patients.",
    )
    assert found.label is UNDECIDED


def test_a_number_in_a_name_is_no_figure():
    assert judge("Orbit 7 opened in 2010.", "Orbit 7 opened in 2010.").label is SUPPORTED
    assert [ground.claim for ground in judge("Orbit 7 opened in 2010.", "It opened in 2010.").grounds] == ["2010"]


def test_the_evidence_may_hide_the_year():
    assert judge("The hall opened on 3 May 2019.", "The hall opened on 3 May.").label is UNDECIDED


def test_mere_difference_never_refutes():
    assert judge("The mayor praised the orchestra.", "The mayor praised the fire brigade.").label is UNDECIDED


def test_long_evidence_on_something_else_does_not_refute():
    evidence = (
        "The town lies on the river. Its market is held on Fridays. In 1977 a flood reached the mill. "
        "The mill has 3 floors. A museum opened in 2004. It shows 210 clocks."
    )
    assert judge("Pellworth School was founded in 1951 with 90 pupils.", evidence).label is not REFUTED


def test_grounds_say_what_decided():
    found = judge("The bridge has more than 42 arches.", "The bridge stands on 42 arches.")
    assert (found.grounds[0].claim, found.grounds[0].evidence) == ("more than 42 arches", "42 arches")
    assert found.grounds[0].hard


def test_text_cut_into_tokens_reads_as_prose():
    evidence = "Mira Holt -LRB- born June 3 , 1902 -RRB- was a `` painter '' ."
    assert judge("Mira Holt was born on June 3 , 1902 .", evidence).label is SUPPORTED


def test_a_text_that_contradicts_itself():
    text = "The dam holds 14 million litres of water. Boats are let. The dam holds 41 million litres of water."
    [found] = contradictions(text)
    assert text[slice(*found.first)].startswith("The dam holds 14")
    assert text[slice(*found.second)].startswith("The dam holds 41")
    assert found.hard


def test_the_same_words_of_another_date_contradict_softly_at_most():
    text = "As of 3 May 2020 the clinic had seen 400 patients. As of 9 May 2020 the clinic had seen 460 patients."
    assert not any(found.hard for found in contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "The north hall seats 400 people. The river bridge carries 900 cars.",
        "Lane 1 took 3 points. Lane 2 took 5 points.",
        "The dam holds 14 million litres. The dam holds 14 million litres.",
        "",
    ],
)
def test_texts_that_do_not_contradict_themselves(text):
    assert contradictions(text) == ()
