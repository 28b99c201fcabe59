"""
# A judge disagrees

Beside the rules a ledger may ask another judge: a model, a service, a person's script (`verifier judge --judge NAME`). It
sees only what the rules leave undecided. Where it says otherwise than what is recorded, this tells what it says, in its
own name. It is an opinion, so it is a note and fails no run unless the settings give it a level:
`levels = {V405 = "warning"}`. Read the words; correct the claim, the quote or the stance, or waive the note.

This passes:

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
```jsonl judges/desk.lock.jsonl
{"id": "a13ee49ed59b00a3e3ac7f199c21a11e71a3e02b37d0e04892938ff05a216035", "label": "supported", "confidence": 0.8}
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
```jsonl judges/desk.lock.jsonl
{"id": "a13ee49ed59b00a3e3ac7f199c21a11e71a3e02b37d0e04892938ff05a216035", "label": "not-supported", "confidence": 0.8, "rationale": ["praised"], "explanation": "Praise is no thanks."}
```
```output
claims/a.yaml:5:12: note V405 judge-disagrees: praise: judge desk says not-supported (0.80) of the quote: `praised`: Praise is no thanks.
```
"""

from collections.abc import Iterator, Mapping

from verifier.finding import Level
from verifier.model import Claim, Ledger, Reading, Stance
from verifier.opinion import Answer, Opinion, Says, shown
from verifier.rule import Hit, Rule
from verifier.show import show

_AGAINST = {Says.REFUTED, Says.NOT_SUPPORTED, Says.NOT_ENOUGH}
_FOR = {Says.SUPPORTED, Says.NOT_ENOUGH}


def judge_disagrees(ledger: Ledger, readings: tuple[Reading, ...]) -> Iterator[Hit]:
    """Yield each answer of a judge that does not fit the claim's own quote, or the stance of its evidence."""
    if ledger.opinions is None:
        return
    claims: Mapping[str, Claim] = {reading.claim.id: reading.claim for reading in readings}
    for opinion in ledger.opinions.items:
        claim = claims[opinion.claim]
        if opinion.answer is not None and opinion.answer.label in _unfit(claim, opinion):
            said = _said(ledger.opinions.judge, claim, opinion.path, opinion.answer)
            yield Hit(opinion.path, said, claim=claim)


def _unfit(claim: Claim, opinion: Opinion) -> set[Says]:
    """Return the labels that do not fit what is recorded."""
    where, _, number = opinion.path.partition("/")
    refutes = where == "evidence" and claim.evidence[int(number)].stance is Stance.REFUTES
    return _FOR if refutes else _AGAINST


def _said(judge: str, claim: Claim, path: str, answer: Answer) -> str:
    where, _, number = path.partition("/")
    item = claim.evidence[int(number)] if where == "evidence" else None
    of = f"{item.source}, recorded as {item.stance}" if item else "the quote"
    words = "; ".join(f"`{show(one.text)}`" for one in answer.rationale[:3])
    why = ": ".join(part for part in (words, show(answer.explanation)) if part)
    return f"{claim.local_id}: judge {judge} says {shown(answer)} of {of}" + (f": {why}" if why else "")


RULE = Rule("V405", "judge-disagrees", Level.NOTE, ledger=judge_disagrees)
