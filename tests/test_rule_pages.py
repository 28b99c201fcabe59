"""Every rule has a page, and every example on it is run, to the letter."""

from pathlib import Path

import pytest

from tests.ledgers import lines, write
from verifier.rule import Rule, all_rules, examples, page
from verifier.show import show

RULES = all_rules()
NO_EXAMPLE = {"V010", "V115"}  # a pipe or a search that is given up: tested in tests/test_faults.py


def test_rules_are_found_and_codes_and_names_are_used_once() -> None:
    """Adding a file adds a rule; a code or name is never given twice."""
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]

    assert len(codes) > 25
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_says_what_is_wrong_and_shows_an_example_of_each(rule: Rule) -> None:
    """A page begins with a title sentence; it has an example that passes and, but for budgets, one that fails."""
    text = page(rule)
    shown = examples(text)

    assert text.startswith("# ")
    assert any(not example.output for example in shown)
    assert any(example.output for example in shown) or rule.code in NO_EXAMPLE
    assert any(f" {rule.code} " in line for example in shown for line in example.output) or rule.code in NO_EXAMPLE


@pytest.mark.parametrize(
    ("rule", "number"),
    [(rule, number) for rule in RULES for number in range(len(examples(page(rule))))],
    ids=lambda item: item.code if isinstance(item, Rule) else str(item),
)
def test_example_gives_exactly_its_output(rule: Rule, number: int, tmp_path: Path) -> None:
    """An example's findings are those printed under it; without such a block there are none."""
    example = examples(page(rule))[number]
    write(tmp_path, example.files)

    assert lines(tmp_path) == list(example.output), show(rule.code)
