"""Amounts: a measure with its range, the bound behind it, and its sign."""

from dataclasses import replace
from fractions import Fraction

from verifier.values.build import Bound, from_measure
from verifier.values.counted import counted
from verifier.values.dates.page import Page
from verifier.values.direction import direction, direction_behind
from verifier.values.found import Found
from verifier.values.measure import Measure
from verifier.values.measures import behind, measure
from verifier.values.nouns import is_plural
from verifier.values.numbers import Number
from verifier.values.ordinals import ordinal
from verifier.values.ranges import from_to, range_behind
from verifier.values.tokens import Type
from verifier.values.units import of_time
from verifier.values.unitwise import with_rest
from verifier.values.value import Kind
from verifier.values.worded import multiple, nothing, vague


def measured(page: Page, start: int, at: int, bound: Bound) -> Found | None:
    """Return the amount that begins at a token."""
    token, words = page.found[at], page.table.words
    if token.type is Type.FIGURE:
        one = ordinal(page, at) if page.low(at + 1) in words["ordinal_ends"] else None
        one = one or measure(page.found, at, page.table)
        return None if one is None else _finished(page, start, one, bound)
    if token.low in words["range_openers"]:
        return from_to(page, at)
    if token.low in words["none"] or token.low in words["not"]:
        none = nothing(page, at)
        if none is not None:
            return none
    if token.low in page.table.multiples:
        found = multiple(page, at)
        if found is None or not bound.sign:
            return found
        number = Number(page.table.multiples[token.low], found.end, worded=True)
        made = Measure(Kind.RATIO, number, at, found.end, "times", core_end=found.end, rule="multiple")
        return Found(start, found.end, from_measure(made, bound), "multiple")
    if token.low in page.table.vague:
        some = vague(page, start, at, bound)
        if some is not None:
            return some
    one = _article_time(page, at) or _article_unit(page, start, at) or ordinal(page, at)
    one = one or measure(page.found, at, page.table)
    if one is None or (one.kind is Kind.NUMBER and start == at and _stands_for_noun(page, at)):
        return None
    return _finished(page, start, one, bound)


def _stands_for_noun(page: Page, at: int) -> bool:
    """Return whether `one` counts nothing, but stands for a noun told before: this one, no one, the old one."""
    words, before = page.table.words, page.low(at - 1)
    follows = page.low(at + 1)
    if page.low(at) not in words["one"] or not before or follows == "-" or follows in words["of"]:
        return False
    if at + 1 < len(page.found) and page.found[at + 1].type is Type.WORD and follows not in words["not_noun"]:
        return False
    described = page.low(at - 2) in words["articles"] and page.found[at - 1].type is Type.WORD
    return before in words["before_one_as_noun"] or (described and before not in words["not_noun"])


def _finished(page: Page, start: int, one: Measure, bound: Bound) -> Found:
    """Return the value of a measure with its range, the bound behind it, and its sign."""
    one = _aged(page, one)
    if one.kind is Kind.COUNT and not one.number.value and bound.sign in {"<", ">"}:
        one = replace(one, kind=Kind.NUMBER, noun="", end=one.core_end, rule="number")  # sub-zero temperatures
    both = range_behind(page, one)
    one, ranged = both or (one, None)
    end = ranged.end if ranged is not None else one.end
    joined = page.table.bounds_joined.get(page.low(one.number.end - 1))
    if joined is not None and bound.sign in {"", "~"} and one.number.end - 1 > one.start:
        bound = Bound(joined, page.words(one.number.end - 1, one.number.end))  # 20-odd minutes
    elif not bound.sign:
        behind, after = page.phrases.bound_after(page.found, one.core_end if one.noun else end)
        if not behind and one.noun:
            behind, after = page.phrases.bound_after(page.found, end)
        if behind:
            bound, end = (
                Bound(behind, page.words(one.core_end if one.noun and after <= one.end else end, after)),
                max(after, end),
            )
            if one.kind is Kind.NUMBER and end < len(page.found):
                one, end = _noun_after_bound(page, one, end)
    times, signed = direction(page, start, one.kind)
    if not signed:
        times, signed = direction_behind(page, end, one.kind)
    value = from_measure(one, bound, ranged, signed, times)
    rule = one.rule if ranged is None else f"{one.rule}-range"
    begin = start
    return Found(begin, end, value, rule)


def _noun_after_bound(page: Page, one: Measure, end: int) -> tuple[Measure, int]:
    """Return the measure with the noun that stands behind `130+` or `or more`."""
    again = counted(page.found, replace(one, end=end), page.table)
    if again.kind is not Kind.COUNT:
        return one, end
    return replace(one, kind=Kind.COUNT, noun=again.noun, rule="count", end=again.end), again.end


def _aged(page: Page, one: Measure) -> Measure:
    """Return a length of life as an age: 21 years old, aged 60, 7-year-old."""
    if one.kind is not Kind.DURATION:
        return one
    words = page.table.words
    of_age = page.low(one.end) in words["of"] and page.low(one.end + 1) in words["age"]
    before, last = page.low(one.start - 1), page.low(one.end - 1)
    old = of_age or page.low(one.end) in words["old"] or before in words["aged"] or last in words["olds"]
    if of_age:
        one = replace(one, end=one.end + 2, core_end=one.end + 2)
    return replace(one, rule="age") if old else one


def _article_time(page: Page, at: int) -> Measure | None:
    """Return `a year`, `an hour`, `a decade` as one such unit; `half an hour`, `a half-hour`."""
    if page.found[at].low in page.table.words["a"]:
        step = at + 1
        time = of_time(page.found, step, page.table)
        if time is None or page.found[step].low == "-" or page.low(step) in page.table.words["article_not_times"]:
            return None
        if page.low(time[1]) == "-" and page.joined(time[1]):
            return None
        figure = page.low(at - 1) and page.found[at - 1].type is Type.FIGURE
        if figure or page.low(at - 1) in page.table.words["before_rate"]:
            return None
        one = Number(Fraction(1), time[1], worded=True)
        rule = "rate" if _is_rate(page, at) else "duration-article"
        made = Measure(Kind.DURATION, one, at, time[1], time[0], core_end=time[1], rule=rule)
        return with_rest(page.found, made, page.table)
    return None


def ended_period(page: Page, at: int) -> Found | None:
    """Return `the year ended March 31`, `the fiscal year ending June 30` as a length of one: its end is told."""
    words, end = page.table.words, at + 1
    if page.low(at) not in words["the"]:
        return None
    end += page.low(end) in words["kinds_of_year"]
    unit = page.table.time_units.get(page.low(end))
    if (
        unit not in {"year", "quarter"}
        or page.low(end + 1) not in words["ended"]
        or page.low(end).endswith(page.table.plural)
    ):
        return None
    one = Number(Fraction(1), end + 1, worded=True)
    made = Measure(Kind.DURATION, one, at, end + 1, unit, core_end=end + 1, rule="ended-period")
    return Found(at, end + 1, from_measure(made, Bound()), "ended-period")


def _is_rate(page: Page, at: int) -> bool:
    """Return whether `a week` follows what is counted in it: 700 seats a week, ($2.4 billion) a year."""
    low = page.low(at - 1)
    if low != ")" and not is_plural(low, page.table):
        return False
    near = page.found[max(0, at - 4) : at - 1]
    return any(one.type is Type.FIGURE or one.low in page.table.ones or one.low in page.table.scales for one in near)


def _article_unit(page: Page, start: int, at: int) -> Measure | None:
    """Return `less than a mile`, `about a dollar` as one of the unit: behind a bound, or as the whole text."""
    words = page.table.words
    if page.low(at) not in words["a"] or (start == at and at > 0) or page.low(at + 1) in {"", *words["loose_units"]}:
        return None
    if page.found[at + 1].type is not Type.WORD:
        return None
    one = behind(page.found, at, Number(Fraction(1), at + 1, worded=True), 1, page.table)
    whole = start < at or one.end == len(page.found)
    return one if whole and one.kind in {Kind.MONEY, Kind.QUANTITY} and one.end > at + 1 else None
