"""Another program's JSON told apart: CSL-JSON, ClaimReview, W3C annotations; read with bounds, nothing fetched."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from urllib.parse import urlsplit

from verifier.exchange.records import ExchangeError, Record
from verifier.exchange.tables import Row
from verifier.frozen import frozen
from verifier.load.document import Data
from verifier.show import show

BYTES = 32_000_000
OBJECTS = 500_000  # objects and lists of one file
PARTS = 3_000_000  # items of all of them
CLAIMS = 20_000  # of one import


@frozen
class Arrival:
    """What a file brings: rows of claims, source records by id, what is wrong with items, what was left out."""

    kind: str
    rows: tuple[Row, ...] = ()
    sources: Mapping[str, Record] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read(raw: bytes) -> Data:
    """Return JSON with all of its numbers as text, as YAML's are read.

    Raises ExchangeError where it is none, says a field twice, or is too large; no `@context` is ever fetched.
    """
    if len(raw) > BYTES or raw.count(b"{") + raw.count(b"[") > OBJECTS or raw.count(b",") > PARTS:
        limit = f"{BYTES // 1_000_000} MB or {OBJECTS:,} objects"
        raise ExchangeError(f"more than {limit} in one file; split it. Nothing was written")
    try:
        text = raw.decode("utf-8-sig")
        found = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise ExchangeError(f"not UTF-8: line {raw[: error.start].count(10) + 1}") from None
    except json.JSONDecodeError as error:
        raise ExchangeError(f"no JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise ExchangeError("nested too deeply") from None
    return _textual(found)


def _once(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1) if len(names) < OBJECTS else ""
        raise ExchangeError(f"the field `{show(twice, 60)}` is given twice in one object")
    return found


def _textual(found: object) -> Data:
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, list):
        return [_textual(one) for one in found]
    if isinstance(found, dict):
        return {str(name): _textual(one) for name, one in found.items()}
    return found if found is None or isinstance(found, str) else str(found)


def listed(data: Data) -> list[Data]:
    """Return a list as it is, one thing as a list of one, nothing as none."""
    if data is None:
        return []
    return data if isinstance(data, list) else [data]


def objects(data: Data) -> list[dict[str, Data]]:
    """Return the objects among what may be one or several."""
    return [one for one in listed(data) if isinstance(one, dict)]


def words(data: Data) -> str:
    """Return text on one line; empty for what is no text."""
    return " ".join(data.split()) if isinstance(data, str) else ""


def said(data: Data) -> str:
    """Return text as it is, without the space around it; empty for what is no text."""
    return data.strip() if isinstance(data, str) else ""


def is_web(address: str) -> bool:
    """Return whether an address is one of the web: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


def contexts(data: Mapping[str, Data], known: Sequence[str]) -> str:
    """Return why an object's `@context` is not taken: it may give other meanings to words that we read; else nothing.

    A context is compared by its name, and never loaded.
    """
    for one in listed(data.get("@context")):
        if not isinstance(one, str):
            return "its @context gives words of its own meanings, which are not read"
        if one.rstrip("/").replace("https://", "http://") not in known:
            return f"its @context `{show(one, 80)}` is not one that is read"
    return ""
