"""A file becomes a source: its bytes stored, its text taken and hashed, its record written."""

import hashlib
import re
from pathlib import Path

import yaml

from verifier.config import ConfigError, settings_of
from verifier.edit import create
from verifier.readers import reader_for
from verifier.readers.metadata import proposed
from verifier.readers.refusal import Refusal
from verifier.readers.workers import Workers
from verifier.sources import safe_read

LARGEST = 64_000_000


class IntakeError(Exception):
    """Why a file did not become a source, in one line."""


def store(
    root: Path,
    file: Path,
    *,
    name: str | None = None,
    title: str | None = None,
    kind: str | None = None,
    issued: str | None = None,
    url: str | None = None,
) -> list[str]:
    """Store a file and write its record; return the paths written, relative to the ledger.

    Raises IntakeError where the file cannot be read, has no reader, or the id is taken.
    """
    try:
        folder = settings_of(root).sources
    except ConfigError as error:
        raise IntakeError(str(error)) from error
    identity = name or _identity(file)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", identity):
        raise IntakeError(f"the id `{identity}` has other characters than letters, digits, . _ -; give one with --id")
    reader = reader_for(file.name)
    if reader is None:
        raise IntakeError(f"no reader for {file.name}: .txt, .md and .html are read")
    raw = safe_read(file.parent, file.name, LARGEST)
    if isinstance(raw, Refusal):
        raise IntakeError(f"{file} {raw.reason}")
    with Workers() as workers:
        text = workers.read(reader, raw)
    if isinstance(text, Refusal):
        raise IntakeError(f"{file} {text.reason}")
    about = proposed(raw) if not reader.itself else None
    record: dict[str, object] = {
        "type": kind or ("webpage" if about else "document"),
        "title": title or (about.title if about else "") or _first_line(text.text) or identity,
    }
    optional = {
        "issued": issued or (about.issued if about else ""),
        "URL": url or (about.url if about else ""),
        "container-title": about.site if about else "",
        "language": about.language if about else "",
    }
    record.update({key: value for key, value in optional.items() if value})
    stored = f"{identity}{file.suffix.lower()}"
    record |= {"file": stored, "sha256": hashlib.sha256(raw).hexdigest()}
    written = {f"{folder}/{stored}": raw}
    if not reader.itself:
        taken = text.text.encode()
        record |= {"text": f"{identity}.txt", "text_sha256": hashlib.sha256(taken).hexdigest()}
        record["reader"] = f"{reader.name} {reader.version}"
        written[f"{folder}/{identity}.txt"] = taken
    written[f"{folder}/{identity}.yaml"] = yaml.safe_dump(record, allow_unicode=True, sort_keys=False).encode()
    taken_names = [path for path in written if (root / path).exists()]
    if taken_names:
        raise IntakeError(f"{taken_names[0]} is there already; give another --id")
    for path, content in written.items():
        create(root / path, content)
    return list(written)


def _identity(file: Path) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", file.stem.lower()).strip("-.") or "source"


def _first_line(text: str) -> str:
    for line in text.splitlines():
        words = line.strip().lstrip("#").strip()
        if words:
            return words[:120]
    return ""
