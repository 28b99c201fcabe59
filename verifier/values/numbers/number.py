"""What a number phrase gives: the number, exactly, and the tokens it takes."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(slots=True)  # made inside the grammar alone, and often: frozen, it takes three times as long
class Number:
    """A number and the tokens it takes: `digits` is the power of ten of the last digit written, None for words."""

    value: Fraction
    end: int  # the token after it
    digits: int | None = None
    figures: str = ""  # the figure as written, where it is a single one
    scaled: bool = False  # a scale word or suffix was written
    fraction: bool = False  # a half, two thirds, 1/4
    worded: bool = False
    vague: tuple[int, int | None] | None = None  # of dozens, several
    zero: bool = False
    apart: Fraction | None = None  # the last group of `11 500` alone, where the space may part two numbers
