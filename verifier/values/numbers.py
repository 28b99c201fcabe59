"""Number phrases: figures and words, scales, fractions, exactly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

_GROUPED = re.compile(r"[, \u00a0\u202f\u2009]")
_CONTINENTAL = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})")


@dataclass(frozen=True, slots=True)
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


def number(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return the number phrase that begins at a token, as long as it goes; None where none does."""
    if at >= len(found):
        return None
    token = found[at]
    if token.type is Type.FIGURE:
        return _figure(found, at, table)
    if token.low in table.fractions and token.type is Type.MARK:
        return _scaled(found, Number(table.fractions[token.low], at + 1, fraction=True), table)
    if token.type is Type.WORD:
        return _words(found, at, table)
    return None


def figure(text: str) -> Fraction | None:
    """Return the number that a figure is: 1,234.5, 1 234, 1.111,11, 0·74; None where it is none."""
    plain = text
    continental = _CONTINENTAL.fullmatch(plain)
    if continental:
        plain = f"{continental[1].replace('.', '')}.{continental[2]}"
    elif not plain.isdecimal():
        plain = _GROUPED.sub("", plain).replace("·", ".")
    whole, _, decimals = plain.partition(".")
    if not (whole + decimals).isdecimal():
        return None
    return Fraction(int((whole or "0") + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def _figure(found: Sequence[Token], at: int, table: Table) -> Number | None:
    token = found[at]
    plain = token.text
    continental = _CONTINENTAL.fullmatch(plain)
    if continental:
        plain = f"{continental[1].replace('.', '')}.{continental[2]}"
    elif not plain.isdecimal():
        plain = _GROUPED.sub("", plain).replace("·", ".")
    whole, _, decimals = plain.partition(".")
    value = Fraction(int((whole or "0") + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole or "0"))
    digits = -len(decimals)
    one = Number(value, at + 1, digits, token.text)
    follow = at + 1
    power = _power(found, follow)
    if power is not None:
        exponent, end = power
        scale = Fraction(10) ** exponent
        return Number(value * scale, end, digits + exponent, token.text, scaled=True)
    if follow < len(found):
        after = found[follow]
        if after.low in table.fractions and after.type is Type.MARK and decimals == "":  # 3½, 3 ½
            return _scaled(found, Number(value + table.fractions[after.low], follow + 1, None, fraction=True), table)
        mixed = _slash(found, follow, value) if after.gap and after.type is Type.FIGURE and not decimals else None
        if mixed:
            return mixed
        direct = None if decimals else _slash(found, at, None)
        if direct:
            return direct
    return _scaled(found, one, table)


_RAISED = {sign: str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def _power(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the exponent of `×10^6`, `x 10-30`, `× 10⁶` behind a figure, and the token after it."""
    if at + 2 >= len(found) or found[at].low not in {"×", "x", "*"} or found[at + 1].text != "10":
        return None
    step, sign = at + 2, 1
    if found[step].low == "^":
        step += 1
    if step < len(found) and found[step].low in {"-", "–", "⁻"}:
        sign, step = -1, step + 1
    digits = ""
    while step < len(found) and found[step].low in _RAISED and not found[step].gap:
        digits, step = digits + _RAISED[found[step].low], step + 1
    if not digits and step < len(found) and found[step].text.isdecimal() and not found[step].gap:
        digits, step = found[step].text, step + 1
    return (sign * int(digits), step) if digits and len(digits) < 4 else None


def _slash(found: Sequence[Token], at: int, whole: Fraction | None) -> Number | None:
    """Return a fraction in figures, `1/4` or `3 1/2`, that begins at a token."""
    if at + 2 >= len(found):
        return None
    above, mark, below = found[at : at + 3]
    if mark.low not in {"/", "⁄"} or mark.gap or below.gap or below.type is not Type.FIGURE:
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or int(below.text) == 0:
        return None
    following = found[at + 3] if at + 3 < len(found) else None
    if following and following.low == "/" and not following.gap:
        return None  # 3/4/2025
    if whole is not None and (int(above.text) >= int(below.text) or int(below.text) > 64):
        return None
    value = Fraction(int(above.text), int(below.text)) + (whole or 0)
    return Number(value, at + 3, None, f"{above.text}/{below.text}", fraction=True)


def _scaled(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return the number with the scale words and suffixes behind it: `2.4m`, `3 hundred thousand`, `2 dozen`."""
    value, end, digits, scaled = one.value, one.end, one.digits, one.scaled
    while end < len(found):
        token = found[end]
        scale = 0
        if token.type is Type.WORD:
            if not token.gap and not scaled and _stands_alone(found, end):
                scale = table.suffixes.get(token.low, 0) if token.low not in {"m", "g"} or one.figures else 0
                if token.text == "g":
                    scale = 0
            else:
                scale = table.scales.get(token.low, 0)
                if not scale and not scaled and token.low in {"bn", "mn", "tn", "mln", "bln", "trn"}:
                    scale = table.suffixes.get(token.low, 0)
            if (
                not scale
                and token.gap
                and token.text in {"K", "M", "G", "B"}
                and one.figures
                and _stands_alone(found, end)
            ):
                scale = table.suffixes[token.low]
            if not scale and token.gap and token.low == "k" and _stands_alone(found, end):
                scale = 1000
            if not scale and token.low in table.dozens and token.low != "score":
                value, end, digits = value * table.dozens[token.low], end + 1, None
                continue
        elif token.low == "-" and not token.gap and end + 1 < len(found) and not found[end + 1].gap:
            scale = table.scales.get(found[end + 1].low, 0)  # 20-million
            if scale:
                end += 1
        if not scale:
            break
        value *= scale
        digits = None if digits is None else digits + len(str(scale)) - 1
        scaled, end = True, end + 1
        if scale == 100 and end + 1 < len(found) and found[end].low in table.words["and"]:
            more = found[end + 1]  # 3 hundred and 21
            small = int(more.text) if more.text.isdecimal() and len(more.text) < 3 else table.ones.get(more.low, 0)
            value, end, digits = (value + small, end + 2, None) if small else (value, end, digits)
    return Number(value, end, digits, one.figures, scaled, one.fraction and not scaled, one.worded)


def _stands_alone(found: Sequence[Token], at: int) -> bool:
    """Return whether nothing is attached behind a token."""
    return at + 1 >= len(found) or found[at + 1].gap or not found[at + 1].text[:1].isalnum()


# --- words


def _words(found: Sequence[Token], at: int, table: Table) -> Number | None:
    token = found[at]
    low = token.low
    if low in table.words["a"]:
        return _with_article(found, at, table)
    if low == "half" or (low in table.denominators and low == "quarter"):
        return _half(found, at, table)
    if low.endswith("fold") and (low[:-4] in table.ones or low[:-4] in table.tens):
        return Number(Fraction(table.ones.get(low[:-4]) or table.tens[low[:-4]]), at + 1, figures="fold", worded=True)
    if low in table.ones or low in table.tens or (low in table.scales and at == 0 and low not in {"mil", "mio"}):
        return _cardinal(found, at, table)
    if low in table.vague and low != "few":
        low_end, high = table.vague[low]
        return Number(Fraction(low_end), at + 1, vague=(low_end, high), worded=True)
    if low == "dozen":
        return Number(Fraction(12), at + 1, worded=True)
    return None


def _with_article(found: Sequence[Token], at: int, table: Table) -> Number | None:
    """Return `a hundred`, `a dozen`, `a third`, `a half`, `a quarter of a million`, `a couple of`."""
    if at + 1 >= len(found):
        return None
    low = found[at + 1].low
    if low in table.scales and low not in {"mil", "mio"}:
        return _cardinal(found, at + 1, table, leading=1)
    if low == "few" and at + 2 < len(found) and found[at + 2].low in {"hundred", "thousand", "million", "dozen"}:
        return None
    if low in {"dozen", "score"}:
        return Number(Fraction(table.dozens[low]), at + 2, worded=True)
    if low == "half" and at + 2 < len(found) and found[at + 2].low == "dozen":
        return Number(Fraction(6), at + 3, worded=True)
    if low in {"handful", "few"}:
        bounds = table.vague[low]
        return Number(Fraction(bounds[0]), at + 2, vague=bounds, worded=True)
    if low == "couple":
        return Number(Fraction(2), at + 2, vague=(2, 2), worded=True)
    if low in table.denominators and (low != "second") and not _compounded(found, at + 2):
        return _of_scale(found, Number(Fraction(1, table.denominators[low]), at + 2, fraction=True, worded=True), table)
    return None


def _compounded(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and found[at].low == "-" and not found[at].gap


def _half(found: Sequence[Token], at: int, table: Table) -> Number | None:
    low = found[at].low
    if low == "half" and at + 1 < len(found) and found[at + 1].low in table.words["a"]:
        if at + 2 < len(found) and found[at + 2].low in {*table.scales, *table.dozens}:
            scale = table.scales.get(found[at + 2].low) or table.dozens[found[at + 2].low]
            return Number(Fraction(scale, 2), at + 3, worded=True, scaled=True)
        return Number(Fraction(1, 2), at + 1, fraction=True, worded=True)
    if low in {"half", "quarter"} and at + 1 < len(found) and found[at + 1].low in table.scales:
        return Number(
            Fraction(table.scales[found[at + 1].low], table.denominators[low]), at + 2, worded=True, scaled=True
        )
    if low == "half":
        return Number(Fraction(1, 2), at + 1, fraction=True, worded=True)
    return None


def _of_scale(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return `a quarter of a million`, `half a billion` as the amount it is."""
    end = one.end
    rest = [token.low for token in found[end : end + 3]]
    if rest and rest[0] in table.scales and rest[0] != "hundred":
        return Number(one.value * table.scales[rest[0]], end + 1, worded=True, scaled=True)
    if len(rest) == 3 and rest[0] == "of" and rest[1] in table.words["a"] and rest[2] in table.scales:
        return Number(one.value * table.scales[rest[2]], end + 3, worded=True, scaled=True)
    return one


def _cardinal(found: Sequence[Token], at: int, table: Table, leading: int = 0) -> Number | None:
    """Return a cardinal in words: `one hundred and five thousand`, with a fraction behind it: `two and a half`."""
    total, current, end, digits_seen = 0, leading, at, False
    last_scale = None
    wrote_ones = leading > 0
    while end < len(found):
        token = found[end]
        low = token.low
        if low in table.ones and not (wrote_ones and last_scale is None):
            value = table.ones[low]
            if current % 100 and not (current % 10 == 0 and value < 10 and current % 100 >= 20):
                break
            current += value
            wrote_ones, last_scale, digits_seen = True, None, True
        elif low in table.tens and current % 100 == 0 and not (wrote_ones and last_scale is None):
            current += table.tens[low]
            last_scale, digits_seen = "tens", True
        elif low in table.scales and (digits_seen or leading):
            scale = table.scales[low]
            if scale == 100:
                current = (current or 1) * 100
            elif (
                end > at
                and found[end - 1].low in table.scales
                and table.scales[found[end - 1].low] > 100
                and not current
            ):
                total *= scale  # three lakh crore
            else:
                total, current = total + (current or 1) * scale if total == 0 or scale < 10**15 else total, 0
            last_scale, wrote_ones = low, False
            digits_seen = True
        elif low == "dozen" and digits_seen:
            current *= 12
            end += 1
            break
        elif (
            (
                low == "-"
                and last_scale == "tens"
                and token.gap
                and end + 1 < len(found)
                and 0 < table.ones.get(found[end + 1].low, 0) < 10
            )
            or (
                low in {"-", "–", "—"}
                and digits_seen
                and end + 1 < len(found)
                and (found[end + 1].low in table.ones or found[end + 1].low in table.scales)
                and (last_scale == "tens" or found[end + 1].low in table.scales)
                and not found[end + 1].gap
            )
            or (
                low in table.words["and"]
                and end + 1 < len(found)
                and last_scale not in {None, "tens"}
                and (found[end + 1].low in table.ones or found[end + 1].low in table.tens)
            )
            or (
                low == ","
                and last_scale not in {None, "tens"}
                and last_scale != "hundred"
                and end + 1 < len(found)
                and (found[end + 1].low in table.ones or found[end + 1].low in table.tens)
                and _has_scale(found, end + 1, table)
            )
        ):
            end += 1
            continue
        else:
            break
        end += 1
    if not digits_seen and not leading:
        return None
    whole = Fraction(total + current)
    return _fraction_behind(found, Number(whole, end, worded=True, scaled=last_scale not in {None, "tens"}), table)


def _decimals(found: Sequence[Token], at: int, table: Table) -> tuple[str, int]:
    """Return the decimals behind `point`, in words, and the token after them: nought three, seventy-one."""
    decimals = ""
    if at < len(found) and found[at].low in table.tens:
        step = at + 2 if at + 1 < len(found) and found[at + 1].low == "-" else at + 1
        last = table.ones.get(found[step].low, 0) if step < len(found) else 0
        return (
            (str(table.tens[found[at].low] + last), step + 1)
            if 0 < last < 10
            else (str(table.tens[found[at].low]), at + 1)
        )
    while at < len(found) and table.ones.get(found[at].low, 20) < (10 if decimals else 20):
        decimals, at = decimals + str(table.ones[found[at].low]), at + 1
        if len(decimals) > 1 and not decimals.isdigit():
            break
    return decimals, at


def _has_scale(found: Sequence[Token], at: int, table: Table) -> bool:
    return any(token.low in table.scales for token in found[at : at + 4])


def _fraction_behind(found: Sequence[Token], one: Number, table: Table) -> Number:
    """Return `two thirds`, `two and a half`, `three point five` as one number."""
    end = one.end
    rest = [token.low for token in found[end : end + 4]]
    if rest and rest[0] == "-" and len(rest) > 1:
        compound = rest[1]
        if compound in table.denominators and compound != "second" and one.value < 100:
            return Number(one.value / table.denominators[compound], end + 2, fraction=True, worded=True)
    below = table.denominators.get(rest[0], 0) if rest else 0
    if below and (one.value == 1 or (rest[0].endswith("s") and (one.value < below or below > 4))):  # not nine quarters
        return _of_scale(found, Number(one.value / below, end + 1, fraction=True, worded=True), table)
    if len(rest) > 1 and rest[0] in table.words["and"]:
        take = 2 if rest[1] in table.words["a"] or rest[1] == "one" else 1
        if (
            len(rest) > take
            and rest[take] in table.denominators
            and rest[take] != "second"
            and not rest[take].endswith("s")
        ):
            part = Fraction(1, table.denominators[rest[take]])
            return _scaled(found, Number(one.value + part, end + take + 1, worded=True), table)
        if len(rest) > 2 and rest[1] in table.ones and rest[2] in table.denominators:
            return Number(one.value + Fraction(table.ones[rest[1]], table.denominators[rest[2]]), end + 3, worded=True)
    if len(rest) > 1 and rest[0] in table.words["point"]:
        decimals, take = _decimals(found, end + 1, table)
        if not decimals:
            return one
        value = one.value + Fraction(int(decimals), 10 ** len(decimals))
        return _scaled(found, Number(value, take, -len(decimals), worded=True), table)
    return _scaled(found, one, table) if not one.scaled else one
