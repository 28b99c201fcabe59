"""To whom a source gives some words: by verb, phrase, apposition, pronoun, short name."""

import pytest

from verifier.model import FoundSpan, Passage, Source, Span, State
from verifier.speaker import Attribution, attributed

WIRE = (
    "Orders came to 45 million euros, a ratio of 1.1, Chief Financial Officer Mona Dahl said. "
    '"We have not lost one large customer," she told reporters. Analysts polled by the firm had expected more.'
)
CASES = [
    (WIRE, "We have not lost one large customer", "Mona Dahl", "GIVEN"),
    (WIRE, "We have not lost one large customer", "CFO", "GIVEN"),
    (WIRE, "We have not lost one large customer", "analysts polled by the firm", "OTHER"),
    (WIRE, "We have not lost one large customer", "Peter Oak", "NOWHERE"),
    ("The U.S. Navy said on Sunday it had seized 15 boats.", "seized 15 boats", "the US Navy", "GIVEN"),
    ("The U.S. Navy said it had seized 15 boats. Dan Reed was glad.", "seized 15 boats", "Dan Reed", "OTHER"),
    ("According to the Court of Audit (COA), costs rose.", "costs rose", "COA", "GIVEN"),
    ("According to the Court of Audit (COA), costs rose.", "costs rose", "Court of Audit", "GIVEN"),
    (
        "Admiral Ben Cole, who leads the fleet, said the mission goes on.",
        "the mission goes on",
        "Admiral Cole",
        "GIVEN",
    ),
    ("Admiral Ben Cole, who leads the fleet, left. “It holds,” he said.", "It holds", "Ben Cole", "GIVEN"),
    ("Ben Cole, the commander of the fleet, said that it holds.", "it holds", "Ben Cole", "GIVEN"),
    ("“It holds,” said Ada Lind, the mayor. Others left.", "It holds", "mayor", "GIVEN"),
    ("The repairs cost €2m,\nsaid the mayor, Ada Lind.", "The repairs cost €2m", "Ada Lind", "GIVEN"),
    ("Full peace, the expert said, is far off.", "Full peace, the expert said, is far off", "security expert", "GIVEN"),
    ("A Ministry spokesman said three had died.", "three had died", "the Ministry", "GIVEN"),
    ("Police said three died, the Post reported, citing a hospital.", "three died", "the hospital", "GIVEN"),
    ("Police said three died, the Post reported, citing a hospital.", "three died", "the Post", "GIVEN"),
    ("The hall is big. Ada Lind is the mayor.", "The hall is big", "Ada Lind", "NOT_FOR_THESE"),
    ("The hall is big. Ada Lind is the mayor.", "The hall is big", "Bob Hill", "NOWHERE"),
]


@pytest.mark.parametrize(("text", "quote", "speaker", "state"), CASES)
def test_words_are_given_to_whom_the_source_names(text: str, quote: str, speaker: str, state: str) -> None:
    """The source's own attribution decides, whatever form it has."""
    start = text.index(quote)
    passage = Passage(State.FOUND, start, start + len(quote))
    answer = attributed(speaker, FoundSpan(Span(quote), Source("a", "sources/a.yaml", text=text), passage, "spans/0"))

    assert answer
    assert answer.state is Attribution[state]


def test_a_text_that_is_not_here_says_nothing() -> None:
    """Without the source's text there is no answer, and so no finding and no pass."""
    found = FoundSpan(Span("x"), Source("a", "sources/a.yaml"), Passage(State.NOT_CHECKED), "spans/0")

    assert attributed("Ada Lind", found) is None
