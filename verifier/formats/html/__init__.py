"""The verification report as pages: one for a ledger with one article, else an index and a page an article."""

from collections.abc import Sequence

from verifier.formats.html import register as registers
from verifier.formats.html.page import Article, article_page, index_page
from verifier.frozen import frozen
from verifier.model import Reading
from verifier.report import Report

__all__ = ["Page", "pages"]


@frozen
class Page:
    """A page: its path from where the first one stands (empty: the first one itself), and its text."""

    path: str
    text: str


def pages(report: Report, folder: str, digest: str) -> tuple[Page, ...]:
    """Return the pages of a report.

    `folder` is the name of the first page, without its ending: the pages of several articles lie beside it, in a
    folder of that name and `-articles`. `digest` is the ledger's hash.
    """
    groups = _by_article(report)
    if len(groups) < 2:
        name, readings = groups[0] if groups else ("", ())
        addresses = registers.anchors(reading.claim.id for reading in readings)
        only = registers.register(report, _homes(readings, addresses, ""))
        return (Page("", article_page(only, Article(name, readings, addresses, whole=True), digest, index="")),)
    beside = f"{folder}-articles"
    names = registers.file_names([name for name, _ in groups])
    articles = [Article(name, readings, registers.anchors(r.claim.id for r in readings)) for name, readings in groups]
    made = []
    for article, file in zip(articles, names, strict=True):
        homes: dict[str, str] = {}
        for other, page in zip(articles, names, strict=True):
            homes |= _homes(other.readings, other.anchors, "" if other is article else page)
        text = article_page(registers.register(report, homes), article, digest, index=f"../{folder}.html")
        made.append(Page(f"{beside}/{file}", text))
    homes = {}
    for article, file in zip(articles, names, strict=True):
        homes |= _homes(article.readings, article.anchors, f"{beside}/{file}")
    links = [f"{beside}/{file}" for file in names]
    return (Page("", index_page(registers.register(report, homes), articles, links, digest)), *made)


def _homes(readings: Sequence[Reading], addresses: Sequence[str], page: str) -> dict[str, str]:
    """Return where each claim stands; of two with the same id, the first."""
    homes: dict[str, str] = {}
    for reading, address in zip(readings, addresses, strict=True):
        homes.setdefault(reading.claim.id, f"{page}#{address}")
    return homes


def _by_article(report: Report) -> list[tuple[str, tuple[Reading, ...]]]:
    """Return the claims by the article in which they stand, in the order of the ledger."""
    grouped: dict[str, list[Reading]] = {}
    for reading in report.readings:
        claim = reading.claim
        name = claim.article or (claim.spans[0].source if claim.spans else "")
        grouped.setdefault(name, []).append(reading)
    return [(name, tuple(found)) for name, found in sorted(grouped.items())]
