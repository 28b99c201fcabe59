"""
# A part is larger than its whole

Of 15 vans no 18 can be sold. One of the two figures is wrong, or they count different things.

Correct the figure; where the source has it so, say so in a `note` and waive the finding.

This passes:

```text sources/minutes.txt
Of the 15 vans, 18 were sold. In the yard, 12 of the 15 drivers work by night.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: drivers
    claim: 12 of the 15 drivers work by night.
    quote: 12 of the 15 drivers work by night
```

This fails:

```text sources/minutes.txt
Of the 15 vans, 18 were sold. In the yard, 12 of the 15 drivers work by night.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: "Of the 15 vans, 18 were sold."
    quote: "Of the 15 vans, 18 were sold"
```
```output
claims/a.yaml:4:12: error V318 part-larger-than-whole: vans counts 18 of 15 vans
```
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values import same_noun
from verifier.values.value import Kind, Mention

_OF = pattern(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|all|these|those|[A-Z][\w-]*['’]s?)\s+)?(?:a\s+total\s+of\s+)?",
    re.IGNORECASE,
)
_BEFORE = pattern(r"\b(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those)\s+)?(?:total\s+of\s+)?$", re.IGNORECASE)
_COMMA = pattern(r"[^.;:]{0,40},\s+(?:only\s+|just\s+|some\s+)?")
_OF_THEM = pattern(r"\s+of\s+(?:them|these|those|whom|which)\b", re.IGNORECASE)
_BESIDE = pattern(r"[^.;:]{0,40},\s+(?:only\s+|just\s+|some\s+)?")
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})


def part_larger_than_whole(reading: Reading) -> Iterator[Hit]:
    """Yield each pair of counts in a claim's sentence of which the part exceeds the whole."""
    sentence = reading.claim.claim
    for one, other in pairwise(reading.sentence):
        between = sentence[one.end : other.start]
        if _OF.fullmatch(between):
            part, whole = one, other
        elif _BEFORE.search(sentence[: one.start]) and _COMMA.fullmatch(between):
            part, whole = other, one
        elif _OF_THEM.match(sentence[other.end :]) and _BESIDE.fullmatch(between) and not other.value.noun:
            part, whole = other, replace(one, value=replace(one.value, noun=""))
        else:
            continue
        if _exceeds(part, whole):
            yield Hit("claim", f"{reading.claim.local_id} counts {show(part.text)} of {show(whole.text)}")


def _exceeds(part: Mention, whole: Mention) -> bool:
    paid = part.value.kind is whole.value.kind is Kind.MONEY and part.value.senses[0].unit == whole.value.senses[0].unit
    counted = part.value.kind in _COUNTED and whole.value.kind in _COUNTED
    if not (paid or counted) or part.text.endswith("score"):
        return False
    if part.value.noun and not (whole.value.noun and same_noun(part.value.noun, whole.value.noun)):
        return False
    low, high = part.value.senses[0].interval.low, whole.value.senses[0].interval.high
    return low is not None and high is not None and low > high


RULE = Rule("V318", "part-larger-than-whole", Level.ERROR, reading=part_larger_than_whole)
