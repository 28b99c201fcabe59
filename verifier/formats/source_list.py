"""The sources of a ledger: each with the state of its stored copy and the number of quotes that rest on it."""

import json as standard_json
from collections import Counter

from verifier.model import Ledger, Reading
from verifier.report import quotes
from verifier.show import show

_TITLE = 40  # code points of a title that a line has room for


def text(ledger: Ledger, readings: tuple[Reading, ...]) -> str:
    """Return a line a source: id, state, quotes, day, title; below it what is wrong with its copy."""
    counts = _counts(readings)
    width = max((len(name) for name in ledger.sources), default=0)
    lines = []
    for name, source in sorted(ledger.sources.items()):
        found = f"{counts[name]} quotes" if counts[name] != 1 else "1 quote"
        day = show(source.issued, 30) or "no date"
        lines.append(f"{show(name):{width}}  {source.copy:10}  {found:>10}  {day:10}  {show(source.title, _TITLE)}")
        if source.problem:
            lines.append(f"{'':{width}}  {show(source.problem, 200)}")
    here = sum(source.text is not None for source in ledger.sources.values())
    lines.append(f"{len(ledger.sources)} sources, the texts of {here} here")
    return "\n".join(lines) + "\n"


def json(ledger: Ledger, readings: tuple[Reading, ...]) -> str:
    """Return the same as data: a list of objects, by id."""
    return standard_json.dumps(data(ledger, readings), indent=2, ensure_ascii=True) + "\n"


def data(ledger: Ledger, readings: tuple[Reading, ...]) -> list[dict[str, object]]:
    """Return the sources as plain data, by id."""
    counts = _counts(readings)
    return [
        {
            "id": name,
            "record": source.record,
            "type": source.type,
            "title": source.title,
            "issued": source.issued or None,
            "file": source.file or None,
            "sha256": source.sha256 or None,
            "text": source.text_file or None,
            "text_sha256": source.text_sha256 or None,
            "reader": source.reader or None,
            "url": source.url or None,
            "archived_at": source.archived_at or None,
            "state": str(source.copy),
            "problem": source.problem or None,
            "quotes": counts[name],
        }
        for name, source in sorted(ledger.sources.items())
    ]


def _counts(readings: tuple[Reading, ...]) -> Counter[str]:
    return Counter(found.source.id for reading in readings for found in quotes(reading) if found.source is not None)
