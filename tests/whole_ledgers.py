"""Whole ledgers in one file each: sources, honest claims, and changes of one thing that are faults or harmless."""

import copy
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.ledgers import report, write
from verifier.finding import Level

HERE = Path(__file__).parent / "ledgers_of_our_own"
_OF_A_CHANGE = {"on", "why", "source", "find", "replace", "drop"}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of a level that fails a ledger."""

    claim: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.claim} {self.code} {self.message}"


def load(path: Path) -> dict[str, Any]:
    """Return a ledger's file."""
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return read


def told(ledger: dict[str, Any], change: dict[str, Any] | None = None) -> set[Told]:
    """Return the errors and warnings on a ledger with one change; those on a source's own record are left out."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), _files(ledger, change or {}))
        found = report(Path(folder)).findings
    return {
        Told((one.claim or "").split("/")[-1], one.code, one.message)
        for one in found
        if one.level is not Level.NOTE and not one.location.file.startswith("sources/")
    }


def is_caught(change: dict[str, Any], new: set[Told]) -> bool:
    """Return whether what is told of a fault stands at its claim or at the file."""
    return any(one.claim in {change["on"], ""} for one in new)


def _files(ledger: dict[str, Any], change: dict[str, Any]) -> dict[str, str]:
    files: dict[str, str] = {}
    for name, source in ledger["sources"].items():
        record = {key: value for key, value in source.items() if key != "text"}
        files[f"sources/{name}.yaml"] = _dump(record | {"file": f"{name}.txt"})
        text = source["text"]
        if change.get("source") == name:
            assert text.count(change["find"]) == 1, change
            text = text.replace(change["find"], change["replace"])
        files[f"sources/{name}.txt"] = text
    files["claims/claims.yaml"] = _dump(_changed(ledger["claims"], change))
    return files


def _changed(claims: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    fields = {key: value for key, value in change.items() if key not in _OF_A_CHANGE}
    if "on" not in change or ("source" in change):
        return claims
    changed = copy.deepcopy(claims)
    (claim,) = (one for one in changed["claims"] if one["id"] == change["on"])
    if "find" in change:
        assert change["find"] in claim["claim"], change
        for field in ("claim", "value"):
            if field in claim:
                claim[field] = claim[field].replace(change["find"], change["replace"])
    claim.update(fields)
    for key in change.get("drop", ()):
        del claim[key]
    return changed


def _dump(data: Any) -> str:
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def results(path: Path) -> Iterator[tuple[str, bool, str]]:
    """Return for the honest ledger and each change: what it is, whether it came out right, and what was told."""
    ledger = load(path)
    clean = told(ledger)
    yield "honest", not clean, "\n    ".join(sorted(map(str, clean)))
    for kind in ("faults", "harmless"):
        for number, change in enumerate(ledger.get(kind, ()), 1):
            new = told(ledger, change) - clean
            ok = is_caught(change, new) if kind == "faults" else not new
            shown = {key: value for key, value in change.items() if key != "on"}
            yield f"{kind} {number} {change['on']} {shown}", ok, "; ".join(sorted(map(str, new)))


if __name__ == "__main__":
    for path in [HERE / f"{name}.yaml" for name in sys.argv[1:]] or sorted(HERE.glob("*.yaml")):
        counts = {"faults": [0, 0], "harmless": [0, 0]}
        for name, ok, said in results(path):
            if name != "honest":
                counts[name.split()[0]][0 if ok else 1] += 1
            if not ok:
                print(f"{path.stem}: {name}\n    {said}")  # noqa: T201 a table for people
        print(path.stem, counts)  # noqa: T201
