"""Settings of a ledger: `verifier.toml`, or `[tool.verifier]` in pyproject.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from verifier.model import Waiver
from verifier.readers.files import safe_read
from verifier.readers.refusal import Refusal
from verifier.schema import accepts, faults

LARGEST = 200_000  # bytes of a settings file


class ConfigError(Exception):
    """Settings that cannot be read; the message names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings in force: the ledger's, and what one run says otherwise."""

    claims: str = "claims"
    sources: str = "sources"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    require_sources: bool = False
    jobs: int = 0
    levels: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    plugins: tuple[str, ...] = ()
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
            return _settings(data, name, text)
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
        place = f":{where[1]}:{where[2]}" if where else ":1"
        said = re.sub(r" \(at .*\)$", "", str(error)) or "too deep"
        raise ConfigError(f"{name}{place}: {said}") from error


def _settings(data: Any, name: str, text: str) -> Settings:
    if not accepts("settings", data):
        fault = next(faults("settings", data))
        path = ".".join(str(part) for part in fault.path)
        place = f"{name}:{_line(text, fault.field or (str(fault.path[0]) if fault.path else ''))}"
        raise ConfigError(f"{place}: {path + ': ' if path else ''}{fault.message}")
    for folder in ("claims", "sources"):
        where = Path(data.get(folder, folder))
        if where.is_absolute() or ".." in where.parts:
            raise ConfigError(f"{name}:{_line(text, folder)}: {folder} is a folder inside the ledger, not `{where}`")
    return Settings(
        claims=data.get("claims", "claims"),
        sources=data.get("sources", "sources"),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail_on", "error"),
        require_sources=data.get("require_sources", False),
        jobs=data.get("jobs", 0),
        levels=data.get("levels", {}),
        waivers=tuple(Waiver(**item) for item in data.get("waive", ())),
        plugins=tuple(data.get("plugins", ())),
        file=name,
    )


def _line(text: str, key: str) -> int:
    """Return the line in which a key stands; the first where it is not found."""
    found = re.search(rf"^\s*\"?{re.escape(key)}\"?\s*=", text, re.MULTILINE) if key else None
    return text.count("\n", 0, found.end()) + 1 if found else 1
