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
INNER = {"the-period"}  # it stands only inside other rules
_RULE = re.compile(
    r'(?:rule="|(?:"(?:day|week|range|month|year|weekend|quarter|decade|century)"|grain|unit), ")'
    r'([a-z]+(?:-[a-z]+)+)"'
)


@pytest.mark.parametrize(("name", "text", "words", "shown"), EXAMPLES)
def test_example_of_a_rule_reads_as_it_says(name: str, text: str, words: str, shown: str) -> None:
    """An example's text has those words, read by that rule as that value."""
    read = [(mention.text, show(mention.value)) for mention in read_values(text, PUBLISHED) if mention.rule == name]

    assert read[:1] == [(words, shown)]


def test_every_rule_in_the_code_is_explained() -> None:
    """A rule that reads something has its sentence in rules.toml, and every sentence there belongs to a rule."""
    files = Path(verifier.values.__file__).parent.rglob("*.py")
    used = {word for path in files for word in _RULE.findall(path.read_text(encoding="utf-8"))}

    assert used - set(rule_names()) == INNER
    assert all(explain_rule(name).startswith(f"{name}: ") for name in rule_names())
