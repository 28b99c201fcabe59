"""`verifier`: where nothing changed since the last `check`, what it printed is printed again; else the command runs."""

import atexit
import gc
import os
import sys
import threading
from types import TracebackType


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say nothing of an interrupt, also while modules are still being loaded; the process ends by its signal then."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _hook

from verifier.cli.ticket import Ticket, ticket_for  # noqa: E402  an interrupt from here on is told in no traceback


def main() -> None:
    """Run the command line."""
    try:
        ticket = ticket_for(sys.argv[1:])
        kept = ticket.answer() if ticket else None
        if kept is not None:
            status, text = kept
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.flush()
            sys.exit(status)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it says nothing
        sys.exit(2)
    _command(ticket)


def _command(ticket: Ticket | None) -> None:
    gc.disable()  # before the modules are loaded: a fifth of their time went into looking for garbage
    from verifier.cli.main import main as command

    try:
        command(ticket)
    except SystemExit as ending:
        if ticket is not None and isinstance(ending.code, int) and _is_told():
            os._exit(ending.code)  # to give back all that was read, piece by piece, takes a twentieth of a check
        raise


def _is_told() -> bool:
    """Return whether all output is written and nothing else is left to do."""
    if threading.active_count() > 1:
        return False
    try:
        atexit._run_exitfuncs()  # noqa: SLF001  what plug-ins want done at the end
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
