"""
# A figure of the sentence does not follow from the quote

The claim's sentence is what readers see. Each figure, date, unit and bound in it must follow from the quoted words, in
whatever notation, or, where the claim is derived, from its inputs. It may say less than the words, not more.

Write what the words say, or quote the words that say it.

This passes:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: cost
    claim: The new library cost more than 2.4 million euros.
    quote: which cost over €2.4m
```

This fails:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: cost
    claim: The new library cost 2.4 million euros.
    quote: which cost over €2.4m
```
```output
claims/a.yaml:4:12: error V204 figure-not-in-quote: cost says 2.4 million euros, but the quote says over €2.4m
```
"""

from collections.abc import Iterator, Mapping

from verifier.finding import Level
from verifier.model import Reading
from verifier.rule import Hit, Rule
from verifier.statement import unsupported
from verifier.wording import contrast


def figure_not_in_quote(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[Hit]:
    """Yield each figure, date, unit or bound of a claim's sentence that its words and inputs do not give."""
    for mention, agreed in unsupported(reading, by_id):
        words = "the quote" if reading.spans else "its derivation"
        message = contrast(reading.claim.local_id, "says", mention.text, agreed, words)
        yield Hit("claim", message, level=agreed.level)


RULE = Rule("V204", "figure-not-in-quote", Level.ERROR, linked=figure_not_in_quote)
