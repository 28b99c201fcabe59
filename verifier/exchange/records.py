"""Claim files as the plain records that they hold, and records as claim files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml as pyyaml

from verifier.config import Settings
from verifier.frozen import frozen
from verifier.load import yaml
from verifier.load.document import Data
from verifier.load.yaml import BYTES
from verifier.schema import accepts
from verifier.show import show
from verifier.sources import Refusal, claim_files, safe_read

Record = Mapping[str, Data]
HEAD = ("article", "defaults", "context")
_WIDTH = 120


class ExchangeError(Exception):
    """Why claims cannot be taken out or in, in one line."""


@frozen
class File:
    """One claim file: its path below the ledger, the fields of the whole file, its claims."""

    path: str
    head: Record
    claims: tuple[Record, ...]


def files_of(root: Path, settings: Settings) -> tuple[File, ...]:
    """Return the claim files of a ledger as plain records, in their order.

    Raises ExchangeError where one cannot be read as it is: nothing may be left out without a word.
    """
    found = []
    for item in claim_files(root, settings.claims):
        if isinstance(item, Refusal):
            raise ExchangeError(f"{show(item.path)} {item.reason}")
        raw = safe_read(root, item, BYTES + 1)
        if isinstance(raw, Refusal):
            raise ExchangeError(f"{show(item)} {raw.reason}")
        found.append(_file(item, raw))
    if not found:
        raise ExchangeError(f"no claim file in {show(settings.claims)}/")
    return tuple(found)


def _file(path: str, raw: bytes) -> File:
    text, refusal = yaml.decoded(raw)
    document = yaml.read(text) if refusal is None else None
    data = document.data if document is not None and not document.refusals else None
    if not isinstance(data, dict) or not accepts("claims", data):
        raise ExchangeError(f"{show(path)} is not a good claim file: `verifier check` says why")
    listed = data.get("claims")
    claims = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else None
    if claims is None:
        claims = [{key: value for key, value in data.items() if key not in HEAD}]
    return File(path, {key: data[key] for key in HEAD if key in data}, tuple(claims))


def written(file: File) -> bytes:
    """Return a claim file's bytes."""
    return dumped({**file.head, "claims": [dict(claim) for claim in file.claims]})


def dumped(data: Record) -> bytes:
    """Return a record as YAML, its fields in their order."""
    return pyyaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH).encode()


class _Dumper(pyyaml.SafeDumper):
    """A writer that quotes only what YAML would read as something else than text, and indents lists."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list below their key."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:
        """Write equal records out each time: an alias is refused when it is read."""
        return True


def grouped(rows: Sequence[tuple[str, Record, Record]]) -> tuple[File, ...]:
    """Return files from rows of (path, head, claim): the head of a file is what its rows say together.

    Raises ExchangeError where two rows of a file give it different heads.
    """
    heads: dict[str, dict[str, Data]] = {}
    claims: dict[str, list[Record]] = {}
    for path, head, claim in rows:
        for key, value in head.items():
            if heads.setdefault(path, {}).setdefault(key, value) != value:
                raise ExchangeError(f"two rows give {show(path)} another `{key}`")
        if claim:
            claims.setdefault(path, []).append(claim)
    return tuple(File(path, heads.get(path, {}), tuple(found)) for path, found in claims.items())
