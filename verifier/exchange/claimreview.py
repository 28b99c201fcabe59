"""Claims with a person's verdict as schema.org ClaimReview, with what Google requires and recommends."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from verifier.config import Publication
from verifier.exchange.export import Export, filled, left_out, listed
from verifier.finding import Level
from verifier.model import Claim, Evidence, Source, Span
from verifier.report import Report, grouped

CONTEXT = "https://schema.org"
LONG = 75  # characters of `claimReviewed` that Google shows whole
HELD = ("speaker", "stated_on")
TYPES = {
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "article-journal": "ScholarlyArticle",
    "article": "Article",
    "report": "Report",
    "webpage": "WebPage",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "post-weblog": "BlogPosting",
    "post": "SocialMediaPosting",
    "thesis": "Thesis",
    "legislation": "Legislation",
    "map": "Map",
    "software": "SoftwareSourceCode",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Node = dict[str, object]


def export(report: Report, publication: Publication) -> Export:
    """Return a ClaimReview for each claim whose verdict the settings rate, and what was left out."""
    ledger = report.ledger
    rated = [claim for claim in ledger.claims if claim.verdict and claim.verdict.label in publication.ratings]
    told = list(_unrated(ledger.claims, publication))
    told += left_out(rated, HELD)
    if vague := sum(bool(claim.stated_on) and not _day(claim.stated_on) for claim in rated):
        told.append(f"the format has no place for: stated_on that is no single day ({vague})")
    if long := sum(len(claim.claim) > LONG for claim in rated):
        told.append(f"{grouped(long, 'claim')} of more than {LONG} characters: search engines show the beginning")
    graph = [review(claim, ledger.sources, publication) for claim in rated]
    wrong = {found.claim for found in report.findings if found.level is Level.ERROR}
    if refused := sum(claim.id in wrong for claim in rated):
        told.append(f"{grouped(refused, 'claim')} with errors, which `verifier check` names")
    if without := sum("author" not in one for one in graph):
        told.append(f"{grouped(without, 'review')} without an author: set `export.author`, or `by` in the verdict")
    data = {"@context": CONTEXT, "@graph": graph}
    return Export(json.dumps(data, ensure_ascii=False, indent=1) + "\n" if graph else "", tuple(told))


def _unrated(claims: Sequence[Claim], publication: Publication) -> list[str]:
    without = sum(claim.verdict is None for claim in claims)
    labels = Counter(claim.verdict.label for claim in claims if claim.verdict)
    told = [f"left out: {grouped(without, 'claim')} without a verdict"] if without else []
    return told + [
        f"left out: {grouped(count, 'claim')} rated {label}: export.ratings in the settings has no name for it"
        for label, count in sorted(labels.items())
        if label not in publication.ratings
    ]


def review(claim: Claim, sources: Mapping[str, Source], publication: Publication) -> Node:
    """Return a claim that has a rated verdict as a ClaimReview, without its context."""
    verdict = claim.verdict
    assert verdict is not None
    by = _agent("Person", verdict.by) if verdict.by else None
    author = _agent(publication.author_type, publication.author, publication.author_url) if publication.author else by
    return filled(
        {
            "@type": "ClaimReview",
            "url": review_url(claim, publication),
            "identifier": claim.id,
            "claimReviewed": claim.claim,
            "author": author,
            "creator": by if publication.author else None,
            "datePublished": _day(verdict.date),
            "itemReviewed": _claim(claim, sources, publication),
            "reviewRating": _rating(claim, publication),
            "citation": [_cited(item, sources) for item in claim.evidence],
        }
    )


def review_url(claim: Claim, publication: Publication) -> str:
    """Return where a claim's review is published."""
    stem, _, name = claim.id.rpartition("/")
    if publication.review_url:
        return publication.review_url.replace("{file}", quote(stem)).replace("{id}", quote(name))
    base = publication.base
    return f"{base if base.endswith('/') else base + '/'}{quote(claim.id)}"


def _claim(claim: Claim, sources: Mapping[str, Source], publication: Publication) -> Node:
    article = sources.get(claim.article or (claim.spans[0].source if claim.spans else ""))
    work = _work(article) if article else None
    name = article.id if article else ""
    own = [_quotation(span, sources, name) for span in claim.spans if span.source == name]
    other = [_quotation(span, sources, name) for span in claim.spans if span.source != name]
    return filled(
        {
            "@type": "Claim",
            "author": _speaker(claim, article, publication),
            "datePublished": _day(claim.stated_on or (article.issued if article else "")),
            "firstAppearance": work,
            "appearance": [{**work, "hasPart": own}] if work and own else work,
            "citation": other,
        }
    )


def _cited(item: Evidence, sources: Mapping[str, Source]) -> Node:
    """Return an evidence item as the work it is from, with its stance and the words as parts."""
    source = sources.get(item.source)
    work = _work(source) if source else {"@type": "CreativeWork", "identifier": item.source}
    quoted = [_quotation(span, sources, item.source) for span in item.spans]
    return filled({**work, "keywords": str(item.stance), "hasPart": quoted})


def _quotation(span: Span, sources: Mapping[str, Source], inside: str) -> Node:
    """Return recorded words; where they do not stand inside the work that holds them, with their own."""
    made: Node = {"@type": "Quotation", "text": span.exact}
    if span.source == inside:
        return made
    source = sources.get(span.source)
    return {**made, "isPartOf": _work(source) if source else {"@type": "CreativeWork", "identifier": span.source}}


def _work(source: Source) -> Node:
    return filled(
        {
            "@type": TYPES.get(source.type, "CreativeWork"),
            "identifier": source.id,
            "headline": source.title,
            "url": source.url,
            "datePublished": _day(source.issued),
            "archivedAt": source.archived_at,
        }
    )


def _speaker(claim: Claim, article: Source | None, publication: Publication) -> Node | None:
    if claim.speaker:
        kind = "Organization" if claim.speaker in publication.organizations else "Person"
        return _agent(kind, claim.speaker)
    for name in listed(article.csl.get("author")) if article else ():
        if isinstance(name, dict) and name.get("literal"):
            return _agent("Organization", str(name["literal"]))
        if isinstance(name, dict) and name.get("family"):
            return _agent("Person", f"{name.get('given', '')} {name['family']}".strip())
    return None


def _rating(claim: Claim, publication: Publication) -> Node:
    verdict = claim.verdict
    assert verdict is not None
    rating = publication.ratings[verdict.label]
    made: Node = {"@type": "Rating", "alternateName": rating.name, "name": rating.name}
    if rating.value is not None:
        made |= {"ratingValue": rating.value, "bestRating": publication.best, "worstRating": publication.worst}
    return made | ({"ratingExplanation": verdict.explanation} if verdict.explanation else {})


def _agent(kind: str, name: str, url: str = "") -> Node:
    return filled({"@type": kind, "name": name, "url": url})


def _day(date: str) -> str | None:
    return date if _DAY.fullmatch(date) else None
