"""Amounts of money: the currency before the figure; what a currency is called."""

from collections.abc import Sequence

from verifier.values.currencies import CODES
from verifier.values.measure import Measure
from verifier.values.named_money import money, national
from verifier.values.numbers import number
from verifier.values.numbers.spaced import spaced
from verifier.values.tables import Table, table
from verifier.values.tokens import Token, Type
from verifier.values.value import Kind


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
