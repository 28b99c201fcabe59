"""How far long work has come, on a terminal; nothing is drawn, or imported, for short work or elsewhere."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.7  # seconds of work without a bar

Told = Callable[[str, int, int], None]


@contextmanager
def bar() -> Iterator[Told]:
    """Give a function that is told what is done, how much of it, and of how much; on leaving, the bar is wiped."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _silent
        return
    shown = Bar()
    try:
        yield shown.told
    finally:
        shown.close()


def _silent(stage: str, done: int, total: int) -> None:
    """Draw nothing."""


class Bar:
    """A bar on standard error, drawn once the work has taken a while."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.from_when = time.monotonic() + patience
        self.drawn: Progress | None = None
        self.task: TaskID | None = None

    def told(self, stage: str, done: int, total: int) -> None:
        """Move the bar; the first time that it is late enough, draw it."""
        if self.drawn is None:
            if time.monotonic() < self.from_when:
                return
            self._draw()
        assert self.drawn is not None
        assert self.task is not None
        self.drawn.update(self.task, description=stage, completed=done, total=total)

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        colours = None if os.environ.get("NO_COLOR") else "auto"
        console = Console(stderr=True, color_system=colours)  # type: ignore[arg-type]  # rich names them one by one
        self.drawn = Progress(*columns, console=console, transient=True)
        self.task = self.drawn.add_task("")
        self.drawn.start()

    def close(self) -> None:
        """Take the bar off the terminal."""
        if self.drawn is not None:
            self.drawn.stop()
