"""Words that somebody quotes, found in the sources: their place, or the places, or what is most like them."""

import re
from collections.abc import Iterable, Sequence

from verifier.frozen import frozen
from verifier.model import Passage, Source, State
from verifier.quotes import Index
from verifier.quotes.elisions import splits
from verifier.readers.places import place

REACH = 300  # code points before and after a quote of which its context is taken
WIDTHS = (1, 2, 3, 5, 8, 13, 21)  # words of context to either side that are tried


@frozen
class Located:
    """Where words stand in a source: offsets into its text, and what a record says of them."""

    source: Source
    start: int
    end: int
    exact: str  # the words as they are to be recorded
    at: str = ""  # page, cell or time code
    prefix: str = ""  # where the words stand more than once
    suffix: str = ""
    repeated: bool = False
    retouched: bool = False  # the source has other marks, spaces or case than the words that were given


@frozen
class Several:
    """Words that stand in several places, in their sources' order."""

    places: tuple[Located, ...]


@frozen
class Nearest:
    """Words that stand nowhere: the passage most like them, where there is one that may be shown."""

    source: Source | None = None
    passage: Passage | None = None


def located(words: str, sources: Iterable[Source]) -> Located | Several | Nearest:
    """Return where words stand in sources whose text is here."""
    seen = [(source, Index(source.text).find(words)) for source in sources if source.text]
    found = [one for source, passage in seen for one in _places(source, passage, words)]
    if len(found) == 1:
        return found[0]
    if found:
        return Several(tuple(found))
    near = [pair for pair in seen if pair[1].nearest]
    source, passage = max(near, key=lambda pair: pair[1].likeness, default=(None, None))
    return Nearest(source, passage)


def _places(source: Source, passage: Passage, words: str) -> Sequence[Located]:
    if passage.state is State.AMBIGUOUS:
        elided = any(True for _ in splits(words))
        return [_located(source, start, end, words, repeated=True, elided=elided) for start, end in passage.places]
    if not passage.state.counts_as_found or passage.start is None or passage.end is None:
        return ()
    retouched = passage.state is State.RETOUCHED
    elided = len(passage.parts) > 1
    return [_located(source, passage.start, passage.end, words, retouched=retouched, elided=elided)]


def _located(
    source: Source,
    start: int,
    end: int,
    words: str,
    *,
    repeated: bool = False,
    retouched: bool = False,
    elided: bool = False,
) -> Located:
    text = source.text or ""
    stands = text[start:end]
    exact = stands if source.published and not elided else words
    prefix, suffix = _context(text, start, end, exact) if repeated and source.published else ("", "")
    at = place(source, start, end)
    return Located(source, start, end, exact, at, prefix, suffix, repeated, retouched)


def _context(text: str, start: int, end: int, exact: str) -> tuple[str, str]:
    """Return the fewest words before and after a place that tell it from the others with the same words."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    prefix = suffix = ""
    index = Index(text)
    for width in WIDTHS:
        front = re.search(rf"(?:\S+\s+|\S+$){{1,{width}}}$", before)
        back = re.match(rf"\s*(?:\S+(?:\s+|$)){{1,{width}}}", after)
        prefix, suffix = front[0] if front else "", back[0].rstrip() if back else ""
        found = index.find(exact, prefix, suffix)
        if found.state is State.FOUND and found.start == start:
            break
    return prefix, suffix
