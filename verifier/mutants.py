"""Texts with one thing changed: a figure, date, name, unit, bound or negation, each at a time.

The method is mutation testing (DeMillo, Lipton, Sayward 1978), turned on an article instead of a program.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from verifier import words
from verifier.frozen import frozen
from verifier.sentences import sentences
from verifier.values import read_values
from verifier.values.tables import table
from verifier.values.value import Kind, Mention

KINDS = ("figure", "date", "name", "unit", "bound", "negation")
STRANGER = "Norland"  # stands in for a name where the text has no other
SHORT = 4  # letters of a month or weekday that is an abbreviation, at most
DAYS, MONTHS = 7, 12
LATEST_DAY = 28  # of a month, from which one counts back: every month has the day before

_DATES = frozenset({Kind.DATE, Kind.INTERVAL, Kind.WEEKDAY, Kind.TIME})
_FIGURE = re.compile(r"(?<![^\W_])(?<![^\W\d_][-–])\d+(?:[.,·]\d+)*")
_QUARTER = re.compile(r"\b[Qq][1-4]\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w’'&-]|\.(?=\w))*(?:(?<=\.[A-Z])\.)?"
_NAME = re.compile(rf"(?<![\w’'.]){_CAPITAL}(?: (?:(?:al|de|von|van|der|bin) )?{_CAPITAL})*")
_POSSESSIVE = re.compile(r"[’']s$")


@frozen
class Mutant:
    """One change of a text: where, from what to what, what kind of thing, and in which sentence."""

    start: int
    end: int
    new: str
    kind: str  # figure, date, name, unit, bound, negation
    sentence: tuple[int, int]

    def of(self, text: str) -> str:
        """Return the text with the change made."""
        return text[: self.start] + self.new + text[self.end :]


def mutants(text: str, language: str = "en", published: dt.date | None = None) -> Iterator[Mutant]:
    """Yield every change of a text in the order in which the things stand, each place and kind once."""
    names = _Names(text, language)
    for low, high in sentences(text, language):
        sentence = text[low:high]
        mentions = read_values(sentence, published, language)
        found = [
            *_figures(sentence, mentions, language),
            *_calendar(sentence, mentions, language),
            *_bounds(sentence, mentions, language),
            *_units(sentence, mentions, language),
            *_negations(sentence, language),
            *(one for one in names.changed(sentence) if _kind_at(mentions, one[0]) not in _DATES),
        ]
        taken: dict[tuple[int, int], None] = {}
        for start, end, new, kind in sorted(found, key=lambda one: (one[0], one[1], KINDS.index(one[3]))):
            if (start, end) not in taken and sentence[start:end] != new:
                taken[start, end] = None
                yield Mutant(low + start, low + end, new, kind, (low, high))


Changed = tuple[int, int, str, str]  # start and end in the sentence, the new words, the kind


# --- figures and dates


def _figures(sentence: str, mentions: tuple[Mention, ...], language: str) -> Iterator[Changed]:
    for match in _FIGURE.finditer(sentence):
        kind = "date" if _kind_at(mentions, match.start()) in _DATES else "figure"
        yield match.start(), match.end(), _next_figure(match[0]), kind
    following = _number_words(language)
    for mention in mentions:
        if mention.value.kind in _DATES:
            continue
        for match in _WORD.finditer(sentence, mention.start, mention.end):
            new = following.get(match[0].lower())
            if new:
                yield match.start(), match.end(), _cased(new, match[0]), "figure"


def _next_figure(figure: str) -> str:
    """Return a figure with its last digit changed by one."""
    last = int(figure[-1])
    up = last + 1 if last < 9 and not (figure.isdecimal() and LATEST_DAY <= int(figure) <= 31) else last - 1
    return figure[:-1] + str(up if up >= 0 else 1)


@cache
def _number_words(language: str) -> Mapping[str, str]:
    """Return for each number word one of another number, of the same sort."""
    known = table(language)
    if known is None:
        return {}
    found: dict[str, str] = {}
    for group in (known.ones, known.tens, known.ordinals, known.dozens, known.multiples, known.fractions):
        by_value: dict[object, str] = {}
        for word, value in group.items():
            by_value.setdefault(value, word)
        ordered = list(by_value)
        for word, value in group.items():
            at = ordered.index(value)
            other = ordered[at + 1] if at + 1 < len(ordered) else ordered[at - 1]
            if other != value:
                alike = [one for one, its in group.items() if its == other and one[-2:] == word[-2:]]
                found.setdefault(word, (alike or [by_value[other]])[0])
    return found


def _calendar(sentence: str, mentions: tuple[Mention, ...], language: str) -> Iterator[Changed]:
    known = table(language)
    if known is None:
        return
    for match in _WORD.finditer(sentence):
        new = _next_name(match[0].lower(), known.weekdays, DAYS) if match[0][:1].isupper() else ""
        if len(match[0]) > SHORT and new:
            yield match.start(), match.end(), _cased(new, match[0]), "date"
    for mention in mentions:
        if mention.value.kind not in _DATES:
            continue
        for match in _QUARTER.finditer(sentence, mention.start, mention.end):
            yield match.start(), match.end(), f"{match[0][0]}{int(match[0][1]) % 4 + 1}", "date"
        for match in _WORD.finditer(sentence, mention.start, mention.end):
            for group, size in ((known.months, MONTHS), (known.weekdays, DAYS)):
                new = _next_name(match[0].lower(), group, size)
                if new:
                    yield match.start(), match.end(), _cased(new, match[0]), "date"


def _next_name(word: str, group: Mapping[str, int], size: int) -> str:
    """Return the next month or weekday, as long or as short as this one; empty where the word is none."""
    if word not in group:
        return ""
    wanted = group[word] % size + 1
    others = [name for name, number in group.items() if number == wanted]
    alike = [name for name in others if (len(name) <= SHORT) == (len(word) <= SHORT)]
    return (alike or others or [""])[0]


# --- bounds, units, negations


def _bounds(sentence: str, mentions: tuple[Mention, ...], language: str) -> Iterator[Changed]:
    swaps = _swaps("swaps_of_bounds", language)
    for mention in mentions:
        for start, end, new in _swapped(sentence, mention.start, mention.end, swaps):
            if sentence[start:end].isalpha() or " " in sentence[start:end]:
                yield start, end, new, "bound"


def _units(sentence: str, mentions: tuple[Mention, ...], language: str) -> Iterator[Changed]:
    swaps = _swaps("swaps_of_units", language)
    for mention in mentions:
        if mention.value.kind not in _DATES:
            for start, end, new in _swapped(sentence, mention.start, mention.end, swaps):
                yield start, end, new, "unit"


def _negations(sentence: str, language: str) -> Iterator[Changed]:
    for start, end, new in _swapped(sentence, 0, len(sentence), _swaps("swaps_of_negations", language)):
        gap = 1 if not new and sentence[end : end + 1] == " " else 0
        yield start, end + gap, new, "negation"


@frozen
class _Swaps:
    pattern: re.Pattern[str]
    new: Mapping[str, str]


@cache
def _swaps(name: str, language: str) -> _Swaps:
    pairs = [entry.partition(" |") for entry in words.words(name, language)]
    new: dict[str, str] = {}
    for old, _, other in pairs:
        new[old] = other.strip()
    for old, _, other in pairs:
        if name != "swaps_of_negations":  # a denied thing is told; of one that is told, its negation is no part
            new.setdefault(other.strip().lower(), old)
    longest = sorted(new, key=lambda word: (-len(word), word))
    known = "|".join(re.escape(word).replace("'", "['’]") for word in longest) or r"(?!)"
    whole = rf"(?<![^\W\d_])(?:{known})(?:(?<=[^\w\s])|(?![^\W_]))"
    return _Swaps(re.compile(whole, re.IGNORECASE), new)


def _swapped(sentence: str, start: int, end: int, swaps: _Swaps) -> Iterator[tuple[int, int, str]]:
    for match in swaps.pattern.finditer(sentence, start, end):
        yield match.start(), match.end(), _cased(swaps.new[match[0].lower().replace("’", "'")], match[0])


# --- names


class _Names:
    """The names of a text; each is changed to the next other one."""

    def __init__(self, text: str, language: str) -> None:
        self.openers = words.table("sentence_openers", language) | words.table("function_words", language)
        self.openers |= words.table("articles", language) | words.table("pronouns", language)
        self.calendar = words.table("month_names", language)
        known = table(language)
        self.calendar |= frozenset(known.weekdays) if known else frozenset()
        self.inner: set[str] = set()  # words with a capital that do not begin a sentence
        self.lower = {match[0] for match in _WORD.finditer(text) if match[0].islower()}
        bounds = sentences(text, language)
        for low, high in bounds:
            for match in _NAME.finditer(text, low, high):
                first, *others = match[0].split()
                self.inner.update(others if _opens(text[low : match.start()]) else [first, *others])
        self.all = tuple(
            dict.fromkeys(text[low + a : low + b] for low, high in bounds for a, b in self._in(text[low:high]))
        )
        self.at = {name: number for number, name in enumerate(self.all)}

    def changed(self, sentence: str) -> Iterator[Changed]:
        """Yield each name of a sentence with another in its place."""
        for start, end in self._in(sentence):
            yield start, end, self._other(sentence[start:end]), "name"

    def _other(self, name: str) -> str:
        ours = set(name.lower().split())
        at = self.at.get(name, 0)
        for other in (*self.all[at + 1 : at + 9], *self.all[:8]):
            if not ours & set(other.lower().split()) and other.lower() not in name.lower():
                return other
        return STRANGER

    def _in(self, sentence: str) -> Iterator[tuple[int, int]]:
        for match in _NAME.finditer(sentence):
            start, end = match.span()
            possessive = _POSSESSIVE.search(match[0])
            end -= len(possessive[0]) if possessive else 0
            for word in re.finditer(r"\S+", sentence[start:end]):
                start = match.start() + word.start()
                alone = not re.match(r"\s+[A-ZÀ-ÖØ-Þ]", sentence[match.start() + word.end() : end])
                if not self._is_none(word[0], first=_opens(sentence[:start]), alone=alone):
                    break
                start = match.start() + word.end()
            label = _opens(sentence[:start]) and sentence[end : end + 1] == ":"
            if end - start > 1 and sentence[start].isupper() and not label:
                yield start, end

    def _is_none(self, word: str, *, first: bool, alone: bool) -> bool:
        """Return whether a word with a capital is no name: a month, or one that only begins the sentence."""
        low = _POSSESSIVE.sub("", word).lower().rstrip(".")
        if low in self.calendar or low in self.openers:
            return True
        unknown = low in self.lower or (alone and word not in self.inner)
        return first and unknown and not word[1:2].isupper() and "." not in word


def _opens(before: str) -> bool:
    """Return whether a word behind these words of its sentence is written with a capital as a first word."""
    return not before.strip(" \"“'‘([#*|-–—") or before.rstrip(" \"“'‘(").endswith((":", "(", '"'))


def _kind_at(mentions: tuple[Mention, ...], at: int) -> Kind | None:
    return next((mention.value.kind for mention in mentions if mention.start <= at < mention.end), None)


def _cased(new: str, old: str) -> str:
    """Return words with the capital of those that they stand for."""
    if new.isupper() or not old[:1].isupper():
        return new
    return new.upper() if old.isupper() and len(old) > 1 else new[:1].upper() + new[1:]
