"""The value that begins at a token, behind its bound: the longest of time of day, calendar phrase and amount."""

from dataclasses import replace
from functools import lru_cache

from verifier.values.ages import age_decade
from verifier.values.amounts import ended_period, measured
from verifier.values.bare import bare
from verifier.values.build import UNBOUND, Bound
from verifier.values.clear import clear_end
from verifier.values.dated import dated
from verifier.values.dates.page import Page
from verifier.values.found import Found
from verifier.values.measures import measure
from verifier.values.names import in_code, in_name
from verifier.values.phrases import Phrases
from verifier.values.tables import Table
from verifier.values.times import clock, elapsed, length_value, time_value
from verifier.values.tokens import Type, tokens
from verifier.values.twosided import opposite, within_both
from verifier.values.value import Kind


def value_at(page: Page, at: int) -> Found | None:
    """Return the value that begins at a token, with the bound before it."""
    if page.found[at].low not in page.phrases.before:
        return value_after(page, at, at, UNBOUND)
    sign, end = page.phrases.bound_before(page.found, at)
    if sign and end < len(page.found) and page.found[at].low in page.table.words["sub"] and page.found[end].low == "-":
        end += 1  # sub-7 nanometre
    if sign and end < len(page.found):
        sign = _never_beyond(page, at, sign)
        inner = _bounded(page, at, end, Bound(sign, page.words(at, end)))
        if inner is not None:
            return _both_sides(page, inner)
    return value_after(page, at, at, UNBOUND)


def _never_beyond(page: Page, at: int, sign: str) -> str:
    """Return the bound that a negation turns round: never rose above 3 m/s, did not fall below 5."""
    turned = {">": "<=", "<": ">="}.get(sign)
    if turned is None or at < 2:
        return sign
    verb, negation = page.low(at - 1), page.low(at - 2)
    denies = negation in page.table.words["never"] or negation.endswith(page.table.endings["denial"])
    return turned if denies and verb in page.table.words["reaching"] else sign


def _both_sides(page: Page, one: Found) -> Found:
    """Return `more than 20 and at most 35` as one amount; the bounded amount itself where no such bound follows."""
    at = opposite(page, one)
    sign, end = page.phrases.bound_before(page.found, at) if at is not None else ("", 0)
    if at is None or sign not in {">", ">=", "<", "<="} or end >= len(page.found):
        return one
    other = _bounded(page, at, end, Bound(sign, page.words(at, end)))
    return (within_both(one, other) if other is not None else None) or one


def _bounded(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the value behind a bound; `just`, `only` and the like set none."""
    words, said = page.table.words, bound.words.lower()
    if bound.sign == "=":
        bound = Bound("", bound.words)
    elif (
        bound.sign == "~"
        and bound.words in words["before_article"]
        and page.found[at].type is Type.WORD
        and page.found[at].low in page.table.words["a"]
    ):
        return None
    if (
        bound.sign in {">", "<", ">=", "<="}
        and said in words["places"]
        and (_period_behind(page, at) or _spread_over(page, start, at, bound))
    ):
        return None
    if said in words["short_of"] and page.low(at) in words["the"]:
        return value_after(page, at, at, Bound())  # falls short of the 5% hurdle
    if said in words["up_to"] and start and page.low(start - 1) in words["moving_up"]:
        return value_after(page, at, at, Bound())  # edged up to 5.6 percent
    if said.endswith(page.table.endings["comparative"]) and _year_before(page, at):
        return None  # higher than a year before
    again, end = page.phrases.bound_before(page.found, at)
    if again == "~" and said in words["places"] and end < len(page.found):
        return value_after(page, at, end, Bound(again, page.words(at, end)))  # extended over some 88,000 km
    if again and end < len(page.found) and (again in {"~", "="} or bound.sign in {"", "~"}):
        bound, at = Bound(again if bound.sign in {"", "~"} else bound.sign, page.words(start, end)), end
    if page.found[at].low in words["the"] and at + 1 < len(page.found):
        at += 1
    return value_after(page, start, at, bound)


def _spread_over(page: Page, start: int, at: int, bound: Bound) -> bool:
    """Return whether `over` spreads an amount over a time: 2,000 talents over ten years."""
    if bound.words.lower() not in page.table.words["over"] or start < 2:
        return False
    before = [page.found[place] for place in range(start - 2, start)]
    if before[-1].low in page.table.words["not_noun"]:
        return False
    if not any(token.type is Type.FIGURE or token.low in page.table.currency_signs for token in before):
        return False
    one = measure(page.found, at, page.table)
    return one is not None and one.kind is Kind.DURATION


def _verb_behind_year(page: Page, at: int, date: Found, amount: Found) -> bool:
    """Return whether what was read as counted is a verb behind a year: a register of 1528 lists 41 households."""
    if date.value.kind is not Kind.DATE or amount.value.kind is not Kind.COUNT or amount.end != date.end + 1:
        return False
    if page.low(at - 1) not in page.table.words["of"] or amount.end >= len(page.found):
        return False
    following, known = page.found[amount.end], page.table
    article = following.low in known.words["a"] or following.low in known.words["the"]
    return following.type is Type.FIGURE or following.low in known.ones or article


def _year_before(page: Page, at: int) -> bool:
    """Return whether a comparison with an earlier time follows: higher than a year before."""
    unit = page.low(at + 1) in page.table.time_units and page.low(at) in page.table.words["a"]
    return unit and page.low(at + 2) in page.table.words["before_now"]


def _period_behind(page: Page, at: int) -> bool:
    """Return whether `over` speaks of a time: over the past two years, over the weekend."""
    low, words = page.found[at].low, page.table.words
    return (
        (low in words["the"] or low in words["a"])
        and page.low(at + 1)
        not in page.table.scales
        | page.table.dozens.keys()
        | page.table.denominators.keys()
        | page.table.time_units.keys()
    )


def value_after(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the value at a token; what stands clear of other words is read once, and known again."""
    token = page.found[at]
    if at and not bound.sign and in_name(page, at):
        return None
    if at and page.low(at - 1) in page.table.words["whose"]:
        aged = age_decade(page, at)
        if aged is not None:
            return aged
    if token.type is Type.FIGURE and page.joined(at + 1) and in_code(page, at):
        return None
    plain = bare(page, start, at, bound) if token.type is Type.FIGURE else None
    if plain is not None:
        return plain
    end = clear_end(page, start, at)
    alone = _alone(page.words(at, end), bound, page.table, page.phrases) if end else None
    if alone is not None and alone.end == end - at and (alone.value.kind is Kind.MONEY or not bound.sign):
        return Found(start, end, alone.value, alone.rule)
    return _by_grammar(page, start, at, bound)


@lru_cache(maxsize=4096)
def _alone(text: str, bound: Bound, table: Table, phrases: Phrases) -> Found | None:
    """Return the value of a phrase that stands clear: it stands in the sentence, the record and the quotes."""
    return _by_grammar(Page(text, tokens(text), table, phrases, None), 0, 0, bound)


def _by_grammar(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the longest of calendar phrase, range and measure that begins at a token."""
    token = page.found[at]
    if _is_money(page, at):
        return measured(page, start, at, bound)
    timed = clock(page.found, at, page.table) if token.type is Type.FIGURE or token.low in page.phrases.clock else None
    if timed is not None:
        return Found(start, timed.end, time_value(timed), "time-of-day")
    length = elapsed(page.found, at, page.table) if page.low(at + 1) == ":" else None
    if length is not None:
        return Found(start, length[1], length_value(length[0]), "clocked")
    date = dated(page, start, at, bound)
    if date is not None and date.rule == "iso-date":
        date = _stamped(page, date) or date
    if date is not None and token.type is Type.FIGURE and page.low(at + 1) in page.table.months:
        return date  # no amount reaches beyond it
    amount = measured(page, start, at, bound) if token.low not in page.phrases.only_dates else ended_period(page, at)
    if date is not None and amount is not None and _verb_behind_year(page, at, date, amount):
        return date
    if date is not None and (
        amount is None
        or date.end >= amount.end
        or amount.value.kind in {Kind.NUMBER, Kind.ORDINAL}
        or (date.rule == "year" and amount.rule == "count")  # the 2000 Olympics
    ):
        return date
    return amount


def _is_money(page: Page, at: int) -> bool:
    """Return whether a sign of currency begins, or a figure with its scale and a currency: no time is told there."""
    known, following = page.table, page.low(at + 1)
    if page.found[at].type is Type.FIGURE:
        return following in known.scales and len(page.low(at + 2)) > 3 and page.low(at + 2) in known.currencies
    return page.found[at].type is Type.MARK and page.low(at) in known.currency_signs


def _stamped(page: Page, day: Found) -> Found | None:
    """Return `2019-09-01T10:38:07.190Z` as one time."""
    at = day.end
    if page.low(at).upper() != "T" or not page.joined(at) or not page.joined(at + 1):
        return None
    timed = clock(page.found, at + 1, page.table) if at + 1 < len(page.found) else None
    if timed is None:
        return None
    end = timed.end + 1 if page.low(timed.end).upper() == "Z" and page.joined(timed.end) else timed.end
    value = time_value(timed)
    stamped = replace(value, senses=value.senses[:1], iso=f"{day.value.edtf}{value.iso}")
    return Found(day.start, end, stamped, "time-of-day")
