"""
# The sentence gives the words to another speaker

A sentence that says who said something is held to the source as the recorded `speaker` is: words that the source gives
to somebody else are a misattribution, wherever the name stands.

Name the speaker whom the source names; or quote the words of the one you name.

This passes:

```text sources/minutes.txt
The hall is too small, said the mayor, Ada Lind. The treasurer, Tom Berg, said it costs too much.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: small
    claim: Ada Lind said that the hall is too small.
    quote: The hall is too small
```

This fails:

```text sources/minutes.txt
The hall is too small, said the mayor, Ada Lind. The treasurer, Tom Berg, said it costs too much.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: small
    claim: Tom Berg said that the hall is too small.
    quote: The hall is too small
```
```output
claims/a.yaml:4:12: error V210 sentence-names-another-speaker: small says `Tom Berg` said it, but minutes gives these words to `the mayor Ada Lind`
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import FoundSpan, Reading
from verifier.reading import words_at
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.speaker import Attributed, Attribution, attributed, claimed_speakers, same_speaker


def sentence_names_another_speaker(reading: Reading) -> Iterator[Hit]:
    """Yield the speaker whom a claim's sentence names, where the source gives the quoted words to somebody else."""
    claim = reading.claim
    answers = [
        (name, answer, found)
        for found in reading.spans
        for name, answer in _answers(claim.claim, found)
        if not claim.speaker or not same_speaker(name, claim.speaker)
    ]
    if not answers or any(answer.state is not Attribution.OTHER for _, answer, _ in answers):
        return
    name, answer, found = answers[0]
    related = words_at(found.source, found.passage.start, found.passage.end)
    whose = f"{found.span.source} gives these words to {answer.whom}"
    yield Hit("claim", f"{claim.local_id} says `{show(name)}` said it, but {whose}", related=related)


def _answers(sentence: str, found: FoundSpan) -> Iterator[tuple[str, Attributed]]:
    source = found.source
    if source is None or source.text is None:
        return
    for name in claimed_speakers(sentence, source.text, source.language):
        answer = attributed(name, found)
        if answer is not None:
            yield name, answer


RULE = Rule("V210", "sentence-names-another-speaker", Level.ERROR, reading=sentence_names_another_speaker)
