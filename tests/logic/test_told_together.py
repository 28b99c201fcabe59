"""What one quote says in several places may be told at once; another figure is still another."""

from pathlib import Path

import pytest

from tests.logic.test_limits import told

HONEST = [
    ("He ran it in two hours, four minutes and 37 seconds.", "He needed 2:04:37."),
    ("Halfway he had taken 1:02:31.", "He passed halfway in 62:31."),
    ("The kilometre took 2 min 46 s.", "He ran the kilometre in 2:46."),
    ("They were found on 8 June 1908.", "Their food ended on 2 June 1908 and they were found six days later."),
    ("Half got the drug.", "Patients were assigned in a 1:1 ratio to drug or placebo."),
    ("Brandt scored two goals.", "Brandt scored twice."),
    ("A fifth could name her.", "One respondent in five could name her."),
    ("No other island lies farther out.", "It lies farther out than any other island."),
    ("They cut it from 30% to 25%.", "They cut it from 30 to 25 per cent."),
    ("The wind blew at no more than 3 m/s.", "The wind never rose above 3 m/s."),
    ("The team lost 1-3.", "The team lost 3-1 at home."),
]
WRONG = [
    ("He ran it in two hours, four minutes and 47 seconds.", "He needed 2:04:37."),
    ("They were found on 9 June 1908.", "Their food ended on 2 June 1908 and they were found six days later."),
    ("A tenth could name her.", "One respondent in five could name her."),
    ("They cut it from 30% to 35%.", "They cut it from 30 to 25 per cent."),
    ("The wind was more than 3 m/s.", "The wind never rose above 3 m/s."),
    ("They breed from late April to early October.", "They breed from late April until early August."),
]


@pytest.mark.parametrize(("claim", "quote"), HONEST)
def test_what_one_quote_says_in_parts_is_no_finding(claim: str, quote: str, tmp_path: Path) -> None:
    """A sentence may put together what its quote says in several places, in another notation."""
    assert told(claim, quote, tmp_path) == []


@pytest.mark.parametrize(("claim", "quote"), WRONG)
def test_another_figure_is_told(claim: str, quote: str, tmp_path: Path) -> None:
    """Putting together allows what follows, and nothing beside it."""
    assert told(claim, quote, tmp_path)
