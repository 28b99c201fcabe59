"""Settings of a ledger: `verifier.toml`, or `[tool.verifier]` in pyproject.toml."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import Any

from verifier.frozen import frozen
from verifier.model import Label, Waiver
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal
from verifier.schema import accepts, faults
from verifier.show import show

LARGEST = 200_000  # bytes of a settings file

JUDGE_KINDS = ("command", "plugin", "replay")

_MARK = "[\"']?"
_TABLE = re.compile(r"^[ \t]*\[{1,2}tool\.verifier\b", re.MULTILINE)


class ConfigError(Exception):
    """Settings that cannot be read; the message names file, line and what is wrong."""


@frozen
class Rating:
    """How a verdict is rated in a ClaimReview: its name, and its number where it has one."""

    name: str
    value: int | None = None


RATINGS: Mapping[str, Rating] = {
    Label.SUPPORTED: Rating("True", 5),
    Label.CONFLICTING_EVIDENCE: Rating("Mixed evidence", 3),
    Label.REFUTED: Rating("False", 1),
    Label.NOT_ENOUGH_EVIDENCE: Rating("Unproven"),
}


@frozen
class Publication:
    """What exports say beside the records: where the ledger and its reviews are published, by whom, on which scale."""

    base: str = ""  # what the addresses of claims and sources begin with
    review_url: str = ""  # where a claim's review stands: {file} and {id} are filled in
    author: str = ""
    author_type: str = "Organization"
    author_url: str = ""
    organizations: tuple[str, ...] = ()  # the speakers that are no persons
    worst: int = 1
    best: int = 5
    ratings: Mapping[str, Rating] = field(default_factory=lambda: RATINGS)


@frozen
class JudgeSettings:
    """A judge beside the rules: a command, a plug-in or a file of answers; and what one start of it may take."""

    name: str
    version: str  # answers of another version do not count
    command: tuple[str, ...] = ()
    plugin: str = ""  # the name of an entry point
    replay: str = ""  # a file of answers, relative to the ledger
    seconds: int = 120  # for one batch
    batch: int = 32  # items
    memory: int = 4_000  # megabytes


@frozen
class Settings:
    """Settings in force: the ledger's, and what one run says otherwise."""

    claims: str = "claims"
    sources: str = "sources"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    require_sources: bool = False
    jobs: int = 0
    min_coverage: int = 0
    levels: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    plugins: tuple[str, ...] = ()
    allowed_signers: str = ""  # a file of ssh's form, relative to the ledger: whose keys sign reviews
    export: Publication = field(default_factory=Publication)
    judge: str = ""  # the judge whose kept answers a check reads
    judges: Mapping[str, JudgeSettings] = field(default_factory=dict)
    file: str = ""  # where they stand, relative to the ledger; empty: there are none


def settings_of(root: Path) -> Settings:
    """Return the settings of the ledger in a folder; the defaults where it has none.

    Raises ConfigError where they cannot be read.
    """
    for name, table in (("verifier.toml", ()), ("pyproject.toml", ("tool", "verifier"))):
        if not (root / name).exists() and not (root / name).is_symlink():
            continue
        text = _text(root, name)
        data: Any = _parsed(text, name)
        for part in table:
            data = data.get(part) if isinstance(data, dict) else None
        if data is not None:
            return _settings(_plain(data), name, text)
    return Settings()


def _text(root: Path, name: str) -> str:
    raw = safe_read(root, name, LARGEST)
    if isinstance(raw, Refusal):
        raise ConfigError(f"{name}: {raw.reason}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError(f"{name}:{line}: byte 0x{raw[error.start]:02X} is not UTF-8") from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        last = text.count("\n") + 1 if "at end of document" in str(error) else 1
        place = f":{where[1]}:{where[2]}" if where else f":{last}"
        said = "too deep" if isinstance(error, RecursionError) else re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"{name}{place}: {said}") from error


def _plain(data: Any) -> Any:
    """Return TOML's data with its dates and times as text, as YAML's are."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if isinstance(data, (dt.date, dt.time)) else data


def _settings(data: Any, name: str, text: str) -> Settings:
    if not accepts("settings", data):
        fault = next(faults("settings", data))
        path = ".".join(show(str(part), 60) for part in fault.path)
        line = _line(text, name, [*fault.path, *([fault.field] if fault.field else [])])
        raise ConfigError(f"{name}:{line}: {path + ': ' if path else ''}{fault.message}")
    for folder in ("claims", "sources"):
        where = Path(data.get(folder, folder))
        if where.is_absolute() or ".." in where.parts:
            line = _line(text, name, [folder])
            raise ConfigError(f"{name}:{line}: {folder} is a folder inside the ledger, not `{show(str(where), 60)}`")
    for judge, table in data.get("judges", {}).items():
        if sum(key in table for key in JUDGE_KINDS) != 1:
            line = _line(text, name, ["judges", judge])
            raise ConfigError(f"{name}:{line}: judges.{judge} takes one of {', '.join(JUDGE_KINDS)}")
    return Settings(
        claims=data.get("claims", "claims"),
        sources=data.get("sources", "sources"),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail_on", "error"),
        require_sources=data.get("require_sources", False),
        jobs=int(data.get("jobs", 0)),
        min_coverage=int(data.get("min_coverage", 0)),
        levels=data.get("levels", {}),
        waivers=tuple(Waiver(**item) for item in data.get("waive", ())),
        plugins=tuple(data.get("plugins", ())),
        allowed_signers=data.get("allowed_signers", ""),
        export=_publication(data.get("export", {})),
        judge=data.get("judge", ""),
        judges={judge: _judge(judge, table) for judge, table in data.get("judges", {}).items()},
        file=name,
    )


def _publication(data: Mapping[str, Any]) -> Publication:
    ratings = {label: Rating(one["name"], one.get("value")) for label, one in data.get("ratings", {}).items()}
    return Publication(
        base=data.get("base", ""),
        review_url=data.get("review_url", ""),
        author=data.get("author", ""),
        author_type=data.get("author_type", "Organization"),
        author_url=data.get("author_url", ""),
        organizations=tuple(data.get("organizations", ())),
        worst=int(data.get("worst", 1)),
        best=int(data.get("best", 5)),
        ratings={**RATINGS, **ratings},
    )


def _judge(name: str, table: Mapping[str, Any]) -> JudgeSettings:
    return JudgeSettings(name, **{**table, "command": tuple(table.get("command", ()))})


def _line(text: str, name: str, path: Sequence[str | int]) -> int:
    """Return the line in which a field stands, as near as its names lead."""
    header = _TABLE.search(text) if name == "pyproject.toml" else None
    at = header.start() if header else 0
    for part, following in zip(path, [*path[1:], None], strict=True):
        if isinstance(part, str):
            number = following if isinstance(following, int) else 0
            at = _written(text, part, number, at)
    return text.count("\n", 0, at) + 1


def _written(text: str, part: str, number: int, at: int) -> int:
    """Return where a name stands from an offset on: as the table of that number, as a key, or as a table."""
    name = re.escape(part)
    tables = rf"^[ \t]*\[\[(?:[\w-]+\.)*{name}\]\]"
    keys = rf"^[^#\n]*?(?<![\w-]){_MARK}{name}{_MARK}[ \t]*=|^[ \t]*\[(?:[\w-]+\.)*{name}\]"
    for pattern, times in ((tables, number), (keys, 0)):
        found = next(islice(re.finditer(pattern, text[at:], re.MULTILINE), times, None), None)
        if found:
            return at + found.start()
    return at
