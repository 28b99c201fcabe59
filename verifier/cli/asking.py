"""Questions in a terminal: what a flag has answered is not asked, and nothing is asked where nobody can answer."""

import contextlib
import shutil
import sys
import textwrap
from collections.abc import Iterator

import typer

from verifier.frozen import frozen
from verifier.show import show

NONE = "-"  # the answer that leaves a field out


def can_ask() -> bool:
    """Return whether somebody sits at a terminal, to read a question and to answer it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@frozen
class Desk:
    """Where answers come from: the terminal, or, without one, what is proposed."""

    asks: bool

    def text(self, question: str, given: str | None, proposed: str, *, optional: bool = False) -> str:
        """Return a text: the one given, else the answer, else what is proposed. An optional one may be left out."""
        if given is not None or not self.asks:
            return (proposed if given is None else given).strip()
        if optional and not proposed:
            return self._answer(f"{question} (none)", "")
        answer = self._answer(question, proposed)
        return "" if optional and answer == NONE else answer

    def number(self, question: str, most: int) -> int:
        """Return a number from 1 on, asked until there is one."""
        while True:
            answer = self._answer(question, "")
            if answer.isascii() and answer.isdigit() and 1 <= int(answer[:9]) <= most:
                return int(answer)
            print(f"a number from 1 to {most}")

    def agreed(self, question: str, *, default: bool) -> bool:
        """Return whether the answer is yes."""
        with _interruptible():
            return typer.confirm(question, default=default)

    def _answer(self, question: str, proposed: str) -> str:
        label = f"{question} [{show(proposed, 300)}]" if proposed else question
        while True:
            with _interruptible():
                answer = str(typer.prompt(label, default="", show_default=False)).strip()
            if answer.isprintable():
                return answer or proposed
            print("in one line, without control characters")


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C and Ctrl-D at a question end the command as an interrupt does."""
    try:
        yield
    except typer.Abort:
        print("\nnothing was written")
        raise KeyboardInterrupt from None


def wrapped(text: str, indent: str = "    ") -> str:
    """Return a line of text for a terminal, broken where it is too long for it."""
    width = max(40, min(100, shutil.get_terminal_size().columns)) - 1
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
