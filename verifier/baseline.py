"""Findings that a ledger starts with: known, so that only new ones count; what is fixed leaves the list for good."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verifier.finding import Finding, Level
from verifier.fingerprints import marks
from verifier.model import State
from verifier.report import Report, quotes
from verifier.show import show

VERSION = 1
LARGEST = 100_000_000  # bytes

_PLACE = re.compile(r"\bline \d+")
_UNSEEN = {State.NOT_CHECKED, State.UNDECIDED}
_TEXTS = ("fingerprint", "code", "file", "claim", "message")


class BaselineError(Exception):
    """A baseline that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding: what it says is part of it, so that another fault at the same field is a new one."""

    file: str
    claim: str  # empty: it is the file's
    code: str
    fingerprint: str
    message: str


def read(file: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline file. Raises BaselineError where it is none, OSError where it cannot be read."""
    if file.is_file() and file.stat().st_size > LARGEST:
        raise BaselineError(f"has more than {LARGEST // 1_000_000} MB")
    raw = file.read_bytes()
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BaselineError(f"line {error.lineno}, column {error.colno} is no JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise BaselineError("is no JSON text") from error
    items = data.get("findings") if isinstance(data, dict) and data.get("version") == VERSION else None
    if not isinstance(items, list) or not all(_well_formed(item) for item in items):
        raise BaselineError(f"is no baseline of version {VERSION}, as --update-baseline writes it")
    return tuple(Entry(**{name: item[name] for name in _TEXTS}) for item in items)


def _well_formed(item: object) -> bool:
    return isinstance(item, dict) and all(isinstance(item.get(name), str) for name in _TEXTS)


def text(entries: Sequence[Entry]) -> str:
    """Return a baseline as JSON, one finding a line, so that a colleague sees in a diff what left."""
    lines = [json.dumps({name: getattr(entry, name) for name in _TEXTS}) for entry in sorted(entries)]
    inner = "\n " + ",\n ".join(lines) + "\n" if lines else ""
    return f'{{"version": {VERSION}, "findings": [{inner}]}}\n'


def entries(report: Report) -> tuple[Entry, ...]:
    """Return the entries with which a ledger starts: all findings, save those for which a record was not read."""
    known = marks(report)
    return tuple(_entry(finding, known[finding]) for finding in report.findings if _may_be_known(finding))


def _entry(finding: Finding, mark: str) -> Entry:
    message = show(_PLACE.sub("line", finding.message), 2000)
    return Entry(show(finding.location.file, 2000), show(finding.claim or "", 2000), finding.code, mark, message)


def _may_be_known(finding: Finding) -> bool:
    """Return whether a finding may be known: a record that was refused is not checked, which never passes."""
    return not (finding.code.startswith("V0") and finding.level is Level.ERROR)


def compared(report: Report, baseline: Sequence[Entry], *, all_rules: bool = True) -> tuple[Report, tuple[Entry, ...]]:
    """Return the report with its new findings alone (the others as known), and the entries that are fixed.

    Fixed is what this run could have seen and did not: nothing, unless the whole ledger was judged by all its rules.
    """
    found, listed = marks(report), set(baseline)
    known = [finding for finding in report.findings if _entry(finding, found[finding]) in listed]
    known = [finding for finding in known if _may_be_known(finding)]
    standing = {_entry(finding, mark) for finding, mark in found.items()}
    rest = sorted(listed - standing) if all_rules and report.ledger.whole else []
    unseen = _unseen(report)
    fixed = tuple(entry for entry in rest if (entry.claim or entry.file) not in unseen and entry.file not in unseen)
    fresh = set(report.findings) - set(known)
    new = tuple(finding for finding in report.findings if finding in fresh)
    told = tuple(f"{entry.code} {entry.claim or entry.file}" for entry in fixed)
    return replace(report, findings=new, known=tuple(known), fixed=told), fixed


def _unseen(report: Report) -> Collection[str]:
    """Return the claims with quotes that were not checked, and the files in which a record was refused."""
    claims = {
        show(reading.claim.id, 2000)
        for reading in report.readings
        if any(span.passage.state in _UNSEEN for span in quotes(reading))
    }
    return claims | {show(finding.location.file, 2000) for finding in report.findings if not _may_be_known(finding)}
