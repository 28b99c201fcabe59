"""Times of day: 14:30, 2.30 pm, 9 o'clock, noon; in seconds after midnight."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

NAMED = {"noon": 12 * 3600, "midday": 12 * 3600, "midnight": 0}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day and the tokens it takes."""

    seconds: int
    start: int
    end: int


def clock(found: Sequence[Token], at: int, table: Table) -> Clock | None:
    """Return the time of day that begins at a token; None where none does."""
    token = found[at]
    if token.low in NAMED:
        return Clock(NAMED[token.low], at, at + 1)
    if token.type is not Type.FIGURE and token.low not in table.ones:
        return None
    if token.type is Type.FIGURE and (at and found[at - 1].low in table.currency_signs):
        return None
    hour, minute, end, sure = _figures(found, at, table)
    if hour is None:
        return None
    half, stop = _half(found, end, table)
    if half is not None and 1 <= hour <= 12:
        return Clock((hour % 12 + half) * 3600 + minute * 60, at, stop)
    if end < len(found) and found[end].low in {"o'clock", "oclock"}:
        return Clock(hour * 3600 + minute * 60, at, end + 1)
    return Clock(hour * 3600 + minute * 60, at, end) if sure else None


def _figures(found: Sequence[Token], at: int, table: Table) -> tuple[int | None, int, int, bool]:
    """Return hour, minute, the token after them, and whether they can be nothing but a time."""
    token = found[at]
    if token.type is not Type.FIGURE:
        return table.ones[token.low], 0, at + 1, False
    whole, dot, decimals = token.text.partition(".")
    if dot and len(decimals) == 2 and whole.isdecimal() and len(whole) <= 2:  # 2.30 pm, sure only with am or pm
        return (
            (int(whole), int(decimals), at + 1, False)
            if int(whole) < 24 and int(decimals) < 60
            else (None, 0, at, False)
        )
    if not token.text.isdecimal() or len(token.text) > 2 or int(token.text) > 24:
        return None, 0, at, False
    hour = int(token.text)
    step = found[at + 1 : at + 3]
    joined = len(step) == 2 and step[0].low == ":" and not step[0].gap and not step[1].gap and len(step[1].text) == 2
    if joined and step[1].text.isdecimal() and int(step[1].text) < 60 and hour < 24:
        end = at + 3
        if end + 1 < len(found) and found[end].low == ":" and found[end + 1].text.isdecimal():
            end += 2
        return hour, int(step[1].text), end, True
    return hour, 0, at + 1, False


def _half(found: Sequence[Token], at: int, table: Table) -> tuple[int | None, int]:
    """Return 0 for `am`, 12 for `pm`, and the token after it; None where neither stands there."""
    if at >= len(found):
        return None, at
    low, end = found[at].low, at + 1
    if low in {"a", "p"} and end + 1 < len(found) and found[end].low == "." and found[end + 1].low == "m":
        low, end = f"{low}m", end + 2
    if (
        end < len(found)
        and found[end].low == "."
        and not found[end].gap
        and low in {"am", "pm"}
        and "." in found[at].text
    ):
        end += 1
    if low in table.words["am"]:
        return 0, end
    if low in table.words["pm"]:
        return 12, end
    if low == "in" and [token.low for token in found[at + 1 : at + 3]][:1] == ["the"] and at + 2 < len(found):
        part = found[at + 2].low
        if part in {"morning", "afternoon", "evening"}:
            return (0 if part == "morning" else 12), at + 3
    return None, at


def time_value(one: Clock) -> Value:
    """Return a time of day as a value: an instant, in seconds after midnight."""
    seconds = Fraction(one.seconds)
    hours, rest = divmod(one.seconds, 3600)
    iso = f"T{hours % 24:02d}:{rest // 60:02d}:{rest % 60:02d}"
    sense = Sense(Interval(seconds, seconds), Dimension.SECONDS, "time of day")
    return Value(Kind.TIME, (sense,), Written(None, None), iso=iso)
