"""Amounts of money whose currency stands behind the figure, by its name, code or sign, with its cents."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.currencies import CODES
from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.numbers.scales import stands_alone
from verifier.values.tables import Table
from verifier.values.tokens import Token, Type
from verifier.values.value import Kind

THOUSAND, MILLION = 10**3, 10**6
PREFIXES = {"M": 10**6, "K": 1000, "B": 10**9}
_PARTS = frozenset({"cent", "penny", "sen"})


def money(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number with the currency behind it: 84 billion dollars, 20 Swiss francs, 30 MUSD."""
    end = plain.end
    if end >= len(found):
        return None
    if found[end].low == "-" and not found[end].gap and end + 1 < len(found) and not found[end + 1].gap:
        end += 1
        if found[end].low in table.words["short_penny"]:
            return None
    if _multiplied(found, end, table):
        return None
    nation = national(found, end, table)
    if nation is not None:
        return _with_cents(found, plain.of(Kind.MONEY, nation[0], nation[1], "money-named"), table)
    joined = _prefixed(found, end, plain, table) or _with_letter(found, end, plain, table)
    if joined is not None:
        return joined
    end += _of_currency(found, end, plain, table)
    currency = _currency(found, end, plain, table)
    if not currency:
        return None
    made = plain.of(Kind.MONEY, currency, end + 1, "money-named")
    made.shared = table.shared_currencies.get(found[end].low, "")
    return _finished(found, made, table)


def _prefixed(found: Sequence[Token], at: int, plain: Measure, table: Table) -> Measure | None:
    """Return `30 MUSD`: a code with the scale before it."""
    text = found[at].text
    if text[:1] not in PREFIXES or not (text[1:] in CODES or text[1:] in table.currencies.values()):
        return None
    scaled = replace(plain.number, value=plain.number.value * PREFIXES[text[0]], scaled=True)
    return replace(plain.of(Kind.MONEY, text[1:], at + 1, "money-named"), number=scaled)


def _with_letter(found: Sequence[Token], at: int, plain: Measure, table: Table) -> Measure | None:
    """Return `1 C$`: a sign with the letters of its nation."""
    both = found[at].low + found[at + 1].low if at + 1 < len(found) and not found[at + 1].gap else ""
    if both not in table.currency_signs or not found[at].text.isupper() or both[-1:].isalnum():
        return None
    return plain.of(Kind.MONEY, table.currency_signs[both], at + 2, "money-named")


def _of_currency(found: Sequence[Token], at: int, plain: Measure, table: Table) -> bool:
    """Return whether `of` leads on to the currency: millions of dollars."""
    following = found[at + 1] if at + 1 < len(found) else None
    if found[at].low not in table.words["of"] or not plain.number.scaled or following is None:
        return False
    return len(following.low) > 2 and following.low in table.currencies


def _currency(found: Sequence[Token], at: int, plain: Measure, table: Table) -> str:
    """Return the currency named at a token; empty where none is, or its letters are something else there."""
    token, low, words = found[at], found[at].low, table.words
    if token.text in words["short_cent"] and not token.gap and plain.number.figures and stands_alone(found, at):
        return "cent"
    if low in words["short_penny"] and (token.gap or not plain.number.figures):
        return ""
    if low in words["currencies_in_capitals"] and not token.text.isupper():
        return ""
    return _code(found, at, plain, table) or table.currencies.get(low) or _sign(found, at, plain, table)


def _sign(found: Sequence[Token], at: int, plain: Measure, table: Table) -> str:
    """Return the currency whose sign stands at a token and does not belong to a figure behind it: 5 €."""
    currency = table.currency_signs.get(found[at].low, "")
    if not currency or not found[at].gap or at > plain.end + 1:
        return currency
    following = found[at + 1] if at + 1 < len(found) else None
    return currency if following is None or following.type is not Type.FIGURE or following.gap else ""


def _code(found: Sequence[Token], at: int, plain: Measure, table: Table) -> str:
    """Return the code of ISO 4217 at a token; one that is a word as well only behind a large or exact figure."""
    token, number = found[at], plain.number
    if token.text not in CODES:
        return ""
    whole = at + 1 == len(found) and plain.start == 0
    clear = whole or number.scaled or number.value >= THOUSAND or bool(number.digits)
    return token.text if clear or token.low not in table.words["codes_that_are_words"] else ""


def _finished(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return an amount with the scale, `sterling` or cents behind its currency; two pounds of meat are a weight."""
    behind = found[made.end].low if made.end < len(found) else ""
    pound = found[made.end - 1].low in table.words["pound"]
    if pound and behind in table.words["of"] and not made.number.scaled:
        return replace(made, kind=Kind.QUANTITY, unit="pound-mass", rule="quantity", shared="")
    if table.scales.get(behind, 0) >= MILLION and not made.number.scaled:
        more = replace(made.number, value=made.number.value * table.scales[behind], scaled=True)
        return replace(made, number=more, end=made.end + 1, core_end=made.end + 1)  # 75 USD million
    if pound and behind in table.words["sterling"]:
        made = replace(made, end=made.end + 1, core_end=made.end + 1, shared="")
    return _with_cents(found, made, table)


def national(found: Sequence[Token], at: int, table: Table) -> tuple[str, int] | None:
    """Return the currency named with its nation, `Swiss francs`, and the token after it."""
    for length in (3, 2) if found[at].low in table.nations else ():
        lows = [token.low for token in found[at : at + length]]
        if len(lows) == length:
            lows[-1] = lows[-1].removesuffix(table.plural)
            code = table.national.get(tuple(lows))
            if code:
                return code, at + length
    if found[at].low in table.words["nations_behind"] and at + 1 < len(found) and found[at + 1].low == "$":
        return table.currency_signs[f"{found[at].low}$"], at + 2
    return None


def _with_cents(found: Sequence[Token], made: Measure, table: Table) -> Measure:
    """Return `20 dollars 43 cents` and `one dollar and five cents` as one amount."""
    at = made.end
    if at < len(found) and (found[at].low in table.words["and"]):
        at += 1
    if made.unit in _PARTS or at >= len(found):
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
    cents = table.currencies.get(follow.low) in _PARTS
    if not cents and not (follow.low in table.words["short_cent"] and not follow.gap):
        return made
    whole = replace(made.number, value=made.number.value + small.value / 100, digits=-2)
    return replace(made, number=whole, end=small.end + 1, core_end=small.end + 1)


def _multiplied(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether a pound is one of a compound unit: pound-feet of torque."""
    return at + 2 < len(found) and found[at + 1].low == "-" and table.units.get(found[at + 2].low) == "foot"
