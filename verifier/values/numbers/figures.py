"""Numbers in figures: 1,234.5, 1 234, 1.111,11, 0·74, 3½, 1/4, 6×10^6."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from verifier.values.numbers.fractions import slash
from verifier.values.numbers.number import Number
from verifier.values.numbers.scales import scaled
from verifier.values.numbers.spaced import in_prose
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type

_PLAIN = str.maketrans({**dict.fromkeys(", \u00a0\u202f\u2009\u2007٬，'’"), **dict.fromkeys("·٫．", ".")})
_CONTINENTAL = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})")
_RAISED = {sign: str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def figure(text: str) -> Fraction | None:
    """Return the number that a figure is; None where it is none."""
    whole, decimals = _parts(text)
    if not (whole + decimals).isdecimal():
        return None
    return _value(whole, decimals)


def _parts(text: str) -> tuple[str, str]:
    """Return the digits before and behind the decimal mark."""
    continental = _CONTINENTAL.fullmatch(text)
    if continental:
        return continental[1].replace(".", ""), continental[2]
    plain = text if text.isdecimal() else text.translate(_PLAIN)
    whole, _, decimals = plain.partition(".")
    return whole, decimals


@lru_cache(maxsize=8192)
def read_figure(text: str) -> tuple[Fraction, str]:
    """Return the number that a figure's token is, and its decimals."""
    whole, decimals = _parts(text)
    return _value(whole, decimals), decimals


def _value(whole: str, decimals: str) -> Fraction:
    return Fraction(int((whole or "0") + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole or "0"))


def in_figures(found: Sequence[Token], at: int, table: Table) -> Number:
    """Return the number whose figure stands at a token, with power, fraction and scale behind it."""
    token, follow = found[at], at + 1
    value, decimals = read_figure(token.text)
    one = Number(value, follow, -len(decimals), token.text)
    if follow >= len(found):
        return one
    if found[follow].type is Type.FIGURE:
        whole = in_prose(found, at, table)
        if whole is not None:
            return scaled(found, whole, table) if whole.end < len(found) else whole
    power = _power(found, follow, table)
    if power is not None:
        exponent, end = power
        scale = Fraction(10) ** exponent
        return Number(one.value * scale, end, exponent - len(decimals), token.text, scaled=True)
    if not decimals:
        return _with_part(found, at, one, table) or scaled(found, one, table)
    return scaled(found, one, table)


def _with_part(found: Sequence[Token], at: int, one: Number, table: Table) -> Number | None:
    """Return `3½`, `3 1/2`, `1/4`, `1 point 1` as one number."""
    after = found[one.end]
    if after.low in table.fractions and after.type is Type.MARK:
        mixed = Number(one.value + table.fractions[after.low], one.end + 1, None, fraction=True)
        return scaled(found, mixed, table)
    if after.low in table.words["point"] and one.end + 1 < len(found) and found[one.end + 1].text.isdecimal():
        return _pointed(found, one)
    whole = slash(found, one.end, one.value) if after.gap and after.type is Type.FIGURE else None
    return whole or slash(found, at, None)


def _pointed(found: Sequence[Token], one: Number) -> Number:
    decimals = found[one.end + 1].text
    value = one.value + Fraction(int(decimals), 10 ** len(decimals))
    return replace(one, value=value, end=one.end + 2, digits=-len(decimals))


def _short_power(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the exponent behind the letter of `6.02e23`, `5e-3`, and the token after it."""
    signed = at < len(found) and found[at].low in {"-", "+"} and not found[at].gap
    step = at + signed
    text = found[step].text if step < len(found) and not found[step].gap else ""
    if not text.isdecimal() or len(text) > 3:
        return None
    return (-int(text) if signed and found[at].low == "-" else int(text)), step + 1


def _power(found: Sequence[Token], at: int, table: Table) -> tuple[int, int] | None:
    """Return the exponent of `×10^6`, `x 10-30`, `× 10⁶`, `e6` behind a figure, and the token after it."""
    if found[at].text.upper() == "E" and not found[at].gap:
        return _short_power(found, at + 1)
    if at + 2 >= len(found) or found[at + 1].text != "10":
        return None
    if found[at].low != "*" and found[at].low not in table.words["times_sign"]:
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
