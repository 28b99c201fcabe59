"""
# Less of the article is claimed than the settings ask for

`min_coverage = 90` in `verifier.toml` asks that of each article's checkable statements (figures, dates, quotations,
superlatives, named events) at least 90 per cent have a claim: one that quotes them and says them. Without the setting
nothing is asked. An article whose text cannot be read does not reach it.

Write claims for the rest: `verifier coverage` lists them, and `verifier draft SOURCE --uncovered` proposes records.

This passes:

```toml verifier.toml
min_coverage = 60
```
```text sources/minutes.txt
The yard has 12 vans. It bought 3 of them in 2024.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
  - id: bought
    claim: The yard bought 3 vans.
    quote: It bought 3 of them
```

This fails:

```toml verifier.toml
min_coverage = 60
```
```text sources/minutes.txt
The yard has 12 vans. It bought 3 of them in 2024.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
```
```output
claims/a.yaml:1:10: error V501 uncovered-article: minutes: 1 of 3 checkable statements has a claim, 33.3 %; the settings ask for 60 %
```
"""

from collections.abc import Iterator

from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule
from verifier.show import show


def uncovered_articles(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each article of which less is claimed than the settings ask for, at the file that names it first."""
    if not ledger.min_coverage:
        return
    from verifier.covered import Coverage, Read, coverage, percent

    def told(found: Coverage) -> str:
        if found.state is not Read.READ:
            return f"cannot be told: {found.state.value}"
        have = f"{found.claimed} of {len(found.parts)} checkable statements {'has' if found.claimed == 1 else 'have'}"
        return f"{have} a claim, {percent(found.percent)} %"

    for found in coverage(ledger, readings):
        if not found.reaches(ledger.min_coverage):
            claim = _first(found.article.id, readings)
            asked = f"; the settings ask for {ledger.min_coverage} %"
            yield Hit("article", f"{show(found.article.id)}: {told(found)}{asked}", claim=claim)


def _first(article: str, readings: tuple[Reading, ...]) -> Claim | None:
    """Return the first claim that stands in an article."""
    ours = (one.claim for one in readings if article in {one.claim.article, *(span.source for span in one.claim.spans)})
    return next(ours, None)


RULE = Rule("V501", "uncovered-article", Level.ERROR, ledger=uncovered_articles)
