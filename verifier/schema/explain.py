"""Why data was refused: each fault of a schema in our own words, with the nearest known field name."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from rapidfuzz import process

from verifier.schema import Fault, text
from verifier.show import show

MOST = 200  # faults told of one file
MANY = 20  # unknown fields told of one record


def explained(name: str, data: object) -> Iterator[Fault]:
    """Return how data breaks its schema."""
    if not isinstance(data, dict):
        yield Fault((), "value", f"{_wants(name)}, not {_named(data)}")
        return
    errors = _validator(name, _part(name, data)).iter_errors(data)
    yield from islice((fault for error in errors for fault in _told(error, ())), MOST)


def _wants(name: str) -> str:
    return {"claims": "a claim file has `claims:`, or one claim", "source": "a source record has fields"}.get(
        name, "settings have fields"
    )


def _part(name: str, data: Mapping[str, object]) -> str:
    if name != "claims":
        return ""
    return "single" if "id" in data and "claims" not in data else "file"


@cache
def _validator(name: str, part: str) -> Any:
    schema = json.loads(text(name))
    if part:
        schema = {**schema["$defs"][part], "$defs": schema["$defs"]}
    return Draft202012Validator(schema)


def _told(error: ValidationError, above: tuple[str | int, ...]) -> Iterator[Fault]:
    path = (*above, *error.path)
    kind = str(error.validator)
    found: Any = error.instance
    wanted: Any = error.validator_value
    if kind == "additionalProperties":
        yield from _unknown(error, path)
    elif kind == "required":
        missing = [field for field in wanted if field not in found]
        yield from (Fault(path, "missing", f"the field `{field}` is missing") for field in missing)
    elif kind == "anyOf" and all("required" in branch for branch in wanted):
        fields = [f"`{branch['required'][0]}`" for branch in wanted]
        yield Fault(path, "missing", f"one of {', '.join(fields)} is needed")
    elif kind == "anyOf":
        yield from _branch(error, path)
    elif kind == "not":
        if isinstance(found, dict):
            yield Fault(path, "value", "`quote` and `spans` stand together; one of them is enough")
    else:
        yield Fault(path, "value", _value(kind, wanted, found, error.schema))


def _branch(error: ValidationError, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """Return the faults of the branch that has the type of what was written; else what the branches want."""
    assert isinstance(error.validator_value, list)
    for number, branch in enumerate(error.validator_value):
        of_branch = [inner for inner in error.context or () if inner.schema_path and inner.schema_path[0] == number]
        if not any(inner.validator in {"type", "$ref"} and not inner.path for inner in of_branch) and of_branch:
            for inner in of_branch:
                yield from _told(inner, path)
            return
        del branch
    wanted = " or ".join(dict.fromkeys(_type(branch) for branch in error.validator_value))
    yield Fault(path, "value", _wanted(wanted, error.instance))


def _unknown(error: ValidationError, path: tuple[str | int, ...]) -> Iterator[Fault]:
    assert isinstance(error.schema, dict)
    known = list(error.schema.get("properties", {}))
    instance: Any = error.instance
    unknown = [field for field in instance if field not in known]
    for field in unknown[:MANY]:
        near = process.extractOne(field, known, score_cutoff=60)
        hint = f"; the nearest is `{near[0]}`" if near else ""
        yield Fault(path, "unknown", f"unknown field `{show(field, 60)}`{hint}", field, near[0] if near else "")
    if len(unknown) > MANY:
        yield Fault(path, "unknown", f"and {len(unknown) - MANY:,} more unknown fields", unknown[MANY])


def _value(kind: str, wanted: Any, found: object, schema: Any) -> str:
    written = _named(found)
    if found is None:
        return (
            "nothing is written here; inside braces a comma ends the text, so put text with commas in quotation marks"
        )
    if kind == "type":
        return _wanted(_type({"type": wanted}), found)
    if kind == "enum":
        near = process.extractOne(str(found), [str(item) for item in wanted], score_cutoff=60)
        hint = f"; the nearest is `{near[0]}`" if near else ""
        return f"{written} is none of {_listed(wanted)}{hint}"
    if kind in {"minLength", "minItems", "minProperties"}:
        return "this is empty"
    if kind in {"maxLength", "maxItems", "maxProperties"}:
        return f"this is too long: at most {wanted}" if kind != "maxProperties" else f"{written}: one is enough"
    if kind == "pattern":
        return f"{written} has not the form wanted: {_form(schema)}"
    return f"{written} is not what is wanted here"


def _wanted(kind: str, found: object) -> str:
    return f"wanted here: {kind}; found: {_named(found)}"


def _form(schema: Any) -> str:
    return str(schema.get("description", schema.get("pattern", "another"))).rstrip(".")


def _type(branch: Mapping[str, Any]) -> str:
    names = {"string": "text", "number": "text", "array": "a list", "object": "fields", "integer": "a whole number"}
    names["boolean"] = "true or false"
    wanted = branch.get("type", "object")
    return " or ".join(dict.fromkeys(names.get(one, one) for one in ([wanted] if isinstance(wanted, str) else wanted)))


def _named(found: object) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, dict):
        return "fields"
    if isinstance(found, list):
        return "a list"
    return f"`{show(str(found), 60)}`"


def _listed(items: list[object]) -> str:
    shown = [f"`{item}`" for item in items[:8]]
    return ", ".join(shown) + (" and others" if len(items) > len(shown) else "")
