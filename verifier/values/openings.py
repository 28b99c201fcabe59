"""The words of a language at which values may begin, and those of which it says anything at all."""

from collections.abc import Collection, Iterable
from dataclasses import fields

from verifier.values.currencies import CODES
from verifier.values.tables import Table
from verifier.values.tokens import tokens

_STARTS = ("half", "quarter", "dozen", "none", "not", "range_openers")


def starting_words(known: Table, more: set[str]) -> frozenset[str]:
    """Return every word at which a value may begin: those of numbers and currencies, and `more`."""
    words = known.words
    numbers: tuple[Collection[str], ...] = (known.ones, known.tens, known.scales, known.vague, known.multiples)
    ranked = (known.ordinals, known.ordinal_tens, known.clock, known.sign_letters, known.nations)
    codes = {code.lower() for code in CODES} - words["codes_that_are_words"]
    money = {word for word in known.currencies if len(word) >= 2}
    folds = {f"{word}{fold}" for word in (*known.ones, *known.tens) for fold in known.endings["multiple"]}
    small = (words[name] for name in (*_STARTS, "a", "minus"))
    return frozenset(more).union(*numbers, *ranked, codes, money, folds, *small)


def begin_alone(known: Table, calendar: set[str]) -> set[str]:
    """Return the words that begin a value by themselves, whatever bound they are as well."""
    tables: tuple[Collection[str], ...] = (known.ones, known.tens, known.scales, known.vague, known.multiples)
    more = (known.ordinals, known.ordinal_tens, known.dozens, known.denominators, known.currencies, known.clock)
    found = calendar.union(*tables, *more, known.zeros, known.words["a"], known.words["minus"], known.words["no"])
    found |= {name[0] for name in known.national} | known.sign_letters | known.words["weak"]
    return found.union(*(known.words[name] for name in _STARTS))


def calendar_words(known: Table) -> set[str]:
    """Return the words at which a calendar phrase may begin."""
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


def known_words(known: Table) -> frozenset[str]:
    """Return every word of the tables, and the plurals that are read of some."""
    found: set[str] = set()
    for one in fields(known):
        rows: Iterable[object] = getattr(known, one.name)
        found |= _words_of(rows)
    named = _plain(found)  # units, currencies, days: what has a plural
    return frozenset(named | {f"{word}{known.plural}" for word in named} | _plain(set().union(*known.words.values())))


def _plain(phrases: Iterable[str]) -> set[str]:
    """Return phrases and the words in them, without full stops."""
    return {word.replace(".", "") for phrase in phrases for word in (phrase, *phrase.split(), *phrase.split("-"))}


def _words_of(rows: Iterable[object]) -> set[str]:
    """Return the words of one table: its keys, or the first of each of its rows."""
    found: set[str] = set()
    for row in rows:
        words = row if isinstance(row, tuple) else (row,)
        found |= {word for part in words if isinstance(part, str) for word in (part, *part.split())}
    return found
