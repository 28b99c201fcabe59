"""Phrases of several words, found by their first: bounds before and behind a value, prepositions of dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from verifier.values.openings import begin_alone, calendar_words, known_words, starting_words
from verifier.values.tables import Table, table
from verifier.values.tokens import Token, Type

Ends = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """A language's phrases by their first word, longest first, and the words at which a value may begin."""

    before: Ends
    after: Ends
    dates: Ends
    dates_after: Ends
    starts: frozenset[str]
    weak: frozenset[str]  # of these, the small words that begin a value only before certain others
    strong: frozenset[str]  # those others
    signs: frozenset[str]  # marks at which a value may begin
    opening: frozenset[str]  # both
    calendar: frozenset[str]
    clock: frozenset[str]  # words at which a time of day may begin
    only_dates: frozenset[str]  # words at which no amount begins
    ands: frozenset[str]
    short_circa: frozenset[str]
    currency_signs: frozenset[str]
    idle: frozenset[str]  # words that can only bind a value that follows
    known: frozenset[str]  # every word of which a table says something
    percents: frozenset[str]  # signs and words of per cents that need no other word
    plain_times: Mapping[str, str]  # plurals of days and longer times, and of hours, with their units
    rare: frozenset[str]  # words without which no era is told, nor a day by the time from another
    moving: frozenset[str]  # words that tell a day by the time from another: ago, after
    folds: tuple[str, ...]  # endings of multiples in one word: tenfold
    shortened: frozenset[str]  # bounds that may end in a full stop: c. 1250
    joined: Mapping[str, str]  # bounds behind a dash: 130-odd
    closing: frozenset[str]  # behind a figure: words with which nothing of it goes on
    closing_phrases: frozenset[str]  # behind a day with its year, or money with its currency
    of_loss: frozenset[str]  # between a verb or noun of loss and its amount
    before_year: frozenset[str]  # before a year of three figures

    def unknown(self, low: str) -> bool:
        """Return whether a word is an ordinary one, of which no table says anything."""
        return _is_unknown(low, self)

    def bound_before(self, found: Sequence[Token], at: int) -> tuple[str, int]:
        """Return the sign of the bound that begins at a token, and the token after it; nothing where none does."""
        if at + 1 < len(found) and found[at].low in self.short_circa and found[at + 1].low in self.currency_signs:
            return "", at  # C$5
        sign, end = _match(self.before, found, at)
        if (
            sign
            and found[end - 1].low in self.shortened
            and end + 1 < len(found)
            and found[end].low == "."
            and not found[end].gap
        ):
            return (sign, end + 1) if found[end + 1].type is Type.FIGURE else (sign, end)
        return sign, end

    def bound_after(self, found: Sequence[Token], at: int) -> tuple[str, int]:
        """Return the sign of the bound behind a value, `or more`, `+`, and the token after it."""
        if at < len(found) and found[at].low == "+" and not found[at].gap:
            return ">=", at + 1
        if at + 1 < len(found) and found[at].low == "-" and found[at + 1].low in self.joined:
            return self.joined[found[at + 1].low], at + 2
        sign, end = _match(self.after, found, at)
        goes_on = sign and end < len(found) and found[end].type is Type.FIGURE
        return ("", at) if goes_on else (sign, end)  # 20 plus 5

    def date_bound(self, found: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return the sign of a preposition of dates, and how many tokens it takes."""
        sign, end = _match(self.dates, found, at)
        return (sign, end - at) if sign else None

    def date_bound_after(self, found: Sequence[Token], at: int) -> tuple[str, int]:
        """Return the sign of a bound behind a date, `or later`, and the token after it."""
        sign, end = _match(self.dates_after, found, at)
        if sign and found[at].low in self.ands and end < len(found) and found[end].type is not Type.MARK:
            return "", at  # in 1984 and later served
        return sign, end


@lru_cache(maxsize=16384)
def _is_unknown(low: str, phrases: Phrases) -> bool:
    return low not in phrases.known and len(low) > 2 and low.isalpha() and not low.endswith(phrases.folds)


def _match(phrases: Ends, found: Sequence[Token], at: int) -> tuple[str, int]:
    known = phrases.get(found[at].low) if at < len(found) else None
    for words, sign in known or ():
        end = at + len(words)
        if len(words) == 1:
            return sign, end
        if end <= len(found) and found[at + 1].low == words[1] and tuple(one.low for one in found[at:end]) == words:
            return sign, end
    return "", at


MINUTES = 60
_TIMES = frozenset({"hour", "day", "week", "month", "year"})
_MOVING = ("ago", "counting_on", "further_back", "hence", "anchored_back", "beginning_with", "anchored_on")
_MARKS = frozenset(
    {"-", "–", "(", "<", ">", "<=", ">=", "≤", "≥", "~", "≈", "±", "'", "‘"}
)  # at which a value may begin
_DENIED = {">": "<=", "<": ">="}


@cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language that has a table."""
    known = table(language)
    assert known is not None
    words, calendar = known.words, calendar_words(known)
    before, dates = _by_first(_denied(known) | dict(known.bounds_before)), _by_first(known.date_bounds)
    after = _by_first(known.bounds_after)
    binding = before.keys() | dates.keys()
    starts = starting_words(known, calendar | binding)
    weak = words["weak"] & starts
    measures = {*known.time_units, *known.denominators, *known.dozens, *known.units}
    signs = _MARKS.union(known.currency_signs, known.fractions)
    moving = frozenset().union(*(words[name] for name in _MOVING))
    return Phrases(
        before=before,
        after=after,
        dates=dates,
        dates_after=_by_first(known.date_bounds_after),
        starts=starts,
        weak=weak,
        strong=((starts | measures) - weak) | words["a"] | words["behind_weak"],
        signs=signs,
        opening=starts | signs,
        calendar=frozenset(calendar | dates.keys() | words["range_openers"]),
        clock=_clock(known),
        only_dates=words["only_dates"].union(known.months, known.weekdays),
        ands=words["and"],
        short_circa=words["short_circa"],
        currency_signs=frozenset(known.currency_signs),
        idle=frozenset(binding - begin_alone(known, calendar)),
        known=known_words(known),
        percents=(words["percent"] | {"%"}) - words["percent_of_points"],
        plain_times={word: unit for word, unit in known.time_units.items() if unit in _TIMES and _plain(word, known)},
        rare=moving | words["bc"] | words["ad"],
        moving=moving,
        folds=known.endings["multiple"],
        shortened=words["shortened_bounds"],
        joined=known.bounds_joined,
        closing=words["closing"] - after.keys(),
        closing_phrases=(words["closing"] | words["closing_phrases"] | {"", ".", ","}) - after.keys(),
        of_loss=words["by"] | words["of"],
        before_year=words["before_short_year"],
    )


def _clock(known: Table) -> frozenset[str]:
    """Return the words at which a time of day may begin: noon, half past, seven, a quarter to."""
    small = {word for word, value in known.ones.items() if value < MINUTES}
    words = known.words
    return frozenset(small | known.clock.keys() | known.tens.keys() | words["a"] | words["half"] | words["quarter"])


def _plain(word: str, known: Table) -> bool:
    """Return whether a word for times is their plural, written out."""
    return word.endswith(known.plural) and word not in known.words["short_times"]


def _denied(known: Table) -> dict[str, str]:
    """Return `no longer than`, `not above` and the like as the bounds that they are."""
    words = known.words
    found: dict[str, str] = {}
    for phrase, sign in known.bounds_before.items():
        if sign in _DENIED and phrase[:1].isalpha():
            comparative = phrase.split()[-1] in words["than"]
            denials = words["not"] | words["none"] if comparative else words["not"]
            found |= {f"{denial} {phrase}": _DENIED[sign] for denial in denials}
    return found


def _by_first(rows: Mapping[str, str]) -> Ends:
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, sign in rows.items():
        words = tuple(phrase.split())
        grouped.setdefault(words[0], []).append((words, sign))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in grouped.items()}
