"""Rules of third parties: off until the settings name them, and their faults are one line."""

from importlib.metadata import EntryPoint

import pytest

from verifier.finding import Level
from verifier.rule import GROUP, Rule, all_rules

OURS = Rule("X001", "ours", Level.NOTE)
TAKEN = Rule("V201", "ours", Level.NOTE)


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("ours", f"{__name__}:OURS", GROUP),
        EntryPoint("taken", f"{__name__}:TAKEN", GROUP),
        EntryPoint("text", f"{__name__}:GROUP", GROUP),
        EntryPoint("broken", "no.such.module:RULE", GROUP),
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    all_rules.cache_clear()


def test_a_plug_in_is_off_until_it_is_named() -> None:
    """Installing one changes nothing; naming it adds its rule, in the order of the codes."""
    assert "X001" not in [rule.code for rule in all_rules()]
    assert all_rules(("ours",))[-1].code == "X001"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("other", "no plug-in is called other; installed: broken, ours, taken, text"),
        ("taken", "plug-in rule V201 takes a code that is taken"),
        ("text", "plug-in text gives no rule"),
        ("broken", "plug-in broken cannot be loaded: ModuleNotFoundError: No module named 'no'"),
    ],
)
def test_a_plug_in_that_gives_no_rule_says_why(name: str, message: str) -> None:
    """The settings name what cannot be used: one line, no traceback."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        all_rules((name,))
