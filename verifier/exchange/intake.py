"""Rows of claims become claim files: grouped, given ids, held to the schema before anything is written."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from verifier.exchange.records import HEAD, ExchangeError, File, Record, grouped, written
from verifier.exchange.tables import Row
from verifier.frozen import frozen
from verifier.load import claim_file
from verifier.load.document import Data
from verifier.schema import accepts, faults
from verifier.show import show

_WORD = re.compile(r"[a-z0-9]+")
_WORDS = 5  # of a claim, in an id made from it
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "the", "to", "was", "were"}
)


@frozen
class Outcome:
    """Claim files to write, by path, and what is wrong with the rows, a line each."""

    files: dict[str, bytes]
    problems: tuple[str, ...]
    claims: int = 0


def outcome(rows: Iterable[Row | ExchangeError], folder: str, default: str, unit: str = "line") -> Outcome:
    """Return the claim files that rows make below a folder; `default` names the file of rows that name none.

    `unit` is what the number of a row counts: lines of a table, or another program's items.
    """
    kept = list(rows)
    wrong = [str(row) for row in kept if isinstance(row, ExchangeError)]
    good = [row for row in kept if isinstance(row, Row)]
    taken: dict[str, set[str]] = {}
    placed: list[tuple[str, Record, Record]] = []
    lines: dict[str, list[int]] = {}
    for row in good:
        path, head, claim = _split(row, folder, default)
        problem = _bad_path(path, folder)
        if problem:
            wrong.append(f"{unit} {row.line}: {problem}")
            continue
        if claim:
            claim = _with_id(claim, taken.setdefault(path, set()))
            lines.setdefault(path, []).append(row.line)
        placed.append((path, head, claim))
    try:
        files = grouped(placed)
    except ExchangeError as error:
        return Outcome({}, (*wrong, str(error)))
    wrong += [problem for file in files for problem in _problems(file, lines.get(file.path, ()), folder, unit)]
    return Outcome({file.path: written(file) for file in files}, tuple(wrong), sum(len(file.claims) for file in files))


def _split(row: Row, folder: str, default: str) -> tuple[str, Record, dict[str, Data]]:
    """Return a row's file, the fields of its file, and its claim."""
    head = {key: row.fields[key] for key in HEAD if key in row.fields}
    claim = {key: value for key, value in row.fields.items() if key not in {*HEAD, "file"}}
    named, article = row.fields.get("file"), head.get("article")
    if isinstance(named, str) and named:
        return named, head, claim
    return f"{folder}/{article if isinstance(article, str) and article else default}.yaml", head, claim


def _bad_path(path: str, folder: str) -> str:
    pure = PurePosixPath(path)
    inside = pure.parts[: len(PurePosixPath(folder).parts)] == PurePosixPath(folder).parts
    if not inside or ".." in pure.parts or pure.suffix not in {".yaml", ".yml"} or "\0" in path:
        return f"`{show(path, 80)}` is no claim file below {folder}/"
    return ""


def _with_id(claim: dict[str, Data], taken: set[str]) -> dict[str, Data]:
    """Return a claim with an id; one is made of the claim's words where none is given."""
    given = claim.get("id")
    if isinstance(given, str) and given:
        taken.add(given)
        return claim
    stem = _stem(str(claim.get("claim", "")))
    made, number = stem, 2
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    taken.add(made)
    return {"id": made, **{key: value for key, value in claim.items() if key != "id"}}


def _stem(text: str) -> str:
    words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL][:_WORDS]
    stem = "-".join(words)[:60].strip("-")
    return stem if stem[:1].isalpha() else f"claim-{stem}".strip("-")


def _problems(file: File, lines: Sequence[int], folder: str, unit: str) -> list[str]:
    """Return what the schema and the loader say against a file, each with the line that it came from."""
    data = {**file.head, "claims": [dict(claim) for claim in file.claims]}
    if not accepts("claims", data):
        return [_told(fault.path, fault.message, lines, unit) for fault in faults("claims", data)]
    stem = PurePosixPath(file.path).relative_to(folder).with_suffix("").as_posix()
    loaded = claim_file(written(file), file.path, stem)
    return [f"{file.path}: {finding.code} {finding.message}" for finding in loaded.findings]


def _told(path: tuple[str | int, ...], message: str, lines: Sequence[int], unit: str) -> str:
    if len(path) > 1 and path[0] == "claims" and isinstance(path[1], int) and path[1] < len(lines):
        field = "/".join(str(part) for part in path[2:])
        return f"{unit} {lines[path[1]]}: {f'{field}: ' if field else ''}{message}"
    return f"{'/'.join(str(part) for part in path)}: {message}".removeprefix(": ")
