"""`check` answers from its cache only where nothing changed, and nobody but the user can have written the answer."""

import gc
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ledgers import write
from verifier.cache import book, place, state
from verifier.cli import ticket as tickets
from verifier.cli.start import main

FILES = {
    "verifier.toml": "fail_on = 'error'\n",
    "sources/minutes.txt": "The council met on 3 March 2025. It closed 15 sites.\n",
    "claims/a.yaml": "article: minutes\nid: closed\nclaim: The council closed 14 sites.\nquote: It closed 15 sites.\n",
}
TRUE = 1  # the status of the ledger above


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a ledger with one error, and a folder of its own to the cache."""
    write(tmp_path / "ledger", FILES)
    monkeypatch.setenv("VERIFIER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    monkeypatch.delenv("VERIFIER_STORE", raising=False)
    monkeypatch.chdir(tmp_path / "ledger")
    yield tmp_path / "ledger"
    gc.enable()  # the command switches it off


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, bool]]:
    """Give a function that runs `check` and returns its status, what it printed, and whether the cache gave it."""

    def run(*words: str) -> tuple[int, str, bool]:
        monkeypatch.setattr(sys, "argv", ["verifier", "check", *words])
        asked = []
        monkeypatch.setattr("verifier.cli.start._command", lambda ticket: (asked.append(1), _command(ticket)))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        return int(ended.value.code or 0), capfd.readouterr().out, not asked

    return run


def _command(ticket: object) -> None:
    from verifier.cli.main import main as command

    command(ticket)


def test_the_second_answer_is_the_first(root: Path, check: Callable) -> None:
    """Where nothing changed, the same bytes and status come without the check being run."""
    first, second = check(), check()

    assert first[2:] == (False,)
    assert second == (*first[:2], True)
    assert first[0] == TRUE


def test_it_needs_no_command_line(root: Path) -> None:
    """The cached answer imports neither typer nor yaml nor anything but the cache."""
    code = "import atexit, sys\nsys.argv = ['verifier', 'check']\nfrom verifier.cli.start import main\n"
    code += "atexit.register(lambda: print(sorted({m.split('.')[0] for m in sys.modules} & "
    code += "{'typer', 'yaml', 'jsonschema', 'rich', 'ctypes', 'dataclasses', 'tomllib', 'verifier'})))\nmain()"
    command = [sys.executable, "-c", code]
    done = [subprocess.run(command, capture_output=True, text=True, check=False).stdout for _ in range(2)]

    assert "'typer'" in done[0]
    assert done[1].splitlines()[-1] == "['dataclasses', 'tomllib', 'verifier']"


CHANGES = {
    "a claim": ("claims/a.yaml", lambda text: text.replace("14", "15")),
    "a source": ("sources/minutes.txt", lambda text: text.replace("15", "14")),
    "a record": ("sources/minutes.yaml", lambda text: text + "language: xx\n"),
    "a setting": ("verifier.toml", lambda text: "fail_on = 'never'\n"),
    "a new claim": ("claims/b.yaml", lambda text: FILES["claims/a.yaml"]),
    "a hidden file": ("sources/.previous/0", lambda text: "x"),
    "a journal": ("reviews.jsonl", lambda text: "{}\n"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_checked_anew(what: str, root: Path, check: Callable) -> None:
    """A change of any file, also one of the same size and time, is seen; undoing it brings the first answer back."""
    name, change = CHANGES[what]
    first = check()
    path = root / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns) if before is not None else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(change(before or ""), encoding="utf-8")
    if times:
        os.utime(path, ns=times)
    changed = check()
    path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
    undone = check()

    assert not changed[2]
    assert undone == (*first[:2], True)


@pytest.mark.parametrize(
    "words", [["--fail-on", "never"], ["--format", "json"], ["--today", "2025-01-01"], ["-C", "."]]
)
def test_another_question_has_another_answer(words: list[str], root: Path, check: Callable) -> None:
    """Options are part of what is asked."""
    check()

    assert not check(*words)[2]
    assert check(*words)[2]


def test_another_day(root: Path, check: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """A waiver may end tomorrow: the answer of yesterday is not given."""
    check()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770100000")

    assert not check()[2]


def test_another_program(root: Path, check: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the program, of Python or of a library checks anew."""
    check()
    monkeypatch.setattr(tickets, "program", lambda: "other")

    assert not check()[2]


def test_bytecode_is_no_other_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python writes beside the program's files when it first runs them makes no other program; a change does."""
    (tmp_path / "part.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(state, "_PACKAGE", str(tmp_path))
    first = state.program()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/part.cpython-311.pyc").write_bytes(b"x")
    second = state.program()
    (tmp_path / "part.py").write_text("x = 10\n", encoding="utf-8")

    assert first == second
    assert state.program() != first


@pytest.mark.parametrize(
    "words", [["--no-cache"], ["--baseline", "x.json", "--update-baseline"], ["--format", "json=x.json"], ["claims"]]
)
def test_what_is_never_kept(words: list[str], root: Path, check: Callable) -> None:
    """What writes files, reads others, or asks for a new check is never answered from the cache."""
    check(*words)

    assert not check(*words)[2]


def test_a_wrong_guess_of_the_ledger_keeps_nothing(root: Path, check: Callable, tmp_path: Path) -> None:
    """Where the words name another ledger than the one that was checked, nothing is kept."""
    write(tmp_path / "other", FILES)
    check("--select", "-C", "--ignore", str(tmp_path / "other"))

    assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").iterdir())


def test_texts_that_may_not_be_republished(root: Path, check: Callable, tmp_path: Path) -> None:
    """With a store nothing is kept at all."""
    (tmp_path / "store").mkdir()
    check("--store", str(tmp_path / "store"))

    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("trusted", [{"plugins": ("theirs",)}, {"judge": "theirs"}])
def test_plug_ins_and_judges(trusted: dict[str, object], root: Path, tmp_path: Path) -> None:
    """Of a ledger whose settings trust plug-ins or ask a judge nothing is kept: they may rest on anything."""
    from verifier.check import Options
    from verifier.check import check as checked
    from verifier.config import Settings

    found = tickets.ticket_for(["check"])
    assert found is not None
    found.keep(Options(), Settings(**trusted), checked(root), (0, "forged"))

    assert not (tmp_path / "cache" / "answers.jsonl").exists()


def test_a_change_in_between(root: Path, check: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer about files that changed while they were checked, and back again, is not kept."""
    from verifier.cli import check as command

    real = command.publish

    def meanwhile(*given: object, **named: object) -> str:
        path = root / "claims/a.yaml"
        before = path.read_bytes()
        path.write_bytes(b"other")
        path.write_bytes(before)
        return real(*given, **named)

    monkeypatch.setattr(command, "publish", meanwhile)
    check()

    assert not check()[2]


# --- forged and broken caches


def _forged(key: str) -> bytes:
    answer = (0, "1 claim, 1 quote (1 found), 0 errors, 0 warnings, 0 notes\n")
    return book._HEAD + book._line(key, answer)


def _key() -> str:
    found = tickets.ticket_for(["check"])
    assert found is not None
    return found.key


def test_a_forgery_needs_the_user_s_own_folder(root: Path, check: Callable, tmp_path: Path) -> None:
    """The forgery of these tests is a good one: in a private folder it would be believed."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    (folder / place.NAME).touch(mode=0o600)
    (folder / place.NAME).write_bytes(_forged(_key()))

    assert check()[0] == 0


@pytest.mark.parametrize(
    "how", ["folder open", "folder of a group", "file open", "file read by all", "link", "two names"]
)
def test_a_forged_cache_changes_nothing(how: str, root: Path, check: Callable, tmp_path: Path) -> None:
    """A cache that others may have written is not read: the true errors stand."""
    folder, file = tmp_path / "cache", tmp_path / "cache" / place.NAME
    folder.mkdir(mode=0o700)
    file.touch(mode=0o600)
    file.write_bytes(_forged(_key()))
    if how.startswith("folder"):
        folder.chmod(0o777 if how == "folder open" else 0o770)
    elif how.startswith("file"):
        file.chmod(0o666 if how == "file open" else 0o644)
    elif how == "link":
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")
    else:
        (tmp_path / "second").hardlink_to(file)

    assert check()[0] == TRUE


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give a file away")
def test_a_cache_of_somebody_else(root: Path, check: Callable, tmp_path: Path) -> None:
    """A folder or a file that belongs to another user is not read."""
    folder, file = tmp_path / "cache", tmp_path / "cache" / place.NAME
    folder.mkdir(mode=0o700)
    file.touch(mode=0o600)
    file.write_bytes(_forged(_key()))
    os.chown(file, 12345, 12345)
    first = check()[0]
    os.chown(folder, 12345, 12345)

    assert (first, check()[0]) == (TRUE, TRUE)


@pytest.mark.parametrize("where", ["ledger/.cache", "ledger/sources/cache", "cache-of-the-work-tree"])
def test_a_cache_that_comes_with_the_ledger(
    where: str, root: Path, check: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache inside the ledger, or its git work tree, is neither read nor written: it may come with the ledger."""
    if where == "cache-of-the-work-tree":
        (tmp_path / ".git").mkdir()
    key = _key() if where != "cache-of-the-work-tree" else "0"
    folder = tmp_path / where
    folder.mkdir(mode=0o700)
    (folder / place.NAME).touch(mode=0o600)
    (folder / place.NAME).write_bytes(_forged(key))
    monkeypatch.setenv("VERIFIER_CACHE", str(folder))

    assert check()[0] == check()[0] == TRUE
    assert (folder / place.NAME).read_bytes() == _forged(key)
    assert tickets.ticket_for(["check"]) is None


def test_a_broken_cache_is_dropped(root: Path, check: Callable, tmp_path: Path) -> None:
    """Whatever stands in the file, the answer is the true one; and the next good answer is kept again."""
    true = check()[:2]
    file = tmp_path / "cache" / place.NAME
    good, key = file.read_bytes(), _key()
    chance = random.Random(1)
    flipped = bytearray(good)
    flipped[-20] ^= 1
    line = json.loads(good.splitlines()[1])
    broken = [
        b"", b"\0" * 1000, good[:-1], good[: len(good) // 2], bytes(flipped), chance.randbytes(5000),
        good.replace(b",1,", b",0,"), book._HEAD + b'["%s",' % key.encode() + b"[" * 100_000 + b"\n",
        book._HEAD + json.dumps([key, line[1], True, line[3]]).encode() + b"\n",
        book._HEAD + json.dumps([key, line[1], 0, ["x"]]).encode() + b"\n",
        book._HEAD + json.dumps([key, 0, 0, "x"]).encode() + b"\n", book._HEAD + b'["%s",\n' % key.encode(),
        good + b"x" * book.LARGEST, good.replace(b"\n", b"\r\n"),
    ]  # fmt: skip
    for raw in broken:
        file.write_bytes(raw)

        assert check()[:2] == true
        assert check() == (*true, True)


def test_it_stays_small(tmp_path: Path) -> None:
    """The oldest answers make room; one that is too large is not kept."""
    folder = str(tmp_path / "cache")
    for number in range(20):
        book.keep(folder, f"{number:064d}", (0, "x" * 900_000))
    book.keep(folder, "f" * 64, (0, "x" * (book.ANSWER + 1)))

    assert (tmp_path / "cache" / place.NAME).stat().st_size <= book.LARGEST
    assert book.answer(folder, f"{19:064d}") == (0, "x" * 900_000)
    assert book.answer(folder, f"{0:064d}") is None
    assert book.answer(folder, "f" * 64) is None


def test_many_at_once(root: Path, tmp_path: Path) -> None:
    """Runs at the same time all give the true answer and leave a file that can be read."""
    command = [sys.executable, "-m", "verifier", "check"]
    running = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) for _ in range(6)]
    printed = {(process.communicate()[0], process.returncode) for process in running}

    assert len(printed) == 1
    assert printed.pop()[1] == TRUE
    assert len(list(book._lines((tmp_path / "cache" / place.NAME).read_bytes()))) == 1
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [place.NAME]


def test_a_folder_that_cannot_be_written(root: Path, check: Callable, tmp_path: Path, monkeypatch) -> None:
    """A check goes on where its cache cannot be kept, and leaves nothing half-written."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    first = check()
    (tmp_path / "cache").unlink()
    monkeypatch.setattr(place.os, "write", full)
    second = check()

    assert first == second == (TRUE, first[1], False)
    assert list((tmp_path / "cache").iterdir()) == []


def test_where_it_lies(tmp_path: Path) -> None:
    """It is $VERIFIER_CACHE, else below $XDG_CACHE_HOME, else below ~/.cache."""
    ledger, home = str(tmp_path / "ledger"), str(tmp_path / "home")
    assert place.cache_folder({"VERIFIER_CACHE": home}, ledger) == home
    assert place.cache_folder({"XDG_CACHE_HOME": home}, ledger) == f"{home}/verifier"
    relative = place.cache_folder({"XDG_CACHE_HOME": "relative"}, ledger)
    assert relative.endswith("/.cache/verifier")


@pytest.mark.parametrize("what", ["link", "pipe", "link to a folder"])
def test_what_is_no_plain_file_is_checked_each_time(what: str, root: Path, tmp_path: Path) -> None:
    """A ledger with links or pipes has no certain state."""
    path = root / "sources" / "odd"
    if what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(root / "sources/minutes.txt" if what == "link" else tmp_path)

    with pytest.raises(state.UncertainError):
        state.state(str(root))
