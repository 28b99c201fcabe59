"""A value between two tokens, as the rules give it."""

from typing import NamedTuple

from verifier.values.value import Value


class Found(NamedTuple):
    """A value, the tokens it takes, from `start` up to `end`, and the rule that read it."""

    start: int
    end: int
    value: Value
    rule: str
