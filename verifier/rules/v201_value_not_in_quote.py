"""
# The recorded value does not follow from the quote

The value is what the rest of the ledger reckons with: it is compared, added and printed. So it must say what the quoted
words say, or less: `at least 100` over "130" is fine, `130` over "over 130" is not.

Record what the words say, with their bound, unit and currency; or quote the words that give the value.

This passes:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: cost
    claim: The new library cost more than 2.4 million euros.
    quote: The new library, which cost over €2.4m,
    value: more than 2.4 million EUR
```

This fails:

```text sources/minutes.txt
The new library, which cost over €2.4m, opened in May. Its hall holds 180 people.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: cost
    claim: The new library was costly.
    quote: The new library, which cost over €2.4m,
    value: 2.1 million EUR
```
```output
claims/a.yaml:6:12: error V201 value-not-in-quote: cost records 2.1 million EUR, but the quote says over €2.4m
```
"""

from collections.abc import Iterator, Sequence

from verifier.agreement import Agreed, Agreement
from verifier.finding import Level
from verifier.model import FoundSpan, Reading
from verifier.rule import Hit, Rule
from verifier.statement import both_of, is_printed, is_read, mention_of, taken_otherwise
from verifier.support import follows, own_words
from verifier.values.value import Kind, Mention, Value
from verifier.wording import contrast


def value_not_in_quote(reading: Reading) -> Iterator[Hit]:
    """Yield the claim's value where it does not follow from its quotes, and each evidence item's likewise."""
    claim = reading.claim
    if reading.value is not None and reading.spans and claim.derived_from is None and is_read(reading):
        found = (*reading.spans, *reading.context)
        agreed = _agreed(reading.value, claim.value, own_words(reading), found, claim.claim)
        if agreed.level is not None:
            message = contrast(claim.local_id, "records", claim.value, agreed, "the quote")
            yield Hit("value", message, level=agreed.level)
    for number, item in enumerate(reading.evidence):
        if item.value is None or item.evidence.derived_from is not None:
            continue
        words = tuple(mention for found in item.spans for mention in found.mentions)
        agreed = _agreed(item.value, item.evidence.value, words, item.spans, claim.claim)
        if agreed.level is not None and agreed.state is not Agreement.OTHER_NOUN:
            message = contrast(claim.local_id, "records", item.evidence.value, agreed, "the evidence")
            yield Hit(f"evidence/{number}/value", message, level=agreed.level)


def _agreed(value: Value, text: str, words: tuple[Mention, ...], found: Sequence[FoundSpan], sentence: str) -> Agreed:
    """Return how a recorded value stands to words, also as the sentence may take them."""
    agreed = follows(value, words, found)
    if agreed.level is not None:
        words = (*words, *taken_otherwise(found, sentence))
        agreed = follows(value, words, found)
    if agreed.level is not None and value.kind is Kind.FRACTION:
        agreed = both_of(mention_of(text, value), words) or agreed
    if agreed.state is Agreement.NOTHING and is_printed(mention_of(text, value), found):
        return Agreed(Agreement.AGREES, hard=False)
    return agreed


RULE = Rule("V201", "value-not-in-quote", Level.ERROR, reading=value_not_in_quote)
