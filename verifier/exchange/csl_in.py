"""CSL-JSON, as Zotero and other reference managers export it, to source records."""

from collections.abc import Mapping

from verifier.exchange import csl
from verifier.exchange.arrivals import Arrival, objects, words
from verifier.exchange.new_sources import Shelf, is_id, slug
from verifier.exchange.records import Record
from verifier.load.document import Data
from verifier.model import Source
from verifier.report import grouped
from verifier.schema import accepts, faults, part
from verifier.show import show


def arrival(data: Data, sources: Mapping[str, Source]) -> Arrival:
    """Return the source records that items make; one that the ledger has already, to the letter, is no news."""
    items = objects(data.get("items") if isinstance(data, dict) and "items" in data else data)
    shelf = Shelf({}, "")
    problems: list[str] = []
    unknown: dict[str, int] = {}
    fields = set(part("source", "")["properties"])
    same = 0
    for number, item in enumerate(items, 1):
        made, beyond = _known(_keyed(item), fields)
        for name in beyond:
            unknown[name] = unknown.get(name, 0) + 1
        problems += _problems(number, item, made)
        name = _name(item, made)
        there = sources.get(name)
        if there is not None and _same(there, made):
            same += 1
        elif there is not None:
            problems.append(f"item {number}: the ledger has a source `{show(name, 60)}` already, and it says otherwise")
        elif shelf.new.get(name) != made:
            shelf.add(name, made)
    told = [f"the ledger has {grouped(same, 'item')} already, to the letter"] if same else []
    if unknown:
        listed = ", ".join(f"{show(name, 40)} ({count})" for name, count in list(unknown.items())[:20])
        told.append(f"kept in `custom`, since CSL has no such field: {listed}")
    return Arrival("CSL-JSON", sources=shelf.new, problems=tuple(problems), left_out=tuple(told))


def _keyed(item: Mapping[str, Data]) -> Record:
    """Return an item as a record; an id that cannot name a file (a number, an address) becomes its citation key."""
    made, given = csl.record(item), words(item.get("id"))
    return made if is_id(given) or not given or "citation-key" in made else {**made, "citation-key": given}


def _known(record: Record, fields: set[str]) -> tuple[Record, list[str]]:
    """Return a record with what CSL does not know in `custom`, and the names of those fields."""
    beyond = [name for name in record if name not in fields]
    if not beyond:
        return record, []
    custom = record.get("custom")
    kept = {**(custom if isinstance(custom, dict) else {}), **{name: record[name] for name in beyond}}
    return {**{name: value for name, value in record.items() if name in fields}, "custom": kept}, beyond


def _problems(number: int, item: Mapping[str, Data], record: Record) -> list[str]:
    if accepts("source", record):
        return []
    about = show(words(item.get("title")) or words(item.get("id")), 40)
    return [
        f"item {number} ({about}): {'/'.join(map(str, fault.path))}: {fault.message}".replace("): : ", "): ")
        for fault in faults("source", record)
    ]


def _name(item: Mapping[str, Data], record: Record) -> str:
    """Return a source's id: the item's if it can name a file, else its key, else one made of author, year, title."""
    given, key = words(item.get("id")), words(item.get("citation-key"))
    for one in (given, key):
        if is_id(one):
            return one
    made = slug(f"{_author(record)} {words(record.get('issued'))[:4]} {_short(record)}")
    return slug(key) or made or slug(given) or "source"


def _author(record: Record) -> str:
    for name in objects(record.get("author"))[:1]:
        return words(name.get("family")) or words(name.get("literal"))
    return ""


def _short(record: Record) -> str:
    return " ".join(words(record.get("title")).split()[:4])


def _same(source: Source, record: Record) -> bool:
    return csl.item(source) == csl.item(Source(id=source.id, record="", csl=record))
