"""
# The source does not give these words to that speaker

When a claim names a speaker and its quote stands in or beside reported speech, the source must give the words to them.
Words given to somebody else, or to a person whom the source never names, are a misattribution. When the source names
the speaker, but not for these words, that is a note.

Quote the words that say who speaks; or correct the speaker.

This passes:

```text sources/minutes.txt
The hall is too small, said the mayor, Ada Lind. The treasurer, Tom Berg, said it costs too much.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: small
    claim: The mayor finds the hall too small.
    quote: The hall is too small
    speaker: Ada Lind
```

This fails:

```text sources/minutes.txt
The hall is too small, said the mayor, Ada Lind. The treasurer, Tom Berg, said it costs too much.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: small
    claim: The treasurer finds the hall too small.
    quote: The hall is too small
    speaker: Tom Berg
```
```output
claims/a.yaml:6:14: error V120 wrong-speaker: small: minutes gives these words to `the mayor Ada Lind`, not to `Tom Berg`
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Reading
from verifier.reading import words_at
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.speaker import Attributed, Attribution, attributed

_RANK = [Attribution.GIVEN, Attribution.NOT_FOR_THESE, Attribution.OTHER, Attribution.NOWHERE]


def wrong_speaker(reading: Reading) -> Iterator[Hit]:
    """Yield the speaker of a claim to whom none of its quotes is given by its source."""
    claim = reading.claim
    if not claim.speaker:
        return
    answers = [(one, found) for found in reading.spans if (one := attributed(claim.speaker, found)) is not None]
    if not answers:
        return
    answer, found = min(answers, key=lambda pair: _RANK.index(pair[0].state))
    if answer.state is Attribution.GIVEN:
        return
    level = Level.NOTE if answer.state is Attribution.NOT_FOR_THESE else Level.ERROR
    related = words_at(found.source, found.passage.start, found.passage.end)
    yield Hit("speaker", _message(claim.local_id, claim.speaker, answer, found.span.source), level, related=related)


def _message(claim: str, speaker: str, answer: Attributed, source: str) -> str:
    if answer.state is Attribution.NOWHERE:
        return f"{claim}: {source} names no `{show(speaker)}`"
    if answer.state is Attribution.OTHER:
        return f"{claim}: {source} gives these words to {answer.whom}, not to `{show(speaker)}`"
    return f"{claim}: {source} names `{show(speaker)}`, but not for these words"


RULE = Rule("V120", "wrong-speaker", Level.ERROR, reading=wrong_speaker)
