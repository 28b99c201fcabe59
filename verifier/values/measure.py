"""A number with what it measures, and where it stands."""

from dataclasses import dataclass
from fractions import Fraction

from verifier.values.numbers import Number
from verifier.values.value import Kind


@dataclass(slots=True)  # as a Number
class Measure:
    """A number with its unit or noun, and the tokens it takes: from `start`, up to `end`."""

    kind: Kind
    number: Number
    start: int
    end: int
    unit: str = ""
    noun: str = ""
    core_end: int = 0  # the token after figure and unit, before the noun
    sign: int = 1
    rule: str = ""
    spread: Fraction | None = None
    over: tuple[Fraction, Fraction] | None = None  # 65 out of 100
    shared: str = ""  # the name that its currency shares with others

    def of(self, kind: Kind, unit: str, end: int, rule: str) -> "Measure":
        """Return the same number with a unit, up to a token."""
        return Measure(
            kind, self.number, self.start, end, unit, self.noun, end, self.sign, rule, self.spread, self.over
        )

    @property
    def value(self) -> Fraction:
        """Return the signed number."""
        return self.number.value if self.sign == 1 else -self.number.value
