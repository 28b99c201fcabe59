"""
# Shares of one whole do not add up to it

Who is for something is not against it: the two shares are at most 100 percent together. A share and the remaining one are
100 percent.

Correct the share; where the source has it so, say so in a `note` and waive the finding.

This passes:

```text sources/minutes.txt
In the vote, 60 percent were for it and 50 percent against. Of the staff, 48 percent are men and 52 percent women.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: staff
    claim: 48 percent of the staff are men and 52 percent women.
    quote: "Of the staff, 48 percent are men and 52 percent women"
```

This fails:

```text sources/minutes.txt
In the vote, 60 percent were for it and 50 percent against. Of the staff, 48 percent are men and 52 percent women.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vote
    claim: 60 percent were for it and 50 percent against.
    quote: 60 percent were for it and 50 percent against
```
```output
claims/a.yaml:4:12: error V319 shares-over-whole: vote gives 60 percent and 50 percent of one whole, together 110 percent
```
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.finding import Level
from verifier.model import Reading
from verifier.pattern import pattern
from verifier.rule import Hit, Rule
from verifier.show import show
from verifier.values.value import Kind, Mention
from verifier.words import words

_WORD = pattern(r"[a-z'’-]+")
_REST = pattern(r"\b(?:the\s+(?:remaining|other)|and\s+the\s+rest,?)\s+(?:some\s+)?$", re.IGNORECASE)
_OF = pattern(r"\s+(?:of|among)\s+(?:(?:the|all|its|their)\s+)?([\w'’-]+)", re.IGNORECASE)
_SENTENCE_END = pattern(r"[;:]")


def shares_over_whole(reading: Reading) -> Iterator[Hit]:
    """Yield two per cents of a claim's sentence that share one whole and exceed it, or do not make it up."""
    sentence = reading.claim.claim
    shares = [mention for mention in reading.sentence if mention.value.kind is Kind.PERCENT and _figure(mention)]
    if len(shares) != 2 or _SENTENCE_END.search(sentence[shares[0].end : shares[1].start]):
        return
    one, other = shares
    total = _figure(one) + _figure(other)
    slack = Fraction(1) if (one.value.written.digits or 0) >= 0 else Fraction(1, 5)
    rest = _REST.search(sentence[: other.start]) and abs(total - 100) > slack
    if rest or (total > 100 + slack and _exclude(sentence, one, other) and _one_whole(reading, one, other)):
        said = f"gives {show(one.text)} and {show(other.text)} of one whole, together {_text(total)} percent"
        yield Hit("claim", f"{reading.claim.local_id} {said}")


def _one_whole(reading: Reading, one: Mention, other: Mention) -> bool:
    """Return whether nothing says that two shares are of two things or of two times."""
    sentence = reading.claim.claim
    dates = sum(mention.value.kind in {Kind.DATE, Kind.INTERVAL} for mention in reading.sentence)
    first, second = _OF.match(sentence, one.end), _OF.match(sentence, other.end)
    return dates < 2 and not (first and second and first[1].casefold() != second[1].casefold())


def _figure(mention: Mention) -> Fraction:
    written = mention.value.written
    exact = written.low is not None and written.low == written.high and not mention.value.signed
    return written.low if exact and written.low is not None and 0 < written.low <= 100 else Fraction(0)


def _exclude(sentence: str, one: Mention, other: Mention) -> bool:
    """Return whether the words behind two shares are of two sides of which nobody is on both: men and women."""
    first = set(_WORD.findall(sentence[one.end : other.start].casefold()))
    second = set(_WORD.findall(sentence[other.end :].casefold()))
    for line in words("exclusive_sides"):
        left, right = (set(side.split()) for side in line.split("|"))
        for ours, theirs in ((left, right), (right, left)):
            if first & ours and second & theirs and not first & theirs and not second & ours:
                return True
    return False


def _text(total: Fraction) -> str:
    return f"{float(total):g}"


RULE = Rule("V319", "shares-over-whole", Level.ERROR, reading=shares_over_whole)
