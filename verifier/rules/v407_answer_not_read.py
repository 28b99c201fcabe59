"""
# A judge's kept answer cannot be read

A line of a judge's lock file is no answer: a merge left its marks there, or it was edited by hand. What it answered counts
as not judged. Take the line out; `verifier judge --judge NAME` asks for what is then missing.

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
```jsonl judges/desk.lock.jsonl
{"id": "of a claim that is gone", "label": "supported"}
```

This fails:

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
```jsonl judges/desk.lock.jsonl
<<<<<<< HEAD
```
```output
judges/desk.lock.jsonl:1:1: warning V407 answer-not-read: this line is no answer: it is no JSON: Expecting value at column 1
```
"""

from collections.abc import Iterator

from verifier.finding import Level, Location
from verifier.model import Ledger, Reading
from verifier.rule import Hit, Rule


def answer_not_read(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each line of the lock file of the judge asked for that is no answer."""
    if ledger.opinions is not None:
        for line, why in ledger.opinions.faults:
            place = Location(ledger.opinions.lock, line, 1, line, 1)
            yield Hit("", f"this line is no answer: {why}", location=place)


RULE = Rule("V407", "answer-not-read", Level.WARNING, ledger=answer_not_read)
