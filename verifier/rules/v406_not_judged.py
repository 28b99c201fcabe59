"""
# A judge has not answered

The run asks for a judge's answers (`--judge NAME`, or `judge` in the settings), and for some of what the rules leave
undecided there is none in its lock file: the claim or its words are new, the judge's version was raised, or it failed. A
check never starts a judge. `verifier judge --judge NAME` asks it for what is missing and keeps the answers.

This passes:

```toml verifier.toml
judge = "desk"
[judges.desk]
version = "1"
replay = "answers.jsonl"
```
```text sources/minutes.txt
The yard has 12 vans.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
```

This fails:

```toml verifier.toml
judge = "desk"
[judges.desk]
version = "1"
replay = "answers.jsonl"
```
```text sources/minutes.txt
The council praised the fire brigade.
```
```yaml claims/a.yaml
article: minutes
claims:
  - id: praise
    claim: The council thanked the fire brigade.
    quote: The council praised the fire brigade.
```
```output
claims/a.yaml:5:12: note V406 not-judged: praise: judge desk 1 has not answered for the quote
```
"""

from collections.abc import Iterator, Mapping

from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading
from verifier.rule import Hit, Rule


def not_judged(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each claim with words that the rules leave undecided and the judge asked for has not answered."""
    found = ledger.opinions
    if found is None:
        return
    claims: Mapping[str, Claim] = {reading.claim.id: reading.claim for reading in readings}
    waiting: dict[str, list[str]] = {}
    for opinion in found.items:
        if opinion.answer is None:
            waiting.setdefault(opinion.claim, []).append(opinion.path)
    for name, paths in waiting.items():
        claim = claims[name]
        words = " and ".join(_words(claim, path) for path in paths)
        message = f"{claim.local_id}: judge {found.judge} {found.version} has not answered for {words}"
        hint = f"`verifier judge --judge {found.judge}` asks it and keeps the answers"
        yield Hit(paths[0], message, hint=hint, claim=claim)


def _words(claim: Claim, path: str) -> str:
    where, _, number = path.partition("/")
    return claim.evidence[int(number)].source if where == "evidence" else "the quote"


RULE = Rule("V406", "not-judged", Level.NOTE, ledger=not_judged)
