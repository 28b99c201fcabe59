"""schema.org ClaimReview to claims: those of `verifier export`, of a page's markup, or of a data feed of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from verifier.config import Publication
from verifier.exchange.arrivals import CLAIMS, Arrival, contexts, is_web, listed, objects, said, words
from verifier.exchange.claimreview import TYPES
from verifier.exchange.claims_in import Came, Fields, rows
from verifier.exchange.new_sources import Shelf, is_id
from verifier.exchange.records import ExchangeError
from verifier.load.document import LEVELS, Data
from verifier.model import Ledger, Source, Stance
from verifier.report import grouped

_CONTEXTS = ("http://schema.org",)
_STANCES = frozenset(Stance)
_HOLDERS = ("@graph", "dataFeedElement", "itemListElement", "item", "review")


def reviews_of(data: Data) -> list[Fields] | None:
    """Return the ClaimReviews of a file: one, a list, a graph, or a data feed."""
    found: list[Fields] = []
    waiting = objects(data)
    for _ in range(LEVELS):
        found += [one for one in waiting if "ClaimReview" in listed(one.get("@type"))]
        others = [one for one in waiting if "ClaimReview" not in listed(one.get("@type"))]
        waiting = [below for one in others for name in _HOLDERS for below in objects(one.get(name))]
    return found or None


def arrival(
    found: list[Fields], top: Mapping[str, Data], ledger: Ledger, publication: Publication, folder: str
) -> Arrival:
    """Return the claims that reviews are about, with their verdicts where the rating is one of the settings'.

    Raises ExchangeError where there are more than one import takes.
    """
    if len(found) > CLAIMS:
        message = f"{len(found):,} reviews; {CLAIMS:,} are taken at once, so split the file. Nothing was written"
        raise ExchangeError(message)
    desk = _Desk(publication, Shelf(ledger.sources, publication.base), ledger)
    problems = [f"the file: {why}" for why in [contexts(top, _CONTEXTS)] if why]
    came = []
    for number, one in enumerate(found, 1):
        why = contexts(one, _CONTEXTS)
        if why:
            problems.append(f"review {number}: {why}")
        elif (claim := desk.claim(number, one)) is not None:
            came.append(claim)
    notes = [_TOLD[key].format(grouped(count, "review")) for key, count in sorted(desk.told.items())]
    return Arrival("ClaimReview", rows(came, folder), desk.shelf.new, tuple(problems), tuple(notes))


_TOLD = {
    "homeless": "left out: {} that name no web page where the claim stands",
    "unrated": "{} with a rating that is none of the settings' (export.ratings): it stands in `note`",
    "wordless": "{} without the words of the claim: its sentence stands as the quote, and `verifier check` seeks it",
}


@dataclass(slots=True)
class _Desk:
    """The settings and sources that reviews are read with, and what there is to say."""

    publication: Publication
    shelf: Shelf
    ledger: Ledger
    told: Counter[str] = field(default_factory=Counter)

    def claim(self, number: int, review: Fields) -> Came | None:
        """Return the claim that a review is about; none where it stands nowhere that can be named."""
        item = next(iter(objects(review.get("itemReviewed"))), {})
        works = [*listed(item.get("appearance")), *listed(item.get("firstAppearance"))]
        named = [(source, work) for work in works if (source := self._source(work))]
        sentence = said(review.get("claimReviewed"))
        if not named or not sentence:
            self.told["homeless"] += 1
            return None
        spans = self._spans(named) + self._cited(item)
        if not spans:
            self.told["wordless"] += 1
            spans = [{"exact": sentence, "source": named[0][0]}]
        identity = words(review.get("identifier"))
        ours = is_id(identity) and "/" in identity
        return Came(
            number, identity if ours else "", self._fields(review, item, ours=ours), spans, self._evidence(review)
        )

    def _source(self, work: Data) -> str:
        """Return the id of a work's source: the ledger's, or a new record's; empty where it has no address."""
        if isinstance(work, str):
            return self.shelf.at(words(work)) if is_web(words(work)) else ""
        if not isinstance(work, dict):
            return ""
        name, address = words(work.get("identifier")), words(work.get("url"))
        known = self.ledger.sources.get(name)
        if known is not None and address in {"", known.url}:
            return name
        if not is_web(address):
            return ""
        kinds = {schema: csl for csl, schema in reversed(TYPES.items())}
        issued = words(work.get("datePublished"))[:10]
        kept: Fields = {"type": kinds.get(words(work.get("@type")), "webpage")}
        kept |= {"issued": issued} if issued else {}
        return self.shelf.at(address, words(work.get("headline")) or words(work.get("name")), kept, name)

    def _spans(self, named: list[tuple[str, Data]]) -> list[Fields]:
        parts = [
            (source, one) for source, work in named if isinstance(work, dict) for one in objects(work.get("hasPart"))
        ]
        return [span for source, one in parts if (span := self._quotation(one, source))]

    def _cited(self, item: Fields) -> list[Fields]:
        return [span for one in objects(item.get("citation")) if (span := self._quotation(one, ""))]

    def _quotation(self, quotation: Fields, inside: str) -> Fields | None:
        """Return a quotation as a span of its own work, or of the one that holds it."""
        source = next((name for work in listed(quotation.get("isPartOf")) if (name := self._source(work))), inside)
        text = quotation.get("text")
        quoted = isinstance(text, str) and text.strip() and "Quotation" in listed(quotation.get("@type"))
        return {"exact": text, "source": source} if quoted and source else None

    def _evidence(self, review: Fields) -> list[tuple[str, list[Fields]]]:
        """Return the works that a review cites with a stance, and the words quoted from each."""
        found = []
        for work in objects(review.get("citation")):
            source, stance = self._source(work), words(work.get("keywords"))
            spans = self._spans([(source, work)]) if source and stance in _STANCES else []
            if spans:
                found.append((stance, spans))
        return found

    def _fields(self, review: Fields, item: Fields, *, ours: bool) -> Fields:
        made: Fields = {"claim": said(review.get("claimReviewed"))}
        author = _agent(item.get("author"))
        made |= {"speaker": author} if author and not self._wrote(author, item) else {}
        stated = words(item.get("datePublished"))[:10]
        made |= {"stated_on": stated} if stated and stated != self._issued(item) else {}
        address = words(review.get("url"))
        notes = [f"reviewed at {address}"] if is_web(address) and not ours else []
        verdict, note = self._verdict(review)
        notes += [note] if note else []
        made |= {"verdict": verdict} if verdict else {}
        return made | ({"note": "; ".join(notes)} if notes else {})

    def _wrote(self, author: str, item: Fields) -> bool:
        """Return whether the claim's author is only the author of the work in which it stands."""
        source = self._article(item)
        return source is not None and author in source.names

    def _issued(self, item: Fields) -> str:
        source = self._article(item)
        return source.issued if source else ""

    def _article(self, item: Fields) -> Source | None:
        works = [*listed(item.get("firstAppearance")), *listed(item.get("appearance"))]
        return self.ledger.sources.get(self._source(works[0])) if works else None

    def _verdict(self, review: Fields) -> tuple[Data, str]:
        """Return a verdict in our words, or a note in theirs: which rating means what is the settings' to say."""
        rating = next(iter(objects(review.get("reviewRating"))), {})
        name = words(rating.get("alternateName")) or words(rating.get("name"))
        ratings = self.publication.ratings.items()
        label = next((str(key) for key, one in ratings if one.name.casefold() == name.casefold()), "")
        if not label:
            self.told["unrated"] += bool(name)
            return None, f"rated `{name}`" if name else ""
        made: Fields = {"label": label}
        for key, value in (
            ("explanation", said(rating.get("ratingExplanation"))),
            ("by", _agent(review.get("creator")) or _agent(review.get("author"))),
            ("date", words(review.get("datePublished"))[:10]),
        ):
            made |= {key: value} if value else {}
        if made.get("by") == self.publication.author and not _agent(review.get("creator")):
            made.pop("by", None)
        return (label if len(made) == 1 else made), ""


def _agent(data: Data) -> str:
    return next((words(one.get("name")) for one in objects(data)), "")
