"""Quotation marks in a sentence: what stands between them stands in the source."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from verifier.judge.judgement import Disagreement
from verifier.pattern import pattern

_MARKED = pattern(r"[\"“„«]([^\"“”„«»]{3,400})[\"”»]|‘([^‘’]{3,400}(?:’(?=\w)[^‘’]{1,400})*)’(?!\w)")
_LEFT_OUT = pattern(r"\[[^\]]*\]|…|\.\.\.")
_WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)*")


def quotations(claim: str, sources: Iterable[str]) -> Iterator[Disagreement]:
    """Yield each run of two or more words that a claim sets in quotation marks and no source of its words has.

    Case, marks, spaces and what stands in brackets make no difference; an elision parts the words.
    """
    if not _MARKED.search(claim):
        return
    texts = [_plain(text) for text in sources]
    for match in _MARKED.finditer(claim):
        said = match[1] or match[2]
        parts = [_plain(part) for part in _LEFT_OUT.split(said)]
        if sum(part.count(" ") - 1 for part in parts) < 2:
            continue  # one word may be a term or a doubt
        if not any(all(part in text for part in parts) for text in texts):
            yield Disagreement("quotation", said, "", "no source of these words has them", hard=True)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """Return the words of a text in lower case, with straight apostrophes, one space around each."""
    return f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "
