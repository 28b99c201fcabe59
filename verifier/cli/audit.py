"""`verifier audit`: has anything been tampered with."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, stop, store_folder, write_out
from verifier.show import show

if TYPE_CHECKING:
    from verifier.audit import Audit
    from verifier.config import Settings

LARGEST = 1_000_000


def audit(
    *,
    ledger: Ledger = HERE,
    store: Store = None,
    allowed_signers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Whose ssh keys sign reviews; default: as the settings say.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Reckon every hash, review, signature and line of the journal anew, offline, and name what is not as it was.

    Exit status: 0 all is as it was recorded, 1 something is not, 2 nothing to audit.

    Example: verifier audit
    """
    from verifier.audit import audit as audited
    from verifier.check import LedgerError, Options, readings_of
    from verifier.config import settings_of

    if form not in {"text", "json"}:
        stop(f"--format takes text or json, not {form}")
    try:
        loaded, read = readings_of(ledger, Options(store=store_folder(store)))
        signers = _signers(ledger, settings_of(ledger), allowed_signers)
    except LedgerError as error:
        stop(str(error))
    found = audited(ledger, loaded, read, signers)
    write_out(_json(found) if form == "json" else _text(found))
    raise typer.Exit(1 if any(problem.level == "error" for problem in found.problems) else 0)


def _signers(ledger: Path, settings: "Settings", given: Path | None) -> bytes | None:
    from verifier.readers.files import safe_read
    from verifier.readers.refusal import Refusal

    if given is None and not settings.allowed_signers:
        return None
    root, name = (given.resolve().parent, given.name) if given else (ledger, settings.allowed_signers)
    found = safe_read(root, name, LARGEST)
    if isinstance(found, Refusal):
        stop(f"the file of allowed signers, {given or name}, {found.reason}")
    return found


def _text(found: "Audit") -> str:
    lines = []
    for problem in found.problems:
        place = problem.location
        where = f"{show(place.file, 400)}:{place.line}:{place.column}"
        lines.append(f"{where}: {problem.level} {show(problem.message, 600)}")
    return "\n".join([*lines, _counts(found)]) + "\n"


def _counts(found: "Audit") -> str:
    """Return the last line: how much was held to what was recorded, and how much could not be."""
    from verifier.report import many

    parts = [f"{many(found.sources, 'source')} ({found.hashed} as recorded)", many(found.reviews, "review")]
    if found.signatures:
        parts.append(f"{many(found.signatures, 'signature')} ({found.verified} verified)")
    parts.append(f"{many(found.lines, 'line')} in the journal")
    errors = sum(problem.level == "error" for problem in found.problems)
    warnings = len(found.problems) - errors
    parts += [many(errors, "error"), many(warnings, "warning")]
    return ", ".join(parts)


def _json(found: "Audit") -> str:
    data = {
        "version": 1,
        "summary": {name: getattr(found, name) for name in _SUMMARY},
        "problems": [
            {
                "level": problem.level.value,
                "message": problem.message,
                "file": problem.location.file,
                "line": problem.location.line,
                "column": problem.location.column,
            }
            for problem in found.problems
        ],
    }
    return json.dumps(data, indent=1) + "\n"


_SUMMARY = ("sources", "hashed", "reviews", "signatures", "verified", "lines")
