"""Every operation, alone and nested: what it gives is left alone, what it excludes is told."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ledgers import lines, write

GIVEN = {
    "a": ("The yard has 12 vans.", "12 vans"),
    "b": ("The shop has 8 vans.", "8 vans"),
    "p": ("Turnover was 340 million euros.", "340 million EUR"),
    "q": ("Turnover had been 304 million euros.", "304 million EUR"),
    "s": ("It began on 10 November 2025.", "2025-11-10"),
    "e": ("It ended on 9 May 2026.", "2026-05-09"),
    "r": ("Support was 62.4 percent.", "62.4 %"),
    "t": ("Support had been 58.1 percent.", "58.1 %"),
    "i": ("Repairs ran from 24 to 27 November 2025.", "from 24 to 27 November 2025"),
    "o": ("There were over 130 rockets.", "over 130 rockets"),
    "y": ("She was born in 1962.", "1962"),
    "z": ("She died in 2010.", "2010"),
    "u": ("It cost about 3.5 million euros.", "about 3.5 million EUR"),
    "bc": ("It was founded in 753 BC.", "753 BC"),
    "l": ("It took 180 days.", "180 days"),
}
NESTED = {
    "percent_of": [
        {"subtract": ["a", {"divide": ["b", {"min": ["2", "4"]}]}]},
        {"multiply": [{"add": ["a", "b"]}, {"divide": ["4", "3"]}]},
    ]
}
HONEST = [
    ("There are 20 vans in all.", "20 vans", {"add": ["a", "b"]}),
    ("That is 4 vans more.", "4 vans", {"subtract": ["a", "b"]}),
    ("Turnover rose 11.8 percent.", "11.8 %", {"percent_change": ["q", "p"]}),
    ("Turnover rose 12 percent.", "12 %", {"percent_change": ["q", "p"]}),
    ("Turnover rose by almost 12 percent.", "almost 12 %", {"percent_change": ["q", "p"]}),
    ("It has 1.5 times as many.", "1.5", {"divide": ["a", "b"]}),
    ("It has 67 percent of that.", "67 %", {"percent_of": ["b", "a"]}),
    ("The mean was 10 vans.", "10 vans", {"mean": ["a", "b"]}),
    ("The most was 12 vans.", "12 vans", {"max": ["a", "b"]}),
    ("The least was 8 vans.", "8 vans", {"min": ["a", "b"]}),
    ("Two places have vans.", "2", {"count": ["a", "b"]}),
    ("Repairs took 4 days.", "4 days", {"length": ["i"]}),
    ("It took 180 days.", "180 days", {"days_between": ["s", "e"]}),
    ("It took six months.", "six months", {"days_between": ["s", "e"]}),
    ("She lived 48 years.", "48 years", {"years_between": ["y", "z"]}),
    ("It is 2762 years younger.", "2762 years", {"years_between": ["bc", "z"]}),
    ("It began on a Monday.", "Monday", {"weekday": ["s"]}),
    ("It ends on 9 May 2026.", "2026-05-09", {"add": ["s", "l"]}),
    ("Support grew by 4.3 points.", "4.3 percentage points", {"subtract": ["r", "t"]}),
    ("Support fell by 4.3 percentage points.", "4.3 percentage points", {"subtract": ["r", "t"]}),
    ("37.6 percent were not for it.", "37.6 %", {"subtract": ["100 %", "r"]}),
    ("Together there were more than 142.", "more than 142", {"add": ["o", "a"]}),
    ("A van brought 28.3 million euros.", "28.3 million EUR", {"divide": ["p", "a"]}),
    ("Twice as many are 24 vans.", "24 vans", {"multiply": ["a", "2"]}),
    ("Twice that is about 7 million euros.", "about 7 million EUR", {"multiply": ["u", "2"]}),
    ("The share was 30 percent.", "30 %", NESTED),
]
WRONG = [
    ("There are 21 vans in all.", "21 vans", {"add": ["a", "b"]}),
    ("That is 5 vans more.", "5 vans", {"subtract": ["a", "b"]}),
    ("Turnover rose 13 percent.", "13 %", {"percent_change": ["q", "p"]}),
    ("Turnover rose 12 percent.", "12 %", {"percent_change": ["p", "q"]}),
    ("It has 1.6 times as many.", "1.6", {"divide": ["a", "b"]}),
    ("It has 60 percent of that.", "60 %", {"percent_of": ["b", "a"]}),
    ("The mean was 11 vans.", "11 vans", {"mean": ["a", "b"]}),
    ("The most was 8 vans.", "8 vans", {"max": ["a", "b"]}),
    ("The least was 9 vans.", "9 vans", {"min": ["a", "b"]}),
    ("Three places have vans.", "3", {"count": ["a", "b"]}),
    ("Repairs took 5 days.", "5 days", {"length": ["i"]}),
    ("It took 182 days.", "182 days", {"days_between": ["s", "e"]}),
    ("It took seven months.", "seven months", {"days_between": ["s", "e"]}),
    ("She lived 50 years.", "50 years", {"years_between": ["y", "z"]}),
    ("It is 2763 years younger.", "2763 years", {"years_between": ["bc", "z"]}),
    ("It began on a Sunday.", "Sunday", {"weekday": ["s"]}),
    ("It ends on 10 May 2026.", "2026-05-10", {"add": ["s", "l"]}),
    ("Support grew by 4.6 points.", "4.6 percentage points", {"subtract": ["r", "t"]}),
    ("Support grew by 4.3 percent.", "4.3 %", {"subtract": ["r", "t"]}),
    ("Together there were 140.", "exactly 140", {"add": ["o", "a"]}),
    ("A van brought 29 million euros.", "29 million EUR", {"divide": ["p", "a"]}),
    ("Twice as many are 25 vans.", "25 vans", {"multiply": ["a", "2"]}),
    ("Together that is 20 euros.", "20 EUR", {"add": ["a", "b"]}),
    ("The share was 31 percent.", "31 %", NESTED),
]


def told(folder: Path, claim: str, value: str, operation: dict[str, Any]) -> list[str]:
    claims = [{"id": name, "claim": words, "quote": words, "value": one} for name, (words, one) in GIVEN.items()]
    claims.append({"id": "made", "claim": claim, "value": value, "derived_from": operation})
    record = yaml.safe_dump({"article": "article", "claims": claims}, allow_unicode=True)
    text = " ".join(words for words, _ in GIVEN.values())
    write(folder, {"sources/article.txt": text, "claims/a.yaml": record})
    return [line for line in lines(folder) if ": made " in line or ": made:" in line]


@pytest.mark.parametrize(("claim", "value", "operation"), HONEST)
def test_what_an_operation_gives_is_left_alone(tmp_path: Path, claim: str, value: str, operation: dict) -> None:
    """The result in any notation, rounded as printed, is no finding, not even a note."""
    assert told(tmp_path, claim, value, operation) == []


@pytest.mark.parametrize(("claim", "value", "operation"), WRONG)
def test_what_an_operation_excludes_is_told(tmp_path: Path, claim: str, value: str, operation: dict) -> None:
    """Another result, the inputs the wrong way round, another unit: an error that shows what the operation gives."""
    found = [line for line in told(tmp_path, claim, value, operation) if " V304 " in line]

    assert len(found) == 1
    assert ": error V304 " in found[0]


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        ({"add": ["a", "p"]}, "vans and EUR are no like values"),
        ({"add": ["s", "p"]}, "EUR is no duration"),
        ({"divide": ["a", "0"]}, "an input is zero or has an open end"),
    ],
)
def test_what_cannot_be_reckoned_is_said(tmp_path: Path, operation: dict, why: str) -> None:
    """It is counted as not read, and never passes silently."""
    assert [line for line in told(tmp_path, "So it was.", "340 million EUR", operation) if why in line]
