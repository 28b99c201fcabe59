"""A source as a page shows it: what it is, what was stored of it, and whether that is what was recorded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from verifier.formats.html.register import source_anchor
from verifier.formats.html.state import SIGNS, Group
from verifier.frozen import frozen
from verifier.model import Copy, FoundSpan, Source, State

GROUPS = {Copy.HERE: Group.GOOD, Copy.CHANGED: Group.DOUBT, Copy.ABSENT: Group.UNKNOWN}
STANDS = {
    Copy.HERE: "here, as recorded",
    Copy.CHANGED: "here, and not as recorded",
    Copy.ABSENT: "not here",
    Copy.MISSING: "missing",
    Copy.UNREADABLE: "unreadable",
}


@frozen
class Entry:
    """A source in the list of sources."""

    source: Source
    anchor: str
    group: Group
    sign: str
    stands: str
    url: str  # fit for a link; else empty, and the record's is shown as text
    archived: str
    kept: str  # what of it the ledger holds
    quotes: int
    found: int
    not_checked: int


def entry(source: Source, spans: Sequence[FoundSpan]) -> Entry:
    """Return a source with the counts of its quotes."""
    states = Counter(span.passage.state for span in spans)
    group = GROUPS.get(source.copy, Group.WRONG)
    unhashed = source.copy is Copy.HERE and not (source.sha256 or source.text_sha256)
    return Entry(
        source=source,
        anchor=source_anchor(source.id),
        group=Group.DOUBT if unhashed else group,
        sign=SIGNS[Group.DOUBT if unhashed else group],
        stands="here; no hash was recorded" if unhashed else STANDS[source.copy],
        url=linkable(source.url),
        archived=linkable(source.archived_at),
        kept=_kept(source),
        quotes=states.total(),
        found=sum(count for state, count in states.items() if state.counts_as_found),
        not_checked=states[State.NOT_CHECKED],
    )


def _kept(source: Source) -> str:
    if source.published:
        return "in the ledger" if source.text is not None else "none of it is here"
    return "may not be republished: the ledger keeps its hash and the recorded quotes, nothing else"


def linkable(url: str) -> str:
    """Return an address that a page may link to: http or https with a host, plain characters; else nothing."""
    if not url.isascii() or not url.isprintable() or " " in url or any(sign in url for sign in '"<>\\^`{|}'):
        return ""
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return url if known else ""


def by_source(spans: Sequence[FoundSpan]) -> Mapping[str, list[FoundSpan]]:
    """Return quotes by the source they are quoted from."""
    grouped: dict[str, list[FoundSpan]] = {}
    for span in spans:
        grouped.setdefault(span.span.source, []).append(span)
    return grouped
