"""A judge's answers: a line of JSON each, held to what was asked."""

import json
import math
from collections.abc import Iterator, Mapping

from verifier.judges.item import Item, Words
from verifier.model import State
from verifier.opinion import Answer, Rationale, Says
from verifier.quotes import find_quote
from verifier.show import show

LONGEST = 100_000  # bytes of an answer
EXPLANATION = 2_000  # code points of an explanation that are kept
RATIONALES, RATIONALE = 20, 2_000  # of one answer; code points of one

Said = tuple[str, Answer]


def answer_of(line: bytes, items: Mapping[str, Item]) -> Said | str:
    """Return the item's id and the answer that a line gives, or why it is no answer to what was asked."""
    data = parsed(line)
    if isinstance(data, str):
        return data
    name = data.get("id")
    item = items.get(name) if isinstance(name, str) else None
    if item is None:
        return f"`id` {_told(name)} was not asked" if "id" in data else "it has no `id`"
    return answer_to(item, data)


def answer_to(item: Item, data: Mapping[str, object]) -> Said | str:
    """Return the answer that an object gives to an item; rationales that are not in its words are discarded."""
    label, confidence, explanation = data.get("label"), data.get("confidence"), data.get("explanation") or ""
    if not isinstance(label, str) or label not in set(Says):
        return f"`label` is {_told(label)}, not one of {', '.join(Says)}"
    if not _is_share(confidence):
        return f"`confidence` is {_told(confidence)}, not a number from 0 to 1"
    if not isinstance(explanation, str):
        return f"`explanation` is {_told(explanation)}, not a text"
    given = data.get("rationale") or []
    if not isinstance(given, list):
        return f"`rationale` is {_told(given)}, not a list"
    found = tuple(_anchored(one, item) for one in given[:RATIONALES])
    kept = tuple(one for one in found if one is not None)
    share = float(confidence) if isinstance(confidence, int | float) else None
    return item.id, Answer(Says(label), share, kept, explanation[:EXPLANATION], len(given) - len(kept))


def parsed(line: bytes, longest: int = LONGEST) -> dict[str, object] | str:
    """Return the object of JSON in a line, or why there is none."""
    if len(line) > longest:
        return f"it has more than {longest:,} bytes"
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"byte {error.start + 1} is not UTF-8"
    except RecursionError:
        return "it is nested too deeply"
    except json.JSONDecodeError as error:
        return f"it is no JSON: {error.msg} at column {error.colno}"
    except ValueError:
        return "it holds a number that is too long"
    return data if isinstance(data, dict) else "it is no object, in { }"


def _is_share(given: object) -> bool:
    if given is None:
        return True
    return isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given) and 0 <= given <= 1


def _told(given: object) -> str:
    return f"`{show(json.dumps(given), 40)}`"


def _anchored(given: object, item: Item) -> Rationale | None:
    """Return a rationale at its place: words, or offsets into a source's text, that lie within what was asked."""
    if isinstance(given, str):
        return _found(given, item.passages)
    if not isinstance(given, dict):
        return None
    source, text = given.get("source"), given.get("text")
    passages = tuple(words for words in item.passages if source in {None, words.source})
    if isinstance(text, str):
        return _found(text, passages)
    return next(_between(given.get("start"), given.get("end"), passages), None)


def _found(words: str, passages: tuple[Words, ...]) -> Rationale | None:
    if not words.strip() or len(words) > RATIONALE:
        return None
    for one in passages:
        text, offset = (one.there, one.start) if one.there else (one.text, None)
        place = _place(text, words)
        if place is not None:
            start, end = place
            at = (None, None) if offset is None else (offset + start, offset + end)
            return Rationale(one.source, text[start:end], *at)
    return None


def _place(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, marks, spaces and case aside; the first place of several."""
    found = find_quote(text, words)
    if found.state is State.AMBIGUOUS and found.places:
        return found.places[0]
    if found.state.counts_as_found and found.start is not None and found.end is not None:
        return found.start, found.end
    return None


def _between(start: object, end: object, passages: tuple[Words, ...]) -> Iterator[Rationale]:
    if not isinstance(start, int) or not isinstance(end, int):
        return
    for one in passages:
        if one.start is not None and one.end is not None and one.start <= start < end <= one.end:
            yield Rationale(one.source, one.there[start - one.start : end - one.start], start, end)
