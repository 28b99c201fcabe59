"""Phrases of several words, found by their first: bounds before and behind a value, prepositions of dates."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache

from verifier.frozen import frozen
from verifier.values.currencies import CODES
from verifier.values.tables import Table, table
from verifier.values.tokens import Token, Type, tokens

Ends = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@frozen
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
    of_loss: frozenset[str]  # between a verb or noun of loss and its amount
    before_year: frozenset[str]  # before a year of three figures

    def unknown(self, low: str) -> bool:
        """Return whether a word is an ordinary one, of which no table says anything."""
        return low not in self.known and len(low) > 2 and low.isalpha() and not low.endswith(self.folds)

    def bound_before(self, found: Sequence[Token], at: int) -> tuple[str, int]:
        """Return the sign of the bound that begins at a token, and the token after it; nothing where none does."""
        if found[at].low in self.short_circa and at + 1 < len(found) and found[at + 1].low in self.currency_signs:
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


def _match(phrases: Ends, found: Sequence[Token], at: int) -> tuple[str, int]:
    known = phrases.get(found[at].low) if at < len(found) else None
    for words, sign in known or ():
        end = at + len(words)
        if len(words) == 1:
            return sign, end
        if end <= len(found) and found[at + 1].low == words[1] and tuple(one.low for one in found[at:end]) == words:
            return sign, end
    return "", at


_TIMES = frozenset({"hour", "day", "week", "month", "year"})
_MOVING = ("ago", "counting_on", "further_back", "hence", "anchored_back", "beginning_with", "anchored_on")
_STARTS = ("half", "quarter", "dozen", "none", "not", "range_openers")
_DENIED = {">": "<=", "<": ">="}


@cache
def phrases(language: str) -> Phrases:
    """Return the phrases of a language that has a table."""
    known = table(language)
    assert known is not None
    bounds = _denied(known) | dict(known.bounds_before)
    before, after, dates = _by_first(bounds), _by_first(known.bounds_after), _by_first(known.date_bounds)
    calendar = _calendar_words(known)
    starts = (
        set(before) | set(dates) | calendar | set(known.ones) | set(known.tens) | set(known.scales) | set(known.vague)
    )
    starts |= (
        set(known.multiples) | set(known.ordinals) | set(known.ordinal_tens) | known.words["a"] | known.words["minus"]
    )
    starts = starts.union(*(known.words[name] for name in _STARTS)) | known.sign_letters
    starts |= {code.lower() for code in CODES} - known.words["codes_that_are_words"]
    starts |= {word for word in known.currencies if len(word) >= 2} | {name[0] for name in known.national}
    starts |= known.clock.keys()
    starts |= {f"{word}{fold}" for word in (*known.ones, *known.tens) for fold in known.endings["multiple"]}
    weak = known.words["weak"] & starts
    strong = (starts | set(known.time_units) | set(known.denominators) | set(known.dozens) | set(known.units)) - weak
    strong |= known.words["a"] | known.words["behind_weak"]
    signs = frozenset({"-", "–", "(", "<", ">", "<=", ">=", "≤", "≥", "~", "≈", "±", "'", "‘"}) | set(
        known.currency_signs
    )
    signs |= set(known.fractions)
    dated = frozenset(calendar | set(dates) | known.words["range_openers"])
    parts = known.words["a"] | known.words["half"] | known.words["quarter"]
    clock = frozenset(known.clock.keys() | known.tens.keys() | parts) | {
        word for word, value in known.ones.items() if value < 60
    }
    only = set(known.months) | set(known.weekdays) | known.words["only_dates"]
    dates_after = _by_first(known.date_bounds_after)
    return Phrases(
        before,
        after,
        dates,
        dates_after,
        frozenset(starts),
        weak,
        frozenset(strong),
        signs,
        frozenset(starts) | signs,
        dated,
        clock,
        frozenset(only),
        known.words["and"],
        known.words["short_circa"],
        frozenset(known.currency_signs),
        frozenset((before.keys() | dates.keys()) - _beginning(known, calendar)),
        _known(known),
        (known.words["percent"] | {"%"}) - known.words["percent_of_points"],
        {word: unit for word, unit in known.time_units.items() if unit in _TIMES and _plain(word, known)},
        frozenset().union(*(known.words[name] for name in (*_MOVING, "bc", "ad"))),
        frozenset().union(*(known.words[name] for name in _MOVING)),
        known.endings["multiple"],
        known.words["shortened_bounds"],
        known.bounds_joined,
        known.words["by"] | known.words["of"],
        known.words["before_short_year"],
    )


def _beginning(known: Table, calendar: set[str]) -> set[str]:
    """Return the words that begin a value by themselves, whatever bound they are as well."""
    tables: tuple[Collection[str], ...] = (known.ones, known.tens, known.scales, known.vague, known.multiples)
    more = (known.ordinals, known.ordinal_tens, known.dozens, known.denominators, known.currencies, known.clock)
    found = calendar.union(*tables, *more, known.zeros, known.words["a"], known.words["minus"], known.words["no"])
    found |= {name[0] for name in known.national} | known.sign_letters | known.words["weak"]
    return found.union(*(known.words[name] for name in _STARTS))


def _plain(word: str, known: Table) -> bool:
    """Return whether a word for times is their plural, written out."""
    return word.endswith(known.plural) and word not in known.words["short_times"]


def _known(known: Table) -> frozenset[str]:
    """Return every word of the tables, and the plurals that are read of some."""
    found: set[str] = set()
    for one in fields(known):
        rows: Iterable[object] = getattr(known, one.name)
        found |= _words_of(rows)
    found = found.union(*known.words.values())
    plain = {word.replace(".", "") for phrase in found for word in (phrase, *phrase.split(), *phrase.split("-"))}
    return frozenset(plain | {f"{word}{known.plural}" for word in plain})


def _words_of(rows: Iterable[object]) -> set[str]:
    """Return the words of one table: its keys, or the first of each of its rows."""
    found: set[str] = set()
    for row in rows:
        words = row if isinstance(row, tuple) else (row,)
        found |= {word for part in words if isinstance(part, str) for word in (part, *part.split())}
    return found


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


def _calendar_words(known: Table) -> set[str]:
    words = known.words
    found = set(known.months) | set(known.weekdays) | set(known.seasons) | set(known.quarters) | set(known.ordinals)
    found |= set(known.ordinal_tens) | set(known.tens) | known.decades.keys() | known.ones.keys()
    names = ("last", "coming", "following", "latest", "this", "early", "mid", "late", "today", "yesterday", "tomorrow")
    for name in (*names, "fiscal", "ad", "a", "within", "last_of", "earlier_in", "later_in", "weekend"):
        found |= words[name]
    found |= {f"{word}{known.possessive}" for word in (*known.weekdays, *known.months)}
    found |= {f"{word}{known.possessive}" for name in ("today", "yesterday", "tomorrow") for word in words[name]}
    found |= {tokens(name)[0].low for name, _ in known.holidays} | words["possessives"]
    found |= {word for word, unit in known.time_units.items() if unit == "week"}
    return (
        found
        | words["half_short"]
        | words["quarter_short"]
        | words["calendar"]
        | words["week_short"]
        | known.ends_of.keys()
    )


__all__ = ["Phrases", "Type", "phrases"]
