"""`verifier watch` in a process of its own: it says what came and went, whatever is done to the files."""

import contextlib
import http.client
import http.server
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledgers import write

pytest.importorskip("watchfiles", reason="watchfiles is not installed (extra watch)")

GOOD = "article: minutes\nid: closed\nclaim: The council closed 15 sites.\nquote: It closed 15 sites.\n"
BAD = GOOD.replace("closed 15 sites.\nq", "closed 14 sites.\nq")
FOUND = "claims/a.yaml:3:8: error V204 figure-not-in-quote: closed says 14 sites, but the quote says 15 sites"
FILES = {"sources/minutes.txt": "The council met. It closed 15 sites.\n", "claims/a.yaml": GOOD}
SECONDS = 20


class Watching:
    """The command in a process, and the lines that it prints."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        command = [sys.executable, "-m", "verifier", "watch", "-C", str(root), *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.port = 0

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """Return the lines up to one in which a pattern stands."""
        seen: list[str] = []
        while not seen or not re.search(pattern, seen[-1]):
            try:
                seen.append(self.lines.get(timeout=SECONDS))
            except queue.Empty:
                pytest.fail(f"no `{pattern}` after {seen}")
        return seen

    def put(self, text: str, name: str = "claims/a.yaml") -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def ended(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit status and what stood on standard error."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=SECONDS)
        assert self.process.stderr
        return status, self.process.stderr.read()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    write(tmp_path / "ledger", FILES)
    found = Watching(tmp_path / "ledger")
    found.port = int(found.until("^report: ")[-1].rpartition(":")[2].strip("/"))
    yield found
    found.process.kill()
    found.process.wait()
    found.reader.join()
    found.process.stdout.close()
    found.process.stderr.close()


def test_what_came_and_what_went(watching: Watching) -> None:
    """A finding is told of when it comes and when it goes, not when it only moves; Ctrl-C gives 130 and no word."""
    watching.put(BAD)
    came = watching.until("1 claim, ")
    watching.put("# above\n" + BAD)
    moved = watching.until("1 claim, ")
    watching.put(GOOD)
    went = watching.until("1 claim, ")

    assert came[0] == f"+ {FOUND}"
    assert re.fullmatch(r"1 claim, 1 quote \(1 found\), 1 error, 0 warnings, 0 notes \(\d+ ms\)", came[1])
    assert len(moved) == 1
    assert went[0] == f"- {FOUND.replace(':3:', ':4:')}"
    assert watching.ended() == (130, "")


def test_a_source_changes(watching: Watching) -> None:
    """Sources are watched as claims are."""
    watching.put("The council met. It closed 16 sites.\n", "sources/minutes.txt")

    assert any("V112" in line for line in watching.until("1 claim, "))


def test_settings_change(watching: Watching) -> None:
    """Settings that come or change are in force from then on; broken ones are said once, and the watching goes on."""
    watching.put(BAD)
    watching.until("1 claim, ")
    watching.put("ignore = ['V204']\n", "verifier.toml")
    assert watching.until("1 claim, ")[0] == f"- {FOUND}"
    watching.put("ignore = [\n", "verifier.toml")
    assert watching.until("verifier.toml")
    (watching.root / "verifier.toml").unlink()

    assert watching.until("1 claim, ")[0] == f"+ {FOUND}"


def test_a_folder_that_goes_and_comes_back(watching: Watching) -> None:
    """Without its folder there is no ledger, which is said; when it is back, it is checked and watched again."""
    shutil.move(watching.root / "claims", watching.root / "aside")
    assert "no ledger here" in watching.until("no ledger here")[-1]
    shutil.move(watching.root / "aside", watching.root / "claims")
    watching.until("1 claim, ")
    watching.put(BAD)

    assert watching.until("1 claim, ")[0] == f"+ {FOUND}"


def test_a_file_half_written(watching: Watching) -> None:
    """A file that is written in pieces is right in the end, whatever was said of its pieces."""
    path = watching.root / "claims/a.yaml"
    with path.open("w", encoding="utf-8") as handle:
        for piece in (BAD[:30], BAD[30:50], BAD[50:]):
            handle.write(piece)
            handle.flush()
            os.fsync(handle.fileno())
    seen = watching.until("1 error, 0 warnings")

    assert f"+ {FOUND}" in seen


def test_two_editors(watching: Watching) -> None:
    """Two programs that write one file in turn, one in place and one by renaming, leave the last one's findings."""
    path, other = watching.root / "claims/a.yaml", watching.root / "claims/.a.swp"

    def replaces() -> None:
        for _ in range(30):
            other.write_text(GOOD, encoding="utf-8")
            other.replace(path)

    thread = threading.Thread(target=replaces)
    thread.start()
    for _ in range(30):
        watching.put(BAD)
    thread.join()
    watching.put(BAD.replace("14", "13"))
    seen = watching.until("says 13 sites")

    assert seen[-1] == f"+ {FOUND.replace('14', '13')}"


def test_thousands_of_files(watching: Watching) -> None:
    """Two thousand files at once are one change or a few, and all of them are read."""
    for number in range(2000):
        (watching.root / f"claims/m{number}.yaml").write_text(GOOD, encoding="utf-8")
    seen = watching.until("^2001 claims, ")

    assert len(seen) < 200
    assert watching.ended()[0] == 130


def test_nothing_is_written(watching: Watching) -> None:
    """Watching leaves the ledger as it was."""
    watching.put(BAD)
    watching.until("1 claim, ")
    _get(watching.port, "/report.html")

    assert sorted(str(path.relative_to(watching.root)) for path in watching.root.rglob("*")) == [
        "claims", "claims/a.yaml", "sources", "sources/minutes.txt", "sources/minutes.yaml",
    ]  # fmt: skip


def test_the_page_is_new_after_a_change(watching: Watching) -> None:
    """The served page is that of the last check, and who waits for another one hears of it."""
    version = int(_get(watching.port, "/after/0")[1])
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", watching.port, timeout=SECONDS)) as waiting:
        waiting.request("GET", f"/after/{version}")
        watching.put(BAD)

        assert int(waiting.getresponse().read()) == version + 1
    assert "the claim says 14 sites" in _get(watching.port, "/report.html")[1]


def _get(port: int, path: str) -> tuple[int, str]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_wrong_words(tmp_path: Path) -> None:
    """What cannot be watched ends with 2 and one line."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as taken:
        (tmp_path / "claims").mkdir()
        for words in (["-C", str(tmp_path / "none")], ["-C", str(tmp_path), "--port", str(taken.server_port)]):
            command = [sys.executable, "-m", "verifier", "watch", *words]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)

            assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
