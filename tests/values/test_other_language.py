"""A language is added by its table: with a few of its words, phrases of these words are read."""

import datetime as dt
from pathlib import Path

import pytest

from verifier.values import read_values, show, tables

WORDS = """
possessive = "s"
plural = "n"
plurals = "orte tage"
out_of = "von"
since = "seit"
[ones]
drei = 3
sieben = 7
[tens]
zwanzig = 20
[scales]
tausend = 3
millionen = 6
[months]
11 = "november"
[weekdays]
1 = "montag"
[time_units]
day = "tag tage"
[currencies]
EUR = "euro"
[currency_signs]
"€" = "EUR"
[bounds_before]
">" = ["über", "mehr als"]
"<=" = ["höchstens"]
"~" = ["etwa", "rund"]
[bounds_after]
">=" = ["oder mehr"]
[words.grammar]
and = "und"
[words.ranges]
range = "bis"
range_openers = "zwischen"
between = "zwischen"
joins_between = "und"
[words.shares]
percent = "prozent"
[words.units]
measuring = "% prozent"
"""
READ = [
    ("Es sind über 15 Orte.", "über 15 Orte", "above 15 Orte (a whole number)"),
    ("etwa 3 Tage", "etwa 3 Tage", "etwa 3 days (2.7 to 3.3)"),
    ("mehr als zwanzig tausend Euro", "mehr als zwanzig tausend Euro", "above 20,000 EUR"),
    ("20 Millionen € oder mehr", "20 Millionen € oder mehr", "at least 20,000,000 EUR"),
    ("höchstens 7 Prozent", "höchstens 7 Prozent", "up to 7 %"),
    ("zwischen 10 und 20 Orte", "zwischen 10 und 20 Orte", "10 to 20 Orte"),
    ("drei bis sieben Tage", "drei bis sieben Tage", "3 to 7 days"),
    ("am 24 November 2025", "24 November 2025", "2025-11-24"),
    ("am Montag", "Montag", "2025-11-24 (from the date of publication)"),
]


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language that has a small table for as long as a test lasts."""
    (tmp_path / "zz.toml").write_text(WORDS, encoding="utf-8")
    assert tables.table("en")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    return "zz"


@pytest.mark.parametrize(("text", "words", "shown"), READ)
def test_a_small_table_reads_its_language(language: str, text: str, words: str, shown: str) -> None:
    """Nothing but the table tells the words of bounds, numbers, money, times and dates."""
    read = [(one.text, show(one.value)) for one in read_values(text, dt.date(2025, 11, 30), language)]

    assert read == [(words, shown)]
