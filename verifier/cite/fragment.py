"""Links to the very words: a page's address with a text fragment (WICG, Scroll To Text Fragment), or a PDF's page."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from verifier.model import FoundSpan, Source
from verifier.quotes.elisions import splits

LONG = 12  # words of a quote beyond which its first and last ones stand for it
ENDS = 5  # words of either end
BESIDE = 4  # words before or after that tell equal words apart
PAGE = re.compile(r"page (\d{1,6})")


def link(source: Source, spans: Sequence[FoundSpan]) -> str:
    """Return the address of words in their source, or of their page of a PDF; empty where it has no address.

    Words of a source that may not be republished are never more than those recorded.
    """
    address = source.url or source.archived_at
    if not _is_web(address):
        return ""
    base, _, fragment = address.partition("#")
    fragment = fragment.partition(":~:")[0]
    if base.lower().endswith(".pdf"):
        pages = [found[1] for span in spans if (found := PAGE.fullmatch(span.span.at))]
        return f"{base}#page={pages[0]}" if pages else address
    directives = [directive for span in spans for directive in _directives(span)]
    return f"{base}#{fragment}:~:{'&'.join(directives)}" if directives else address


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in {"http", "https"}
    except ValueError:
        return False


def _directives(found: FoundSpan) -> Iterator[str]:
    """Yield a text directive for each part of a quote."""
    text = found.source.text if found.source and found.source.published else None
    for exact, part in _parts(found):
        if text is None or part is None:
            yield _directive(exact, found.span.prefix, found.span.suffix)
            continue
        start, end = part
        words = text[start:end]
        around = (text[max(0, start - 200) : start], text[end : end + 200]) if _repeats(text, words) else ("", "")
        yield _directive(words, *around)


def _parts(found: FoundSpan) -> list[tuple[str, tuple[int, int] | None]]:
    """Return the pieces of a quote with their places, where it was found."""
    exact, passage = found.span.exact, found.passage
    if passage.start is None or passage.end is None or not passage.state.counts_as_found:
        split = next(iter(splits(exact)), None)
        return [(part, None) for part in (split.parts if split else (exact,))]
    places = passage.parts or ((passage.start, passage.end),)
    return [(exact, place) for place in places]


def _repeats(text: str, exact: str) -> bool:
    """Return whether what stands for some words in a directive stands in the text more than once."""
    words = exact.split()
    shown = words if len(words) <= LONG else words[:ENDS]
    pattern = re.compile(r"\s+".join(map(re.escape, shown)), re.IGNORECASE)
    first = pattern.search(text)
    return bool(first and pattern.search(text, first.start() + 1))


def _directive(exact: str, before: str, after: str) -> str:
    words = exact.split()
    whole = len(words) <= LONG and "\n" not in exact.strip()
    parts = [" ".join(words)] if whole or len(words) < 2 else [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    if len(parts) == 2 and len(words) < 2 * ENDS:
        half = len(words) // 2
        parts = [" ".join(words[:half]), " ".join(words[half:])]
    prefix, suffix = " ".join(_last(before)), " ".join(_first(after))
    made = ",".join(_encoded(part) for part in parts)
    made = f"{_encoded(prefix)}-,{made}" if prefix else made
    return "text=" + (f"{made},-{_encoded(suffix)}" if suffix else made)


def _last(text: str) -> list[str]:
    """Return the last whole words of a text, of its last line alone."""
    line = text.rstrip().rpartition("\n")[2]
    return line.split()[-BESIDE:]


def _first(text: str) -> list[str]:
    line = text.lstrip().partition("\n")[0]
    return line.split()[:BESIDE]


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
