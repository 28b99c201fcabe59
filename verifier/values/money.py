"""Amounts of money: the currency before the figure, behind it, by its nation, with its cents."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.values.currencies import CODES
from verifier.values.measure import Measure
from verifier.values.numbers import number
from verifier.values.numbers.scales import stands_alone
from verifier.values.numbers.spaced import spaced
from verifier.values.tables import Table, table
from verifier.values.tokens import Token, Type
from verifier.values.value import Kind


def _multiplied(found: Sequence[Token], at: int, table: Table) -> bool:
    """Return whether a pound is one of a compound unit: pound-feet of torque."""
    return at + 2 < len(found) and found[at + 1].low == "-" and table.units.get(found[at + 2].low) == "foot"


THOUSAND, MILLION = 10**3, 10**6
PREFIXES = {"M": 10**6, "K": 1000, "B": 10**9}


def sign_first(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return an amount whose currency stands before it: `$84 billion`, `US $84 billion`, `EUR50m`, `-$5`."""
    start, sign = at, 1
    if found[at].low in {"-", "–"} and at + 1 < len(found) and not found[at + 1].gap:
        sign, at = -1, at + 1
    currency, end = _currency_sign(found, at, table)
    if not currency:
        return None
    shared = table.shared_currencies.get(found[at].low, "") if end == at + 1 else ""
    dash = end + 1 < len(found) and found[end].low in {"-", "–"} and not found[end + 1].gap
    if dash and found[end + 1].type is Type.FIGURE:
        sign, end = -sign, end + 1
    if end >= len(found) or found[end].type is not Type.FIGURE or found[end].text == "000":  # a heading: £000
        return None
    one = spaced(found, end) or number(found, end, table)
    if one is None:
        return None
    end = one.end
    if end < len(found) and table.currencies.get(found[end].low) == currency:
        end, shared = end + 1, ""  # $5 USD
    if end < len(found) and currency == "USD" and found[end].low in table.currencies and found[end].text.isupper():
        currency, end, shared = table.currencies[found[end].low], end + 1, ""  # $5 CAD
    rule = "money-sign-first"
    return Measure(Kind.MONEY, one, start, end, currency, core_end=end, sign=sign, rule=rule, shared=shared)


def spaced_money(found: Sequence[Token], at: int, table: Table) -> Measure | None:
    """Return `2 390 €`, `10 000 dollars`: thousands parted by a space, with the currency behind."""
    one = spaced(found, at)
    if one is None or one.end >= len(found) or (at and found[at - 1].type is Type.FIGURE):
        return None
    low = found[one.end].low
    if low not in table.currency_signs and (low not in table.currencies or len(low) < 3):
        return None
    return money(found, Measure(Kind.NUMBER, one, at, one.end, core_end=one.end), table)


def _currency_sign(found: Sequence[Token], at: int, table: Table) -> tuple[str, int]:
    token = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    amount = at + 2 < len(found) and found[at + 2].type is Type.FIGURE
    if token.low == "$" and amount and following is not None and following.text.isupper():  # $US113
        code = table.currency_signs.get(f"{following.low}$")
        if code is not None:
            return code, at + 2
    if token.low in table.currency_signs:
        return table.currency_signs[token.low], at + 1
    upper = token.text.isupper()
    both = table.currency_signs.get(token.low + following.low, "") if following is not None else ""
    if both and following is not None:
        close = upper and (not following.gap or token.low in table.words["sign_letters_apart"])
        if following.low in table.currency_signs and (close or token.low in table.words["sign_letters_in_small"]):
            return both, at + 2
        if following.low not in table.currency_signs and close and amount:
            return both, at + 2  # Y=28,030
    named = table.currencies.get(token.low, "penny") if token.type is Type.WORD else "penny"
    if following is not None and following.low in table.currency_signs and named != "penny":
        return named, at + 2  # EUR €5
    figure = following is not None and following.type is Type.FIGURE
    if figure and token.text in CODES and token.low not in table.words["codes_that_are_words"]:
        return token.text, at + 1
    if token.type is Type.WORD and token.low in table.currencies and len(token.low) >= 2:
        lower = figure and (len(token.low) == 3 or token.low in table.words["currencies_first"])
        if upper or lower or token.low in table.words["currencies_in_any_case"]:
            return table.currencies[token.low], at + 1
    nation = national(found, at, table) if token.type is Type.WORD else None
    if nation is not None and nation[1] < len(found) and found[nation[1]].type is Type.FIGURE:
        return nation
    return "", at


def money(found: Sequence[Token], plain: Measure, table: Table) -> Measure | None:
    """Return the number with the currency behind it: 84 billion dollars, 20 Swiss francs, 30 MUSD."""
    end = plain.end
    if end >= len(found):
        return None
    token = found[end]
    if token.low == "-" and not token.gap and end + 1 < len(found) and not found[end + 1].gap:
        end, token = end + 1, found[end + 1]
        if token.low in table.words["short_penny"]:
            return None
    if _multiplied(found, end, table):
        return None
    named = national(found, end, table)
    if named is not None:
        code, stop = named
        made = plain.of(Kind.MONEY, code, stop, "money-named")
        return _with_cents(found, made, table)
    if token.text[:1] in PREFIXES and token.text[1:] in table.currencies.values():  # 30 MUSD
        more = replace(plain.number, value=plain.number.value * PREFIXES[token.text[0]], scaled=True)
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
    both = token.low + found[end + 1].low if end + 1 < len(found) and not found[end + 1].gap else ""
    if both in table.currency_signs and token.text.isupper() and not (both[-1:].isalnum()):  # 1 C$
        return plain.of(Kind.MONEY, table.currency_signs[both], end + 2, "money-named")
    skip = 0
    following = found[end + 1] if end + 1 < len(found) else None
    if token.low in table.words["of"] and plain.number.scaled and following and len(following.low) > 2:
        skip = int(following.low in table.currencies)
    low = found[end + skip].low
    currency = (
        _code(found, end + skip, plain, table)
        or table.currencies.get(low)
        or (table.currency_signs.get(low) if not found[end + skip].gap or skip else None)
    )
    if low in table.currency_signs and not currency:
        following = found[end + skip + 1] if end + skip + 1 < len(found) else None
        if following is None or following.type is not Type.FIGURE or following.gap:
            currency = table.currency_signs[low]
    if low in table.words["short_penny"] and (token.gap or not plain.number.figures):
        currency = None
    if token.text in table.words["short_cent"] and not token.gap and plain.number.figures and stands_alone(found, end):
        currency = "cent"
    if low in table.words["currencies_in_capitals"] and not found[end + skip].text.isupper():
        currency = None
    if not currency:
        return None
    made = plain.of(Kind.MONEY, currency, end + skip + 1, "money-named")
    made.shared = table.shared_currencies.get(low, "")
    behind = found[made.end].low if made.end < len(found) else ""
    pound = low in table.words["pound"]
    if pound and behind in table.words["of"] and not plain.number.scaled:
        return replace(made, kind=Kind.QUANTITY, unit="pound-mass", rule="quantity")  # two pounds of meat
    if table.scales.get(behind, 0) >= MILLION and not plain.number.scaled:
        more = replace(made.number, value=made.number.value * table.scales[behind], scaled=True)
        return replace(made, number=more, end=made.end + 1, core_end=made.end + 1)  # 75 USD million
    if pound and made.end < len(found) and found[made.end].low in table.words["sterling"]:
        made = replace(made, end=made.end + 1, core_end=made.end + 1)
    return _with_cents(found, made, table)


def _code(found: Sequence[Token], at: int, plain: Measure, table: Table) -> str:
    """Return the code of ISO 4217 at a token; one that is a word as well only behind a large or exact figure."""
    token, number = found[at], plain.number
    if token.text not in CODES:
        return ""
    whole = at + 1 == len(found) and plain.start == 0
    clear = whole or number.scaled or number.value >= THOUSAND or bool(number.digits)
    return token.text if clear or token.low not in table.words["codes_that_are_words"] else ""


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
    if not cents and not (follow.low in table.words["short_cent"] and not follow.gap):
        return made
    whole = replace(made.number, value=made.number.value + small.value / 100, digits=-2)
    return replace(made, number=whole, end=small.end + 1, core_end=small.end + 1)


def currency_names(code: str) -> frozenset[str]:
    """Return the names of a currency that say no country: crown, crowns, kroner."""
    known = table("en")
    if known is None:
        return frozenset()
    names = {name[-1] for name, other in known.national.items() if other == code}
    return frozenset(names | {f"{name}{known.plural}" for name in names})


def names_currency(code: str) -> bool:
    """Return whether capitals are the code of a currency."""
    known = table("en")
    return code in CODES or (
        known is not None and (code in known.national.values() or code in known.currencies.values())
    )
