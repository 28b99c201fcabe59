"""Numbers in words: one hundred and five thousand, half a million, a dozen, three point five."""

from collections.abc import Sequence
from enum import IntEnum
from fractions import Fraction

from verifier.values.numbers.fractions import part, share, with_fraction
from verifier.values.numbers.number import Number
from verifier.values.numbers.ordinals import small
from verifier.values.numbers.scales import of_scale, scaled
from verifier.values.numbers.vague import vague_at
from verifier.values.tables import Table
from verifier.values.tokens import Token


def worded(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return the number in words that begins at a token; None where none does."""
    low = found[at].low
    words = table.words
    if low in words["a"]:
        return _with_article(found, at, table)
    if low in words["half"] or table.denominators.get(low) == 4:
        return _half(found, at, table)
    if low.endswith(table.endings["multiple"]) and (times := _fold(low, table)):
        return Number(Fraction(times), at + 1, figures="fold", worded=True)
    if low in table.ones or low in table.tens or (at == 0 and _is_scale(low, table)):
        return cardinal(found, at, table)
    if low in table.vague and low not in words["few"]:
        return vague_at(found, at, table)
    if low in words["dozen"]:
        return Number(Fraction(table.dozens[low]), at + 1, worded=True)
    if at == 0 and low in words["point"]:
        decimals, end = _decimals(found, at + 1, table)
        return Number(Fraction(int(decimals), 10 ** len(decimals)), end, -len(decimals)) if decimals else None
    return None


def _is_scale(low: str, table: Table) -> bool:
    return low in table.scales and low not in table.words["short_scales"]


def _fold(low: str, table: Table) -> int:
    """Return how many times `tenfold` is; 0 where no number is multiplied."""
    stem = next((low.removesuffix(end) for end in table.endings["multiple"] if low.endswith(end)), "")
    return table.ones.get(stem) or table.tens.get(stem, 0)


def _with_article(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return `a hundred`, `a dozen`, `a third`, `a half`, `a quarter of a million`, `a couple of`."""
    if at + 1 >= len(found):
        return None
    low, words = found[at + 1].low, table.words
    following = found[at + 2].low if at + 2 < len(found) else ""
    if _is_scale(low, table):
        return cardinal(found, at + 1, table, leading=1)
    if low in words["dozen"] | words["score"]:
        return Number(Fraction(table.dozens[low]), at + 2, worded=True)
    if low in words["half"] and following in words["dozen"]:
        return Number(Fraction(table.dozens[following], 2), at + 3, worded=True)
    if low in words["few"] or low in words["handful"] or low in words["couple"]:
        return vague_at(found, at + 1, table)
    if at + 2 < len(found) and found[at + 2].low in words["in_a_row"]:
        return None  # a fourth consecutive month
    if low in table.denominators and low not in words["second_of_time"] and not _compounded(found, at + 2, low, table):
        return of_scale(found, Number(Fraction(1, table.denominators[low]), at + 2, fraction=True, worded=True), table)
    return None


def _compounded(found: Sequence[Token], at: int, low: str, table: Table) -> bool:
    """Return whether a dash leads on to a noun, `a third-party`, and to no unit of which half is meant."""
    if at + 1 >= len(found) or found[at].low != "-" or found[at].gap:
        return False
    unit = table.units.get(found[at + 1].low) or table.time_units.get(found[at + 1].low)
    return unit in {None, "quarter"} or table.denominators[low] not in {2, 4}


def _half(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return `half`, `half a million`, `quarter million`."""
    below = table.denominators[found[at].low]
    following = found[at + 1].low if at + 1 < len(found) else ""
    if below == 2 and following in table.words["a"] and at + 2 < len(found):
        scale = table.scales.get(found[at + 2].low) or table.dozens.get(found[at + 2].low)
        if scale:
            return Number(Fraction(scale, 2), at + 3, worded=True, scaled=True)
        return Number(Fraction(1, 2), at + 1, fraction=True, worded=True)
    if following in table.scales:
        return Number(Fraction(table.scales[following], below), at + 2, worded=True, scaled=True)
    return Number(Fraction(1, 2), at + 1, fraction=True, worded=True) if below == 2 else None


# --- cardinals


class _Last(IntEnum):
    """What the last word of a cardinal was; from HUNDRED on `and` may go on."""

    NOTHING = 0
    ONE = 1
    TENS = 2
    HUNDRED = 3
    SCALE = 4


class _Sum:
    """A cardinal as its words are read: what is complete, what may still be scaled, and the last word's sort."""

    def __init__(self, leading: int) -> None:
        self.total, self.current = 0, leading
        self.last = _Last.ONE if leading else _Last.NOTHING

    def takes(self, found: Sequence[Token], at: int, table: Table) -> bool:
        """Return whether a word goes on with the number, and count it in."""
        low = found[at].low
        if low in table.ones and self.last is not _Last.ONE:
            value = table.ones[low]
            if self.current % 100 and not (self.current % 10 == 0 and value < 10 and self.current % 100 >= 20):
                return False
            self.current, self.last = self.current + value, _Last.ONE
            return True
        if low in table.tens and self.current % 100 == 0 and self.last is not _Last.ONE:
            self.current, self.last = self.current + table.tens[low], _Last.TENS
            return True
        if low in table.scales and self.last:
            return self._scale(table.scales[low])
        return False

    def _scale(self, scale: int) -> bool:
        if scale == 100:
            self.current, self.last = (self.current or 1) * 100, _Last.HUNDRED
            return True
        if self.last is _Last.SCALE and not self.current:
            self.total *= scale  # three lakh crore
        elif self.total == 0 or scale < 10**15:
            self.total += (self.current or 1) * scale
        self.current, self.last = 0, _Last.SCALE
        return True

    def goes_on(self, found: Sequence[Token], at: int, table: Table) -> bool:
        """Return whether a joint, `and`, a dash or a comma, leads to more of the number."""
        token = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or not self.last:
            return False
        low, more = token.low, following.low
        counts = more in table.ones or more in table.tens
        if low == "-" and token.gap:
            return self.last is _Last.TENS and 0 < table.ones.get(more, 0) < 10
        if low in {"-", "–", "—"}:
            known = (more in table.ones and self.last is _Last.TENS) or more in table.scales
            return known and not following.gap
        if low in table.words["and"]:
            return self.last >= _Last.HUNDRED and counts and part(found, at + 1, table) is None
        return low == "," and self.last is _Last.SCALE and counts and _has_scale(found, at + 1, table)


def cardinal(found: Sequence[Token], at: int, table: Table, leading: int = 0) -> Number | None:
    """Return a cardinal in words, with a fraction behind it: `two and a half`, `three point five`."""
    known, end = _Sum(leading), at
    if not leading and found[at].low in table.scales:
        known.current, known.last = 1, _Last.ONE
    while end < len(found):
        if known.takes(found, end, table):
            end += 1
        elif found[end].low in table.words["dozen"] and known.last:
            known.current, end = known.current * table.dozens[found[end].low], end + 1
            break
        elif end > at and known.goes_on(found, end, table):
            end += 1
        else:
            break
    if end == at:
        return None
    whole = Number(Fraction(known.total + known.current), end, worded=True, scaled=known.last >= _Last.HUNDRED)
    return share(found, whole, table) or _with_decimals(found, whole, table) or _ended(found, whole, table)


def _ended(found: Sequence[Token], one: Number, table: Table) -> Number:
    with_part = with_fraction(found, one, table)
    if with_part is not one:
        return with_part
    return one if one.scaled else with_fraction(found, scaled(found, one, table), table)


def _with_decimals(found: Sequence[Token], one: Number, table: Table) -> Number | None:
    """Return `three point five` as one number."""
    if one.end >= len(found) or found[one.end].low not in table.words["point"]:
        return None
    decimals, end = _decimals(found, one.end + 1, table)
    if not decimals:
        return None
    value = one.value + Fraction(int(decimals), 10 ** len(decimals))
    return scaled(found, Number(value, end, -len(decimals), worded=True), table)


def _decimals(found: Sequence[Token], at: int, table: Table) -> tuple[str, int]:
    """Return the decimals behind `point`, and the token after them: nought three, seventy-one, 77."""
    if at < len(found) and found[at].low in table.tens:
        tens = small(found, at, table)
        return (str(tens[0]), tens[1]) if tens else ("", at)
    if at < len(found) and found[at].text.isdecimal() and found[at].text.isascii():
        return found[at].text, at + 1
    decimals = ""
    while at < len(found) and table.ones.get(found[at].low, 20) < (10 if decimals else 20):
        decimals, at = decimals + str(table.ones[found[at].low]), at + 1
    return decimals, at


def _has_scale(found: Sequence[Token], at: int, table: Table) -> bool:
    return any(token.low in table.scales for token in found[at : at + 4])
