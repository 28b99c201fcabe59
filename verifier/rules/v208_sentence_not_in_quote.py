"""
# The sentence says something else than the quote

Besides its figures, a sentence must keep what its words say: the direction (rose or fell, before or after, to or from),
the negation ("did not differ") and the limit ("one of", "only", "first in a decade") of what it repeats. Other words for
the same are fine.

Write what the words say, or quote the words that say it.

This passes:

```text sources/minutes.txt
The share of vans fell from 15 to 12 percent. The inspectors found no defects. It was the first fall in a decade.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: share
    claim: The share of vans dropped to 12 percent.
    quote: The share of vans fell from 15 to 12 percent.
```

This fails:

```text sources/minutes.txt
The share of vans fell from 15 to 12 percent. The inspectors found no defects. It was the first fall in a decade.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: share
    claim: The share of vans rose to 12 percent.
    quote: The share of vans fell from 15 to 12 percent.
```
```output
claims/a.yaml:4:12: error V208 sentence-not-in-quote: share says `rose`, but the quote says `fell`
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.judge import (
    Disagreement,
    crossed,
    deeds,
    directions,
    has_other_names,
    limits,
    may_be_swapped,
    misplaced,
    modality,
    negations,
    numbered,
    opposed,
    quantified,
    quotations,
    rivals,
    roles,
    swapped,
    weakened,
)
from verifier.model import FoundSpan, Reading
from verifier.reading import shifted
from verifier.rule import Hit, Rule
from verifier.sentences import sentence_around
from verifier.show import show
from verifier.values.value import Mention

FIRST = 200  # code points at the beginning of a source, which say what it is about


def sentence_not_in_quote(reading: Reading) -> Iterator[Hit]:
    """Yield each direction, negation or limit of a claim's sentence that its quotes turn round, deny or bound."""
    claim = reading.claim
    if not reading.spans:
        return
    words = " ".join([_words(found) for found in reading.spans])
    quoted = _quoted(reading)
    around = " ".join(map(_sentence, reading.spans)) if "respectively" in words.lower() else ""
    found: tuple[Disagreement, ...] = directions(claim.claim, words, around)
    if claim.derived_from is None:
        found = (
            *found,
            *negations(claim.claim, words),
            *limits(claim.claim, words),
            *weakened(claim.claim, words),
            *quantified(claim.claim, words),
            *rivals(claim.claim, words),
            *_quotations(reading),
            *numbered(claim.claim, words),
            *modality(claim.claim, words),
            *roles(claim.claim, words, reading.sentence, quoted),
            *(swapped(claim.claim, words) if quoted is None or may_be_swapped(reading.sentence, quoted, words) else ()),
            *deeds(claim.claim, words),
            *(crossed(claim.claim, reading.sentence, words, quoted) if quoted else ()),
            *opposed(claim.claim, words),
            *_misplaced(reading, words),
        )
    for one in found:
        level = Level.ERROR if one.hard else Level.WARNING
        shown = one.source.lower() in words.lower() or all(_may_be_shown(found) for found in reading.spans)
        yield Hit("claim", _message(claim.local_id, one, shown=shown), level)


_MARKS = frozenset('"“„«‘')


def _quotations(reading: Reading) -> Iterator[Disagreement]:
    """Yield the quotations of a claim that no source of its quotes or evidence has; none where a text is not here."""
    if _MARKS.isdisjoint(reading.claim.claim):
        return
    spans = (*reading.spans, *(span for item in reading.evidence for span in item.spans))
    texts = {found.span.source: found.source.text if found.source is not None else None for found in spans}
    known = [text for text in texts.values() if text is not None]
    if len(known) == len(texts):
        titles = (found.source.title for found in spans if found.source is not None)
        yield from quotations(reading.claim.claim, (*known, *titles))


def _may_be_shown(found: FoundSpan) -> bool:
    return found.source is None or found.source.published


def _misplaced(reading: Reading, words: str) -> Iterator[Disagreement]:
    """Yield the names of a claim that one source has only far from the words, which name another."""
    if not has_other_names(reading.claim.claim, words):
        return
    sources = {found.span.source: found.source for found in reading.spans}
    if len(sources) != 1 or not all(found.passage.state.counts_as_found for found in reading.spans):
        return
    (source,) = sources.values()
    if source is None or source.text is None:
        return
    claim = reading.claim
    about = (source.title, claim.speaker, claim.subject, *claim.context, *claim.qualifiers.values(), *source.names)
    near = " ".join([source.text[:FIRST], *map(_sentence, reading.spans)])
    yield from misplaced(claim.claim, words, near, source.text, about)


def _message(claim: str, one: Disagreement, *, shown: bool) -> str:
    said = f"says `{show(one.claim)}`" if one.claim else "leaves out a limit or negation"
    if not shown:
        return f"{claim} {said}, but the source says another"
    found = (
        f"but the quote says `{show(one.source)}`"
        if one.source
        else f"which the quote does not say: {show(one.reason)}"
    )
    return f"{claim} {said}, {found}"


def _words(found: FoundSpan) -> str:
    """Return the quoted words: as the source has them where they were found."""
    source, parts = found.source, _parts(found)
    if source is None or source.text is None or not parts:
        return found.span.exact
    return " ".join(source.text[low:high] for low, high in parts)


def _parts(found: FoundSpan) -> tuple[tuple[int, int], ...]:
    """Return where the parts of a quote stand in its source; nothing where it was not found."""
    passage = found.passage
    if found.source is None or found.source.text is None or not passage.state.counts_as_found:
        return ()
    return passage.parts or (((passage.start or 0), (passage.end or 0)),)


def _quoted(reading: Reading) -> list[Mention] | None:
    """Return the values of all quoted words, where they stand in these; None where one may not be shown or is cut."""
    told: list[Mention] = []
    base = 0
    for found in reading.spans:
        if not _may_be_shown(found):
            return None
        kept = 0
        parts = _parts(found)
        for low, high in parts or ((0, len(found.span.exact)),):
            inside = [one for one in found.mentions if low <= one.start and one.end <= high]
            told += [shifted(one, base - low) for one in inside]
            kept += len(inside)
            base += high - low + 1
        if kept != len(found.mentions):
            return None
    return told


def _sentence(found: FoundSpan) -> str:
    """Return the sentences of the source in which a quote stands, and the text before them in its paragraph."""
    passage, source = found.passage, found.source
    if source is None or source.text is None or passage.start is None or passage.end is None:
        return ""
    low, high = sentence_around(source.text, passage.start, passage.end, source.language)
    paragraph = source.text.rfind("\n\n", max(0, low - 2000), low) + 1
    return source.text[max(paragraph, low - 2000) : high]


RULE = Rule("V208", "sentence-not-in-quote", Level.ERROR, reading=sentence_not_in_quote)
