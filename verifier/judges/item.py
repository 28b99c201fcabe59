"""What a judge is asked: a claim, its values, and the words it is to be held to, with their offsets."""

import hashlib
import json
from collections.abc import Iterable

from verifier.frozen import frozen
from verifier.values import show as show_value
from verifier.values.value import Mention


@frozen
class Words:
    """Words of a source as they were recorded, and as they stand there."""

    source: str
    text: str
    date: str = ""  # when the source was issued
    start: int | None = None  # in the source's text; None where that is not here
    end: int | None = None
    values: tuple[Mention, ...] = ()
    there: str = ""  # the source's own words from `start` to `end`


@frozen
class Item:
    """One question to a judge: do these words together bear this claim out?"""

    id: str  # SHA-256 of what is asked, and of the judge's name and version
    claim: str
    passages: tuple[Words, ...]
    value: str = ""  # as recorded
    date: str = ""  # when the claim was stated
    values: tuple[Mention, ...] = ()  # of the sentence
    claim_id: str = ""
    path: str = ""


def mark(claim: str, value: str, date: str, passages: Iterable[Words], judge: str, version: str) -> str:
    """Return the hash by which an answer is known again.

    Offsets, source ids and the claim's id are left out: an answer stays good when lines or files move.
    """
    words = [[one.text, one.date] for one in passages]
    asked = json.dumps([judge, version, claim, value, date, words], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(asked.encode()).hexdigest()


def line(item: Item) -> bytes:
    """Return an item as the line of JSON that a judge reads."""
    data = {
        "id": item.id,
        "claim": item.claim,
        "value": item.value or None,
        "date": item.date or None,
        "values": [_value(mention) for mention in item.values],
        "passages": [_words(words) for words in item.passages],
        "claim_id": item.claim_id,
        "field": item.path,
    }
    return json.dumps(data, ensure_ascii=True).encode() + b"\n"


def _words(words: Words) -> dict[str, object]:
    return {
        "source": words.source,
        "text": words.text,
        "start": words.start,
        "end": words.end,
        "date": words.date or None,
        "values": [_value(mention) for mention in words.values],
    }


def _value(mention: Mention) -> dict[str, object]:
    sense = mention.value.senses[0]
    return {
        "text": mention.text,
        "kind": mention.value.kind.value,
        "low": None if sense.interval.low is None else str(sense.interval.low),
        "high": None if sense.interval.high is None else str(sense.interval.high),
        "unit": sense.unit or None,
        "shown": show_value(mention.value),
    }
