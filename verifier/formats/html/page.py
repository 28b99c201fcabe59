"""The views of a page, put together, and rendered."""

from collections.abc import Iterable, Iterator, Sequence

from verifier import __version__
from verifier.covered import Coverage, coverage
from verifier.finding import Finding, Level
from verifier.formats.html import article as articles
from verifier.formats.html import source as sources
from verifier.formats.html.against import against
from verifier.formats.html.claim import Card, card, excused, said, worst_first
from verifier.formats.html.contradiction import contradictions
from verifier.formats.html.quotation import Quotation, quotation
from verifier.formats.html.register import Register
from verifier.formats.html.render import render
from verifier.formats.html.state import ORDER, Sign, claim_sign
from verifier.formats.html.summary import Summary, summary
from verifier.formats.html.uncovered import uncovered
from verifier.frozen import frozen
from verifier.model import Reading, Source
from verifier.report import quotes

LONG = 200  # claims or paragraphs from which a browser is told to lay out only what is seen


@frozen
class Article:
    """The claims of one page: the id of their article, and an address for each."""

    id: str
    readings: tuple[Reading, ...]
    anchors: Sequence[str]
    whole: bool = False  # the page is the whole report


@frozen
class Row:
    """A block of the article and the cards of the claims whose words end in it."""

    block: articles.Block | None
    cards: tuple[Card, ...]


@frozen
class Foot:
    """What a page states of itself."""

    version: str
    digest: str
    day: str


def article_page(register: Register, article: Article, digest: str, index: str) -> str:
    """Return the page of an article; `index` is the address of the page that lists all articles, or empty."""
    source = register.report.ledger.sources.get(article.id)
    found = _findings(register, article)
    waived = [one for reading in _once(article.readings) for one in register.waived.get(reading.claim.id, ())]
    waived += register.waived.get("", ()) if article.whole else ()
    rows, rest = _rows(register, article, source)
    covered = coverage(register.report.ledger, article.readings, (article.id,))
    shown, more = contradictions(register, article.readings)
    context = {
        "index": index,
        "title": _title(article, source),
        "source": source,
        "shown": _is_shown(source),
        "summary": summary(register, article.readings, found, len(waived), covered),
        "uncovered": uncovered(covered) if _is_shown(source) else uncovered(()),
        "rows": rows,
        "rest": rest,
        "long": len(article.readings) > LONG or len(rows) > LONG,
        "holding": _context(article.readings),
        "grave": against(register, [one for one in found if one.level is not Level.NOTE]),
        "notes": against(register, [one for one in found if one.level is Level.NOTE]),
        "excused": [excused(one) for one in waived],
        "contradictions": shown,
        "more_contradictions": more,
        "sources": _sources(register, article),
        "legend": _legend(rows, rest),
        "foot": _foot(register, digest),
    }
    return render("article.html.j2", context, len(rows))


def index_page(register: Register, listed: Sequence[Article], links: Sequence[str], digest: str) -> str:
    """Return the page that lists the articles of a ledger, each with the summary of its own page."""
    report = register.report
    entries = []
    every: list[Coverage] = []
    for article, link in zip(listed, links, strict=True):
        source = report.ledger.sources.get(article.id)
        found = _findings(register, article)
        waived = sum(len(register.waived.get(reading.claim.id, ())) for reading in _once(article.readings))
        covered = coverage(report.ledger, article.readings, (article.id,))
        every += covered
        counts = summary(register, article.readings, found, waived, covered)
        entries.append(Entry(_title(article, source), source, link, counts))
    loose = list(register.findings_of(""))
    context = {
        "summary": summary(register, report.readings, report.findings, len(report.waived), every),
        "entries": entries,
        "loose": [said(one) for one in worst_first(tuple(loose))],
        "excused": [excused(one) for one in register.waived.get("", ())],
        "sources": _listed(register, report.readings, "", report.ledger.sources),
        "foot": _foot(register, digest),
    }
    return render("index.html.j2", context, 0)


@frozen
class Entry:
    """An article in the list of articles."""

    title: str
    source: Source | None
    link: str
    summary: Summary


def _foot(register: Register, digest: str) -> Foot:
    today = register.report.ledger.today
    return Foot(__version__, digest, "" if today.year == 9999 else today.isoformat())


def _title(article: Article, source: Source | None) -> str:
    return (source.title if source else "") or article.id or "Claims of no article"


def _is_shown(source: Source | None) -> bool:
    return source is not None and source.published and bool(source.text)


def _once(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings without those whose id stood before."""
    return list({reading.claim.id: reading for reading in reversed(readings)}.values())[::-1]


def _findings(register: Register, article: Article) -> list[Finding]:
    """Return the findings of a page's claims; on the page of a whole ledger, all."""
    if article.whole:
        return list(register.report.findings)
    return [one for reading in _once(article.readings) for one in register.findings_of(reading.claim.id)]


def _rows(register: Register, article: Article, source: Source | None) -> tuple[list[Row], list[Card]]:
    """Return the article's blocks with their cards, and the cards of the claims without words in it."""
    if source is None or not _is_shown(source):
        return _quoted_rows(register, article, source)
    found = [(articles.places(reading.spans, source), at) for at, reading in enumerate(article.readings)]
    placed = sorted(((parts, at) for parts, at in found if parts), key=_order)
    numbers = {at: number for number, (_, at) in enumerate(placed, 1)}
    marks = [
        articles.Marked(numbers[at], article.anchors[at], claim_sign(register.report, article.readings[at]), parts)
        for parts, at in placed
    ]
    by_number = {number: at for at, number in numbers.items()}

    def made(number: int, at: int, *, marked: bool) -> Card:
        return card(article.readings[at], number, article.anchors[at], register, marked=marked)

    rows = [
        Row(block, tuple(made(number, by_number[number], marked=True) for number in block.claims))
        for block in articles.blocks(source, marks)
    ]
    others = [at for parts, at in found if not parts]
    return rows, [made(number, at, marked=False) for number, at in enumerate(others, len(placed) + 1)]


def _order(placed: tuple[tuple[tuple[int, int], ...], int]) -> tuple[int, int, int]:
    """Return what claims are numbered by: where their words end, where they begin, their order in the record."""
    parts, at = placed
    return (parts[-1][1], parts[0][0], at)


def _quoted_rows(register: Register, article: Article, source: Source | None) -> tuple[list[Row], list[Card]]:
    """Return the recorded words of the claims in the place of a text that may not be shown."""
    keyed = sorted(range(len(article.readings)), key=lambda at: (_start(article.readings[at], source), at))
    rows, rest = [], []
    for number, at in enumerate(keyed, 1):
        reading, anchor = article.readings[at], article.anchors[at]
        made = card(reading, number, anchor, register, marked=bool(reading.spans))
        if not reading.spans:
            rest.append(made)
            continue
        words = " […] ".join(span.span.exact for span in reading.spans)
        piece = articles.Piece(words, made.sign.group, (articles.Ref(number, anchor, made.sign),))
        rows.append(Row(articles.Block(articles.Shape.QUOTE, (piece,), (number,)), (made,)))
    return rows, rest


def _start(reading: Reading, source: Source | None) -> int:
    starts = [span.passage.start for span in reading.spans if span.source is source and span.passage.start is not None]
    recorded = [span.span.start for span in reading.spans if span.span.start is not None]
    return min(starts or recorded or [2**62])


def _context(readings: Sequence[Reading]) -> list[Quotation]:
    held = {span.span.exact: span for reading in readings for span in reading.context}
    return [quotation(span) for span in held.values()]


def _sources(register: Register, article: Article) -> list[sources.Entry]:
    """Return the sources on which a page rests, the article first; on the page of a whole ledger, all."""
    known = register.report.ledger.sources
    named = {found.span.source for reading in article.readings for found in quotes(reading)} | {article.id}
    return _listed(register, article.readings, article.id, known if article.whole else named & set(known))


def _listed(register: Register, readings: Sequence[Reading], first: str, names: Iterable[str]) -> list[sources.Entry]:
    known = register.report.ledger.sources
    grouped = sources.by_source([found for reading in readings for found in quotes(reading)])
    ordered = sorted(names, key=lambda name: (name != first, name))
    return [sources.entry(known[name], grouped.get(name, ())) for name in ordered]


def _legend(rows: Sequence[Row], rest: Sequence[Card]) -> list[Sign]:
    """Return the states that the page speaks of, good ones first."""
    cards = [*(made for row in rows for made in row.cards), *rest]
    signs = {sign.word: sign for made in cards for sign in _signs(made)}
    return sorted(signs.values(), key=lambda sign: (ORDER.index(sign.group), sign.word))


def _signs(made: Card) -> Iterator[Sign]:
    yield from (made.sign, made.weighed, *(quoted.sign for quoted in made.quotations if quoted.sign.group != "good"))
    for item in made.evidence:
        yield item.sign
        yield from (quoted.sign for quoted in item.quotations if quoted.sign.group != "good")
