"""From records to readings: each quote found in its source, each value read; nothing is judged here."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from verifier.finding import Location, Related
from verifier.model import (
    Claim,
    Copy,
    Evidence,
    FoundEvidence,
    FoundSpan,
    Ledger,
    Passage,
    Reading,
    Source,
    Span,
    State,
)
from verifier.quotes import Index
from verifier.sentences import sentence_around
from verifier.show import show
from verifier.values import read_value, read_values
from verifier.values import show as show_value
from verifier.values.value import Kind, Mention

AMOUNTS = frozenset({Kind.MONEY, Kind.QUANTITY})  # kinds whose unit, scale or currency may stand elsewhere
_ON_THE_WORDS = frozenset({"claim", "value", "speaker", "property", "subject", "qualifiers", "quote"})
_MOST = 5  # places of words beside one finding
OPEN = 64  # sources whose index is kept while others are read


def readings(
    ledger: Ledger, claims: Sequence[Claim] | None = None, told: Callable[[int, int], None] | None = None
) -> tuple[Reading, ...]:
    """Return a reading of each claim (all of the ledger's, or those given), in their order.

    `told` hears, after each, how many are read and of how many.
    """
    desk = Desk(ledger.sources)
    wanted = ledger.claims if claims is None else claims
    read = []
    for number, claim in enumerate(wanted, 1):
        read.append(desk.read(claim))
        if told:
            told(number, len(wanted))
    return tuple(read)


@dataclass(slots=True)
class Desk:
    """The sources lie open here: one index a source, built when its first quote is looked for."""

    sources: Mapping[str, Source]
    _indexes: dict[str, Index] = field(default_factory=dict)
    _sentences: dict[str, dict[tuple[int, int], tuple[Mention, ...]]] = field(default_factory=dict)

    def read(self, claim: Claim) -> Reading:
        """Return the claim with its passages and mentions."""
        article = self.sources.get(claim.article)
        published = day_of(article.issued) if article else None
        language = article.language if article else "en"
        value = read_value(claim.value, published) if claim.value else None
        sentence = read_values(claim.claim, published, language)
        named = [value, *(mention.value for mention in sentence)]
        lends = any(one is not None and one.kind in AMOUNTS for one in named)
        return Reading(
            claim=claim,
            article=article,
            spans=self._found(claim.spans, "spans", lends=lends),
            evidence=tuple(self._evidence(item, number, lends=lends) for number, item in enumerate(claim.evidence)),
            context=self._found([Span(exact=text, source=claim.article) for text in claim.context], "context"),
            value=value,
            sentence=sentence,
        )

    def _evidence(self, item: Evidence, number: int, *, lends: bool) -> FoundEvidence:
        source = self.sources.get(item.source)
        published = day_of(source.issued) if source else None
        value = read_value(item.value, published) if item.value else None
        return FoundEvidence(item, self._found(item.spans, f"evidence/{number}/spans", lends=lends), value)

    def _found(self, spans: Sequence[Span], path: str, *, lends: bool = False) -> tuple[FoundSpan, ...]:
        return tuple(self._find(span, f"{path}/{number}", lends=lends) for number, span in enumerate(spans))

    def _find(self, span: Span, path: str, *, lends: bool) -> FoundSpan:
        source = self.sources.get(span.source)
        if source is None or source.text is None:
            published = day_of(source.issued) if source else None
            mentions = read_values(span.exact, published, source.language if source else "en")
            return FoundSpan(span, source, Passage(State.NOT_CHECKED), path, mentions)
        unchanged = source.copy is Copy.HERE and bool(source.sha256 or source.text_sha256)
        index = self._index(source)
        passage = index.find(span.exact, span.prefix, span.suffix, span.start, end=span.end, unchanged=unchanged)
        if passage.start is None or passage.end is None or not passage.state.counts_as_found:
            mentions = read_values(span.exact, day_of(source.issued), source.language)
            return FoundSpan(span, source, passage, path, mentions)
        parts = passage.parts or ((passage.start, passage.end),)
        low, high = sentence_around(source.text, passage.start, passage.end, source.language)
        whole = self.sentence_mentions(source, low, high)
        inside = _inside(whole, parts)
        around: tuple[Mention, ...] = ()
        if lends and any(m.value.kind in {Kind.NUMBER, Kind.COUNT} for m in inside):
            around = (*(m for m in whole if m not in inside), *self._before(source, low))
        if not source.published:
            inside, around = tuple(_recorded(one, parts) for one in inside), tuple(_recorded(one, ()) for one in around)
        return FoundSpan(span, source, passage, path, inside, around)

    def _before(self, source: Source, start: int) -> tuple[Mention, ...]:
        """Return the values of the sentence before one that begins at `start`, in the same paragraph."""
        text = source.text or ""
        last = start
        while last > 0 and text[last - 1].isspace():
            last -= 1
        if last == 0 or "\n\n" in text[last:start]:
            return ()
        return self.sentence_mentions(source, *sentence_around(text, last - 1, last, source.language))

    def _index(self, source: Source) -> Index:
        if source.id not in self._indexes:
            if len(self._indexes) >= OPEN:  # claims go by article, so the oldest is not wanted soon
                oldest = next(iter(self._indexes))
                del self._indexes[oldest]
                self._sentences.pop(oldest, None)
            self._indexes[source.id] = Index(source.text or "", previous=source.previous)
        return self._indexes[source.id]

    def sentence_mentions(self, source: Source, start: int, end: int) -> tuple[Mention, ...]:
        """Return the values that stand in `source.text[start:end]`, with offsets into that text."""
        read = self._sentences.setdefault(source.id, {})
        if (start, end) not in read:
            text = (source.text or "")[start:end]
            found = read_values(text, day_of(source.issued), source.language)
            read[start, end] = tuple([shifted(mention, start) for mention in found]) if start else found
        return read[start, end]


def _inside(mentions: Sequence[Mention], parts: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """Return the mentions of which something stands in one of some parts of a text."""
    if len(parts) > 1:
        return tuple(m for m in mentions if any(m.start < stop and begin < m.end for begin, stop in parts))
    ((begin, stop),) = parts
    return tuple([m for m in mentions if m.start < stop and begin < m.end])


def _recorded(mention: Mention, parts: Sequence[tuple[int, int]]) -> Mention:
    """Return a mention of a text that may not be shown: of its words those that were recorded, else its value."""
    start, text = mention.start, mention.text
    kept = [text[max(low - start, 0) : max(high - start, 0)] for low, high in parts]
    words = " ".join(filter(None, (one.strip() for one in kept)))
    return replace(mention, text=words or show_value(mention.value))


def shifted(mention: Mention, by: int) -> Mention:
    """Return the mention with its offsets moved by a number of code points."""
    return Mention(mention.start + by, mention.end + by, mention.text, mention.value, mention.rule)


@lru_cache(maxsize=4096)
def day_of(edtf: str) -> dt.date | None:
    """Return the first day of an EDTF day, month or year; None where it is another form or no such day."""
    parts = edtf.strip().split("T")[0].split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return dt.date(*[int(part) for part in [*parts, "1", "1"][:3]])
    except ValueError:
        return None


def words_at(source: Source | None, start: int | None, end: int | None) -> tuple[Related, ...]:
    """Return where words of a source stand, to show beside a finding; nothing for a text that may not be shown."""
    if (
        source is None
        or source.text is None
        or start is None
        or end is None
        or not (source.published and source.text_path)
    ):
        return ()
    first, last = _line_and_column(source.text, start), _line_and_column(source.text, end)
    return (Related(Location(source.text_path, *first, *last), show(source.text[start:end])),)


def words_beside(reading: Reading, path: str) -> tuple[Related, ...]:
    """Return where the words stand on which a field rests: its own quote, its item's, or those of the claim."""
    kind, _, rest = path.partition("/")
    spans: Sequence[FoundSpan] = reading.spans if kind in _ON_THE_WORDS else ()
    if kind in {"spans", "context"}:
        spans = [found for found in (*reading.spans, *reading.context) if f"{path}/".startswith(f"{found.path}/")]
    elif kind == "evidence" and rest.partition("/")[0].isdecimal():
        spans = reading.evidence[int(rest.partition("/")[0])].spans
    return tuple(place for found in spans[:_MOST] for place in _words(found))


def _words(found: FoundSpan) -> tuple[Related, ...]:
    passage = found.passage
    start, end = (passage.start, passage.end) if passage.start is not None else passage.nearest or (None, None)
    return words_at(found.source, start, end)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
