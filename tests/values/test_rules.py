"""Every rule of the grammar has a name, a sentence, and examples that run."""

import datetime as dt
import re
from pathlib import Path

import pytest

import verifier.values
from verifier.values import explain_rule, read_values, rule_names, show
from verifier.values.explain import rules

PUBLISHED = dt.date(2025, 11, 30)
EXAMPLES = [(name, *example) for name, rule in rules().items() for example in rule["examples"]]
SUFFIXED = {"recorded", "article", "edtf"}


@pytest.mark.parametrize(("name", "text", "words", "shown"), EXAMPLES)
def test_example_of_a_rule_reads_as_it_says(name: str, text: str, words: str, shown: str) -> None:
    """An example's text has those words, read by that rule as that value."""
    read = [(mention.text, show(mention.value)) for mention in read_values(text, PUBLISHED) if mention.rule == name]

    assert read[:1] == [(words, shown)]


def test_every_rule_in_the_code_is_explained() -> None:
    """A rule that reads something has its sentence in rules.toml."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(verifier.values.__file__).parent.glob("*.py"))
    used = set(re.findall(r'rule="([a-z][a-z-]*)"', code))

    assert used - set(rule_names()) - SUFFIXED == {"the-period"} & used
    assert all(explain_rule(name).startswith(name) for name in rule_names())
