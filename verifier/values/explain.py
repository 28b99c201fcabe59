"""The grammar's rules by name: what each reads, with examples that run."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def rules() -> dict[str, dict[str, object]]:
    """Return each rule's sentence (`reads`) and its examples: text, words read, the value as shown."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


def rule_names() -> tuple[str, ...]:
    """Return the names of the grammar's rules."""
    return tuple(rules())


def explain_rule(name: str) -> str:
    """Return what a rule reads, with examples. Raises KeyError where no rule has that name."""
    rule = rules()[name]
    examples = rule.get("examples", [])
    assert isinstance(examples, list)
    lines = [f"    {text}  ->  {words}: {shown}" for text, words, shown in examples]
    return "\n".join([f"{name}: {rule['reads']}", *lines])
