"""What an HTML page says of itself: proposals for a source's record, for a person to check."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping

from verifier.readers.charset import decoded
from verifier.readers.markup import Raw, Tag, tokens
from verifier.readers.reader import Metadata
from verifier.readers.refusal import Refusal

LIMIT = 16_000_000
LONGEST = 300  # code points of a proposal
AUTHORS = 20
NODES = 5_000  # of a page's JSON-LD that are looked at
BLOCKS = 10  # pieces of JSON-LD
BLOCK = 500_000  # code points of one

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "title")
_DATES = (
    "ld:datePublished",
    "article:published_time",
    "itemprop:datepublished",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "parsely-pub-date",
    "pubdate",
    "date",
)
_URLS = ("canonical", "og:url")
_SITES = ("og:site_name", "ld:publisher", "application-name")
_DOIS = ("citation_doi", "dc.identifier", "dc.identifier.doi", "prism.doi")
_TYPES = {
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "BlogPosting": "post-weblog",
    "Report": "report",
    "Article": "article",
}
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]{1,200}[^\s\"<>.,;:)\]]")
_DAY = re.compile(r"\s*(\d{4})(?:[-/](\d{2})(?:[-/](\d{2})(?!\d))?)?")


def metadata(page: str) -> Metadata:
    """Return what a page says of itself."""
    said = _said(page)
    title, site = _first(said, _TITLES), _first(said, _SITES)
    return Metadata(
        title=_without_site(title, site),
        issued=next((one for name in _DATES for value in said.get(name, ()) if (one := day(value))), ""),
        type=next((_TYPES[kind] for kind in said.get("ld:type", ()) if kind in _TYPES), "webpage"),
        url=next((url for name in _URLS for url in said.get(name, ()) if url.startswith(("https://", "http://"))), ""),
        site=site,
        language=_first(said, ("lang",)).split("-")[0].lower()[:8],
        authors=_authors(said),
        doi=next((one for name in _DOIS for value in said.get(name, ()) if (one := doi(value))), ""),
        publisher=_first(said, ("citation_publisher", "dc.publisher")),
    )


def proposed(raw: bytes) -> Metadata:
    """Return what a page says of itself; nothing where it cannot be read."""
    page = decoded(raw[:LIMIT])
    return Metadata() if isinstance(page, Refusal) else metadata(page)


def doi(text: str) -> str:
    """Return the first DOI in a text; nothing where there is none."""
    found = DOI.search(text)
    return found[0] if found else ""


def clean(value: str) -> str:
    """Return a value as one line, cut at what a record has room for."""
    return " ".join(value[: 4 * LONGEST].split())[:LONGEST]


def _said(page: str) -> dict[str, list[str]]:
    """Return the page's statements on itself by name, in its order."""
    said: dict[str, list[str]] = {}
    kind = ""
    blocks = 0
    for token in tokens(page):
        if isinstance(token, Tag) and not token.end:
            kind = token.attributes().get("type", "").lower() if token.name == "script" else ""
            for name, value in _of_tag(token):
                _note(said, name, value)
        elif isinstance(token, Raw) and token.name == "title":
            _note(said, "title", token.text)
        elif isinstance(token, Raw) and "ld+json" in kind and blocks < BLOCKS and len(token.text) <= BLOCK:
            blocks += 1
            for name, value in _of_json(token.text):
                _note(said, name, value)
    return said


def _of_tag(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name not in {"html", "meta", "link", "time"}:
        return
    attributes = tag.attributes()
    if tag.name == "html":
        yield "lang", attributes.get("lang", "")
    elif tag.name == "link" and "canonical" in attributes.get("rel", "").lower().split():
        yield "canonical", attributes.get("href", "")
    elif "itemprop" in attributes:
        yield f"itemprop:{attributes['itemprop'].lower()}", attributes.get("content") or attributes.get("datetime", "")
    elif tag.name == "meta":
        yield (attributes.get("property") or attributes.get("name", "")).lower(), attributes.get("content", "")


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node[:NODES], *waiting]
        elif isinstance(node, dict):
            yield from _of_node(node)
            waiting.append(node.get("@graph"))


def _of_node(node: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for kind in _names(node.get("@type")):
        yield "ld:type", kind
    for field in ("datePublished", "author", "publisher"):
        for name in _names(node.get(field)):
            yield f"ld:{field}", name


def _names(value: object) -> list[str]:
    """Return a text, the names of things, or those of a list of either."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for item in value[:AUTHORS] if not isinstance(item, list) for name in _names(item)]
    return [value] if isinstance(value, str) else []


def _note(said: dict[str, list[str]], name: str, value: str) -> None:
    value = clean(value)
    if name and value and len(said.setdefault(name[:80], [])) < AUTHORS:
        said[name[:80]].append(value)


def _first(said: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    return next((value for name in names for value in said.get(name, ())), "")


def _authors(said: Mapping[str, list[str]]) -> tuple[str, ...]:
    found = next(
        (said[name] for name in ("ld:author", "author", "citation_author", "article:author") if name in said), []
    )
    return tuple(dict.fromkeys(name for name in found if not name.startswith(("http://", "https://"))))[:AUTHORS]


def _without_site(title: str, site: str) -> str:
    for mark in (" - ", " | ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and head and site and tail.casefold() == site.casefold():
            return head
    return title


def day(value: str) -> str:
    """Return the day, month or year with which a date begins, when there is such a day; else nothing."""
    found = _DAY.match(value)
    if not found:
        return ""
    parts = [part for part in found.groups() if part]
    try:
        dt.date(*[int(part) for part in [*parts, "1", "1"][:3]])
    except ValueError:
        return ""
    return "-".join(parts)
