"""Findings' fixes as changes of the text in the editor; each is tried first, as `verifier fix` does."""

import datetime as dt
from collections.abc import Callable, Mapping

from verifier.check import LedgerError
from verifier.config import settings_of
from verifier.finding import Finding, Safety
from verifier.fixing import mended
from verifier.frozen import frozen
from verifier.ledger import records
from verifier.lsp.desk import Desk
from verifier.show import show

MOST = 5  # fixes that are tried for one place


@frozen
class Action:
    """A change that is offered: its title, the finding it takes away (None: several), the files as they become."""

    title: str
    finding: Finding | None
    files: Mapping[str, bytes]


def quick_fixes(desk: Desk, name: str, first: int, last: int, today: dt.date) -> tuple[Action, ...]:
    """Return the fixes of the findings in lines `first` to `last` of a file."""
    report = desk.report
    if report is None:
        return ()
    here = [
        finding
        for finding in report.findings
        if finding.location.file == name and first <= finding.location.line <= last and _can_be_made(finding)
    ]
    found = []
    for finding in here[:MOST]:
        files = _files(desk, today, finding.__eq__)
        if files and finding.fix:
            unsafe = " (changes a recorded fact)" if finding.fix.safety is Safety.UNSAFE else ""
            found.append(Action(f"{finding.code}: {show(finding.fix.message)}{unsafe}", finding, files))
    return tuple(found)


def fix_all(desk: Desk, name: str, today: dt.date) -> Action | None:
    """Return the change that makes all safe fixes of a file; None where there is none to make."""

    def is_safe(finding: Finding) -> bool:
        return bool(finding.fix and finding.fix.safety is Safety.SAFE and finding.location.file == name)

    report = desk.report
    if report is None or not any(map(is_safe, report.findings)):
        return None
    files = _files(desk, today, is_safe)
    return Action("verifier: make all fixes that change no meaning", None, files) if files else None


def _can_be_made(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is not Safety.DISPLAY


def _files(desk: Desk, today: dt.date, wanted: Callable[[Finding], bool]) -> Mapping[str, bytes]:
    assert desk.report is not None
    try:
        contents = {**records(desk.root, settings_of(desk.root)), **desk.typed}
        found = mended(desk.report, contents, lambda texts: desk.checked(today, texts), wanted)
    except (LedgerError, OSError):
        return {}
    return {edit.path: edit.after for edit in found.edits}
