"""Tables of words, one file a language: adding a file adds the language."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FULL = "en"  # the table that has every row; where another lacks one, it has no such words


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The words of a language by what they do; all in lower case."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]  # scales written directly behind figures: 2.4m
    ordinals: Mapping[str, int]
    ordinal_tens: Mapping[str, int]
    denominators: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    dozens: Mapping[str, int]
    zeros: frozenset[str]
    vague: Mapping[str, tuple[int, int | None]]
    multiples: Mapping[str, Fraction]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_names: tuple[str, ...]  # in full, from Monday
    seasons: Mapping[str, tuple[int, int]]
    holidays: tuple[tuple[str, str], ...]  # name and rule
    clock: Mapping[str, int]
    time_units: Mapping[str, str]
    time_symbols: Mapping[str, str]
    rate_symbols: Mapping[str, str]
    quarters: Mapping[str, int]
    ends_of: Mapping[str, str]
    date_bounds: Mapping[str, str]
    date_bounds_after: Mapping[str, str]
    currencies: Mapping[str, str]
    currency_signs: Mapping[str, str]
    shared_currencies: Mapping[str, str]  # names and signs that several currencies have
    sign_letters: frozenset[str]  # before a sign of currency: `us` in US$
    nations: frozenset[str]  # first words of the next
    national: Mapping[tuple[str, ...], str]  # the words of `Swiss franc` in the singular
    units: Mapping[str, str]
    units_of_two: Mapping[tuple[str, ...], str]  # metric tons
    powers: Mapping[str, str]  # before a unit: square, cubic
    bounds_before: Mapping[str, str]
    bounds_after: Mapping[str, str]
    bounds_joined: Mapping[str, str]  # behind a dash: 130-odd
    decades: Mapping[str, int]  # the nineties
    plurals: frozenset[str]  # those without the ending of a plural
    singulars: Mapping[str, str]  # of irregular plurals
    singular_endings: Mapping[str, str]
    out_of: str  # how a share is told: 5 out of 9
    since: str  # how the beginning of an open time is told
    possessive: str  # the ending of a possessor
    plural: str  # and of a plural
    endings: Mapping[str, tuple[str, ...]]  # what else the ending of a word tells
    words: Mapping[str, frozenset[str]]  # what other words do


@cache
def table(language: str) -> Table | None:
    """Return the table of a language tag (`en`, `en-GB`), or None where there is none yet."""
    name = language.replace("_", "-").split("-")[0].lower()
    file = HERE / f"{name}.toml"
    if not name.isascii() or not name.isalpha() or not file.is_file():
        return None
    raw: dict[str, Any] = defaultdict(dict, tomllib.loads(file.read_text(encoding="utf-8")))
    words = {key: frozenset(_row(row)) for part in raw["words"].values() for key, row in part.items()}
    endings = {key: tuple(row) for key, row in raw["endings"].items()}
    whole = table(FULL) if name != FULL else None
    if whole is not None:
        words = dict.fromkeys(whole.words, frozenset[str]()) | words
        endings = dict.fromkeys(whole.endings, ()) | endings
    return Table(
        ones=raw["ones"],
        tens=raw["tens"],
        scales={word: 10**power for word, power in raw["scales"].items()},
        suffixes={word: 10**power for word, power in raw["suffixes"].items()},
        ordinals=raw["ordinals"],
        ordinal_tens=raw["ordinal_tens"],
        denominators=_spread(raw["denominators"]),
        fractions={word: Fraction(text) for word, text in raw["fractions"].items()},
        dozens=raw["dozens"],
        zeros=frozenset(_row(raw["zeros"])),
        vague={word: (low, high or None) for word, (low, high) in raw["vague"].items()},
        multiples={word: Fraction(text) for word, text in raw["multiples"].items()},
        months=_spread(raw["months"]),
        weekdays=_spread(raw["weekdays"]),
        weekday_names=tuple(_row(names)[0] for _, names in sorted(raw["weekdays"].items())),
        seasons={word: (first, last) for word, (first, last) in raw["seasons"].items()},
        clock=raw["clock"],
        holidays=tuple((name, rule) for rule, names in raw["holidays"].items() for name in names),
        time_units=_spread(raw["time_units"]),
        time_symbols=raw["time_symbols"],
        rate_symbols=raw["rate_symbols"],
        quarters=raw["quarters"],
        ends_of=raw["ends_of"],
        date_bounds=_spread(raw["date_bounds"]),
        date_bounds_after=_spread(raw["date_bounds_after"]),
        currencies=_spread(raw["currencies"]),
        currency_signs=raw["currency_signs"],
        shared_currencies=_spread(raw["shared_currencies"]),
        sign_letters=frozenset(sign[:-1] for sign in raw["currency_signs"] if sign[:-1].isalpha()),
        nations=frozenset(name.split()[0] for names in raw["national"].values() for name in names),
        national={tuple(name.split()): code for code, names in raw["national"].items() for name in names},
        units=_spread(raw["units"]),
        units_of_two={tuple(name.split()): unit for unit, names in raw["units_of_two"].items() for name in names},
        powers=raw["powers"],
        bounds_before=_spread(raw["bounds_before"]),
        bounds_after=_spread(raw["bounds_after"]),
        bounds_joined=raw["bounds_joined"],
        decades=raw["decades"],
        plurals=frozenset(_row(raw["plurals"])),
        singulars=raw["singulars"],
        singular_endings=raw["singular_endings"],
        out_of=raw["out_of"],
        since=raw["since"],
        possessive=raw["possessive"],
        plural=raw["plural"],
        endings=endings,
        words=words,
    )


def _row(listed: str | list[str]) -> list[str]:
    """Return the words of a row, apart by spaces, or its phrases, which are listed one by one."""
    return listed.split() if isinstance(listed, str) else listed


def _spread(rows: Mapping[str, str | list[str]]) -> dict[str, Any]:
    """Return each word with what its row stands for; a row's name that is a number becomes one."""
    return {word: int(key) if key.isdigit() else key for key, listed in rows.items() for word in _row(listed)}
