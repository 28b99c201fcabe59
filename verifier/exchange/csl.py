"""Source records as CSL-JSON, and CSL-JSON as source records: nothing is lost either way.

What CSL has no field for stands in `custom`, which its schema keeps for other programs.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from verifier.exchange.export import Export
from verifier.exchange.records import Record
from verifier.load.document import Data
from verifier.load.sources import edtf
from verifier.model import Source

OURS = ("file", "sha256", "text", "text_sha256", "reader", "level", "context", "archived_at")
DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
CUSTOM = "verifier"
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")

Json = str | int | bool | list["Json"] | dict[str, "Json"] | None


def export(sources: Iterable[Source]) -> Export:
    """Return the sources as one CSL-JSON file."""
    return Export(json.dumps([item(source) for source in sources], ensure_ascii=False, indent=1) + "\n")


def item(source: Source) -> dict[str, Json]:
    """Return a source as a CSL-JSON item (csl-data.json 1.0); its id is the source's."""
    made: dict[str, Json] = {"id": source.id}
    for name, value in source.csl.items():
        if name in DATES:
            made[name] = date(value)
        elif name not in {"id", "custom", *OURS}:
            made[name] = _json(value)
    kept = {name: _json(source.csl[name]) for name in OURS if name in source.csl}
    other = _json(source.csl.get("custom", {}))
    custom: dict[str, Json] = {**(other if isinstance(other, dict) else {}), **({CUSTOM: dict(kept)} if kept else {})}
    return {**made, "custom": custom} if custom else made


def date(value: object) -> Json:
    """Return a recorded date as CSL's: the year, month and day in numbers, and the text where they say less than it."""
    if isinstance(value, dict):
        rest = {name: _json(one) for name, one in value.items() if name not in {"date-parts", "edtf"}}
        parts = value.get("date-parts")
        if isinstance(value.get("edtf"), str):
            found = date(value["edtf"])
            return {**rest, **(found if isinstance(found, dict) else {})}
        return {**({"date-parts": _numbers(parts)} if isinstance(parts, list) else {}), **rest}
    text = str(value)
    days = [_DAY.fullmatch(part) for part in text.split("/")]
    if len(days) > 2 or not all(days):
        return {"raw": text}
    parts = [[int(part) for part in day.groups()[:3] if part] for day in days if day]
    made: dict[str, Json] = {"date-parts": _numbers(parts)}
    if any(day and day[4] for day in days):
        made |= {"circa": True, "raw": text}
    return made


def record(item: Mapping[str, Data]) -> Record:
    """Return a CSL-JSON item as a source record, without its id; fields that CSL does not know go into `custom`."""
    custom = item.get("custom")
    others = dict(custom) if isinstance(custom, dict) else {}
    kept = others.pop(CUSTOM, {})
    made: dict[str, Data] = {}
    for name, value in item.items():
        if name in DATES:
            made[name] = _recorded(value)
        elif name not in {"id", "custom"}:
            made[name] = value
    if isinstance(kept, dict):
        made |= {name: value for name, value in kept.items() if name in OURS and name not in made}
    return {**made, "custom": others} if others else made


def _recorded(value: Data) -> Data:
    """Return a CSL date as EDTF text where the text says the same, else as it came."""
    if not isinstance(value, dict):
        return value
    raw = value.get("raw")
    try:
        text = raw if isinstance(raw, str) else edtf(value)
        same = _plain(date(text)) == _plain(_json(value))
    except (ValueError, TypeError):
        return value
    return text if text and same else value


def _plain(value: Json) -> Json:
    """Return data with its numbers as numbers, however they were written."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?\d{1,5}", value) else value


def _numbers(parts: Sequence[object]) -> list[Json]:
    return [[int(str(part)) for part in day] for day in parts if isinstance(day, list)]


def _json(value: object) -> Json:
    if isinstance(value, dict):
        return {str(name): _json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_json(one) for one in value]
    return value if value is None or isinstance(value, str) else str(value)
