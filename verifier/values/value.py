"""What a value is: a kind, and one or more senses, each an interval in exact arithmetic."""

from enum import StrEnum
from fractions import Fraction

from verifier.frozen import frozen


class Kind(StrEnum):
    """What sort of thing a value says."""

    COUNT = "count"  # a whole number of things that have a noun: 15 sites
    NUMBER = "number"  # a figure without noun or unit
    ORDINAL = "ordinal"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    FRACTION = "fraction"  # a third, two in five, 1975/5170
    RATIO = "ratio"  # twice, 1.08x, 3-2
    QUANTITY = "quantity"  # a physical unit: 50 mg
    DATE = "date"  # one calendar unit: a day, month, quarter, year, decade
    INTERVAL = "date_interval"  # from one date to another, or open at one end
    WEEKDAY = "weekday"  # "on a Monday", no date
    TIME = "time"  # of day
    DURATION = "duration"
    TEXT = "text"


class Dimension(StrEnum):
    """What the two ends of an interval are measured in."""

    NUMBER = "number"  # a plain number, or an amount of `unit`
    DAYS = "days"  # days since 0001-01-01 = 1, proleptic Gregorian, as `date.toordinal`; earlier days are 0 and below
    MONTHS = "months"
    SECONDS = "seconds"


@frozen
class Interval:
    """Numbers from `low` to `high`; None is no end. A soft end leans on a custom, a tolerance or rounding."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    low_soft: bool = False
    high_soft: bool = False


@frozen
class Sense:
    """One meaning: an interval, and the dimension and unit of its ends."""

    interval: Interval
    dimension: Dimension = Dimension.NUMBER
    unit: str = ""  # "", "%", "percentage point", ISO 4217 code, a unit's name in the singular, "ordinal"
    note: str = ""  # what was inferred or assumed for this sense: "year 2025 from the date of publication"


@frozen
class Written:
    """The figures as they stand in the words, before any widening for hedges or rounding."""

    low: Fraction | None  # 130 in "over 130"; None where the words give no such end ("up to 5")
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False  # "about", "nearly"
    unit: str = (
        ""  # as written and named in the singular: "week", "million barrel per day" is scale and unit "barrel per day"
    )
    digits: int | None = None  # power of ten of the last significant digit written: 412.6 million -> 5


@frozen
class Value:
    """What a phrase says; `senses` are best first and never empty."""

    kind: Kind
    senses: tuple[Sense, ...]
    written: Written
    noun: str = ""  # the thing counted, head noun last, as written: "mortars", "large customer"
    hedge: str = ""  # the words that bound or soften: "over", "about"
    edtf: str = ""  # dates and intervals in EDTF, first sense
    iso: str = ""  # durations and times in ISO 8601, first sense
    signed: str = ""  # the verb or noun that gave the sign: "fell", "a loss of"
    as_of: bool = False  # "as of September 30": a state at that day, no bound


@frozen
class Mention:
    """A value and where it stands: code points `start` to `end` (excluded) of the text, its words, its rule."""

    start: int
    end: int
    text: str
    value: Value
    rule: str


class Relation(StrEnum):
    """How value a stands to value b."""

    EQUAL = "equal"
    ENTAILS = "entails"  # a lies inside b
    ENTAILED_BY = "entailed_by"  # b lies inside a
    COMPATIBLE = "compatible"  # they overlap
    CONTRADICTS = "contradicts"  # they exclude each other
    INCOMPARABLE = "incomparable"  # another dimension, currency or thing counted


@frozen
class Comparison:
    """How two values stand to each other, whether that follows from the words alone (hard), and why in a phrase."""

    relation: Relation
    hard: bool
    reason: str = ""
