"""Why data was refused: each fault of a schema in our own words, with the nearest known field name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from verifier.schema import Fault, accepts, part
from verifier.schema.nearest import nearest
from verifier.show import show

MOST = 200  # faults told of one file
LONG = 200  # items of the lists of one record looked at
MANY = 20  # unknown fields told of one record


def explained(name: str, data: object) -> Iterator[Fault]:
    """Return how data breaks its schema."""
    if not isinstance(data, dict):
        yield Fault((), "value", f"{_wants(name)}, not {_named(data)}")
        return
    if name == "claims" and isinstance(data.get("claims"), list):
        found = _of_file(data)
    else:
        found = _of_part(name, _part(name, data), data)
    yield from islice(found, MOST)


def _of_file(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the faults of a file's head, then those of the claims that the fast validator refuses."""
    stub = [{"id": "a", "claim": "a", "quote": "a"}] if data["claims"] else []
    yield from _of_part("claims", "file", {**data, "claims": stub})
    for number, record in enumerate(data["claims"]):
        if not accepts("claims", record, "claim"):
            for fault in _of_part("claims", "claim", record):
                yield replace(fault, path=("claims", number, *fault.path))


def _of_part(name: str, of: str, data: object) -> Iterator[Fault]:
    for error in _validator(name, of).iter_errors(_shortened(data, [LONG])):
        yield from _told(error, ())


def _shortened(data: Any, room: list[int]) -> Any:
    """Return data with lists cut where there is no room for more items: nobody reads on, and to explain one is slow."""
    if isinstance(data, dict):
        return {key: _shortened(item, room) for key, item in data.items()}
    if not isinstance(data, list):
        return data
    kept = data[: max(1, room[0])]  # an empty list would be another fault
    room[0] -= len(kept)
    return [_shortened(item, room) for item in kept]


def _wants(name: str) -> str:
    return {"claims": "a claim file has `claims:`, or one claim", "source": "a source record has fields"}.get(
        name, "settings have fields"
    )


def _part(name: str, data: Mapping[str, object]) -> str:
    if name != "claims":
        return ""
    return "single" if "claims" not in data and data.keys() & {"id", "claim", "quote"} else "file"


@cache
def _validator(name: str, of: str) -> Any:
    return _Validator(part(name, of))


def _pattern(_validator: Any, pattern: str, found: object, _schema: Any) -> Iterator[ValidationError]:
    """Yield the fault of a text that has not a pattern's form; `$` is its very end, as JSON Schema has it."""
    if isinstance(found, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), found):
        yield ValidationError("pattern")


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _told(error: ValidationError, above: tuple[str | int, ...]) -> Iterator[Fault]:
    path = (*above, *error.path)
    if error.instance is None:
        yield Fault(path, "null", "nothing is written here")
        return
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
        near, one = nearest(field, known)
        sure = one and near not in instance
        hint = f"; the nearest is `{near}`" if near else ""
        yield Fault(
            path, "unknown", f"unknown field `{show(field, 60)}`{hint}", field, near, sure and near not in instance
        )
    if len(unknown) > MANY:
        yield Fault(path, "unknown", f"and {len(unknown) - MANY:,} more unknown fields", unknown[MANY])


def _value(kind: str, wanted: Any, found: Any, schema: Any) -> str:
    written = _named(found)
    if kind == "type":
        return _wanted(_type({"type": wanted}), found)
    if kind == "enum":
        near, _ = nearest(str(found), [str(item) for item in wanted])
        hint = f"; the nearest is `{near}`" if near else ""
        return f"{written} is none of {_listed(wanted)}{hint}"
    if kind in {"minLength", "minItems", "minProperties"} or (kind, wanted) == ("pattern", r"\S"):
        return "this is empty"
    if kind == "maxProperties":
        return f"one operation stands here; found: {_listed(list(found))}"
    if kind in {"maxLength", "maxItems"}:
        return f"this is too long: at most {wanted}"
    if kind in {"minimum", "maximum"}:
        return f"{written} is not {'at least' if kind == 'minimum' else 'at most'} {wanted}"
    if kind == "pattern":
        form = _FORMS.get(wanted)
        return f"{written} is not {form}" if form else f"{written} has not the form wanted: {_described(schema)}"
    return f"{written} is not what is wanted here"


_FORMS = {
    r'^[Hh][Tt][Tt][Pp][Ss]?://[^\s\x00-\x20<>"\\^`{|}]+$': "an http or https address",
    "^(V[0-9]{1,3}|[a-z][a-z0-9-]+|[A-Z]+[0-9]*)$": "a code, the beginning of one, or a name of rules",
    r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$": "a folder's name",
    "^[a-z][a-z0-9-]*$": "an id: a-z, 0-9 and -, a letter first",
    "^[A-Za-z0-9][A-Za-z0-9._-]*$": "a source's id: its record's file name without .yaml",
    "^([a-zA-Z0-9._-]+/)*[a-z][a-z0-9-]*$": "a claim's id, `cost` or `budget/cost`",
    "^[0-9]{1,12}$": "a whole number from 0",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a day such as 2025-12-01",
    "^-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "a date such as 2025-12-01",
    "^sha256:[0-9a-f]{8,64}$": "`sha256:` and hexadecimal digits in lower case",
    "^[0-9a-f]{64}$": "a SHA-256: 64 hexadecimal digits in lower case",
    "^-?[0-9]{1,5}$": "a year",
    "^(0?[1-9]|1[0-6]|2[1-4])$": "a month from 1 to 12, or a season",
    "^(0?[1-9]|[12][0-9]|3[01])$": "a day from 1 to 31",
}


def _wanted(kind: str, found: object) -> str:
    return f"wanted here: {kind}; found: {_named(found)}"


def _described(schema: Any) -> str:
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


def _listed(items: list[Any]) -> str:
    shown = [f"`{show(str(item), 60)}`" for item in items[:8]]
    return ", ".join(shown) + (" and others" if len(items) > len(shown) else "")
