"""What a comparison means for a record: the table of records.md, from relation and strength to state and level."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from verifier.finding import Level
from verifier.frozen import frozen
from verifier.values import compare, currency_names, names_weekday, read_value
from verifier.values.days import civil, iso_weekday, month_length
from verifier.values.value import Comparison, Dimension, Interval, Kind, Mention, Relation, Sense, Value


class Agreement(StrEnum):
    """How a value stands to the words it rests on, best first."""

    AGREES = "agrees"
    LESS_PRECISE = "less precise"
    OTHER_NOUN = "agrees, of another noun"
    OVERLAPS = "overlaps"
    MORE_PRECISE = "more precise"
    DISAGREES = "disagrees"
    NOTHING = "nothing of that kind"
    NOT_READ = "not read"
    NOT_CHECKED = "not checked"


_STATES = {
    Relation.EQUAL: Agreement.AGREES,
    Relation.ENTAILED_BY: Agreement.LESS_PRECISE,
    Relation.COMPATIBLE: Agreement.OVERLAPS,
    Relation.ENTAILS: Agreement.MORE_PRECISE,
    Relation.CONTRADICTS: Agreement.DISAGREES,
    Relation.INCOMPARABLE: Agreement.NOTHING,
}
_LEVELS = {
    Agreement.OTHER_NOUN: (Level.NOTE, Level.NOTE),
    Agreement.OVERLAPS: (Level.WARNING, Level.NOTE),
    Agreement.MORE_PRECISE: (Level.ERROR, Level.WARNING),
    Agreement.DISAGREES: (Level.ERROR, Level.WARNING),
    Agreement.NOTHING: (Level.ERROR, Level.NOTE),
    Agreement.NOT_READ: (Level.NOTE, Level.NOTE),
}
_GRAVITY = {None: 0, Level.NOTE: 1, Level.WARNING: 2, Level.ERROR: 3}
_RANK = {state: rank for rank, state in enumerate(Agreement)}


@frozen
class Agreed:
    """The outcome for one value: its state, whether it is hard, the mention that fits best (None: nothing does)."""

    state: Agreement
    hard: bool = True
    mention: Mention | None = None
    reason: str = ""

    @property
    def level(self) -> Level | None:
        """Return the level of the finding that this is; None when it is none."""
        levels = _LEVELS.get(self.state)
        return None if levels is None else levels[0 if self.hard else 1]

    @property
    def rank(self) -> tuple[int, int]:
        """Return what outcomes are ordered by, best first: the gravest level last."""
        return (_GRAVITY[self.level], _RANK[self.state])


def agreement(value: Value, words: Iterable[Mention]) -> Agreed:
    """Return how a value stands to the best fitting of several mentions."""
    outcomes, ranged = [], _is_range(value)
    for mention in words:
        outcomes.append(outcome(value, mention))
        if outcomes[-1].state is Agreement.AGREES and not ranged:
            return outcomes[-1]  # none can fit better
    if ranged:  # a range is held to a range, where the words print one of its kind
        ranges = [found for found in outcomes if found.mention and _is_range(found.mention.value)]
        near = [found for found in ranges if found.state is not Agreement.NOTHING and _meet(value, found.mention)]
        outcomes = near or outcomes
    outcomes = _of_its_border(value, _of_its_figure(value, _of_its_unit(value, outcomes)))
    best = min(outcomes, key=lambda found: found.rank, default=None)
    if best is None:
        return Agreed(Agreement.NOTHING, hard=is_hard(value))
    if best.state is Agreement.OTHER_NOUN:
        against = {Agreement.DISAGREES, Agreement.MORE_PRECISE}
        counted = [found for found in outcomes if found.state in against and same_things(value, found)]
        return counted[0] if counted else best
    if best.state is Agreement.NOTHING:
        alike = [found.mention for found in outcomes if found.mention and found.mention.value.kind is value.kind]
        return Agreed(Agreement.NOTHING, is_hard(value), alike[0] if alike else None)
    return best


def _of_its_unit(value: Value, outcomes: list[Agreed]) -> list[Agreed]:
    """Return the outcomes; without those that only overlap in another unit, where the words have one in its own."""
    if value.kind is not Kind.QUANTITY:
        return outcomes
    unit = value.senses[0].unit
    own = [one for one in outcomes if one.mention is not None and one.mention.value.senses[0].unit == unit]
    loose = {Agreement.OVERLAPS, Agreement.MORE_PRECISE}
    return [one for one in outcomes if one in own or one.state not in loose] if own else outcomes


def _of_its_border(value: Value, outcomes: list[Agreed]) -> list[Agreed]:
    """Return the outcomes; to a since, until or by, those alone whose words have it too, if any has."""
    hedge = value.hedge.casefold().removesuffix(" the")
    if hedge not in _BORDERS:
        return outcomes
    own = [one for one in outcomes if one.mention and one.mention.value.hedge.casefold().removesuffix(" the") == hedge]
    return own or outcomes


def _of_its_figure(value: Value, outcomes: list[Agreed]) -> list[Agreed]:
    """Return the outcomes; to a bound, those alone whose words put another bound or hedge on its very figure.

    "Fewer than 80,000" is held to "some 80,000", though "fewer than 3,000" stands beside it.
    """
    figure = _one_side(value)
    if figure is None:
        return outcomes
    same = [
        one
        for one in outcomes
        if one.mention is not None
        and one.mention.value.hedge
        and (one.mention.value.senses[0].unit == value.senses[0].unit or _may_be_age(value, one.mention.value))
        and figure in {one.mention.value.written.low, one.mention.value.written.high}
    ]
    against = {Agreement.DISAGREES, Agreement.MORE_PRECISE, Agreement.OVERLAPS}
    return same if same and all(one.state in against for one in same) else outcomes


def _one_side(value: Value) -> Fraction | None:
    """Return the figure of an amount with one bound; None for anything else."""
    low, high = value.written.low, value.written.high
    if value.kind in {Kind.DATE, Kind.INTERVAL} or not value.hedge or value.written.approximate:
        return None
    return low if high is None else high if low is None else None


def outcome(value: Value, mention: Mention) -> Agreed:
    """Return how a value stands to one mention; the same figure of another noun is told apart."""
    found = compare(value, mention.value)
    if found.relation is Relation.EQUAL:
        return Agreed(Agreement.AGREES, found.hard, mention, found.reason)
    found = _settled(value, mention, found)
    if value.hedge and _may_be_age(value, mention.value) and _one_side(mention.value) is not None:
        found = compare(_unitless(value), mention.value)
    if value.kind is Kind.FRACTION and mention.value.kind in {Kind.NUMBER, Kind.COUNT}:
        found = Comparison(Relation.INCOMPARABLE, hard=True, reason="a share is no number of things")
    if found.relation is not Relation.INCOMPARABLE and two_ends(value) and two_ends(mention.value):
        found = held_to_each_end(value, mention.value, found)
    if found.relation in {Relation.ENTAILS, Relation.ENTAILED_BY} and _another_border(value, mention.value):
        hard = found.hard or _are_far_apart(value, mention.value)
        return Agreed(Agreement.DISAGREES, hard=hard, mention=mention, reason="since and until name an end")
    meets = found.relation in {Relation.ENTAILS, Relation.ENTAILED_BY, Relation.COMPATIBLE}
    if meets and _other_months(value, mention.value):
        return Agreed(Agreement.DISAGREES, hard=False, mention=mention, reason="an end lies in another month")
    if _same_figure_of_another_unit(value, mention.value, found):
        rough = value.written.approximate or mention.value.written.approximate
        return Agreed(Agreement.DISAGREES, not rough, mention, "the same figure of another unit")
    if found.relation is Relation.COMPATIBLE and _another_round_figure(value, mention.value):
        return Agreed(Agreement.DISAGREES, hard=False, mention=mention, reason="both are rounded, to other figures")
    if found.relation is Relation.COMPATIBLE and _outside_the_bound(value, mention.value):
        return Agreed(Agreement.OVERLAPS, hard=True, mention=mention, reason="the bound leaves the figure out")
    if found.relation is Relation.INCOMPARABLE and value.noun and mention.value.noun:
        bare = compare(replace(value, noun=""), replace(mention.value, noun=""))
        if bare.relation in {Relation.EQUAL, Relation.ENTAILED_BY}:
            return Agreed(Agreement.OTHER_NOUN, bare.hard, mention, found.reason)
    if found.relation is Relation.INCOMPARABLE and _of_one_currency(value, mention.value):
        return Agreed(Agreement.AGREES, hard=False, mention=mention, reason="several countries' money has this name")
    if found.relation is Relation.INCOMPARABLE and _counts_times(value, mention.value):
        return Agreed(Agreement.OTHER_NOUN, found.hard, mention, "so many of something are so many times")
    if found.relation is Relation.INCOMPARABLE and _is_bare_age(value, mention.value):
        return Agreed(Agreement.OTHER_NOUN, found.hard, mention, "an age may stand without years")
    if found.relation is Relation.INCOMPARABLE and value.kind is Kind.NUMBER and not value.noun:
        figure = mention.value.written
        if figure.low is not None and (figure.low, figure.high) == (value.written.low, value.written.high):
            return Agreed(Agreement.OTHER_NOUN, found.hard, mention, "the words have a unit to this figure")
    if found.relation is Relation.ENTAILS and is_vague(value) and is_vague(mention.value):
        return Agreed(Agreement.OVERLAPS, hard=False, mention=mention, reason="both are vague")
    return Agreed(_STATES[found.relation], found.hard, mention, found.reason)


def _same_figure_of_another_unit(value: Value, words: Value, found: Comparison) -> bool:
    """Return whether both write one figure of units that differ: at least 15 miles, at least 15 km."""
    kinds = {value.kind, words.kind}
    paid = kinds == {Kind.MONEY}
    compared = found.relation in {Relation.EQUAL, Relation.INCOMPARABLE}
    if (compared and not paid) or kinds not in ({Kind.QUANTITY}, {Kind.DURATION}, {Kind.MONEY}):
        return False
    one, other = value.written, words.written
    units = {value.senses[0].unit, words.senses[0].unit} if paid else {one.unit, other.unit}
    return len(units) == 2 and "" not in units and (one.low, one.high) == (other.low, other.high) != (None, None)


def _another_round_figure(value: Value, words: Value) -> bool:
    """Return whether both give a rough figure, printed as finely, and not the same: about 15,400, some 14,500."""
    one, other = value.written, words.written
    plain = {value.kind, words.kind} <= {Kind.COUNT, Kind.NUMBER} or value.kind is words.kind
    same = plain and value.senses[0].unit == words.senses[0].unit and one.digits == other.digits is not None
    if not (same and one.approximate and other.approximate) or one.low is None or other.low is None:
        return False
    return (
        one.low == one.high and other.low == other.high and _step(one.low) == _step(other.low) and one.low != other.low
    )


def _step(figure: Fraction) -> int:
    """Return the power of ten to which a whole number is rounded: 14,500 to hundreds."""
    digits = str(int(figure))
    return len(digits) - len(digits.rstrip("0"))


def _outside_the_bound(value: Value, words: Value) -> bool:
    """Return whether a one-sided value leaves out the figure that the words print with a hedge: over 12, some 11."""
    figure, interval = words.written.low, value.senses[0].interval
    plain = {value.kind, words.kind} <= {Kind.COUNT, Kind.NUMBER}
    if not words.written.approximate or figure is None or figure != words.written.high:
        return False
    if value.kind is not words.kind and not plain:
        return False
    if value.senses[0].unit != words.senses[0].unit or value.written.approximate:
        return False
    if interval.high is None and interval.low is not None and not interval.low_soft:
        return figure < interval.low or (figure == interval.low and interval.low_open)
    if interval.low is None and interval.high is not None and not interval.high_soft:
        return figure > interval.high or (figure == interval.high and interval.high_open)
    return False


def _another_border(value: Value, words: Value) -> bool:
    """Return whether a since or until names another end than the words do: open since 2010 is not open since 2012."""
    hedge, other = (one.hedge.casefold().removesuffix(" the") for one in (value, words))
    if hedge != other and any({hedge, other} <= side for side in _SIDES):
        return _apart(value.edtf, words.edtf)
    if hedge not in _BORDERS or (other != hedge and (other or not _is_short(words))):
        return False
    one, theirs = value.senses[0].interval, words.senses[0].interval
    if hedge == "since" and one.low is not None and theirs.low is not None and one.high is None:
        return not _same_end(int(one.low), int(theirs.low), (1, 1))
    if hedge != "since" and one.high is not None and theirs.high is not None and one.low is None:
        return not _same_end(int(one.high), int(theirs.high), (12, 31))
    return False


_SIDES = (frozenset({"until", "till", "by", "before"}), frozenset({"since", "after", "from"}))


def _apart(one: str, other: str) -> bool:
    """Return whether two dates, as they are named without their bounds, do not touch."""
    first, second = read_value(one), read_value(other)
    return first is not None and second is not None and compare(first, second).relation is Relation.CONTRADICTS


def _are_far_apart(value: Value, words: Value) -> bool:
    """Return whether two ends lie further apart than customs differ on the parts of a year: mid-2029, its end."""
    one, other = (end.senses[0].interval for end in (value, words))
    pairs = ((one.low, other.low), (one.high, other.high))
    return any(a is not None and b is not None and abs(a - b) > CUSTOM for a, b in pairs)


CUSTOM = 92  # days: the longest quarter of a year


def _is_short(value: Value) -> bool:
    """Return whether a value is a date or a part of a month: the end of March."""
    span = value.senses[0].interval
    part = value.kind is Kind.INTERVAL and span.low is not None and span.high is not None and span.high - span.low < 31
    return value.kind is Kind.DATE or part


def _is_range(value: Value) -> bool:
    """Return whether words print two ends: figures or dates, or parts of two months."""
    return two_ends(value) or (value.kind is Kind.INTERVAL and _months_of(value) is not None)


def _months_of(value: Value) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the months in which a span of parts of months begins and ends: from late April to early August."""
    span = value.senses[0].interval
    soft = value.kind is Kind.INTERVAL and (span.low_soft or span.high_soft) and not (value.hedge or value.as_of)
    if not soft or span.low is None or span.high is None or not 31 < span.high - span.low < 400:
        return None
    return civil(int(span.low))[:2], civil(int(span.high))[:2]


def _other_months(value: Value, words: Value) -> bool:
    """Return whether two spans of parts of months begin or end in other months."""
    one, other = _months_of(value), _months_of(words)
    return one is not None and other is not None and one != other


_BORDERS = frozenset({"since", "until", "till", "by"})


def _of_one_currency(value: Value, words: Value) -> bool:
    """Return whether an amount of money is told in the words by a name that several currencies have: 900 kroner."""
    if value.kind is not Kind.MONEY or words.kind is not Kind.COUNT or not words.noun:
        return False
    bare = replace(value, kind=Kind.COUNT, senses=tuple(replace(one, unit="") for one in value.senses))
    named = words.noun.casefold().split()[-1] in currency_names(value.senses[0].unit)
    return named and compare(bare, replace(words, noun="")).relation in {Relation.EQUAL, Relation.ENTAILED_BY}


def _counts_times(value: Value, words: Value) -> bool:
    """Return whether a value says how many times something was, and the words count it: 112 performances."""
    times = value.kind is Kind.RATIO and value.senses[0].unit == "times" and words.kind is Kind.COUNT
    return times and (value.written.low, value.written.high) == (words.written.low, words.written.high)


def _may_be_age(value: Value, words: Value) -> bool:
    """Return whether a value is in years and the words have a bare number, which may be an age: 70 or over."""
    years = value.kind is Kind.DURATION and value.written.unit == "year"
    return years and words.kind is Kind.NUMBER and not words.noun


def _unitless(value: Value) -> Value:
    """Return a value as the bare figure that is printed."""
    one = value.written
    interval = Interval(one.low, one.high, one.low_open, one.high_open)
    return replace(value, kind=Kind.NUMBER, senses=(Sense(interval),))


def _is_bare_age(value: Value, words: Value) -> bool:
    """Return whether words give as a bare number what a value gives in years: was 61, 61 years old."""
    years = value.kind is Kind.DURATION and value.written.unit == "year" and value.written.low is not None
    bare = words.kind is Kind.NUMBER and not words.noun
    return years and bare and (value.written.low, value.written.high) == (words.written.low, words.written.high)


def _settled(value: Value, mention: Mention, found: Comparison) -> Comparison:
    """Return a contradiction as hard where no custom can undo it.

    Another day of the week than the one that the words name is another day, whichever week is meant; and so many
    months are not so many days, however long the months are.
    """
    if found.relation is not Relation.CONTRADICTS or found.hard:
        return found
    words = mention.value
    dimensions = {value.senses[0].dimension, words.senses[0].dimension}
    apart = dimensions == {Dimension.MONTHS, Dimension.SECONDS} and not (is_vague(value) or is_vague(words))
    if apart and not (value.written.approximate or words.written.approximate):
        return replace(found, hard=True)
    if names_weekday(mention.text) and _weekdays(value) and not _weekdays(value) & _weekdays(words):
        return replace(found, hard=True)
    return found


def _weekdays(value: Value) -> frozenset[int]:
    """Return the days of the week on which a day falls, over its senses; none for anything but single days."""
    spans = [sense.interval for sense in value.senses if sense.dimension is Dimension.DAYS]
    if len(spans) < len(value.senses) or any(span.low is None or span.low != span.high for span in spans):
        return frozenset()
    return frozenset(iso_weekday(int(span.low)) for span in spans if span.low is not None)


def is_vague(value: Value) -> bool:
    """Return whether a value is a vague word without a figure: several, dozens."""
    return value.written.low is None and value.written.high is None and not value.edtf and value.kind is Kind.COUNT


def two_ends(value: Value) -> bool:
    """Return whether the words print two ends that differ."""
    if value.kind is Kind.INTERVAL:
        span = value.senses[0].interval
        hard = not (span.low_soft or span.high_soft or value.hedge or value.as_of)
        printed = hard and "/" in value.edtf  # the 1770s are one phrase
        return printed and span.low is not None and span.high is not None and span.low != span.high
    low, high = value.written.low, value.written.high
    return low is not None and high is not None and low != high


def _meet(value: Value, mention: Mention | None) -> bool:
    """Return whether a range of the words is one to hold a range to: dates that do not touch are of other things."""
    if mention is None or value.kind is not Kind.INTERVAL:
        return True
    one, other = value.senses[0].interval, mention.value.senses[0].interval
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low <= other.high and other.low <= one.high


def held_to_each_end(value: Value, words: Value, found: Comparison) -> Comparison:
    """Return the comparison of two printed ranges: an end that differs is a disagreement."""
    inside = found.relation is Relation.ENTAILED_BY
    if inside and value.kind is Kind.INTERVAL and (_same_ends(value, words) or _is_part_of_year(value)):
        return found
    alike = value.kind is words.kind or {value.kind, words.kind} == {Kind.NUMBER, Kind.COUNT}
    if found.relation in {Relation.ENTAILS, Relation.ENTAILED_BY, Relation.COMPATIBLE} and alike:
        return Comparison(Relation.CONTRADICTS, found.hard, "an end of the range differs")
    return found


def _same_ends(value: Value, words: Value) -> bool:
    """Return whether each end of an interval of dates says the day, month or year of the other's same end."""
    one, other = value.senses[0].interval, words.senses[0].interval
    pairs = ((one.low, other.low, (1, 1)), (one.high, other.high, (12, 31)))
    return all(a is not None and b is not None and _same_end(int(a), int(b), border) for a, b, border in pairs)


def _same_end(said: int, found: int, border: tuple[int, int]) -> bool:
    """Return whether an end is that of the words, or of the whole month or year in which theirs lies."""
    ours, theirs = civil(said), civil(found)
    month_border = 1 if border == (1, 1) else month_length(ours[0], ours[1])
    if said == found or (ours[1:] == border and ours[0] == theirs[0]):
        return True
    return ours[2] == month_border and ours[:2] == theirs[:2]


def _is_part_of_year(value: Value) -> bool:
    """Return whether an interval is one phrase for a part of a year: the first nine months, the second half."""
    span = value.senses[0].interval
    if span.low is None or span.high is None:
        return False
    first, last = civil(int(span.low)), civil(int(span.high))
    whole = first[2] == 1 and last[2] == month_length(last[0], last[1])
    return whole and first[0] == last[0] and (first[1] == 1 or last[1] == 12)


def same_things(value: Value, found: Agreed) -> bool:
    """Return whether the mention of an outcome counts the value's noun."""
    return bool(value.noun) and found.mention is not None and bool(found.mention.value.noun)


def is_hard(value: Value) -> bool:
    """Return whether a value is a figure or date as such, no vague word."""
    interval = value.senses[0].interval
    return not (interval.low_soft or interval.high_soft) and value.kind is not Kind.TEXT


def best(outcomes: Sequence[Agreed]) -> Agreed | None:
    """Return the best of several outcomes."""
    return min(outcomes, key=lambda found: found.rank, default=None)
