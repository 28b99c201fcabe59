"""
# A derived claim rests on an input that no longer stands

A derivation is no better than its inputs. Where the words of an input have changed in their source, or are gone, whatever
is reckoned from it is in doubt, however many steps away. The message names the way to it.

Mend the input first: quote its words as they stand now, and correct its value.

This passes:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    value: 2025-11-10
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
```

This fails:

```text sources/minutes.txt
Work began on 10 November 2025 and takes 180 days. The yard has 12 vans. In all, the yard has 14 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: start
    claim: Work began on 10 November 2025.
    quote: Work started on 10 November 2025
    value: 2025-11-10
  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}
  - id: month
    claim: Work ends in May 2026.
    derived_from: {max: [end]}
```
```output
claims/a.yaml:5:12: error V114 quote-gone: start: the quote does not stand in minutes; the nearest is `Work began on 10 November 2025`
claims/a.yaml:10:19: warning V311 stale-input: end rests on start, whose quote is gone: end <- start
claims/a.yaml:13:19: warning V311 stale-input: month rests on start, whose quote is gone: month <- end <- start
```
"""

from collections.abc import Iterator

from verifier.derivations import Stale, stale
from verifier.finding import Level
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule


def stale_inputs(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each derived claim that rests, over however many steps, on a claim whose quote is altered or gone."""
    claims = {reading.claim.id: reading.claim for reading in readings}
    for one in stale(readings):
        yield Hit("derived_from", _message(one), claim=claims[one.claim])


def _message(one: Stale) -> str:
    names = [name.rpartition("/")[2] for name in one.chain]
    way = " <- ".join([*names[:-1], *(["..."] if one.left_out else []), names[-1]])
    return f"{names[0]} rests on {names[-1]}, whose {one.reason}: {way}"


RULE = Rule("V311", "stale-input", Level.WARNING, ledger=stale_inputs)
