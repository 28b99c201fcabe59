"""A text read for judging: its words by their stems, and its figures with the words around them."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from verifier import words
from verifier.frozen import frozen
from verifier.judge.plain import plain
from verifier.judge.stems import stem
from verifier.pattern import pattern
from verifier.values import read_values
from verifier.values.value import Kind, Mention, Value

REACH = 14  # words to either side of a figure that say what it is the figure of

_TOKEN = pattern(r"(?=\S)(?:[^\W_]+(?:['’.-][^\W_]+)*|[;:()\[\]]|[.!?](?=\s|$)|,(?=\s)|[–—])")
_WORD = pattern(r"\w+")
_ENDS = frozenset(".!?")
_DIVIDERS = frozenset({",", "and", "but", "while", "("})
_STOPS = frozenset(".!?;")
_DENOMINATOR = pattern(
    r"(?:/|(?:\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)) out of |stars out of )$"
)
_CLOCK, _CLOCK_ON = pattern(r"\d:$"), pattern(r":\d")  # half of a time or score that is not read as a whole
_IN_NAME = pattern(r"(?:[A-Z][\w'’&.]*[- :]{1,2}|[A-Za-z]-|[A-Z])$")
_AGE = pattern(r"\b(?:age|aged|age of)\s+$", re.IGNORECASE)
_HAS_DIGIT = pattern(r"\d")
_PLAIN = {Kind.COUNT, Kind.NUMBER}
_RANGE = pattern(r"\s*(?:–|—|−|--|-|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*")
_YEAR = pattern(r"(?:1[0-9]|20)\d\d(?![\d,.%])")


class Token(NamedTuple):
    """A word and where it stands."""

    start: int
    end: int
    text: str
    stem: str  # "" for marks and function words
    low: str  # in lower case, with straight marks


@frozen
class Figure:
    """A value, and the words around it, each with how near it stands (1 is next to it)."""

    mention: Mention
    near: dict[str, float]
    first: int  # its first and last token
    last: int
    sentence: int
    role: str = ""  # "start" or "end": of a span of time

    @property
    def value(self) -> Value:
        """Return the value."""
        return self.mention.value


@frozen
class Passage:
    """A text, its tokens and its figures."""

    text: str
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of all content words."""
        return frozenset(token.stem for token in self.tokens if token.stem)

    @property
    def sentences(self) -> int:
        """Return how many sentences there are."""
        return 1 + sum(1 for token in self.tokens[:-1] if token.text in _ENDS)

    def stems_of(self, sentence: int) -> frozenset[str]:
        """Return the stems of one sentence, by its number from 0."""
        found, number = set(), 0
        for token in self.tokens:
            number += token.text in _ENDS
            if number == sentence and token.stem:
                found.add(token.stem)
        return frozenset(found)

    @property
    def numbered(self) -> frozenset[tuple[str, str]]:
        """Return the words that bear a number as a name, each with it: ("lane", "2") of Lane 2."""
        inside = {i for figure in self.figures for i in range(figure.first, figure.last + 1)}
        both = enumerate(pairwise(self.tokens))
        return frozenset(
            (token.stem, number.text)
            for i, (token, number) in both
            if number.text.isdigit() and i + 1 not in inside and token.stem and token.text != token.text.lower()
        )

    def is_on_another(self, other: "Passage") -> bool:
        """Return whether the other text names a number where this one names another: Lane 2, not Lane 1."""
        theirs = dict(other.numbered)
        return any(word in theirs and (word, number) not in other.numbered for word, number in self.numbered)

    @property
    def skeleton(self) -> tuple[str, ...]:
        """Return the words in order, without the figures."""
        pieces, position = [], 0
        for figure in sorted(self.figures, key=lambda figure: figure.mention.start):
            pieces.append(self.text[position : figure.mention.start])
            position = max(position, figure.mention.end)
        return tuple(_WORD.findall(" ".join([*pieces, self.text[position:]]).lower()))


@lru_cache(maxsize=512)
def read(text: str, published: dt.date | None = None) -> Passage:
    """Return a text read for judging."""
    text = plain(text)
    tokens = tokens_of(text)
    said = (mention for mention in read_values(text, published) if not _left_out(text, mention))
    mentions = [_aged(text, _ranked(text, _dated(mention))) for mention in said]
    figures = _figures(tokens, mentions)
    ends = [end for figure in figures for end in _ends(figure)]
    return Passage(text, tokens, tuple(_with_role(figure) for figure in figures) + tuple(ends))


def _with_role(figure: Figure) -> Figure:
    """Return a date as the start or end of something, if the words beside it say so."""
    if figure.value.kind not in {Kind.DATE, Kind.INTERVAL}:
        return figure
    starts = max((figure.near.get(word, 0) for word in _stems("judge_start_words")), default=0)
    ends = max((figure.near.get(word, 0) for word in _stems("judge_end_words")), default=0)
    if starts == ends:
        return figure
    return replace(figure, role="start" if starts > ends else "end")


@cache
def _stems(table: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.words(table))


def _ends(figure: Figure) -> list[Figure]:
    """Return the two ends of a span of time as dates of their own."""
    if figure.value.kind is not Kind.INTERVAL:
        return []
    parts = _RANGE.split(re.sub(r"^(?:from|between)\s+", "", figure.mention.text, flags=re.IGNORECASE))
    if len(parts) != 2:
        return []
    found = []
    for part, role in zip(parts, ("start", "end"), strict=True):
        dates = [mention for mention in read_values(part) if mention.value.kind is Kind.DATE]
        if len(dates) != 1:
            return []
        end = replace(dates[0], start=figure.mention.start, end=figure.mention.end)
        found.append(replace(figure, mention=end, role=role))
    return found


def _dated(mention: Mention) -> Mention:
    """Return a year before a name as a year, where it was read as a count: In 1991 Orchid Records."""
    match = _YEAR.match(mention.text)
    rest = mention.text[match.end() :].strip() if match else ""
    if not match or mention.value.hedge or mention.value.kind is not Kind.COUNT or not rest[:1].isupper():
        return mention
    years = read_values("in " + match[0])
    return replace(years[0], start=mention.start, end=mention.start + 4) if years else mention


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        found.append(Token(start, end, word, *_forms(word)))
    return tuple(found)


@lru_cache(maxsize=2048)
def lows(text: str) -> frozenset[str]:
    """Return the words and marks of a text in lower case: a quick look before its clauses are told apart."""
    if text.endswith(","):  # no mark, as no space follows it
        return frozenset(map(low, _TOKEN.findall(text)))
    return frozenset(chain.from_iterable(map(_lows, text.split())))


@lru_cache(maxsize=16384)
def _lows(piece: str) -> tuple[str, ...]:
    """Return the words and marks of what stands between two spaces, in lower case."""
    return tuple(map(low, _TOKEN.findall(f"{piece} ")))


@lru_cache(maxsize=16384)
def low(word: str) -> str:
    """Return a word in lower case with straight marks."""
    return word.lower().replace("’", "'")


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, str]:
    """Return the stem of a word, and the word in lower case."""
    lower = word.lower()
    bare = not lower[0].isalnum() or lower in _empty() or lower.isdigit()
    return "" if bare else stem(lower), low(word)


@cache
def _empty() -> frozenset[str]:
    return words.table("function_words") | words.table("judge_empty_words")


def _left_out(text: str, mention: Mention) -> bool:
    """Return whether a figure says nothing by itself: part of a name or time, denominator, article, loose "one"."""
    before = text[max(0, mention.start - 40) : mention.start]
    said = mention.text.lower().split()
    if mention.value.kind not in _PLAIN:
        return False
    if _CLOCK.search(before) or _CLOCK_ON.match(text, mention.end):
        return True
    if said[0] in {"a", "an", "the"} and len(said) < 3 and not _HAS_DIGIT.search(mention.text):
        return True
    if said[0] in {"one", "this", "that"}:
        return text[mention.end : mention.end + 4].startswith(" of ") or mention.value.kind is Kind.NUMBER
    return bool(_DENOMINATOR.search(before)) or (mention.text[:1].isdigit() and is_in_name(before))


def is_in_name(before: str) -> bool:
    """Return whether a figure after these words is part of a name: Apollo 11, Chapter 3, Under-21, A330."""
    match = _IN_NAME.search(before)
    if match is None or match[0].rstrip().endswith(("'s", "’s")):
        return False
    word = match[0].strip(" -:.").lower()
    return word not in words.table("judge_no_name_before_figure")


def _ranked(text: str, mention: Mention) -> Mention:
    """Return `number 6` and `No. 6` as the sixth."""
    before = text[max(0, mention.start - 8) : mention.start].lower().rstrip()
    if mention.value.kind is not Kind.NUMBER or not before.endswith(("number", "no.", "#")) or "of" in before:
        return mention
    senses = tuple(replace(sense, unit="ordinal") for sense in mention.value.senses)
    return replace(mention, value=replace(mention.value, kind=Kind.ORDINAL, senses=senses))


def _aged(text: str, mention: Mention) -> Mention:
    """Return `at age 9` as nine years, and a number of things read as a year, `more than 1480 of`, as a number."""
    value = mention.value
    if value.kind is Kind.NUMBER and _AGE.search(text[max(0, mention.start - 12) : mention.start]):
        return _read_as(f"{mention.text} years", mention)
    if value.kind is Kind.INTERVAL and value.hedge.lower() in words.table("judge_bounds_of_numbers"):
        year = _YEAR.search(mention.text)
        return _read_as(f"{value.hedge} {year[0][0]},{year[0][1:]}", mention) if year else mention
    return mention


def _read_as(text: str, mention: Mention) -> Mention:
    found = read_values(text)
    return replace(mention, value=found[0].value) if len(found) == 1 else mention


def _figures(tokens: tuple[Token, ...], mentions: list[Mention]) -> list[Figure]:
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    spans = [(bisect_right(ends, mention.start), bisect_left(starts, mention.end)) for mention in mentions]
    taken = {i for low, high in spans for i in range(low, high) if not tokens[i].stem}
    stops = list(accumulate((token.text in _ENDS for token in tokens), initial=0))
    return [
        Figure(mention, _near(tokens, low, high, taken), low, max(low, high - 1), stops[low])
        for mention, (low, high) in zip(mentions, spans, strict=True)
    ]


def _near(tokens: tuple[Token, ...], low: int, high: int, taken: set[int]) -> dict[str, float]:
    """Return the words around a figure, each with how near it stands: marks and other figures lie between."""
    near = {token.stem: 1.0 for token in tokens[low:high] if token.stem}
    for places in (range(low - 1, -1, -1), range(high, len(tokens))):
        distance = 0.0
        for i in places:
            token = tokens[i]
            distance += 1.0 if token.stem else 0.3
            if token.text in _STOPS:
                distance += 5
            elif token.text in _DIVIDERS:
                distance += 1.5
            distance += i in taken
            if token.stem:
                near[token.stem] = max(near.get(token.stem, 0), 1 / (1 + distance / 4))
            if distance >= REACH:
                break
    return near
