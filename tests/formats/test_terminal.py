"""What `check` shows on a terminal: the record's line with its place marked, in colour; plain lines everywhere else."""

import os
import pty
import re
import subprocess
import sys
import termios
from itertools import pairwise
from pathlib import Path

import pytest

from tests.formats.hostile import PAYLOADS, ledger
from tests.ledgers import write

VERIFIER = Path(sys.executable).parent / "verifier"
EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
STYLE = re.compile(r"\x1b\[[\d;]*m")


def terminal(*command: str | Path, columns: int = 80, error: bool = False, **environment: str) -> str:
    """Return what a command writes to a terminal of so many columns."""
    own, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    known = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    streams = {"stdout": subprocess.DEVNULL, "stderr": theirs} if error else {"stdout": theirs}
    process = subprocess.Popen(command, **streams, env={**known, "TERM": "xterm-256color", **environment})
    os.close(theirs)
    read = b""
    while True:
        try:
            part = os.read(own, 65_536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        read += part
    os.close(own)
    process.wait(30)
    return read.decode("utf-8").replace("\r\n", "\n")


def test_a_frame_shows_the_line_the_place_and_the_words() -> None:
    """Under the finding stand the line of YAML, a mark below the field's value, and the passage of the source."""
    shown = terminal(VERIFIER, "check", "-C", EXAMPLE, NO_COLOR="1")

    assert "\x1b" not in shown
    assert shown.startswith("""\
claims/library.yaml:4:12: error V204 figure-not-in-quote: cost says 2.4 million euros, but the quote says over €2.4m
4 |     claim: The new library cost 2.4 million euros.
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = sources/council-report.txt:1:24: cost over €2.4m

""")
    assert "12 |     quote: Its hall seats 180 people\n" in shown
    assert "   = sources/council-report.txt:1:59: Its hall holds 180 people\n" in shown
    assert shown.endswith(
        "what a code means: verifier explain V204\n4 claims, 4 quotes (3 found), 5 errors, 0 warnings, 0 notes\n"
    )


def test_colours_are_for_terminals_that_want_them() -> None:
    """Coloured on a terminal; not with NO_COLOR, on a dumb terminal, or in a pipe, which gets plain lines."""
    command = [VERIFIER, "check", "-C", EXAMPLE]
    piped = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8").stdout

    assert "\x1b[1;31merror\x1b[0m" in terminal(*command)
    assert "\x1b" not in terminal(*command, NO_COLOR="1")
    assert "\x1b" not in terminal(*command, TERM="dumb")
    assert len(piped.splitlines()) == 6
    assert [line for line in piped.splitlines() if " | " in line] == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_record_paints_nothing_on_the_terminal(name: str, tmp_path: Path) -> None:
    """Only our own colours are control sequences; lines of records fit the terminal, whatever stands in them."""
    from rich.cells import cell_len

    write(tmp_path, ledger(PAYLOADS[name]))
    shown = STYLE.sub("", terminal(VERIFIER, "check", "-C", tmp_path, columns=100))
    framed = [line for line in shown.splitlines() if re.match(r" *\d* [|=] ", line)]

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069]", shown)
    assert framed
    assert [line for line in framed if cell_len(line) > 100 and "sources/" not in line and "hint: " not in line] == []


def test_a_mark_stands_below_wide_and_spelt_out_characters(tmp_path: Path) -> None:
    """Before the place stand wide characters, a tab and an invisible one: the mark is moved by what is shown."""
    claim = "{note: '語語\u200b\t📚', id: a, claim: It closed 16 sites., quote: It closed 15 sites, article: m}\n"
    write(tmp_path, {"sources/m.txt": "It closed 15 sites.\n", "claims/a.yaml": claim})
    lines = terminal(VERIFIER, "check", "-C", tmp_path, columns=120, NO_COLOR="1").splitlines()
    from rich.cells import cell_len

    line, mark = next((one, two) for one, two in pairwise(lines) if "^" in two)

    assert cell_len(line[: line.index("It closed 16")]) == mark.index("^")
    assert mark.count("^") == len("It closed 16 sites.")


def test_a_long_line_is_cut_around_its_place(tmp_path: Path) -> None:
    """Of a line of 10,000 characters, the part with the place is shown, and `…` where something is left out."""
    claim = f"{{note: {'x' * 5000}, id: a, claim: It closed 16 sites., quote: It closed 15 sites, article: m}}\n"
    write(tmp_path, {"sources/m.txt": "It closed 15 sites.\n", "claims/a.yaml": claim})
    shown = terminal(VERIFIER, "check", "-C", tmp_path, NO_COLOR="1")

    assert re.search(r"^1 \| ….*It closed 16 sites\..*$", shown, re.MULTILINE)


def test_long_work_has_a_bar_that_is_wiped(tmp_path: Path) -> None:
    """The bar says the stage, how much is done and of how much; short work and pipes have none."""
    code = (
        "from verifier.cli.progress import Bar\n"
        "bar = Bar(patience=0)\n"
        "for done in range(1, 4): bar.told('reading', done, 3); bar.drawn.refresh()\n"
        "bar.close()"
    )
    drawn = terminal(sys.executable, "-c", code, error=True)
    short = terminal(VERIFIER, "check", "-C", EXAMPLE, error=True)
    unseen = "from verifier.cli.progress import bar\nwith bar() as told:\n    told('reading', 1, 3)"
    piped = subprocess.run([sys.executable, "-c", unseen], capture_output=True, check=True)

    assert re.search(r"reading.*3/3", STYLE.sub("", drawn))
    assert drawn.endswith("\x1b[2K")
    assert short == ""
    assert piped.stderr == b""
