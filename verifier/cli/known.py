"""`--baseline FILE`: what an old ledger starts with, and what leaves it."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli.options import stop
from verifier.cli.outputs import put
from verifier.show import show

if TYPE_CHECKING:
    from verifier.baseline import Entry
    from verifier.report import Report


def against(file: Path | None, report: "Report", *, update: bool, all_rules: bool) -> "Report":
    """Return the report with what the baseline lacks as its findings, the others as known.

    With `update`, a file that is not there is started with all findings, and one that is there loses what is fixed; it
    never takes in more. `all_rules`: the command left none out. Ends the command where the file is no baseline.
    """
    if file is None:
        return stop("--update-baseline goes with --baseline FILE") if update else report
    from verifier.baseline import compared

    if update and not file.exists():
        _start(file, report, all_rules=all_rules)
    listed = _listed(file)
    told, fixed = compared(report, listed, all_rules=all_rules)
    if not (update and fixed):
        return told
    gone = set(fixed)
    left = [entry for entry in listed if entry not in gone]
    _write(file, left, report, f"{len(fixed)} fixed, taken out; {len(left)} left")
    return replace(told, fixed=())


def _start(file: Path, report: "Report", *, all_rules: bool) -> None:
    from verifier.baseline import entries

    if not (all_rules and report.ledger.whole and report.ledger.files):
        stop("a baseline is started with the whole ledger and all its rules")
    found = entries(report)
    _write(file, found, report, f"started with {len(found)} known")


def _listed(file: Path) -> tuple["Entry", ...]:
    from verifier.baseline import BaselineError, read

    try:
        return read(file)
    except FileNotFoundError:
        stop(f"{file}: no such baseline; start one with --update-baseline")
    except OSError as error:
        stop(f"{file}: {error.strerror or error}")
    except BaselineError as error:
        stop(f"{file}: {error}")


def _write(file: Path, entries: Sequence["Entry"], report: "Report", said: str) -> None:
    from verifier.baseline import text

    put(text(entries), file, report)
    print(f"{show(str(file), 400)}: {said}", file=sys.stderr)
