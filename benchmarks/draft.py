"""`python -m benchmarks.draft [LEDGER ...]`: how many of the claims that people wrote `verifier draft` proposes.

For each article of a ledger the draft is made from its text alone. A claim that a person wrote is proposed where a
drafted one has a quote that overlaps its quote by half of the longer of the two, and an equal value: figures and dates
equal as `compare` says; a value in words is text, and is equal where the proposed value or the proposed quote has these
words. A claim without a value needs the quote only. Derived claims without a quote are left out.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.check import Options, readings_of
from verifier.config import settings_of
from verifier.draft import draft
from verifier.draft.proposals import Proposal
from verifier.model import Reading, Source
from verifier.reading import day_of
from verifier.values import compare, read_value
from verifier.values.value import Relation


@dataclass(frozen=True, slots=True)
class Result:
    """The claims of one article: how many a person wrote, which of them were proposed, and how many were drafted."""

    article: str
    written: int
    missed: tuple[str, ...]
    same_value: int  # of those proposed that have a value: the proposed `value` field itself is equal
    drafted: int

    @property
    def proposed(self) -> int:
        """Return how many of the written claims were proposed."""
        return self.written - len(self.missed)


def results(folder: Path) -> Iterator[Result]:
    """Yield the result for each article of a ledger in which people's claims stand."""
    loaded, read = readings_of(folder, Options())
    settings = settings_of(folder)
    for name in dict.fromkeys(reading.claim.article for reading in read if reading.claim.article):
        article = loaded.sources[name]
        ours = [one for one in read if one.spans and one.spans[0].span.source == name]
        ours = [one for one in ours if one.spans[0].passage.start is not None]
        proposed = draft(loaded, (), settings, article).proposals
        missed = [one.claim.local_id for one in ours if not any(_same(one, other, article) for other in proposed)]
        strict = sum(any(_same(one, other, article, field=True) for other in proposed) for one in ours)
        yield Result(name, len(ours), tuple(missed), strict, len(proposed))


def _same(written: Reading, proposed: Proposal, article: Source, *, field: bool = False) -> bool:
    passage = written.spans[0].passage
    start, end = passage.start or 0, passage.end or 0
    shared = min(end, proposed.end) - max(start, proposed.start)
    if 2 * shared < max(end - start, proposed.end - proposed.start):
        return False
    return not written.claim.value or _equal(written, proposed, article, field=field)


def _equal(written: Reading, proposed: Proposal, article: Source, *, field: bool) -> bool:
    if written.value is not None:
        value = read_value(proposed.value, day_of(article.issued)) if proposed.value else None
        return value is not None and compare(value, written.value).relation is Relation.EQUAL
    words = _plain(written.claim.value)
    inside = words in _plain((article.text or "")[proposed.start : proposed.end])
    return words == _plain(proposed.value) or (inside and not field)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def main(folders: Sequence[str]) -> None:
    """Print a line for each article, and the claims that were not proposed."""
    for folder in folders or ["."]:
        for one in results(Path(folder)):
            share = 100 * one.proposed / max(1, one.written)
            print(
                f"{one.article}: {one.proposed} of {one.written} claims proposed ({share:.0f} %), {one.drafted} drafted"
            )
            print(f"  with the same `value` field: {one.same_value}; not proposed: {', '.join(one.missed) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
