"""The sentences of an article that state what can be checked and stand in no claim."""

from collections.abc import Iterator, Sequence

from verifier.covered import Coverage, Covered
from verifier.formats.html.quotation import Run
from verifier.frozen import frozen

SHOWN = 100  # sentences


@frozen
class Uncovered:
    """The sentences with what no claim says in them, and how many parts there are of both."""

    listed: tuple[tuple[Run, ...], ...]
    more: int
    bare: int
    total: int


def uncovered(coverage: Sequence[Coverage]) -> Uncovered:
    """Return what no claim says; the sentences are shown as they stand in the article."""
    sentences: dict[tuple[str, int, int], list[Covered]] = {}
    for each in coverage:
        for one in each.parts:
            if not one.said_by:
                sentences.setdefault((each.article.text or "", *one.sentence), []).append(one)
    parts = [one for each in coverage for one in each.parts]
    listed = list(sentences.items())[:SHOWN]
    return Uncovered(
        listed=tuple(tuple(_runs(text, start, end, found)) for (text, start, end), found in listed),
        more=len(sentences) - len(listed),
        bare=sum(not one.said_by for one in parts),
        total=len(parts),
    )


def _runs(text: str, start: int, end: int, found: Sequence[Covered]) -> Iterator[Run]:
    position = start
    for one in sorted(found, key=lambda one: (one.part.start, one.part.end)):
        low, high = max(one.part.start, position), one.part.end
        if high <= position:
            continue
        if low > position:
            yield Run(text[position:low], quoted=False)
        yield Run(text[low:high], quoted=True)
        position = high
    if position < end:
        yield Run(text[position:end], quoted=False)
