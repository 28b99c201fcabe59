"""The JSON Schemas: valid themselves, described for editors, and of one mind with what explains them."""
# ruff: noqa: E501  a case is one line

import json
from collections.abc import Iterator

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from verifier import schema
from verifier.schema.nearest import nearest


@pytest.mark.parametrize("name", schema.NAMES)
def test_schema_is_valid_and_closed_to_the_network(name: str) -> None:
    """Each is a JSON Schema of 2020-12, and refers to nothing outside itself."""
    data = json.loads(schema.text(name))
    references = [value for key, value in _pairs(data) if key == "$ref"]

    Draft202012Validator.check_schema(data)
    jsonschema_rs.Draft202012Validator(schema.text(name))
    assert data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(reference.startswith("#/") for reference in references)


@pytest.mark.parametrize("name", schema.NAMES)
def test_every_field_has_a_description_and_no_other_is_allowed(name: str) -> None:
    """An editor shows what a field is for; a misspelt one is marked."""
    data = json.loads(schema.text(name))
    mute = [
        field
        for key, fields in _pairs(data)
        if key == "properties"
        for field, what in fields.items()
        if not _described(what, data)
    ]
    open_ones = [
        node for node in _nodes(data) if "properties" in node and node.get("additionalProperties", True) is not False
    ]

    assert mute == []
    assert open_ones == []


BROKEN = [
    ("claims", "[]", "a claim file has `claims:`, or one claim, not a list"),
    ("claims", '{"claims": []}', "claims: this is empty"),
    ("claims", '{"claims": {}}', "claims: wanted here: a list; found: fields"),
    ("claims", '{"claim": "c", "quote": "q"}', "the field `id` is missing"),
    ("claims", '{"id": "a", "claim": "c"}', "one of `quote`, `spans`, `derived_from` is needed"),
    ("claims", '{"id": "a", "claim": " ", "quote": "q"}', "claim: this is empty"),
    ("claims", '{"id": "a", "claim": null, "quote": "q"}', "claim: nothing is written here"),
    ("claims", '{"id": "A", "claim": "c", "quote": "q"}', "id: `A` is not an id: a-z, 0-9 and -, a letter first"),
    ("claims", '{"id": "a\\n", "claim": "c", "quote": "q"}', "id: `a ` is not an id: a-z, 0-9 and -, a letter first"),
    ("claims", '{"id": "a", "claim": "c", "quote": []}', "quote: this is empty"),
    ("claims", '{"id": "a", "claim": "c", "quote": {}}', "quote: wanted here: text or a list; found: fields"),
    ("claims", '{"id": "a", "claim": "c", "quote": "q", "propery": "p"}', "unknown field `propery`; the nearest is `property`"),
    ("claims", '{"id": "a", "claim": "c", "quote": "q", "zzz": "p"}', "unknown field `zzz`"),
    ("claims", '{"id": "a", "claim": "c", "spans": [{"exact": "q", "start": "x"}]}', "spans.0.start: `x` is not a whole number from 0"),
    ("claims", '{"id": "a", "claim": "c", "derived_from": {"add": ["b"], "mean": ["b"]}}', "derived_from: one operation stands here; found: `add`, `mean`"),
    ("claims", '{"id": "a", "claim": "c", "derived_from": {}}', "derived_from: this is empty"),
    ("claims", '{"id": "a", "claim": "c", "derived_from": {"add": ["b", {"sub": ["c"]}]}}', "derived_from.add.1: unknown field `sub`; the nearest is `subtract`"),
    ("claims", '{"id": "a", "claim": "c", "quote": "q", "verdict": "suported"}', "verdict: `suported` is none of `supported`, `refuted`, `not-enough-evidence`, `conflicting-evidence`, `not-checkable`; the nearest is `supported`"),
    ("claims", '{"id": "a", "claim": "c", "quote": "q", "evidence": [{"quote": "q"}]}', "evidence.0: the field `source` is missing"),
    ("claims", '{"id": "a", "claim": "c", "quote": "q", "waive": [{"rule": "V201"}]}', "waive.0: the field `reason` is missing"),
    ("source", '{"type": "report"}', "the field `title` is missing"),
    ("source", '{"type": "reprt", "title": "t"}', None),
    ("source", '{"type": "report", "title": "t", "url": "https://a.org"}', "unknown field `url`; the nearest is `URL`"),
    ("source", '{"type": "report", "title": "t", "URL": "javascript:alert(1)"}', "URL: `javascript:alert(1)` is not an http or https address"),
    ("source", '{"type": "report", "title": "t", "sha256": "abc"}', "sha256: `abc` is not a SHA-256: 64 hexadecimal digits in lower case"),
    ("source", '{"type": "report", "title": "t", "issued": {"date-parts": [["2025", "13", "40"]]}}', "issued.date-parts.0.2: `40` is not a day from 1 to 31"),
    ("source", '{"type": "report", "title": "t", "author": ["x"]}', "author.0: wanted here: fields; found: `x`"),
    ("settings", '{"fail_on": "errors"}', "fail_on: `errors` is none of `error`, `warning`, `never`; the nearest is `error`"),
    ("settings", '{"jobs": 65}', "jobs: `65` is not at most 64"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), BROKEN)
def test_a_fault_says_what_was_written_and_what_is_wanted(name: str, text: str, message: str | None) -> None:
    """One fault is told once, in one sentence, with the path of its field."""
    data = json.loads(text)

    assert not schema.accepts(name, data)
    told = [_line(fault) for fault in schema.faults(name, data)]
    assert len(told) == 1
    assert message is None or told == [message]


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=4) | st.sampled_from(["a", "a\n", "2025-01-01\n", " ", "5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "claim", "quote", "claims", "spans", "exact", "start", "verdict", "add", "derived_from",
                         "evidence", "source", "relations", "supports", "review", "by", "date", "type", "title",
                         "issued", "date-parts", "sha256", "select", "waive", "rule", "reason", "until"]),
        inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(schema.NAMES), JSON)
def test_what_is_refused_is_explained(name: str, data: object) -> None:
    """The two validators may differ; a refusal always has a fault, each told once."""
    if schema.accepts(name, data):
        return
    told = list(schema.faults(name, data))

    assert told
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("written", "near", "sure"),
    [
        ("propery", "property", True),
        ("quoet", "quote", True),
        ("Quote", "quote", True),
        ("evidense", "evidence", True),
        ("clam", "claim", True),
        ("sub", "subject", False),
        ("text", "", False),
        ("id2", "id", False),
        ("", "", False),
        ("zzzzzz", "", False),
    ],
)
def test_the_nearest_name_is_sure_only_for_slips(written: str, near: str, sure: bool) -> None:
    """A letter or two wrong is a slip that may be mended; likeness alone is only shown."""
    assert nearest(written, ["id", "claim", "quote", "property", "evidence", "subject"]) == (near, sure)


def _line(fault: schema.Fault) -> str:
    path = ".".join(str(part) for part in fault.path)
    return f"{path}: {fault.message}" if path else fault.message


def _described(what: dict[str, object], whole: dict[str, object]) -> bool:
    if "description" in what:
        return True
    target: object = whole
    for part in str(what.get("$ref", "#/none")).split("/")[1:]:
        target = target.get(part, {}) if isinstance(target, dict) else {}
    return isinstance(target, dict) and ("description" in target or "anyOf" in target)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _nodes(inner)


def _pairs(data: object) -> Iterator[tuple[str, object]]:
    for node in _nodes(data):
        yield from node.items()
