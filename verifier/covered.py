"""How much of an article its claims cover: each checkable statement with the claims that say it, or none."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from verifier.coverage import KINDS, Part, statements
from verifier.frozen import frozen
from verifier.judge import is_superlative
from verifier.model import Ledger, Reading, Source
from verifier.reading import day_of
from verifier.values import compare, reads_language
from verifier.values.value import Relation, Value

SHORT = 3  # letters of a word that says too little to know a part by

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_APART = {Relation.CONTRADICTS, Relation.INCOMPARABLE}


class Read(StrEnum):
    """Whether the statements of an article can be told."""

    READ = "read"
    NOT_HERE = "its text is not here"
    NO_TABLES = "its language has no tables yet"


@frozen
class Covered:
    """A checkable part of an article, the claims that say it, and those that only quote it."""

    part: Part
    sentence: tuple[int, int]
    said_by: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()


@frozen
class Coverage:
    """The checkable parts of one article, in order; none where its text cannot be read, which is never a pass."""

    article: Source
    state: Read
    parts: tuple[Covered, ...] = ()

    @property
    def claimed(self) -> int:
        """Return how many parts a claim says."""
        return sum(bool(one.said_by) for one in self.parts)

    @property
    def percent(self) -> Fraction | None:
        """Return the share of parts that a claim says, in per cent; None where there are none."""
        return Fraction(100 * self.claimed, len(self.parts)) if self.parts else None

    def reaches(self, least: int) -> bool:
        """Return whether at least so many per cent are claimed; an article that cannot be read does not."""
        return self.state is Read.READ and (self.percent is None or self.percent >= least)

    def of_kind(self, kind: str) -> tuple[int, int]:
        """Return how many parts of a kind a claim says, and how many there are."""
        ours = [one for one in self.parts if one.part.kind == kind]
        return sum(bool(one.said_by) for one in ours), len(ours)


def articles(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the ids of the sources in which claims stand, in order."""
    named: dict[str, None] = {}
    for reading in readings:
        own = [found.span.source for found in reading.spans]
        named.update(dict.fromkeys([reading.claim.article] if reading.claim.article else own))
    return tuple(named)


def coverage(ledger: Ledger, readings: Sequence[Reading], wanted: Sequence[str] = ()) -> tuple[Coverage, ...]:
    """Return the coverage of each article of a ledger, or of the wanted ones; unknown ids are left out."""
    quoting: dict[str, list[_Quoting]] = {}
    for reading in readings:
        said = _Said.of(reading)
        for found in reading.spans:
            if found.passage.state.counts_as_found and found.passage.start is not None:
                for start, end in found.passage.parts or ((found.passage.start, found.passage.end or 0),):
                    quoting.setdefault(found.span.source, []).append(_Quoting(start, end, reading.claim.id, said))
    names = wanted or articles(readings)
    return tuple(_coverage(ledger.sources[name], quoting.get(name, [])) for name in names if name in ledger.sources)


def kinds(found: Coverage) -> Iterator[tuple[str, int, int]]:
    """Return each kind that the article has, how many of its parts are claimed, and how many there are."""
    for kind in KINDS:
        claimed, there = found.of_kind(kind)
        if there:
            yield kind, claimed, there


def percent(share: Fraction | None) -> str:
    """Return a share in per cent, rounded down to a tenth: what is not reached is not printed as reached."""
    if share is None:
        return "-"
    whole, tenth = divmod(share * 10 // 1, 10)
    return f"{whole}" if tenth == 0 and share.denominator == 1 else f"{whole}.{tenth}"


@frozen
class _Said:
    """What a claim says, as far as it is compared with a part of the article."""

    values: tuple[Value, ...]
    figures: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> "_Said":
        values = [mention.value for mention in reading.sentence]
        values += [reading.value] if reading.value else []
        text = f"{reading.claim.claim} {reading.claim.value}"
        return cls(tuple(values), frozenset(_DIGITS.findall(text)), frozenset(_WORD.findall(text.lower())))


@frozen
class _Quoting:
    start: int
    end: int
    claim: str
    said: _Said


def _coverage(article: Source, quoting: Sequence[_Quoting]) -> Coverage:
    if article.text is None:
        return Coverage(article, Read.NOT_HERE)
    if not reads_language(article.language):
        return Coverage(article, Read.NO_TABLES)
    ordered = sorted(quoting, key=lambda one: (one.start, one.end, one.claim))
    reach = max((one.end - one.start for one in ordered), default=0)
    starts = [one.start for one in ordered]
    found = []
    for statement in statements(article.text, article.language, day_of(article.issued)):
        for part in statement.parts:
            first = bisect_left(starts, part.start - reach)
            last = bisect_left(starts, part.end)
            here = [one for one in ordered[first:last] if _holds(one, part)]
            said = tuple(dict.fromkeys(one.claim for one in here if _says(one.said, part, article.text)))
            quoted = tuple(dict.fromkeys(one.claim for one in here if one.claim not in said))
            found.append(Covered(part, (statement.start, statement.end), said, quoted))
    return Coverage(article, Read.READ, tuple(found))


def _holds(quote: _Quoting, part: Part) -> bool:
    """Return whether a quote holds a part: the whole of it, or half of a quotation."""
    shared = min(quote.end, part.end) - max(quote.start, part.start)
    least = (part.end - part.start + 1) // 2 if part.kind == "quotation" else part.end - part.start
    return shared >= max(1, least)


def _says(said: _Said, part: Part, text: str) -> bool:
    """Return whether a claim that quotes a part says it too: its value, its figures, or its word."""
    words = text[part.start : part.end]
    if part.kind == "quotation":
        return True
    if part.kind == "superlative":
        return words.lower() in said.words or any(is_superlative(word) for word in said.words)
    if part.kind == "event":
        return words.lower() in said.words
    figures = set(_DIGITS.findall(words))
    if figures and figures <= said.figures:
        return True
    content = {word for word in _WORD.findall(words.lower()) if len(word) > SHORT}
    if content and not figures and 2 * len(content & said.words) >= len(content):
        return True
    return any(part.value is not None and compare(one, part.value).relation not in _APART for one in said.values)
