"""A source record to a source, without its text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verifier.finding import Finding
from verifier.load import yaml
from verifier.load.data import opened
from verifier.load.document import START
from verifier.load.faults import finding, refused, schema_findings
from verifier.load.places import Places, location
from verifier.load.salvage import without_fields, without_unknown
from verifier.load.words import lost_findings, lost_in
from verifier.model import Source
from verifier.schema import Fault, accepts, faults
from verifier.show import show


def source_record(raw: bytes, file: str, name: str) -> tuple[Source | None, tuple[Finding, ...]]:
    """Return the source that a record's bytes describe, where they can be read, and what is wrong with their form.

    `file` is the record's path relative to the ledger, `name` the source's id.
    """
    text, refusal = yaml.decoded(raw)
    if refusal:
        return None, (refused(file, refusal),)
    document = opened(text)
    found = [refused(file, one) for one in document.refusals]
    if not document.whole:
        return None, tuple(found)
    if document.data is None:
        return None, (finding("V011", location(file, START), "the record is empty"), *found)
    found += lost_findings(tuple(lost_in(file, text, document)))
    data: Any = document.data
    if not accepts("source", data):
        told = tuple(faults("source", data))
        found += schema_findings(file, document, told)
        data = without_fields(without_unknown(data, told), _of_values(told)) if isinstance(data, dict) else {}
    if data.get("id") not in {None, name}:
        place = location(file, document.places["id"])
        message = f"the id `{show(data['id'], 60)}` is not the file's name; leave it out, or put it into `citation-key`"
        found.append(finding("V007", place, message, field="id"))
    return _source(data, file, name, Places(file, document)), tuple(found)


def _of_values(told: Sequence[Fault]) -> list[Fault]:
    return [fault for fault in told if fault.kind != "unknown"]


def _source(data: Mapping[str, Any], file: str, name: str, places: Places) -> Source:
    def get(key: str) -> str:
        return data[key] if isinstance(data.get(key), str) else ""

    return Source(
        id=name,
        record=file,
        csl=data,
        title=get("title"),
        type=get("type"),
        issued=edtf(data.get("issued")),
        language=get("language") or "en",
        file=get("file"),
        sha256=get("sha256"),
        text_file=get("text"),
        text_sha256=get("text_sha256"),
        reader=get("reader"),
        level=get("level"),
        url=get("URL"),
        archived_at=get("archived_at"),
        context=tuple(_texts(data.get("context"))),
        names=tuple(_names(data)),
        places=places,
    )


def edtf(date: Any) -> str:
    """Return a CSL date as EDTF; empty where it has no parts."""
    if isinstance(date, str):
        return date
    if not isinstance(date, dict):
        return ""
    if isinstance(date.get("edtf"), str):
        return str(date["edtf"])
    days = [_day(parts) for parts in date.get("date-parts", ()) if parts]
    if days:
        return "/".join(days)
    raw = date.get("raw")
    return raw if isinstance(raw, str) else ""


def _day(parts: list[str]) -> str:
    year, *rest = [int(part) for part in parts]
    if rest and rest[0] in range(13, 17):  # a season, as citeproc has it; EDTF counts them from 21
        rest[0] += 8
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04d}", *(f"{part:02d}" for part in rest)])


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, list):
        yield from (text for text in item if isinstance(text, str))


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    for role in ("author", "publisher", "container-title"):
        item = data.get(role)
        if isinstance(item, str):
            yield item
        for name in item if isinstance(item, list) else ():
            if "literal" in name:
                yield name["literal"]
            elif "family" in name:
                yield f"{name.get('given', '')} {name['family']}".strip()
