"""Where a calendar phrase is read, and what it is: first and last day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from verifier.frozen import frozen
from verifier.values.phrases import Phrases
from verifier.values.tables import Table
from verifier.values.tokens import Token

UNKNOWN = 4  # the leap year in which days without a year are put when nothing tells theirs


@frozen
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


_BEYOND = [""] * 64  # behind the last token; a place before the first counts from the end of these, as lists do


@dataclass(slots=True)
class Page:
    """The text that is read, its tokens, the words known, and the day on which it appeared (its number), if known."""

    text: str
    found: Sequence[Token]
    table: Table
    phrases: Phrases
    today: int | None
    void: int = 0  # the token behind the last day that does not exist: 31 February
    missing: dict[int, int] = field(default_factory=dict)  # of such days, the token behind each, and its first
    depth: int = 0  # of phrases inside phrases, at present
    quarter: tuple[int, int] | None = None  # first and last day of the quarter last told of
    eras: tuple[tuple[int, int], ...] = ()  # the years written with an era: their tokens, and the year, BC below zero
    lows: list[str] = field(init=False)  # the tokens' words, and empty ones beyond the end
    low: Callable[[int], str] = field(init=False)  # a token's word; empty beyond the ends
    rare: bool = field(init=False)  # whether a word stands there that few texts have: one of those, or of an era
    moves: bool = field(init=False)  # whether a word tells a date by a time from another: ago, after, before

    def __post_init__(self) -> None:
        """Lay out the words by their places: what the rules ask for most costs least."""
        words = [token[2] for token in self.found]
        self.lows = words + _BEYOND
        self.low = self.lows.__getitem__
        self.rare = not self.phrases.rare.isdisjoint(words)
        self.moves = self.rare and not self.phrases.moving.isdisjoint(words)

    def figure(self, at: int) -> str:
        """Return the digits at a token, if it is a plain whole number."""
        low = self.lows[at]  # of a figure, its text
        return low if low.isdecimal() else ""

    def joined(self, at: int) -> bool:
        """Return whether a token follows the one before it without a gap."""
        return at < len(self.found) and not self.found[at].gap

    def leave_out(self, start: int, end: int) -> None:
        """Keep what is written as a day, but is none, from being read as something else: 2025-02-30."""
        self.void = max(self.void, end)
        self.missing[end] = start

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
