"""
# Several sources are one

Two sources bear a claim out twice as well only if they are two. A wire report in two papers, a page and its copy, a study
under its DOI and its PDF are one source, however many records there are of it. So are two texts in which the quote stands
in the same long sentence, word for word: one of them has it from the other, or both from a third.

Keep the nearer one as evidence, and mention the other (`stance: mentions`); or put both into one `group`.

This passes:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/register.txt
Vans: 12
```
```text sources/count.txt
We counted the vans of the yard on Monday and found 12.
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
evidence:
  - {source: register, quote: 'Vans: 12'}
  - {source: count, quote: counted the vans of the yard on Monday and found 12}
```

This fails:

```text sources/minutes.txt
The yard has 12 vans.
```
```text sources/herald.txt
Herald. The inspectors who walked through the yard on Monday morning counted 12 vans.
```
```text sources/times.txt
The inspectors who walked through the yard on Monday morning counted 12 vans. More soon.
```
```yaml claims/a.yaml
article: minutes
id: vans
claim: The yard has 12 vans.
quote: The yard has 12 vans.
evidence:
  - {source: herald, quote: counted 12 vans}
  - {source: times, quote: counted 12 vans}
```
```output
claims/a.yaml:7:14: note V412 one-source-twice: vans: herald and times have its words in the same sentence, so one source is behind both
```
"""

from collections.abc import Iterator
from itertools import combinations

from verifier.finding import Level
from verifier.model import FoundEvidence, FoundSpan, Ledger, Reading, Source, Stance
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.sentences import sentence_around

LONG = 10  # words of a sentence that two people do not write alike by chance
MOST = 50  # evidence items of a claim that are held against each other
_WORD = pattern(r"\w+")


def one_source_twice(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each evidence item that rests on the same source as an earlier one of its claim and stance."""
    for reading in readings:
        items = [(n, item) for n, item in enumerate(reading.evidence) if item.evidence.stance is not Stance.MENTIONS]
        told: set[int] = set()
        for (_, one), (number, other) in combinations(items[:MOST], 2):
            if number in told or one.evidence.source == other.evidence.source or _apart(one, other):
                continue
            same = _same(ledger.sources.get(one.evidence.source), ledger.sources.get(other.evidence.source))
            names = f"{reading.claim.local_id}: {one.evidence.source} and {other.evidence.source}"
            path = f"evidence/{number}/source"
            if same:
                told.add(number)
                yield Hit(path, f"{names} are one source: {same}", Level.WARNING, claim=reading.claim)
            elif _sentences(one) & _sentences(other):
                told.add(number)
                message = f"{names} have its words in the same sentence, so one source is behind both"
                yield Hit(path, message, claim=reading.claim)


def _apart(one: FoundEvidence, other: FoundEvidence) -> bool:
    """Return whether two items are not counted as two: they take other sides, or are needed together."""
    a, b = one.evidence, other.evidence
    return a.stance is not b.stance or bool(a.group and a.group == b.group)


def _same(one: Source | None, other: Source | None) -> str:
    """Return by what two records are known to be of one source, or nothing."""
    if one is None or other is None:
        return ""
    equal = [
        told for (told, mine), (_, theirs) in zip(_marks(one), _marks(other), strict=True) if mine and mine == theirs
    ]
    return equal[0] if equal else ""


def _marks(source: Source) -> tuple[tuple[str, str], ...]:
    """Return what tells a source from others, in words and as recorded."""
    return (
        ("their copies are the same, byte for byte", source.sha256),
        ("their texts are the same", (source.text or "").strip()),
        ("they have the same DOI", str(source.csl.get("DOI") or "").casefold()),
        ("they have the same URL", source.url.rstrip("/")),
    )


def _sentences(item: FoundEvidence) -> set[tuple[str, ...]]:
    """Return the long sentences in which the words of an item stand, by their words."""
    found = (words for span in item.spans for words in _sentence(span))
    return {words for words in found if len(words) >= LONG}


def _sentence(span: FoundSpan) -> Iterator[tuple[str, ...]]:
    source, passage = span.source, span.passage
    if source is None or source.text is None or passage.start is None or passage.end is None:
        return
    low, high = sentence_around(source.text, passage.start, passage.end, source.language)
    yield tuple(word.casefold() for word in _WORD.findall(source.text[low:high]))


RULE = Rule("V412", "one-source-twice", Level.NOTE, ledger=one_source_twice)
