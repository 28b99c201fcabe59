"""Numbers with what they measure: money, per cents, points, units, durations, things counted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from verifier.values.counted import counted
from verifier.values.currencies import CODES
from verifier.values.measure import Measure
from verifier.values.money import sign_first, spaced_money
from verifier.values.named_money import PREFIXES, money
from verifier.values.numbers import Number, number
from verifier.values.percents import percent, points
from verifier.values.shares import out_of, times
from verifier.values.symbols import symbol
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.unitwise import amount_of_unit
from verifier.values.value import Kind


def measure(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return the measure that begins at a token; None where none does."""
    token = found[at]
    if token.type is Type.FIGURE:
        return _in_figures(found, at, table)
    money_first = token.low in table.currencies or token.low in table.sign_letters or token.text in CODES
    if token.type is Type.MARK or money_first:
        money = sign_first(found, at, table)
        if money:
            return money
    start, sign = at, 1
    if _is_minus(found, at, table):
        joined = found[at].type is Type.WORD and found[at + 1].low == "-"  # minus-5 yards
        sign, at = -1, at + (2 if joined else 1)
    elif at == 0 and _alone_minus(found, table):
        sign, at = -1, 1  # - 10 k, alone
    bracketed = _bracketed(found, at, table)
    if bracketed is not None:
        return bracketed
    one = number(found, at, table)
    if one is None or one.end > len(found):
        return None
    return _with_spread_unit(found, behind(found, start, one, sign, table), table)


def _in_figures(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    parted = spaced_money(found, at, table)
    if parted is not None:
        return parted
    one = number(found, at, table)
    if one is None or one.end > len(found):
        return None
    return _with_spread_unit(found, behind(found, at, one, 1, table), table)


def _alone_minus(found: Sequence[Token], table: Table) -> bool:
    """Return whether a dash before a gap is a minus: the number behind it is all there is."""
    if not 1 < len(found) <= 6 or found[0].low not in {"-", "–"} or found[1].type is not Type.FIGURE:
        return False
    one = number(found, 1, table)
    return one is not None and one.end >= len(found) - (len(found) <= 3)


def _bracketed(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return `(3.2)%` and, in a table's cell, `(231.0)` as the loss that accounts print so."""
    if (
        found[at].low != "("
        or at + 2 >= len(found)
        or found[at + 1].type is not Type.FIGURE
        or found[at + 2].low != ")"
    ):
        return None
    one = number(found, at + 1, table)
    if one is None or one.end != at + 2:
        return None
    percent = at + 3 < len(found) and found[at + 3].low == "%" and not found[at + 3].gap
    if percent:
        whole = replace(one, end=at + 4)
        return Measure(Kind.PERCENT, whole, at, at + 4, "%", core_end=at + 4, sign=-1, rule="percent-bracketed")
    cell = (at == 0 or found[at - 1].low == "|") and at + 3 < len(found) and found[at + 3].low == "|"
    if not cell:
        return None
    return Measure(Kind.NUMBER, replace(one, end=at + 3), at, at + 3, core_end=at + 3, sign=-1, rule="number-bracketed")


def _with_spread_unit(found: Sequence[Token], one: Measure, table: Table) -> Measure:
    """Return the figure of `66.4±10.2 years` with the unit behind its spread; the spread is a number of its own."""
    if one.kind is not Kind.NUMBER or one.end + 1 >= len(found) or found[one.end].low != "±":
        return one
    spread = number(found, one.end + 1, table)
    if spread is None or spread.end >= len(found):
        return one
    lent = behind(found, one.start, replace(one.number, end=spread.end), one.sign, table)
    if lent.kind not in {Kind.DURATION, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT}:
        return one
    return replace(lent, number=one.number, end=one.end, core_end=one.end)


def _is_minus(found: Sequence[Token], at: int, table: Table) -> bool:
    token = found[at]
    if at + 1 >= len(found):
        return False
    following = found[at + 1]
    if token.low in table.words["minus"]:
        if at > 1 and found[at - 1].low in table.words["or_minus"] and found[at - 2].low in table.words["plus"]:
            return False  # plus or minus 2.5 points
        if following.low == "-":
            return at + 2 < len(found) and not following.gap and found[at + 2].type is Type.FIGURE
        return following.type is Type.FIGURE or following.low in table.ones or following.low in table.tens
    if token.low not in {"-", "–"} or following.type is not Type.FIGURE or following.gap:
        return False
    before = found[at - 1] if at else None
    if at + 3 < len(found) and found[at + 2].low == "-" and not found[at + 2].gap and found[at + 3].type is Type.FIGURE:
        return False  # -2020-07-01
    if token.gap and at + 2 < len(found) and found[at + 2].low == "%":
        return True  # Stoxx 50 -1.3%
    return (
        before is None or (token.gap and before.type is not Type.FIGURE) or before.low in {"(", "[", "=", "<", ">", "±"}
    )


def behind(found: Sequence[Token], start: int, one: Number, sign: int, table: Table) -> Measure:
    """Return a number with what stands behind it: a sign, a currency, a unit, a noun."""
    end = one.end
    if end + 1 < len(found) and (found[end].low == "-" or found[end].low in table.bounds_joined):
        end = one.end = _past_bound(found, end, table)
    plain = Measure(Kind.NUMBER, one, start, end, "", "", end, sign, "number")
    if one.figures == "fold":
        return replace(plain, kind=Kind.RATIO, unit="times", rule="times")
    if end < len(found) and may_measure(found[end].low, found[end].text, table, gap=found[end].gap):
        for reader in (percent, money, points, amount_of_unit, out_of, times):
            made = reader(found, plain, table)
            if made is not None:
                return made
    made = counted(found, plain, table)
    if one.vague and made.end == end and found[end - 1].low in table.words["of"]:
        return replace(made, end=end - 1, core_end=end - 1)  # dozens of Smith's men
    return made


def _past_bound(found: Sequence[Token], at: int, table: Table) -> int:
    """Return the token behind a bound between a number and what it counts: 20-odd minutes, 20 plus years."""
    step = at + 1 if found[at].low == "-" else at
    joined = step == at or not (found[at].gap or found[step].gap)
    if not joined or found[step].low not in table.bounds_joined:
        return at
    behind = found[step + 1] if step + 1 < len(found) else None
    counts = behind is not None and behind.type is Type.WORD and behind.low not in table.words["not_noun"]
    return step + 1 if counts and number(found, step + 1, table) is None else at


@lru_cache(maxsize=8192)
def may_measure(low: str, text: str, table: Table, *, gap: bool) -> bool:
    """Return whether a word or mark behind a number may say what it measures."""
    if low in table.words["measuring"] or low in table.units or low in table.currencies or low in table.time_units:
        return True
    if low in table.currency_signs or "'" in low or text[:1] in PREFIXES:
        return True
    if not gap and (low in table.time_symbols or low in table.words["short_cent"]):
        return True
    if text in {"C", "F"} or text in CODES or low in table.words["kinds_of_time"] or symbol(text):
        return True
    if low[-1:] in {"²", "³"}:
        return True
    return f"{low}$" in table.currency_signs or low in table.nations
