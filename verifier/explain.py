"""What a code, a state or a reading rule means, in words."""

from verifier.model import State
from verifier.rule import all_rules, page
from verifier.values import explain_rule, rule_names

STATES = {
    State.FOUND: "The words stand in the source, where they were recorded or where no place was recorded.",
    State.MOVED: "The words stand in the source, but no longer at the recorded place. Counts as found.",
    State.RETOUCHED: "Only marks, spaces, case or line breaks differ. Counts as found.",
    State.ALTERED: "The source has other words here; the difference is shown. Does not count as found.",
    State.AMBIGUOUS: "The words stand in several places and nothing tells which is meant. Give `prefix` or `suffix`.",
    State.GONE: "The words do not stand in the source; the nearest passage is shown.",
    State.UNDECIDED: "The search ended before it was certain. Does not count as found.",
    State.NOT_CHECKED: "The source's text is not here, so nothing is known. Never counts as found.",
}


def explanation(name: str) -> str | None:
    """Return the text for a rule's code or name, a state, or a reading rule; None where nothing is called so."""
    wanted = name.strip().lower()
    for rule in all_rules():
        if wanted in {rule.code.lower(), rule.name}:
            return page(rule)
    for state, text in STATES.items():
        if wanted.replace("-", " ") == state.value:
            return text
    if wanted in rule_names():
        return explain_rule(wanted)
    return None


def names() -> list[str]:
    """Return everything that can be explained."""
    coded = [text for rule in all_rules() for text in (rule.code, rule.name)]
    return [*coded, *(state.value for state in State), *rule_names()]
