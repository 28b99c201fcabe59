"""A cell's value as its number format shows it: the words that a reader of the sheet would quote.

The formats of ECMA-376 part 1, 18.8.30/31 that figures in tables use: digits, grouping, percent,
literal text, currency. Others are shown as the plain number.
"""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_LONGEST = 255


def shown(value: object, number_format: str | None = None) -> str:
    """Return a cell's text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format or "General")
    if isinstance(value, dt.datetime):
        day, time = value.date().isoformat(), value.time().isoformat(timespec="minutes")
        return day if value.time() == dt.time() else f"{day} {time}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _number(value: float, number_format: str) -> str:
    try:
        exact = Decimal(repr(value))
    except InvalidOperation:  # pragma: no cover  a float's repr is a number
        return str(value)
    if not exact.is_finite():
        return str(value)
    pattern = _section(number_format[:_LONGEST], exact)
    drawn = _drawn(exact, pattern) if pattern else None
    return drawn if drawn is not None else _plain(exact)


def _section(number_format: str, value: Decimal) -> str:
    """Return the part of a format that holds for the value's sign."""
    parts = number_format.split(";")
    if value < 0 and len(parts) > 1:
        return parts[1]
    sign = "-" if value < 0 else ""
    part = parts[2] if value == 0 and len(parts) > 2 else parts[0]
    return f"{sign}{part}" if part and part != "General" else ""


def _drawn(value: Decimal, pattern: str) -> str | None:
    pattern = _BRACKETS.sub("", _CURRENCY.sub(lambda found: f'"{found[1]}"', pattern))
    literals: list[str] = []

    def kept(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or "")
        return "\ue000"

    bare = _LITERAL.sub(kept, pattern)
    digits = _DIGITS.search(bare)
    if re.search(r"[EeGgdmyhsDMYHS/@]", bare):
        return None
    figures = _digits(abs(value), digits[0], bare) if digits else ""
    text = bare[: digits.start()] + figures + bare[digits.end() :] if digits else bare
    return re.sub("\ue000", lambda _: literals.pop(0), text).strip()


def _digits(value: Decimal, digits: str, whole: str) -> str:
    value *= 100 ** whole.count("%")
    scaled = digits.rstrip(",")
    value = value.scaleb(-3 * (len(digits) - len(scaled)))
    before, _, after = scaled.partition(".")
    after = re.sub(r"[^#0?]", "", after)[:30]
    rounded = value.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in before else f"{rounded:f}"
    for mark in reversed(after):
        if mark == "0" or not text.endswith("0"):
            break
        text = text[:-1]
    return text.rstrip(".") if after else text


def _plain(value: Decimal) -> str:
    """Return a number as an unformatted cell shows it: at most fifteen digits."""
    text = f"{float(value):.15g}"
    return format(Decimal(text), "f") if "e" in text and abs(value.adjusted()) < 20 else text
