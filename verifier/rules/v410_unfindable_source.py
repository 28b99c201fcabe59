"""
# Nobody can find what is quoted

A quote is evidence because a reader can look it up. A record that holds neither a copy or its hash, nor an address, a DOI
or an ISBN, nor who made or published it, cites nothing; nor does such a record of a journal's article, a chapter or an entry
that does not name what it appeared in.

Add `URL`, `DOI`, `publisher`, `author` or `container-title`, or store the source (`verifier source add`).

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 12
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
evidence: [{source: register, quote: 'Vans: 12'}]
```
This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```yaml sources/register.yaml
type: report
title: Register of vehicles
```
```yaml sources/study.yaml
type: article-journal
title: A study of vans
author: [{family: Berg, given: Eva}]
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
evidence: [{source: register, quote: 'Vans: 12'}, {source: study, quote: 12 vans}]
```
```output
claims/a.yaml:5:38: note V116 quote-not-checked: vans: not checked in register: no stored copy is recorded
claims/a.yaml:5:74: note V116 quote-not-checked: vans: not checked in study: no stored copy is recorded
sources/register.yaml:1:1: warning V410 unfindable-source: register is quoted, but has no copy, no address, and nobody who made it
sources/study.yaml:1:7: warning V410 unfindable-source: study is quoted, but names neither what it appeared in nor an address
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Ledger, Reading, Source
from verifier.report import quotes
from verifier.rule import Hit, Rule

_ADDRESSES = ("URL", "DOI", "ISBN", "PMID", "PMCID", "archived_at", "archive", "archive_location", "call-number")
_MAKERS = ("author", "editor", "publisher", "container-title", "authority", "director", "interviewer", "number")
_COPIES = ("file", "text", "sha256", "text_sha256")
_PARTS = frozenset({"article-journal", "chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"})
_WHOLES = ("container-title", "collection-title", "event-title", "event", "publisher", "ISSN")


def unfindable(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each quoted source whose record gives a reader no way to it."""
    quoted = dict.fromkeys(span.span.source for reading in readings for span in quotes(reading))
    for name in quoted:
        source = ledger.sources.get(name)
        if source is None:
            continue
        if _has(source, *_COPIES, *_ADDRESSES):
            continue
        if not _has(source, *_MAKERS):
            message = f"{name} is quoted, but has no copy, no address, and nobody who made it"
            yield Hit("", message, location=source.place())
        elif source.type in _PARTS and not _has(source, *_WHOLES):
            message = f"{name} is quoted, but names neither what it appeared in nor an address"
            yield Hit("type", message, location=source.place("type"))


def _has(source: Source, *names: str) -> bool:
    return any(source.csl.get(name) for name in names)


RULE = Rule("V410", "unfindable-source", Level.WARNING, ledger=unfindable)
