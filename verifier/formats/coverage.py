"""The coverage of articles: each checkable statement without a claim in its sentence, and the counts."""

import json as standard_json
from collections.abc import Iterator, Sequence

from verifier.covered import Coverage, Covered, Read, kinds, percent
from verifier.lines import Lines
from verifier.model import Source
from verifier.show import show

VERSION = 1
AROUND = 60  # code points of the sentence that are shown to either side
PLURALS = {"quotation": "quotations", "superlative": "superlatives", "figure": "figures", "date": "dates"}


def text(found: Sequence[Coverage]) -> str:
    """Return two lines for each statement without a claim, and one for each article."""
    return "".join(f"{line}\n" for one in found for line in _article(one))


def json(found: Sequence[Coverage]) -> str:
    """Return the same as data, with the statements that have claims; no words of texts that may not be republished."""
    return standard_json.dumps({"version": VERSION, "articles": [data(one) for one in found]}, indent=1) + "\n"


def may_be_shown(article: Source) -> bool:
    """Return whether an article's words may be printed: the ledger holds its text."""
    return article.published


def place(article: Source, lines: Lines, offset: int) -> str:
    """Return where an offset stands: file, line and column; source and offset where the ledger does not hold it."""
    if not article.text_path:
        return f"{show(article.id)} offset {offset}"
    line, column = lines.at(offset)
    return f"{show(article.text_path)}:{line}:{column}"


def in_sentence(text: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    """Return words in brackets in their sentence, shortened to either side."""
    low, high = max(sentence[0], start - AROUND), min(sentence[1], end + AROUND)
    before, behind = ("…" if low > sentence[0] else ""), ("…" if high < sentence[1] else "")
    return f"{before}{show(text[low:start])}[{show(text[start:end])}]{show(text[end:high])}{behind}"


def _article(found: Coverage) -> Iterator[str]:
    article, name = found.article, show(found.article.id)
    if found.state is not Read.READ:
        yield f"{name}: not checked: {found.state.value}"
        return
    words, lines = article.text or "", Lines.of(article.text or "")
    for one in found.parts:
        if not one.said_by:
            yield f"{place(article, lines, one.part.start)}: {one.part.kind} {_lacks(one)}"
            if may_be_shown(article):
                yield f"    {in_sentence(words, one.part.start, one.part.end, one.sentence)}"
    if not may_be_shown(article):
        yield f"{name}: its text may not be republished: places are given, not words"
    if not found.parts:
        yield f"{name}: no checkable statements"
        return
    counted = ", ".join(f"{PLURALS.get(kind, kind + 's')} {ours} of {there}" for kind, ours, there in kinds(found))
    share = f"{found.claimed} of {len(found.parts)} checkable statements have a claim ({percent(found.percent)} %)"
    yield f"{name}: {share}: {counted}"


def _lacks(one: Covered) -> str:
    if not one.quoted_by:
        return "without a claim"
    names = ", ".join(show(name) for name in one.quoted_by[:3])
    return f"quoted by {names}, but no claim says it"


def data(found: Coverage) -> dict[str, object]:
    """Return the coverage of one article as plain data."""
    lines = Lines.of(found.article.text or "")
    return {
        "source": found.article.id,
        "state": found.state.name.lower().replace("_", "-"),
        "statements": len(found.parts),
        "claimed": found.claimed,
        "percent": None if found.percent is None else percent(found.percent),
        "kinds": {kind: {"claimed": ours, "statements": there} for kind, ours, there in kinds(found)},
        "list": [_part(found.article, lines, one) for one in found.parts],
    }


def _part(article: Source, lines: Lines, one: Covered) -> dict[str, object]:
    shown = may_be_shown(article)
    line, column = lines.at(one.part.start)
    return {
        "kind": one.part.kind,
        "text": (article.text or "")[one.part.start : one.part.end] if shown else None,
        "file": article.text_path or None,
        "line": line if shown else None,
        "column": column if shown else None,
        "start": one.part.start,
        "end": one.part.end,
        "sentence": {"start": one.sentence[0], "end": one.sentence[1]},
        "claims": list(one.said_by),
        "quoted_by": list(one.quoted_by),
    }
