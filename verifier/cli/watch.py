"""`verifier watch`: checks whenever a file changes, says what came and went, and serves the report."""

import contextlib
import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import HERE, Ledger, Store, day, stop, store_folder, write_out
from verifier.show import show

if TYPE_CHECKING:
    from verifier.memory import Memory
    from verifier.report import Report
    from verifier.watch.served import Shown


def watch(
    *,
    ledger: Ledger = HERE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the report's address; default: a free one.")] = 0,
    no_report: Annotated[bool, typer.Option("--no-report", help="Serve no report.")] = False,
    select: Annotated[list[str] | None, typer.Option(help="Only rules of these codes or families (V2).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="No rules of these codes or families.")] = None,
    store: Store = None,
) -> None:
    """Check whenever a file of the ledger changes, say which findings came (+) and went (-), and show the report.

    The report is served on this machine only, and loads itself anew after each check. Ctrl-C ends it.

    Example: verifier watch
    """
    from verifier.memory import Memory
    from verifier.watch.served import Shown

    try:
        import watchfiles  # noqa: F401
    except ImportError:
        stop("watch needs watchfiles: pip install 'verifier-cli[watch]'")
    if not ledger.is_dir():
        stop(f"no such folder: {ledger}")
    gc.enable()  # a command that stays makes rings of garbage
    desk = _Desk(ledger, store_folder(store), tuple(select or ()), tuple(ignore or ()), Memory(), Shown())
    with _served(desk.shown, port, wanted=not no_report) as address:
        desk.check()
        gc.freeze()
        write_out(f"watching {show(str(ledger.resolve()), 400)}; Ctrl-C ends it\n{address}")
        _follow(desk)


def _follow(desk: "_Desk") -> None:
    from verifier.watch.changes import changes

    for _ in changes(desk.ledger):
        desk.check()


@contextlib.contextmanager
def _served(shown: "Shown", port: int, *, wanted: bool) -> Iterator[str]:
    """Serve the report, if that is wanted, and give a line that says where."""
    if not wanted:
        yield ""
        return
    from verifier.watch.server import ADDRESS, serving

    try:
        with serving(shown, port) as found:
            yield f"report: http://{ADDRESS}:{found}/\n"
    except OSError as error:
        if error.filename is not None:
            raise
        stop(f"port {port} is not free here: {error.strerror or error}")


@dataclass(slots=True)
class _Desk:
    """What is watched, and what the last check gave."""

    ledger: Path
    store: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    memory: "Memory"
    shown: "Shown"
    last: "Report | None" = None
    problem: str = field(default="")

    def check(self) -> None:
        """Check, print what is new, and show it."""
        from verifier.check import LedgerError, Options, run

        options = Options(store=self.store, select=self.select, ignore=self.ignore, today=day(None))
        begun = time.perf_counter()
        try:
            report = run(self.ledger, options, memory=self.memory)[0]
        except (LedgerError, OSError) as error:
            self._cannot(f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else str(error))
            return
        spent = time.perf_counter() - begun
        before, self.last = self.last, report
        if before is not None and not self.problem and _is_the_same(before, report):
            return
        self.problem = ""
        write_out("".join(f"{line}\n" for line in _told(before, report, spent)))
        self.shown.put(report)

    def _cannot(self, problem: str) -> None:
        """Say once why there is nothing to check; the watching goes on."""
        if problem != self.problem:
            self.problem = problem
            write_out(f"{show(problem, 400)}\n")
            self.shown.put(None, problem)


def _is_the_same(before: "Report", after: "Report") -> bool:
    """Return whether nothing of what was checked changed: only a file beside it, or its times."""
    return before.ledger == after.ledger and before.findings == after.findings


def _told(before: "Report | None", after: "Report", spent: float) -> Iterator[str]:
    """Yield what there is to say of a check: all findings of the first, then which came and went."""
    from verifier.formats.text import line
    from verifier.report import counts_line, summary
    from verifier.watch.differences import came

    if before is None:
        yield from (line(finding) for finding in after.findings)
    else:
        yield from (f"- {line(finding)}" for finding in came(after.findings, before.findings))
        yield from (f"+ {line(finding)}" for finding in came(before.findings, after.findings))
    yield f"{counts_line(summary(after))} ({spent * 1000:.0f} ms)"
