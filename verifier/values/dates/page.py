"""Where a calendar phrase is read, and what it is: first and last day."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.values.phrases import Phrases
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

UNKNOWN = 4  # the leap year in which days without a year are put when nothing tells theirs


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a calendar phrase, and the tokens it takes."""

    first: int
    last: int
    start: int
    end: int
    grain: str  # day, week, weekend, month, quarter, season, half, year, decade, century, range
    rule: str
    soft: bool = False
    note: str = ""
    others: tuple[tuple[int, int, str], ...] = ()  # further senses: first, last, why
    no_year: bool = False
    back: bool = False  # reckoned back from a day: two weeks ago
    whole: tuple[int, int] | None = None  # of a part of a period, the period: the year in `late 1989`


@dataclass(slots=True)
class Page:
    """The text that is read, its tokens, the words known, and the day on which it appeared (its number), if known."""

    text: str
    found: Sequence[Token]
    table: Table
    phrases: Phrases
    today: int | None
    depth: int = 0  # of phrases inside phrases, at present
    quarter: tuple[int, int] | None = None  # first and last day of the quarter last told of

    def low(self, at: int) -> str:
        """Return a token's word; empty beyond the ends."""
        return self.found[at].low if 0 <= at < len(self.found) else ""

    def figure(self, at: int) -> str:
        """Return the digits at a token, if it is a plain whole number."""
        if 0 <= at < len(self.found) and self.found[at].type is Type.FIGURE and self.found[at].text.isdecimal():
            return self.found[at].text
        return ""

    def joined(self, at: int) -> bool:
        """Return whether a token follows the one before it without a gap."""
        return at < len(self.found) and not self.found[at].gap

    def capital(self, at: int) -> bool:
        """Return whether a token begins with a capital."""
        return at < len(self.found) and self.found[at].text[:1].isupper()

    def words(self, start: int, end: int) -> str:
        """Return the text from one token up to another."""
        return self.text[self.found[start].start : self.found[end - 1].end] if end > start else ""

    def bound(self, at: int) -> tuple[str, int]:
        """Return the sign of a hedge of one word at a token, and the token after it."""
        sign = self.table.bounds_before.get(self.low(at), "")
        return (sign, at + 1) if sign else ("", at)
