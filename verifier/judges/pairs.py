"""Pairs of claim and evidence to be judged, a line of JSON each."""

import datetime as dt
from collections.abc import Mapping

from verifier.frozen import frozen
from verifier.judge import Judgement, judge
from verifier.judges.answers import parsed
from verifier.judges.item import Item, Words, mark
from verifier.show import show
from verifier.values import read_values

LONGEST = 400_000  # bytes of a line
CLAIM, EVIDENCE = 5_000, 50_000  # code points of a claim, and of its evidence


@frozen
class Pair:
    """A claim and the texts that it is held to."""

    line: int  # in its file, from 1
    claim: str
    evidence: tuple[str, ...]
    id: str = ""
    published: dt.date | None = None


def pair_of(number: int, line: bytes) -> Pair | str:
    """Return the pair that a line holds, or why it holds none."""
    data = parsed(line, LONGEST)
    if isinstance(data, str):
        return data
    claim, evidence = data.get("claim"), data.get("evidence")
    texts = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(claim, str) or not claim.strip():
        return _needed("claim", "a text", data)
    if not isinstance(texts, list) or not texts or not all(isinstance(one, str) and one.strip() for one in texts):
        return _needed("evidence", "a text or a list of texts", data)
    if len(claim) > CLAIM or sum(map(len, texts)) > EVIDENCE:
        return f"a claim has at most {CLAIM:,} characters, its evidence {EVIDENCE:,}"
    day = _day(data.get("published"))
    if isinstance(day, str):
        return day
    return Pair(number, claim, tuple(texts), str(data.get("id", "")), day)


def _needed(field: str, form: str, data: Mapping[str, object]) -> str:
    if field not in data:
        return f'it has no `{field}`; a line is {{"claim": "...", "evidence": "..."}}'
    return f"`{field}` is not {form}"


def _day(given: object) -> dt.date | None | str:
    if given is None:
        return None
    try:
        return dt.date.fromisoformat(given) if isinstance(given, str) else "`published` is not a date"
    except ValueError:
        return f"`published` is a date such as 2025-11-30, not `{show(str(given), 40)}`"


def by_rules(pair: Pair) -> Judgement:
    """Return what the program's own judge says of a pair."""
    return judge(pair.claim, "\n".join(pair.evidence), pair.published)


def item_of(pair: Pair, name: str, version: str) -> Item:
    """Return a pair as what another judge is asked; its texts are called evidence/0, evidence/1 and so on."""
    date = pair.published.isoformat() if pair.published else ""
    passages = tuple(
        Words(
            source=f"evidence/{number}",
            text=text,
            start=0,
            end=len(text),
            values=read_values(text, pair.published),
            there=text,
        )
        for number, text in enumerate(pair.evidence)
    )
    return Item(
        id=mark(pair.claim, "", date, passages, name, version),
        claim=pair.claim,
        passages=passages,
        date=date,
        values=read_values(pair.claim, pair.published),
        claim_id=pair.id or str(pair.line),
        path="evidence",
    )
