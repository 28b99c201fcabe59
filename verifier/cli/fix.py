"""`verifier fix`: repairs of records."""

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.asking import Desk, can_ask
from verifier.cli.options import HERE, Ledger, Store, Today, day, folder, stop, store_folder, write_out
from verifier.frozen import frozen
from verifier.show import show

if TYPE_CHECKING:
    from verifier.finding import Finding
    from verifier.fixing import Mend, Mended
    from verifier.report import Report


def fix(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Records or folders; default: all.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Also change recorded facts; asks in a terminal.")] = False,
    select: Annotated[list[str] | None, typer.Option(help="Only rules of these codes, names or families.")] = None,
    store: Store = None,
    today: Today = None,
) -> None:
    """Repair records where that changes no meaning: positions, retouched quotes, misspelt fields, missing hashes.

    A fix is tried before it is made: one that would bring another finding is left. With --unsafe, quotes are written
    as the source now has them, and new hashes of changed copies recorded: look at each, for these are facts.

    Exit status: 0 done, or nothing to do; 1 --diff shows a change; 2 nothing to fix or wrong usage.

    Example: verifier fix --diff
    """
    from verifier.check import LedgerError, Options, run
    from verifier.config import settings_of
    from verifier.edit import editing
    from verifier.fixing import mended
    from verifier.ledger import records

    shelf, when = store_folder(store), day(today)
    inside = [_relative(path, ledger) for path in paths or ()]
    try:
        with editing(folder(ledger)) as writer:
            contents = records(ledger, settings_of(ledger))

            def check(texts: Mapping[str, bytes]) -> "Report":
                return run(ledger, Options(store=shelf, today=when, contents=texts))[0]

            report = check(contents)
            asks = unsafe and not diff and can_ask()
            choice = _Choice(tuple(inside), tuple(select or ()), unsafe, asks)
            found = mended(report, contents, check, choice.takes)
            if not diff:
                writer.apply(found.edits)
    except LedgerError as error:
        stop(str(error))
    if diff:
        write_out(_diff(found))
        raise typer.Exit(1 if found.edits else 0)
    write_out(_told(found, sum(choice.is_unsafe(one) for one in report.findings) if not unsafe else 0))


@frozen
class _Choice:
    """Which findings are to be mended."""

    paths: tuple[str, ...]
    rules: tuple[str, ...]
    unsafe: bool
    asks: bool

    def takes(self, finding: "Finding") -> bool:
        if not self.names(finding):
            return False
        if not self.is_unsafe(finding):
            return True
        return self.unsafe and (not self.asks or self.agreed(finding))

    def names(self, finding: "Finding") -> bool:
        file = finding.location.file
        inside = not self.paths or any(file == one or file.startswith(f"{one}/") or one == "." for one in self.paths)
        chosen = not self.rules or any(finding.code.startswith(one) or finding.name == one for one in self.rules)
        return inside and chosen

    def is_unsafe(self, finding: "Finding") -> bool:
        return bool(self.names(finding) and finding.fix and finding.fix.safety == "unsafe")

    def agreed(self, finding: "Finding") -> bool:
        fix = finding.fix
        print(f"{_place(finding)}: {show(finding.message, 400)}")
        question = f"  {show(fix.message if fix else '')}: {show((fix and fix.text) or '', 300)}"
        return Desk(asks=True).agreed(question, default=False)


def _relative(path: Path, ledger: Path) -> str:
    """Return a path that was given, or a record's name, relative to the ledger."""
    inside = path.exists() and path.resolve().is_relative_to(ledger.resolve())
    found = path.resolve().relative_to(ledger.resolve()).as_posix() if inside else path.as_posix()
    if not (ledger / found).exists():
        stop(f"no such file or folder in the ledger: {path}")
    return found


def _place(finding: "Finding") -> str:
    return f"{show(finding.location.file, 400)}:{finding.location.line}"


def _line(mend: "Mend") -> str:
    finding = mend.finding
    what = finding.fix.message if finding.fix else ""
    whose = f"{show(finding.claim, 100)}: " if finding.claim else ""
    return f"{_place(finding)}: {whose}{show(what, 200)} ({finding.code})"


def _told(found: "Mended", unsafe: int) -> str:
    """Return a line for each fix, made or left, and a line of counts."""
    lines = [f"fixed  {_line(mend)}" for mend in found.made]
    lines += [f"left   {_line(mend)}: {mend.left}" for mend in found.left]
    more = f"; {unsafe} more with --unsafe, which changes recorded facts" if unsafe else ""
    counts = f"{len(found.made)} fixed" + (f", {len(found.left)} left" if found.left else "")
    lines.append((counts if found.made or found.left else "nothing to fix") + more)
    return "\n".join(lines) + "\n"


def _diff(found: "Mended") -> str:
    """Return the changes as a unified diff, in which hidden characters are spelt out."""
    parts: list[str] = []
    for edit in found.edits:
        before, after = ((raw or b"").decode("utf-8", "replace").splitlines() for raw in (edit.before, edit.after))
        name = show(edit.path, 400)
        parts.extend(difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm=""))
    return "".join(f"{show(line, 100_000)}\n" for line in parts)
