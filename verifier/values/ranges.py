"""Ranges of amounts: between 10 and 20 sites, from 3 to 5 percent, 1.60 to 1.65 billion euros."""

from dataclasses import replace
from fractions import Fraction

from verifier.values.build import Bound, from_measure
from verifier.values.dates import calendar
from verifier.values.dates.page import Page
from verifier.values.direction import direction
from verifier.values.found import Found
from verifier.values.measure import Measure
from verifier.values.measures import measure
from verifier.values.numbers import figure
from verifier.values.ordinals import ordinal
from verifier.values.value import Kind

THOUSAND = 1000


def from_to(page: Page, at: int) -> Found | None:
    """Return `between 10 and 20 sites`, `from 3 to 5 percent`; `rose to 5 from 3` is two values."""
    words = page.table.words
    step = at + 2 if page.low(at + 1) in words["the"] else at + 1
    first = ordinal(page, step) or measure(page.found, step, page.table) if step < len(page.found) else None
    if first is None or calendar(page, at + 1) is not None:
        return None
    between = page.found[at].low in words["between"]
    joint = words["joins_between"] if between else words["joins_from"]
    if page.low(first.end) not in joint or first.end + 1 >= len(page.found):
        return None
    step = first.end + (2 if page.low(first.end + 1) in words["the"] else 1)
    hedge, behind = page.phrases.bound_before(page.found, step)
    step = behind if hedge == "~" else step
    if step >= len(page.found):
        return None
    second = ordinal(page, step) or measure(page.found, step, page.table)
    if second is None:
        return None
    if second.kind is Kind.NUMBER and first.kind in {Kind.DURATION, Kind.QUANTITY, Kind.PERCENT}:
        second = replace(second, kind=first.kind, unit=first.unit, rule=first.rule)  # from three months to six
    both = _shared(first, second)
    if both is None or (not between and (both[0].value > both[1].value or _moved(page, at))):
        return None
    one, other = both
    times, signed = direction(page, at, one.kind)
    return Found(at, other.end, from_measure(one, Bound(), other, signed, times), f"{other.rule}-range")


def _moved(page: Page, at: int) -> bool:
    """Return whether `from` belongs to a change: rose from 3 to 5, a rise from 3 to 5."""
    near = {page.low(i) for i in range(max(0, at - 4), at)}
    words = page.table.words
    return any(not near.isdisjoint(words[name]) for name in ("rising", "falling", "changing"))


def range_behind(page: Page, one: Measure) -> tuple[Measure, Measure] | None:
    """Return both ends of a range behind a measure: 10-20 sites, 1.60 to 1.65 billion euros."""
    low, words = page.low(one.end), page.table.words
    either = low in words["or"]
    if low not in words["range"] and not either and low != "~":
        return None
    if low == "~" and page.joined(one.end) and page.joined(one.end + 1):
        low = "-"
    if low == "~" or one.end + 1 >= len(page.found) or one.number.vague:
        return None
    if either and not (one.number.value.denominator == 1 and one.number.value < 1000):
        return None
    if low in {"-", "–", "—"} and page.found[one.end].gap != (page.found[one.end + 1].gap):
        return None
    if one.kind is Kind.COUNT and one.noun:
        return None
    hedge, step = page.phrases.bound_before(page.found, one.end + 1)
    step = step if hedge == "~" and not either and step < len(page.found) else one.end + 1
    second = measure(page.found, step, page.table)
    if second is None or second.number.vague or second.sign < 0:
        return None
    before = page.low(one.start - 1)
    level = before in words["infinitive"] and f"{page.low(one.start - 2)} {before}" not in words["up_to"]
    named = low.isalpha() and not either and not level and before not in words["by"] | words["the"]
    if named and _moved(page, one.start) and not _lost_between(page, one, second):
        return None
    if low in words["infinitive"] and before in words["by"] and _moved(page, one.start) and _is_level(one, second):
        return None
    if low in {"-", "–"} and one.kind is Kind.NUMBER and _in_score(page, one, second):
        return None
    both = _shared(one, second)
    if both is None or both[0].value > both[1].value:
        return None
    if either and both[1].value != both[0].value + 1 and both[0].value != 0:
        return None
    return both


def _is_level(one: Measure, second: Measure) -> bool:
    """Return whether `up by £6 million to £41 million` names a change and then the level: each with its unit."""
    return (
        one.kind in {Kind.MONEY, Kind.QUANTITY, Kind.COUNT}
        and (one.unit == second.unit or (second.kind is Kind.NUMBER and one.kind is not Kind.COUNT))
        and second.value > 2 * one.value
    )


def _lost_between(page: Page, one: Measure, second: Measure) -> bool:
    """Return whether `lost 9 to 14 kg` gives what was lost: one unit, written once, behind a verb of losing."""
    measured = second.kind in {Kind.QUANTITY, Kind.DURATION} and one.kind is Kind.NUMBER
    return measured and page.low(one.start - 1) in page.table.words["losing"]


def _in_score(page: Page, one: Measure, second: Measure) -> bool:
    """Return whether two figures joined by a dash are a score or a name: won 3-2, 555-1234."""
    scoring = page.table.words["scoring"]
    return one.value >= second.value or any(page.low(one.start - step) in scoring for step in (1, 2, 3))


def _shared(first: Measure, second: Measure) -> tuple[Measure, Measure] | None:
    """Return both ends of a range with the unit, scale or noun that is written once; None where they do not fit."""
    if first.kind is second.kind and first.unit == second.unit:
        return _scale_shared(first, second)
    if first.kind is Kind.NUMBER and second.kind is not Kind.ORDINAL:
        lent = replace(first, kind=second.kind, unit=second.unit, noun=second.noun, rule=second.rule)
        lent.shared = second.shared
        return _scale_shared(lent, replace(second))
    if second.kind is Kind.NUMBER and first.kind == Kind.MONEY:
        lent = replace(second, kind=first.kind, unit=first.unit, rule=first.rule, shared=first.shared)
        return _scale_shared(first, lent)
    if second.kind is Kind.COUNT and first.kind is Kind.MONEY and second.noun:
        return None
    return None


def _scale_shared(first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """Return the ends with a scale written once: 1.60 to 1.65 billion, $10-20 million."""
    scale = _worded_scale(first, second)
    if scale is not None:
        return replace(first, number=replace(first.number, value=first.number.value * scale, scaled=True)), second
    if second.number.scaled and not first.number.scaled and first.number.figures and second.number.figures:
        plain = figure(second.number.figures)
        if plain and first.number.value <= plain:
            scale = second.number.value / plain
            digits = None if first.number.digits is None else first.number.digits + len(str(int(scale))) - 1
            first = replace(
                first, number=replace(first.number, value=first.number.value * scale, digits=digits, scaled=True)
            )
    return first, second


def _worded_scale(first: Measure, second: Measure) -> Fraction | None:
    """Return the scale written once behind number words: between six and ten thousand, one to two hundred thousand."""
    one, other = first.number, second.number
    if not (one.worded and other.worded) or one.vague or other.vague or one.scaled or one.value >= THOUSAND:
        return None
    power = next((power for power in (4, 3, 2, 1) if other.value >= THOUSAND**power), 0)
    scale = Fraction(THOUSAND**power) * (100 if one.value < 10 and other.value >= 100 * THOUSAND**power else 1)
    return scale if power and one.value < other.value / scale < THOUSAND else None
