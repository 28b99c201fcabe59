"""What a quote may not cut off, and what it may."""

import pytest

from verifier.cut import cuts
from verifier.model import Claim, Source, Span
from verifier.reading import Desk

CASES = [
    # source, quote, what is cut off
    ("The library cost over €2.4m in all.", "€2.4m in all", "over"),
    ("The library cost over €2.4m in all.", "cost over €2.4m", None),
    ("Nearly 300 people came.", "300 people came", "Nearly"),
    ("They lost up to 40 vans.", "40 vans", "up to"),
    ("The share fell to less than 10 percent.", "less than 10", "percent"),
    ("It cost 2.5 million euros.", "It cost 2.5", "million euros"),
    ("The change was -0.5 %.", "0.5 %", "-"),
    ("Between 10 and 20 sites were hit.", "20 sites were hit", "Between 10 and"),
    ("It ran from 3 to 9 May 2025.", "9 May 2025", "from 3 to"),
    ("It happened on Sunday, 9 November 2025.", "9 November 2025", None),
    ("It happened on 9 November 2025.", "on 9 November", None),
    ("15 sites were hit.", "15", None),
    ("Only 4 people were lost to follow-up.", "4 people were lost", "Only"),
    ("The groups did not differ in size.", "differ in size", "not"),
    ("The groups did not differ in size.", "The groups did [...] differ in size", "not"),
    ("The bridge has not yet been closed.", "been closed", "not"),
    ("It was not a surprise that the bridge was closed.", "the bridge was closed", None),
    ("Only the parliament can lift the ban.", "the parliament can lift the ban", "Only"),
    ("These were the first talks in more than a decade.", "the first talks", "in more than a decade"),
    ("These were the first talks in more than a decade.", "the first talks in more than a decade", None),
    ("It was one of the largest raids of the war.", "the largest raids of the war", "one of"),
    ("It was one of the largest raids in recent years.", "one of the largest raids", "in recent years"),
    ("The first man left. In 2024 others came.", "The first man left", None),
    ("She has never been there.", "been there", "never"),
    ("No one was hurt, and the bridge stands.", "the bridge stands", None),
    ("The hall, which cost €2m, holds 180 people.", "The hall [...] holds 180 people", None),
    ("The hall holds at least 180 people.", "The hall holds [...] 180 people", "at least"),
]


@pytest.mark.parametrize(("text", "quote", "cut_off"), CASES)
def test_a_quote_may_leave_out_words_but_not_what_its_own_words_hang_on(
    text: str, quote: str, cut_off: str | None
) -> None:
    """Bound, hedge, sign, unit, scale, range end, limit and negation belong to the words that they change."""
    source = Source("a", "sources/a.yaml", issued="2025-11-30", text=text)
    claim = Claim("x/a", "claims/x.yaml", "A claim.", "a", (Span(quote, source="a"),))
    (found,) = Desk({"a": source}).read(claim).spans

    assert found.passage.state.counts_as_found
    assert next((cut.left_out for cut in cuts(found)), None) == cut_off
