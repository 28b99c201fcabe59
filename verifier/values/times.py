"""Times of day: 14:30, 2.30 pm, 1140 a.m., 20 past eight, 9 o'clock, noon; in seconds after midnight."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from verifier.frozen import frozen
from verifier.values.build import duration_text
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.value import Dimension, Interval, Kind, Sense, Value, Written

HOUR, MINUTE = 3600, 60
ELAPSED = "elapsed"  # the unit of the senses in which figures of a clock tell how long something took: 2:04:37


@frozen
class Clock:
    """A time of day and the tokens it takes; `half` tells whether the words say which half of the day."""

    seconds: int
    start: int
    end: int
    half: bool = True
    lengths: tuple[Fraction, ...] = ()  # how long it was, in seconds, if that is meant: 2:46 are minutes or hours


def clock(found: Sequence[Token], at: int, table: Table) -> Clock | None:
    """Return the time of day that begins at a token; None where none does."""
    token = found[at]
    if token.low in table.clock:
        return Clock(table.clock[token.low] * HOUR, at, at + 1)
    if at and found[at - 1].low in table.currency_signs:
        return None
    if token.type is Type.FIGURE and not _may_be_time(found, at, table):
        return None
    told = _past(found, at, table)
    if told is not None:
        return told
    hour, minute, seconds, end, sure = (
        _figures(found, at, table) if token.type is Type.FIGURE else _words(found, at, table)
    )
    if hour is None:
        return None
    total = minute * MINUTE + seconds
    half, stop = _half(found, end, table, short=at > 0 and found[at - 1].low in table.words["at"])
    if half is not None and 1 <= hour <= 12:
        return Clock((hour % 12 + half) * HOUR + total, at, stop)
    if end < len(found) and found[end].low in table.words["o_clock"]:
        half, stop = _half(found, end + 1, table)
        known = half is not None and 1 <= hour <= 12
        return Clock((hour % 12 + (half or 0) if known else hour) * HOUR + total, at, stop if known else end + 1, known)
    if end < len(found) and found[end].low in table.words["time_zones"] and found[end].text.isupper():
        return Clock(hour * HOUR + total, at, end + 1) if sure or minute or len(token.text) == 4 else None
    lengths = _lengths(found, at, end, total + hour * HOUR) if sure else ()
    sure = sure or _beside_day(found, at, table)
    return Clock(hour * HOUR + total, at, end, hour > 12, lengths) if sure and hour < 24 else None


def _lengths(found: Sequence[Token], at: int, end: int, seconds: int) -> tuple[Fraction, ...]:
    """Return the lengths that `2:04:37` and `2:46` are, in seconds; none of figures that begin with a zero."""
    if found[at].type is not Type.FIGURE or found[at].text.startswith("0") or end - at < 3:
        return ()
    return (Fraction(seconds),) if end - at > 3 else (Fraction(seconds, 60), Fraction(seconds))


def elapsed(found: Sequence[Token], at: int, table: Table) -> tuple[Fraction, int] | None:
    """Return the seconds of a length that is no time of day, and the token after it: 4:02.3, (run) in 62:31."""
    minutes = found[at].text
    if not minutes.isdecimal() or len(minutes) > 3 or at + 2 >= len(found) or found[at + 1].low != ":":
        return None
    seconds = found[at + 2].text
    whole, dot, decimals = seconds.partition(".")
    if found[at + 1].gap or found[at + 2].gap or len(whole) != 2 or not whole.isdecimal() or int(whole) > 59:
        return None
    if at + 3 < len(found) and found[at + 3].low == ":" and not found[at + 3].gap:
        return None
    timed = len(found) == 3 or (at > 0 and found[at - 1].low in table.words["before_lengths"])
    if (at > 0 and found[at - 1].low == ":") or not (decimals if dot else timed and int(minutes) > 23):
        return None
    return int(minutes) * MINUTE + Fraction(seconds), at + 3


def _may_be_time(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether a figure stands behind `at`, or before a word or mark by which a time is known."""
    if at and found[at - 1].low in table.words["at"]:
        return True
    return at + 1 < len(found) and found[at + 1].low in _behind_hours(table)


@cache
def _behind_hours(table: Table) -> frozenset[str]:
    """Return the words and marks behind the figures of a time: a colon, `pm`, `o'clock`, `past`, `in` the morning."""
    names = ("am", "pm", "o_clock", "time_zones", "past", "to_hour", "in")
    words = frozenset().union(*(table.words[name] for name in names))
    halves = {word[:-1] for name in ("am", "pm") for word in table.words[name]}
    return words | halves | {":", "."} | {word for word, unit in table.time_units.items() if unit == "minute"}


def _past(found: Sequence[Token], at: int, table: Table) -> Clock | None:
    """Return `half past nine`, `a quarter to six`, `20 minutes past eight in the evening`."""
    words = table.words
    low, end = found[at].low, at + 1
    if low in words["a"] and end < len(found) and table.denominators.get(found[end].low) == 4:
        minutes, end = 15, end + 1
    elif table.denominators.get(low) in {2, 4} and found[at].type is Type.WORD:
        minutes = 60 // table.denominators[low]
    else:
        counted = _small(found, at, table)
        if counted is None or not 0 < counted[0] < 60:
            return None
        minutes, end = counted
    named = end < len(found) and table.time_units.get(found[end].low) == "minute"
    end += named
    if end + 1 >= len(found) or found[end].low not in words["past"] | words["to_hour"]:
        return None
    back = found[end].low in words["to_hour"]
    if back and not named and table.denominators.get(found[at + (low in words["a"])].low) != 4:
        return None  # 10 to 9 is a range
    hour = _small(found, end + 1, table)
    if hour is None or not 1 <= hour[0] <= 12:
        return None
    stop = hour[1]
    if stop < len(found) and found[stop].low in words["o_clock"]:
        stop += 1
    half, after = _half(found, stop, table)
    start = (hour[0] % 12 + half if half is not None else hour[0]) * HOUR
    return Clock(
        (start - minutes * MINUTE if back else start + minutes * MINUTE) % (24 * HOUR), at, after, half is not None
    )


def _small(found: Sequence[Token], at: int, table: Table) -> tuple[int, int] | None:
    """Return a whole number below a hundred, in figures or words, and the token after it."""
    if at >= len(found):
        return None
    token = found[at]
    if token.type is Type.FIGURE:
        return (int(token.text), at + 1) if token.text.isdecimal() and len(token.text) < 3 else None
    if token.low in table.tens:
        step = at + 2 if at + 1 < len(found) and found[at + 1].low == "-" else at + 1
        last = table.ones.get(found[step].low, 0) if step < len(found) else 0
        return (table.tens[token.low] + last, step + 1) if 0 < last < 10 else (table.tens[token.low], at + 1)
    return (table.ones[token.low], at + 1) if token.low in table.ones else None


Reading = tuple[int | None, int, int, int, bool]  # hour, minute, seconds, the token after, whether it is sure
_NOTHING: Reading = (None, 0, 0, 0, False)


def _words(found: Sequence[Token], at: int, table: Table) -> Reading:
    """Return `five-thirty`, `seven twenty-seven`, where the words around tell that they are a time."""
    if found[at].low not in table.ones:
        return _NOTHING
    hour, end = table.ones[found[at].low], at + 1
    step = end + 1 if end < len(found) and found[end].low == "-" else end
    minute = _small(found, step, table)
    if minute is None or not 10 <= minute[0] < 60 or found[step].type is not Type.WORD:
        return hour, 0, 0, end, False
    stop = minute[1]
    if stop < len(found) and table.time_units.get(found[stop].low) == "minute":
        stop += 1
    timed = (at and found[at - 1].low in table.words["at"]) or _day_word(found, stop, table)
    ends = stop >= len(found) or found[stop].type is Type.MARK or _day_word(found, stop, table)
    if (timed and ends) or _half(found, stop, table)[0] is not None:
        return hour, minute[0], 0, stop, True
    return hour, 0, 0, end, False


def _figures(found: Sequence[Token], at: int, table: Table) -> Reading:
    """Return hour, minute, seconds, the token after them, and whether they can be nothing but a time."""
    token = found[at]
    whole, dot, decimals = token.text.partition(".")
    if dot and len(decimals) == 2 and whole.isdecimal() and len(whole) <= 2:  # 2.30 pm, sure only with am or pm
        return (int(whole), int(decimals), 0, at + 1, False) if int(whole) < 24 and int(decimals) < 60 else _NOTHING
    if not token.text.isdecimal():
        return _NOTHING
    if len(token.text) in {3, 4} and at + 1 < len(found):  # 1140 a.m., 0401 GMT
        hour, minute = divmod(int(token.text), 100)
        return (hour, minute, 0, at + 1, False) if hour < 24 and minute < 60 else _NOTHING
    if len(token.text) > 2 or int(token.text) > 24:
        return _NOTHING
    hour = int(token.text)
    minutes = _behind_colon(found, at + 1)
    if minutes is None or hour > 23:
        return hour, 0, 0, at + 1, False
    seconds = _behind_colon(found, at + 3)
    return hour, minutes, seconds or 0, at + 3 if seconds is None else at + 5, True


def _behind_colon(found: Sequence[Token], at: int) -> int | None:
    step = found[at : at + 2]
    if len(step) < 2 or step[0].low != ":" or step[0].gap or step[1].gap:
        return None
    whole = step[1].text.partition(".")[0]
    if step[1].type is not Type.FIGURE or len(whole) != 2 or not whole.isdecimal() or int(whole) > 59:
        return None
    return int(whole) if step[1].text == whole or (at > 2 and found[at - 2].low == ":") else None


def _beside_day(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether a bare hour stands behind `at` and a day: Monday at 2.30, tonight at 8."""
    token = found[at]
    if at < 2 or found[at - 1].low not in table.words["at"] or (token.text.isdecimal() and len(token.text) > 2):
        return False
    if at + 1 < len(found) and found[at + 1].type is not Type.MARK:
        return False
    return _day_word(found, at - 2, table) or found[at - 2].low in table.words["ordinal_ends"]


def _day_word(found: Sequence[Token], at: int, table: Table) -> bool:
    if not 0 <= at < len(found):
        return False
    low, words = found[at].low, table.words
    return low in table.weekdays or low in words["today"] | words["tomorrow"] | words["yesterday"] | words["day_parts"]


def _half(found: Sequence[Token], at: int, table: Table, *, short: bool = False) -> tuple[int | None, int]:
    """Return 0 for `am`, 12 for `pm`, and the token after it; None where neither stands there."""
    if at >= len(found):
        return None, at
    low, end = found[at].low, at + 1
    rest = [token.low for token in found[at : at + 4]]
    if rest[0] == "." and len(rest) > 1 and not found[at].gap and rest[1] in table.words["am"] | table.words["pm"]:
        low, end, rest = rest[1], at + 2, rest[1:]
    halves, spaced = table.words["am"] | table.words["pm"], [*rest, "", ""]
    apart = (
        spaced[2] if spaced[1] == "." else spaced[1] if at + 1 >= len(found) or not found[at + 1].text.isupper() else ""
    )
    if apart and f"{rest[0]}{apart}" in halves:
        low, end = f"{rest[0]}{apart}", at + (3 if rest[1] == "." else 2)  # p. m., p m
    elif short and not found[at].gap and low in table.words["short_halves"]:
        low = next(half for half in sorted(halves) if half.startswith(low))  # at 9p
    dotted = end < len(found) and found[end].low == "." and not found[end].gap and "." in found[end - 1].text
    if low in table.words["am"] | table.words["pm"]:
        return (0 if low in table.words["am"] else 12), end + dotted
    if (
        low in table.words["in"]
        and len(rest) > 2
        and rest[1] in table.words["the"]
        and rest[2] in table.words["day_parts"]
    ):
        return (0 if rest[2] in table.words["morning"] else 12), at + 3
    return None, at


def time_value(one: Clock) -> Value:
    """Return a time of day as a value: an instant, in seconds after midnight."""
    seconds = Fraction(one.seconds)
    hours, rest = divmod(one.seconds, HOUR)
    iso = f"T{hours % 24:02d}:{rest // 60:02d}:{rest % 60:02d}"
    sense = Sense(Interval(seconds, seconds), Dimension.SECONDS, "time of day")
    later = seconds + 12 * HOUR
    more = () if one.half else (Sense(Interval(later, later), Dimension.SECONDS, "time of day", "after noon"),)
    lasting = [Sense(Interval(length, length), Dimension.SECONDS, ELAPSED) for length in one.lengths]
    return Value(Kind.TIME, (sense, *more, *lasting), Written(None, None), iso=iso)


def length_value(seconds: Fraction) -> Value:
    """Return how long something took as a value, in seconds."""
    sense = Sense(Interval(seconds, seconds), Dimension.SECONDS, "second")
    digits = -1 if seconds.denominator > 1 else 0
    written = Written(seconds, seconds, unit="second", digits=digits)
    return Value(Kind.DURATION, (sense,), written, iso=duration_text("second", seconds))
