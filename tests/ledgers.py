"""Ledgers for tests: text in, lines out."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

from verifier.check import Options, check
from verifier.formats.text import line
from verifier.report import Report

TODAY = dt.date(2026, 1, 1)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write a ledger's files; a source's text without a record gets one with its hash."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        record = path.with_suffix(".yaml")
        if name.startswith("sources/") and path.suffix in {".txt", ".md"} and f"sources/{record.name}" not in files:
            digest = hashlib.sha256(text.encode()).hexdigest()
            fields = f"type: document\ntitle: {path.stem}\nissued: 2025-11-30\nfile: {path.name}\nsha256: {digest}\n"
            record.write_text(fields, encoding="utf-8")


def report(folder: Path, **options: object) -> Report:
    """Return the report on a ledger."""
    return check(folder, Options(today=TODAY, **options))


def lines(folder: Path, **options: object) -> list[str]:
    """Return the lines of the findings on a ledger."""
    return [line(finding) for finding in report(folder, **options).findings]
