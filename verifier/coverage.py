"""Which sentences of a text call for checking, how much, and why: figures, dates, quotations, superlatives, events."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from math import exp, log

from verifier import words as tables
from verifier.frozen import frozen
from verifier.judge import is_superlative
from verifier.sentences import sentences
from verifier.values import read_values
from verifier.values.value import Kind, Mention, Value

THRESHOLD = 0.5
KINDS = ("figure", "date", "quotation", "superlative", "event")

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=\w))*")
_QUOTED = re.compile(r"[\"“«][^\"“”«»]{8,}[\"”»]")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'’.-]+")
_NO_FIGURE = frozenset({"one", "a", "an", "another", "first", "second", "no", "zero", "once"})
_DATES = frozenset({Kind.DATE, Kind.INTERVAL, Kind.WEEKDAY, Kind.TIME})
_AMOUNTS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.FRACTION, Kind.RATIO})

# What speaks for and against checking, by weight: fitted once by logistic regression, rounded.
WEIGHTS = {
    "": -1.45,
    "figure": 1.6,
    "amount": 1.7,
    "date": 0.6,
    "length": 0.3,
    "past": 0.45,
    "participle": 0.75,
    "person": 0.4,
    "ours": -0.35,
    "self": -0.9,
    "record": 1.2,
    "topic": 0.8,
    "comparison": 0.8,
    "name": 0.7,
    "opinion": -1.45,
    "future": -1.55,
    "second": -0.3,
    "question": -2.8,
}


@frozen
class Part:
    """One checkable thing in a sentence: where it stands in the text, what it is, and its value where it has one."""

    start: int
    end: int
    kind: str  # figure, date, quotation, superlative, event
    value: Value | None = None


@frozen
class Statement:
    """A sentence that calls for checking: where it stands, its words, how much, and what in it is checkable."""

    start: int
    end: int
    text: str
    score: float
    parts: tuple[Part, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return what is checkable in the sentence: figure, date, quotation, superlative, event."""
        there = {part.kind for part in self.parts}
        return tuple(kind for kind in KINDS if kind in there)


def checkable(sentence: str) -> float:
    """Return how much a sentence calls for checking, from 0 to 1; from 0.5 on it does."""
    found = features(sentence)
    return 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in found.items())))


def statements(text: str, language: str = "en", published: dt.date | None = None) -> tuple[Statement, ...]:
    """Return the sentences of a text that state what can be checked, in order, with offsets in code points."""
    return tuple(_statements(text, language, published))


def _statements(text: str, language: str, published: dt.date | None) -> Iterator[Statement]:
    for start, end in sentences(text, language):
        sentence = text[start:end]
        parts = tuple(sorted(_parts(sentence, start, language, published), key=lambda part: (part.start, part.end)))
        if parts:
            yield Statement(start, end, sentence, checkable(sentence), parts)


def _parts(sentence: str, start: int, language: str, published: dt.date | None) -> Iterator[Part]:
    values = _figures(sentence, language, published)
    for one in values:
        kind = "date" if one.value.kind in _DATES else "figure"
        yield Part(start + one.start, start + one.end, kind, one.value)
    for match in _QUOTED.finditer(sentence):
        yield Part(start + match.start(), start + match.end(), "quotation")
    named = _NAME.search(sentence) is not None
    for match in _WORD.finditer(sentence):
        word, at = match[0].lower(), start + match.start()
        if is_superlative(word) and not any(one.start <= match.start() < one.end for one in values):
            yield Part(at, start + match.end(), "superlative")
        if named and word in tables.table("check_events", language):
            yield Part(at, start + match.end(), "event")


@lru_cache(maxsize=4096)
def _figures(sentence: str, language: str = "en", published: dt.date | None = None) -> tuple[Mention, ...]:
    found = read_values(sentence, published, language)
    return tuple(
        mention
        for mention in found
        if mention.text.split()[0].lower() not in _NO_FIGURE or len(mention.text.split()) > 2
    )


def features(sentence: str) -> dict[str, float]:
    """Return what in a sentence speaks for or against checking it, each as a number from 0 to about 3."""
    lows = [match[0].lower().replace("’", "'") for match in _WORD.finditer(sentence)]
    values = _figures(sentence)

    def count(table: str) -> float:
        wanted = tables.table(table)
        return log(1 + sum(word in wanted for word in lows))

    return {
        "": 1.0,
        "figure": min(2.0, log(1 + sum(value.value.kind not in _DATES for value in values))),
        "amount": float(any(value.value.kind in _AMOUNTS for value in values)),
        "date": float(any(value.value.kind in _DATES for value in values)),
        "length": log(1 + len(lows)) - 2.5,
        "past": count("check_past_auxiliaries"),
        "participle": float(any(word.endswith("ed") and len(word) > 4 for word in lows)),
        "person": float(any(word in {"he", "she", "they", "his", "her", "their"} for word in lows)),
        "ours": float(any(word in {"we", "our", "we've", "we're"} for word in lows)),
        "self": float(any(word in {"i", "my", "me", "i'm", "i've"} for word in lows)),
        "record": count("check_record_verbs"),
        "topic": count("check_topics"),
        "comparison": count("check_comparison"),
        "name": log(1 + len(_NAME.findall(sentence))),
        "opinion": count("check_opinion"),
        "future": count("check_future"),
        "second": count("check_second_person"),
        "question": float(sentence.rstrip().endswith("?")),
    }
