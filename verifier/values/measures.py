"""Numbers with what they measure: money, per cents, points, units, durations, things counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from verifier.values.numbers import Number, number
from verifier.values.symbols import symbol
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.units import compound, of_time, ratio_of_times, ratio_of_units
from verifier.values.value import Kind

LONGEST_NOUN = 4  # words of a counted noun


@dataclass(frozen=True, slots=True)
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

    @property
    def value(self) -> Fraction:
        """Return the signed number."""
        return self.number.value if self.sign == 1 else -self.number.value


def measure(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return the measure that begins at a token; None where none does."""
    token = found[at]
    if (
        token.type is Type.MARK
        or token.low in table.currencies
        or token.low in {"us", "c", "a", "au", "ca", "nz", "hk", "s", "r", "y"}
    ):
        money = _sign_first(found, at, table)
        if money:
            return money
    start, sign = at, 1
    if _is_minus(found, at, table):
        joined = found[at].type is Type.WORD and found[at + 1].low == "-"  # minus-5 yards
        sign, at = -1, at + (2 if joined else 1)
    elif at == 0 and 1 < len(found) <= 3 and found[0].low in {"-", "–"} and found[1].type is Type.FIGURE:
        sign, at = -1, 1  # - 10 k, alone
    bracketed = _bracketed(found, at, table)
    if bracketed is not None:
        return bracketed
    one = number(found, at, table)
    if one is None or one.end > len(found):
        return None
    return _with_spread_unit(found, _behind(found, start, one, sign, table), table)


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
    lent = _behind(found, one.start, replace(one.number, end=spread.end), one.sign, table)
    if lent.kind not in {Kind.DURATION, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT}:
        return one
    return replace(lent, number=one.number, end=one.end, core_end=one.end)


def _is_minus(found: Sequence[Token], at: int, table: Table) -> bool:
    token = found[at]
    if at + 1 >= len(found):
        return False
    following = found[at + 1]
    if token.low in table.words["minus"]:
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


# --- money


def _sign_first(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return an amount whose currency stands before it: `$84 billion`, `US $84 billion`, `EUR50m`, `-$5`."""
    start, sign = at, 1
    if found[at].low in {"-", "–"} and at + 1 < len(found) and not found[at + 1].gap:
        sign, at = -1, at + 1
    currency, end = _currency_sign(found, at, table)
    if not currency:
        return None
    dash = end + 1 < len(found) and found[end].low in {"-", "–"} and not found[end + 1].gap
    if dash and found[end + 1].type is Type.FIGURE:
        sign, end = -sign, end + 1
    if end >= len(found) or found[end].type is not Type.FIGURE:
        return None
    one = number(found, end, table)
    if one is None:
        return None
    end = one.end
    if end < len(found) and not one.scaled and found[end].low in {"m", "k", "b", "t"} and not found[end].gap:
        pass
    if end < len(found) and table.currencies.get(found[end].low) == currency and found[end].low != "p":
        end += 1  # $5 USD
    if end + 1 < len(found) and currency == "USD" and found[end].low in table.currencies and found[end].text.isupper():
        currency, end = table.currencies[found[end].low], end + 1  # $5 CAD
    return Measure(Kind.MONEY, one, start, end, currency, core_end=end, sign=sign, rule="money-sign-first")


_DOLLARS = {"US": "USD", "A": "AUD", "C": "CAD", "NZ": "NZD", "HK": "HKD"}


def _currency_sign(found: Sequence[Token], at: int, table: Table) -> tuple[str, int]:
    token = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    amount = at + 2 < len(found) and found[at + 2].type is Type.FIGURE
    if token.low == "$" and amount and following is not None and following.text in _DOLLARS:  # $US113
        return _DOLLARS[following.text], at + 2
    if token.low in table.currency_signs:
        return table.currency_signs[token.low], at + 1
    if token.text == "Y" and following is not None and following.low == "=" and not following.gap and amount:
        return "JPY", at + 2  # Y=28,030, as wires print it
    if token.text == "S" and following is not None and following.low == "$" and following.gap:
        return "SGD", at + 2
    if following is not None and following.low in table.currency_signs and token.type is Type.WORD:
        sign = following.low
        both = token.low + sign
        upper = token.text.isupper() and (not following.gap or token.low == "us")
        if both in table.currency_signs and (upper or token.low in {"us", "hk", "nz", "c", "au", "ca"}):
            return table.currency_signs[both], at + 2
        if token.low in table.currencies and table.currencies[token.low] != "penny":
            return table.currencies[token.low], at + 2  # EUR €5
    figure = following is not None and following.type is Type.FIGURE
    if token.type is Type.WORD and token.low in table.currencies and len(token.low) >= 2:
        lower = figure and (len(token.low) == 3 or token.low in {"ringgit", "ringgits"})
        if token.text.isupper() or token.low == "rs" or lower:
            return table.currencies[token.low], at + 1
    named = _national(found, at, table) if token.type is Type.WORD else None
    if named is not None and named[1] < len(found) and found[named[1]].type is Type.FIGURE:
        return named
    return "", at


# --- units behind the number


def _behind(found: Sequence[Token], start: int, one: Number, sign: int, table: Table) -> Measure:
    end = one.end
    plain = Measure(Kind.NUMBER, one, start, end, core_end=end, sign=sign, rule="number")
    if one.figures == "fold":
        return replace(plain, kind=Kind.RATIO, unit="times", rule="times")
    if end < len(found) and _may_measure(found[end], table):
        for reader in (_percent, _money, _points, _unit, _out_of, _times):
            made = reader(found, plain, table)
            if made is not None:
                return made
    return _counted(found, plain, table)


_BEHIND = frozenset(
    [
        "%",
        "٪",
        "‰",
        "percent",
        "pct",
        "pc",
        "percentage",
        "per",
        "-",
        "–",
        "us",
        "canadian",
        "australian",
        "hong",
        "singapore",
        "of",
        "basis",
        "bps",
        "bp",
        "pp",
        "ppt",
        "ppts",
        "out",
        "in",
        "for",
        "x",
        "×",
        "times",
        "full",
        "straight",
        "consecutive",
        "more",
        "calendar",
        "business",
        "working",
        "long",
        "additional",
        "whole",
        "successive",
        "solid",
        "fiscal",
        "square",
        "sq",
        "cubic",
        "nautical",
        "metric",
        "degrees",
        "degree",
        "°",
        "deg",
        "(",
        "[",
        "<",
        "'",
        "a",
        "an",
        "hk",
        "nz",
        "new",
        "saudi",
    ]
)


def _may_measure(token: Token, table: Table) -> bool:
    """Return whether a word or mark behind a number may say what it measures."""
    low = token.low
    if low in _BEHIND or low in table.units or low in table.currencies or low in table.time_units:
        return True
    if low in table.currency_signs or "'" in low or token.text[:1] in _PREFIXES:
        return True
    if token.text in {"C", "F"} or low in table.words["kinds_of_time"] or symbol(token.text):
        return True
    return any(low == name[0] for name in table.national)


def _percent(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    end = plain.end
    if end >= len(found):
        return None
    token = found[end]
    if token.low == "-" and not token.gap and end + 1 < len(found):
        end, token = end + 1, found[end + 1]
    if token.low in {"%", "٪"}:
        if end + 1 < len(found) and _points_word(found, end + 1) and found[end + 1].low not in {"bp", "bps"}:
            return replace(
                plain, kind=Kind.POINTS, unit="percentage point", end=end + 2, core_end=end + 2, rule="points"
            )
        return replace(plain, kind=Kind.PERCENT, unit="%", end=end + 1, core_end=end + 1, rule="percent")
    if token.low == "‰":
        return replace(
            plain,
            kind=Kind.PERCENT,
            number=replace(plain.number, value=plain.number.value / 10),
            unit="%",
            end=end + 1,
            core_end=end + 1,
            rule="percent",
        )
    if token.low in table.words["percent"] or (
        token.low == "per" and end + 1 < len(found) and found[end + 1].low in {"cent", "cents"}
    ):
        end += 2 if token.low == "per" else 1
        if end < len(found) and _points_word(found, end):
            return replace(
                plain, kind=Kind.POINTS, unit="percentage point", end=end + 1, core_end=end + 1, rule="points"
            )
        if token.low == "percentage":
            return None
        return replace(plain, kind=Kind.PERCENT, unit="%", end=end, core_end=end, rule="percent")
    return None


def _points_word(found: Sequence[Token], at: int) -> bool:
    return found[at].low in {"point", "points"} or (
        found[at].low == "-" and at + 1 < len(found) and found[at + 1].low in {"point", "points"}
    )


def _money(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    end = plain.end
    if end >= len(found):
        return None
    token = found[end]
    if token.low == "-" and not token.gap and end + 1 < len(found) and not found[end + 1].gap:
        end, token = end + 1, found[end + 1]
        if token.low == "p":
            return None
    named = _national(found, end, table)
    if named is not None:
        code, stop = named
        made = replace(plain, kind=Kind.MONEY, unit=code, end=stop, core_end=stop, rule="money-named")
        return _with_cents(found, made, table)
    if token.text[:1] in _PREFIXES and token.text[1:] in table.currencies.values():  # 30 MUSD
        more = replace(plain.number, value=plain.number.value * _PREFIXES[token.text[0]], scaled=True)
        named_end = end + 1
        return replace(
            plain,
            number=more,
            kind=Kind.MONEY,
            unit=token.text[1:],
            end=named_end,
            core_end=named_end,
            rule="money-named",
        )
    skip = 0
    following = found[end + 1] if end + 1 < len(found) else None
    if token.low == "of" and plain.number.scaled and following and following.low in {"dollars", "euros", "pounds"}:
        skip = 1
    low = found[end + skip].low
    currency = table.currencies.get(low) or (
        table.currency_signs.get(low) if not found[end + skip].gap or skip else None
    )
    if low in table.currency_signs and not currency:
        following = found[end + skip + 1] if end + skip + 1 < len(found) else None
        if following is None or following.type is not Type.FIGURE or following.gap:
            currency = table.currency_signs[low]
    if low == "p" and (token.gap or not plain.number.figures):
        currency = None
    if low in {"rm", "rs", "try", "php"} and not found[end + skip].text.isupper():
        currency = None
    if not currency:
        return None
    made = replace(
        plain, kind=Kind.MONEY, unit=currency, end=end + skip + 1, core_end=end + skip + 1, rule="money-named"
    )
    behind = found[made.end].low if made.end < len(found) else ""
    if low in {"pound", "pounds"} and behind == "of" and not plain.number.scaled:
        return replace(made, kind=Kind.QUANTITY, unit="pound-mass", rule="quantity")  # two pounds of meat
    if behind in {"million", "billion", "trillion"} and not plain.number.scaled:
        more = replace(made.number, value=made.number.value * table.scales[behind], scaled=True)
        return replace(made, number=more, end=made.end + 1, core_end=made.end + 1)  # 75 USD million
    if low in {"pound", "pounds"} and made.end < len(found) and found[made.end].low == "sterling":
        made = replace(made, end=made.end + 1, core_end=made.end + 1)
    return _with_cents(found, made, table)


_PREFIXES = {"M": 10**6, "K": 1000, "B": 10**9}


def _national(found: Sequence[Token], at: int, table: Table) -> tuple[str, int] | None:
    """Return the currency named with its nation, `Swiss francs`, and the token after it."""
    for length in (3, 2):
        lows = [token.low for token in found[at : at + length]]
        if len(lows) == length:
            lows[-1] = lows[-1].removesuffix("s")
            code = table.national.get(tuple(lows))
            if code:
                return code, at + length
    if found[at].low in {"us", "hk", "nz"} and at + 1 < len(found) and found[at + 1].low == "$":
        return table.currency_signs[f"{found[at].low}$"], at + 2
    return None


def _with_cents(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return `20 dollars 43 cents` and `one dollar and five cents` as one amount."""
    at = made.end
    if at < len(found) and (found[at].low in table.words["and"]):
        at += 1
    if made.unit in {"cent", "penny", "sen"} or at >= len(found):
        return made
    small = number(found, at, table)
    if small is None or small.value >= 100 or small.vague or small.value.denominator != 1:
        return made
    follow = found[small.end] if small.end < len(found) else None
    if follow is None or follow.low in {".", "?", "!"}:
        if small.digits not in {None, 0} or (at == made.end and len(small.figures) != 2):
            return made
        whole = replace(made.number, value=made.number.value + small.value / 100, digits=-2)
        return replace(made, number=whole, end=small.end, core_end=small.end)  # 15 dollars 50
    cents = table.currencies.get(follow.low) in {"cent", "penny", "sen"}
    if not cents and not (follow.low == "c" and not follow.gap):
        return made
    whole = replace(made.number, value=made.number.value + small.value / 100, digits=-2)
    return replace(made, number=whole, end=small.end + 1, core_end=small.end + 1)


def _points(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    rest = [token.low for token in found[plain.end : plain.end + 3]]
    if rest[:2] in (["basis", "points"], ["basis", "point"]) or (rest and rest[0] in {"bps", "bp"}):
        end = plain.end + (1 if rest[0] in {"bps", "bp"} else 2)
        return replace(plain, kind=Kind.POINTS, unit="basis point", end=end, core_end=end, rule="points")
    if rest[:3] == ["-", "basis", "-"] or (rest[:2] == ["-", "basis"] and len(rest) > 2):
        end = plain.end + (4 if rest[2] == "-" else 3)
        return replace(plain, kind=Kind.POINTS, unit="basis point", end=end, core_end=end, rule="points")
    if rest and rest[0] in {"pp", "ppt", "ppts"}:
        return replace(
            plain, kind=Kind.POINTS, unit="percentage point", end=plain.end + 1, core_end=plain.end + 1, rule="points"
        )
    return None


def _unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    time = of_time(found, plain.end, table)
    if time is None and plain.number.fraction and plain.end < len(found):
        part = _part_of_unit(found, plain, table)
        if part is not None:
            return part
    if time is not None:
        unit, end = time
        made_time = replace(plain, kind=Kind.DURATION, unit=unit, end=end, core_end=end, rule="duration")
        return _with_rest(found, made_time, table)
    made = compound(found, plain.end, table, attached=bool(plain.number.figures))
    if made is None:
        return None
    unit, end = made
    whole = replace(plain, kind=Kind.QUANTITY, unit=unit, end=end, core_end=end, rule="quantity")
    return _with_rest(found, whole, table)


def _part_of_unit(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `half a day`, `a quarter of an hour`, `half a litre`."""
    step = plain.end
    if found[step].low == "of":
        step += 1
    if step >= len(found) or (step == plain.end and found[step].low not in table.words["a"]):
        return None
    if found[step].low in table.words["a"]:
        step += 1
    time = of_time(found, step, table)
    if time is not None:
        return replace(plain, kind=Kind.DURATION, unit=time[0], end=time[1], core_end=time[1], rule="duration")
    made = compound(found, step, table, attached=False)
    if made is None or found[plain.end].low == "of":
        return None
    return replace(plain, kind=Kind.QUANTITY, unit=made[0], end=made[1], core_end=made[1], rule="quantity")


def _with_rest(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return `5 feet 2 inches`, `2 years 3 months`, `an hour and a half` as one measure, in its first unit."""
    at = made.end
    if at < len(found) and found[at].low in {"and", "&", ","}:
        at += 1
    if at + 1 >= len(found) or not made.number.value:
        return made
    if made.kind is Kind.DURATION and at > made.end and found[at].low in table.words["a"]:
        if found[at + 1].low in {"half", "quarter"}:
            amount = made.number.value + Fraction(1, table.denominators[found[at + 1].low])
            return replace(made, number=replace(made.number, value=amount), end=at + 2, core_end=at + 2)
        return made
    rest = number(found, at, table)
    if rest is None or rest.vague or rest.end >= len(found):
        return made
    factor, end = None, rest.end
    if made.kind is Kind.DURATION:
        time = of_time(found, rest.end, table)
        if time is not None:
            factor, end = ratio_of_times(time[0], made.unit), time[1]
    else:
        unit = compound(found, rest.end, table, attached=True)
        if unit is not None:
            factor, end = ratio_of_units(unit[0], made.unit), unit[1]
    if factor is None or factor >= 1 or (made.end < at and found[made.end].low == "," and made.kind is Kind.DURATION):
        return made
    whole = replace(made.number, value=made.number.value + rest.value * factor, digits=None)
    more = replace(made, number=whole, end=end, core_end=end)
    return _with_rest(found, more, table) if end < len(found) else more


def _out_of(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `65 out of 100`, `two in five`, `one of every three` as a fraction."""
    rest = [token.low for token in found[plain.end : plain.end + 3]]
    whole = plain.number.value
    if plain.number.fraction or plain.number.scaled or whole.denominator != 1 or len(rest) < 2:
        return None
    at = 0
    if rest[:2] == ["out", "of"]:
        at = plain.end + 2
        if at < len(found) and found[at].low in {"every", "each", "the", "a"}:
            at += 1
    elif (
        rest[0] == "in"
        and (
            found[plain.end + 1].low in table.ones
            or found[plain.end + 1].text in {"10", "100", "1,000", "1000", "5", "4", "3", "20"}
            or rest[1] == "every"
        )
        and whole < 100
    ):
        at = plain.end + (2 if rest[1] == "every" else 1)
    elif rest[:2] in (["of", "every"], ["for", "every"]):
        at = plain.end + 2
    if not at or at >= len(found):
        return None
    below = number(found, at, table)
    if below is None or below.value <= whole or below.vague or below.fraction:
        return None
    if rest[0] == "in" and of_time(found, below.end, table) is not None:
        return None
    share = replace(plain.number, value=whole / below.value, end=below.end, digits=None, fraction=True)
    made = replace(plain, kind=Kind.FRACTION, number=share, end=below.end, core_end=below.end, rule="out-of")
    return replace(made, over=(whole, below.value))


def _times(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return `1.08x`, `0.9 times`, `tenfold` as a ratio."""
    if plain.end >= len(found):
        return None
    token = found[plain.end]
    low = token.low
    if (
        low in {"x", "×"}
        and (not token.gap)
        and (plain.end + 1 >= len(found) or found[plain.end + 1].type is not Type.FIGURE)
    ):
        return replace(plain, kind=Kind.RATIO, unit="times", end=plain.end + 1, core_end=plain.end + 1, rule="times")
    if low == "times" and plain.end + 1 < len(found) and found[plain.end + 1].low not in {"a", "per", "each"}:
        return replace(plain, kind=Kind.RATIO, unit="times", end=plain.end + 1, core_end=plain.end + 1, rule="times")
    if low == "times" and plain.end + 1 >= len(found):
        return replace(plain, kind=Kind.RATIO, unit="times", end=plain.end + 1, core_end=plain.end + 1, rule="times")
    if low == "-" and not token.gap and plain.end + 1 < len(found) and found[plain.end + 1].low in {"fold", "times"}:
        return replace(plain, kind=Kind.RATIO, unit="times", end=plain.end + 2, core_end=plain.end + 2, rule="times")
    return None


def _counted(found: Sequence[Token], plain: Measure, table: Table) -> Measure:
    """Return the number with the noun that it counts, where one follows."""
    if plain.number.fraction:
        kind = Kind.FRACTION
        return replace(plain, kind=kind, rule="fraction")
    end = plain.end
    if plain.number.vague and end < len(found) and found[end].low == "of":
        end += 1
    if (
        end < len(found)
        and found[end].low == "-"
        and not found[end].gap
        and end + 1 < len(found)
        and not found[end + 1].gap
    ):
        end += 1
    taken: list[Token] = []
    while end < len(found) and len(taken) < LONGEST_NOUN:
        token = found[end]
        if (
            token.type is not Type.WORD
            or token.low in table.words["not_noun"]
            or (not token.gap and not (taken or found[end - 1].low == "-"))
        ):
            break
        if token.low in table.ones or token.low in table.scales or token.low in table.months:
            break
        taken.append(token)
        end += 1
        if _is_plural(token.low) and not token.text.isupper():
            break
        if end < len(found) and found[end].low == "-" and not found[end].gap:
            break
    if not taken:
        return plain
    last = next((i for i in range(len(taken) - 1, -1, -1) if _is_plural(taken[i].low)), None)
    if last is None:
        if plain.number.value != 1 and found[plain.end].low != "-":
            return plain  # a count of several things names them in the plural
        last = 0 if plain.number.value != 1 or len(taken) == 1 else min(1, len(taken) - 1)
    noun = " ".join(token.text for token in taken[: last + 1])
    if plain.number.value.denominator != 1:
        return replace(plain, noun=noun, end=plain.end + (end - plain.end - len(taken)) + last + 1)
    return replace(plain, kind=Kind.COUNT, noun=noun, end=end - len(taken) + last + 1, rule="count")


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))) or low in _PLURALS


_PLURALS = {
    "people",
    "men",
    "women",
    "children",
    "police",
    "troops",
    "feet",
    "mice",
    "teeth",
    "cattle",
    "fish",
    "personnel",
    "staff",
    "aircraft",
    "sheep",
    "data",
    "media",
}
