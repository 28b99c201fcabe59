"""Rules left untried because of the word at hand: none of them would have read anything."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from verifier.values import dates, read, read_values

PUBLISHED = dt.date(2025, 11, 30)
TEXTS = [
    str(row["text"])
    for row in yaml.safe_load(Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8"))
    if any(letter.isdigit() for letter in row["text"])
]


def test_calendar_rules_that_are_not_tried_would_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phrase with a figure reads the same when each calendar rule is tried at each figure."""
    narrowed = [read_values(text, PUBLISHED) for text in TEXTS]
    monkeypatch.setattr(dates, "_rules_for_figure", lambda *_: dates._FIGURE_RULES)
    read._read.cache_clear()

    assert [read_values(text, PUBLISHED) for text in TEXTS] == narrowed
    read._read.cache_clear()
