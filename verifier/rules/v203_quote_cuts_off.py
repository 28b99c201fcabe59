"""
# The quote cuts off what its figure means

A figure, superlative or verb whose bound, hedge, sign, unit, scale, range end, limit or negation stands in the source but
outside the quote, or inside an elision, is a misquotation: `€2.4m` cut from "over €2.4m", `the first talks` from "the
first talks in a decade", `was found` from "was not found". Leaving out other words is fine.

Quote those words too.

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
    quote: €2.4m
```
```output
claims/a.yaml:4:12: error V204 figure-not-in-quote: cost says 2.4 million euros, but the quote says over €2.4m
claims/a.yaml:5:12: error V203 quote-cuts-off: cost: the quote cuts off `over` of `over €2.4m`
```
"""

from collections.abc import Iterator

from verifier.cut import cuts
from verifier.finding import Level
from verifier.model import Reading
from verifier.reading import words_at
from verifier.report import quotes
from verifier.rule import Hit, Rule
from verifier.show import show


def quote_cuts_off(reading: Reading) -> Iterator[Hit]:
    """Yield each quote that leaves out what bounds, scales or names the unit of one of its figures."""
    for found in quotes(reading):
        for cut in cuts(found):
            related = words_at(found.source, cut.start, cut.end)
            whole = f" of `{related[0].message}`" if related else ""
            shown = found.source is None or found.source.published
            what = f"`{show(cut.left_out)}`{whole}" if shown else "what bounds, scales or negates its words"
            message = f"{reading.claim.local_id}: the quote cuts off {what}"
            yield Hit(found.path, message, related=related)


RULE = Rule("V203", "quote-cuts-off", Level.ERROR, reading=quote_cuts_off)
