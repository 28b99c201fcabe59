"""Other judges on a ledger: asked only what is undecided, bounded, kept in a lock file, replayed offline."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.metadata import EntryPoint
from pathlib import Path

import jsonschema_rs
import pytest

from tests.judges.court import BAD, FILES, GOOD, ledger
from tests.ledgers import lines, report, write
from verifier import schema
from verifier.config import settings_of
from verifier.judges import asked, judge_named, undecided
from verifier.plugins import GROUPS

LOCK = "judges/desk.lock.jsonl"
COUNTS = "judge desk 1: 3 undecided by the rules, "


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "verifier", *words, "-C", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def kept(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / LOCK).read_text().splitlines()]


def test_answers_are_kept_and_replayed_without_starting_anything(tmp_path: Path) -> None:
    """The judge is asked once; a check reads its answers, also where its program is gone; nothing else is written."""
    ledger(tmp_path)
    code, printed, _ = run(tmp_path, "judge", "--judge", "desk")
    assert code == 0
    assert printed.splitlines()[-1] == COUNTS + "0 answered before, 3 now"
    assert sorted(line["claim"] for line in kept(tmp_path)) == ["a/hall", "a/hall", "a/praise"]

    settings = tmp_path / "verifier.toml"
    settings.write_text('[judges.desk]\nversion = "1"\ncommand = ["/nowhere/judge"]\n')
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    found = lines(tmp_path, judge="desk")
    assert [line.replace("note V405 judge-disagrees", "V405") for line in found] == [
        "claims/a.yaml:5:12: V405: praise: judge desk says refuted (0.90) of the quote: `praised`: No.",
        "claims/a.yaml:8:12: V405: hall: judge desk says refuted (0.90) of the quote: No.",
        "claims/a.yaml:10:9: V405: hall: judge desk says refuted (0.90) of diary, recorded as supports: No.",
    ]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert run(tmp_path, "judge", "--judge", "desk")[:2] == (0, COUNTS + "3 answered before, 0 now\n")


def test_a_check_says_what_is_missing_and_starts_no_judge(tmp_path: Path) -> None:
    """Without answers each claim gets a note, the last lines count, and the judge's program has not run."""
    mark = tmp_path / "ran"
    ledger(tmp_path, f"open({str(mark)!r}, 'w')")
    code, printed, _ = run(tmp_path, "check", "--judge", "desk")

    assert code == 0
    assert printed.splitlines() == [
        "claims/a.yaml:5:12: note V406 not-judged: praise: judge desk 1 has not answered for the quote",
        "claims/a.yaml:8:12: note V406 not-judged: hall: judge desk 1 has not answered for the quote and diary",
        COUNTS + "3 not answered",
        "3 claims, 4 quotes (4 found), 0 errors, 0 warnings, 2 notes",
    ]
    assert not mark.exists()


def test_a_check_sees_answers_that_came_since(tmp_path: Path) -> None:
    """What `check` printed before is not printed again once the lock file has changed."""
    ledger(tmp_path)
    assert "3 not answered" in run(tmp_path, "check", "--judge", "desk")[1]
    run(tmp_path, "judge", "--judge", "desk")
    assert "3 refuted" in run(tmp_path, "check", "--judge", "desk")[1]


def test_nothing_is_said_of_a_judge_that_was_not_asked_for(tmp_path: Path) -> None:
    """Settings that name a judge change no check that does not ask for it."""
    ledger(tmp_path)

    assert lines(tmp_path) == []
    assert report(tmp_path).ledger.opinions is None


def test_a_judge_sees_only_what_the_rules_leave_undecided(tmp_path: Path) -> None:
    """Values that agree or contradict are decided; so is a quote that does not stand in its source."""
    more = """\
  - id: trucks
    claim: The yard has 13 vans.
    quote: The yard has 12 vans.
  - id: gone
    claim: The mayor slept.
    quote: The mayor slept.
"""
    write(tmp_path, {**FILES, "claims/a.yaml": FILES["claims/a.yaml"] + more})
    items = list(undecided(report(tmp_path).readings, "desk", "1"))

    assert [(item.claim_id, item.path) for item in items] == [
        ("a/praise", "spans/0"),
        ("a/hall", "spans/0"),
        ("a/hall", "evidence/0"),
    ]


def test_a_judge_cannot_fail_a_run_unless_the_settings_say_so(tmp_path: Path) -> None:
    """Its opinions are notes; a level in the settings makes them count."""
    ledger(tmp_path)
    run(tmp_path, "judge", "--judge", "desk")
    assert run(tmp_path, "check", "--judge", "desk", "--fail-on", "warning")[0] == 0

    settings = tmp_path / "verifier.toml"
    settings.write_text('judge = "desk"\nlevels = {V405 = "error"}\n' + settings.read_text())
    code, printed, _ = run(tmp_path, "check")
    assert code == 1
    assert printed.count(": error V405 ") == 3


def test_a_version_that_was_raised_makes_answers_missing(tmp_path: Path) -> None:
    """Answers of another version do not count; asking again keeps both until they are pruned."""
    ledger(tmp_path)
    run(tmp_path, "judge", "--judge", "desk")
    settings = tmp_path / "verifier.toml"
    settings.write_text(settings.read_text().replace('version = "1"', 'version = "2"'))
    assert sum(" V406 " in line for line in lines(tmp_path, judge="desk")) == 2

    run(tmp_path, "judge", "--judge", "desk")
    assert len(kept(tmp_path)) == 6
    run(tmp_path, "judge", "--judge", "desk", "--prune")
    assert {line["version"] for line in kept(tmp_path)} == {"2"}


def test_an_answer_stays_good_when_lines_and_ids_move(tmp_path: Path) -> None:
    """The hash is of what was asked, not of where it stands."""
    ledger(tmp_path)
    run(tmp_path, "judge", "--judge", "desk")
    claims = tmp_path / "claims" / "a.yaml"
    moved = "# moved\n\n" + claims.read_text().replace("id: praise", "id: thanks")
    (tmp_path / "claims" / "b.yaml").write_text(moved)
    claims.unlink()

    assert not any(" V406 " in line for line in lines(tmp_path, judge="desk"))
    claims = tmp_path / "claims" / "b.yaml"
    claims.write_text(claims.read_text().replace("thanked", "praised"))
    assert sum(" V406 " in line for line in lines(tmp_path, judge="desk")) == 1


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("killed", "was ended by SIGSEGV; 1 of 3 items were answered before"),
        ("fails", "ended with status 1: KeyError: 'model'; 1 of 3 items were answered before"),
        ("hangs", "did not end within 4 seconds; 1 of 3 items were answered before"),
        ("spins", "did not end within 4 seconds; 1 of 3 items were answered before"),
        ("gigabyte", "printed more than 160,000 bytes; 1 of 3 items were answered before"),
        ("one line", "printed more than 160,000 bytes; 1 of 3 items were answered before"),
        ("complains", "did not end within 4 seconds; 1 of 3 items were answered before"),
        ("swells", "ended with status 1: MemoryError; 1 of 3 items were answered before"),
        ("closes", "closed its output and did not end; 1 of 3 items were answered before"),
        ("nonsense", "line 2 of its output is no answer: it is no JSON: Expecting value at column 1; nor are 3 more"),
        ("quits", "2 of 3 items got no answer"),
    ],
)
def test_a_bad_judge_is_bounded_and_loses_no_answer(tmp_path: Path, bad: str, why: str) -> None:
    """Whatever it does is one line; what it answered before is kept; the check goes on."""
    ledger(tmp_path, BAD[bad], seconds=4, memory=200)
    begun = time.monotonic()
    code, printed, told = run(tmp_path, "judge", "--judge", "desk")

    assert time.monotonic() - begun < 20
    assert code == 1
    assert [line for line in told.splitlines() if "judge desk:" in line] == [f"verifier: judge desk: {why}"]
    assert printed.splitlines()[-1] == COUNTS + "0 answered before, 1 now, 2 not answered"
    assert len(kept(tmp_path)) == 1


def test_a_judge_that_goes_on_failing_is_not_asked_for_ever(tmp_path: Path) -> None:
    """After two batches that failed the others are not tried."""
    ledger(tmp_path, BAD["fails"], batch=1)
    settings = tmp_path / "verifier.toml"
    settings.write_text(settings.read_text().replace("print(", "(").replace("sys.stdin.readline()", "'{}'"))
    _, _, told = run(tmp_path, "judge", "--judge", "desk")

    assert told.splitlines()[-1] == "verifier: judge desk: the other 1 items were not asked: it failed 2 times"


def test_a_judge_that_cannot_be_started_is_a_line(tmp_path: Path) -> None:
    """A program that is not there is said by its name."""
    ledger(tmp_path)
    (tmp_path / "verifier.toml").write_text('[judges.desk]\nversion = "1"\ncommand = ["./no-such"]\n')
    code, _, told = run(tmp_path, "judge", "--judge", "desk")

    assert code == 1
    assert "ended with status 127: ./no-such: No such file or directory" in told
    assert not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_judge_ends_with_the_command(tmp_path: Path, how: signal.Signals) -> None:
    """Interrupted, ended or killed: the judge's program goes too, and what was answered is kept if it can be."""
    begun = BAD["hangs"].replace("time.sleep(1000)", "open('pid', 'w').write(str(os.getpid())); time.sleep(1000)")
    ledger(tmp_path, begun)
    command = [sys.executable, "-m", "verifier", "judge", "--judge", "desk", "-C", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        pid = _waited(tmp_path / "pid")
        process.send_signal(how)
        code = process.wait(20)

    assert code == {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -9}[how]
    _gone(pid)
    assert (tmp_path / LOCK).exists() == (how is not signal.SIGKILL)


def _waited(file: Path) -> int:
    for _ in range(200):
        if file.exists() and file.read_text():
            return int(file.read_text())
        time.sleep(0.05)
    raise AssertionError(file)


def _gone(pid: int) -> None:
    for _ in range(100):
        try:
            os.kill(pid, 0)
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
            if stat.rpartition(")")[2].split()[0] == "Z":
                return
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(0.05)
    raise AssertionError(pid)


def test_what_a_judge_started_ends_with_it(tmp_path: Path) -> None:
    """A program that leaves another one holding its output does not keep the command waiting, nor that one alive."""
    begun = "import os, subprocess, sys\n" + GOOD
    begun += "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])\n"
    begun += "open('pid', 'w').write(str(child.pid))\n"
    ledger(tmp_path, begun, seconds=30)
    begun_at = time.monotonic()
    assert run(tmp_path, "judge", "--judge", "desk")[0] == 0

    assert time.monotonic() - begun_at < 15
    _gone(int((tmp_path / "pid").read_text()))


def test_answers_recorded_elsewhere_are_replayed(tmp_path: Path) -> None:
    """`--items` prints what is asked; a file of answers to it is a judge too."""
    write(tmp_path, {**FILES, "verifier.toml": '[judges.desk]\nversion = "1"\nreplay = "answers.jsonl"\n'})
    code, printed, _ = run(tmp_path, "judge", "--judge", "desk", "--items")
    items = [json.loads(line) for line in printed.splitlines()]
    assert code == 0
    assert items[0]["claim"] == "The council thanked the fire brigade."
    assert items[0]["passages"][0] | {"values": []} == {
        "source": "minutes",
        "text": "The council praised the fire brigade.",
        "start": 0,
        "end": 37,
        "date": "2025-11-30",
        "values": [],
    }
    assert run(tmp_path, "judge", "--judge", "desk")[0] == 1

    answers = [{"id": item["id"], "label": "supported"} for item in items[:2]]
    (tmp_path / "answers.jsonl").write_text("nonsense\n" + "".join(json.dumps(one) + "\n" for one in answers))
    code, printed, told = run(tmp_path, "judge", "--judge", "desk")
    assert code == 1
    assert printed.splitlines()[-1] == COUNTS + "0 answered before, 2 now, 1 not answered"
    assert told.splitlines() == [
        "verifier: judge desk: answers.jsonl:1: this line is no answer: it is no JSON: Expecting value at column 1",
        "verifier: judge desk: answers.jsonl answers 2 of 3 items",
    ]


@pytest.mark.parametrize("path", ["/etc/passwd", "../answers.jsonl", "no-such.jsonl"])
def test_a_replay_stays_in_the_ledger(tmp_path: Path, path: str) -> None:
    """A file elsewhere is not read; one that is missing is a line."""
    root = tmp_path / "ledger"
    write(root, {**FILES, "verifier.toml": f'[judges.desk]\nversion = "1"\nreplay = "{path}"\n'})
    (tmp_path / "answers.jsonl").write_text("{}\n")
    code, _, told = run(root, "judge", "--judge", "desk")

    assert code == 1
    assert f"judge desk: {path}" in told


def test_rationales_are_found_again_or_discarded(tmp_path: Path) -> None:
    """Words get their offsets in the source; words that do not stand there are left out, and counted."""
    write(tmp_path, {**FILES, "verifier.toml": '[judges.desk]\nversion = "1"\nreplay = "answers.jsonl"\n'})
    items = list(undecided(report(tmp_path).readings, "desk", "1"))
    hall = next(item for item in items if item.path == "spans/0" and item.claim_id == "a/hall")
    given = ["SPOKE  at", "spoke loudly", "praised", {"start": 42, "end": 47}, {"start": 0, "end": 11}, 7, ""]
    answer = {"id": hall.id, "label": "refuted", "rationale": given}
    (tmp_path / "answers.jsonl").write_text(json.dumps(answer) + "\n")
    judge = judge_named(settings_of(tmp_path), "desk")
    assert judge is not None
    found = next(said[1] for said in asked(judge, [hall], tmp_path) if isinstance(said, tuple))

    assert [(one.text, one.start, one.end) for one in found.rationale] == [("spoke at", 48, 56), ("mayor", 42, 47)]
    assert found.discarded == 5


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"label": "maybe"}, '`label` is `"maybe"`, not one of supported, refuted, not-enough-evidence, '),
        ({"label": ["supported"]}, '`label` is `["supported"]`, not one of'),
        ({"label": "supported", "confidence": 2}, "`confidence` is `2`, not a number from 0 to 1"),
        ({"label": "supported", "confidence": "high"}, '`confidence` is `"high"`, not a number from 0 to 1'),
        ({"label": "supported", "confidence": True}, "`confidence` is `true`, not a number from 0 to 1"),
        ({"label": "supported", "confidence": float("nan")}, "`confidence` is `NaN`, not a number from 0 to 1"),
        ({"label": "supported", "rationale": "x"}, '`rationale` is `"x"`, not a list'),
        ({"label": "supported", "explanation": 1}, "`explanation` is `1`, not a text"),
    ],
)
def test_an_answer_that_makes_no_sense_is_said(tmp_path: Path, answer: dict, why: str) -> None:
    """It counts as none; a finding names the line of the lock file and what is wrong there."""
    ledger(tmp_path)
    item = next(undecided(report(tmp_path).readings, "desk", "1"))
    (tmp_path / "judges").mkdir()
    (tmp_path / LOCK).write_text("\n" + json.dumps({**answer, "id": item.id}) + "\n")
    found = lines(tmp_path, judge="desk")

    assert found[2].startswith(f"{LOCK}:2:1: warning V407 answer-not-read: this line is no answer: {why}")
    assert len(found) == 3


def test_a_lock_file_is_read_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link out of the ledger, a folder or a file that is too large is a finding, and nothing is read."""
    ledger(tmp_path)
    (tmp_path / "judges").mkdir()
    (tmp_path / LOCK).symlink_to("/etc/passwd")
    assert " V407 answer-not-read: this line is no answer: " in lines(tmp_path, judge="desk")[2]
    assert run(tmp_path, "judge", "--judge", "desk")[0] == 2

    (tmp_path / LOCK).unlink()
    (tmp_path / LOCK).write_text("{}\n" * 10)
    monkeypatch.setattr("verifier.judges.hearing.LARGEST", 5)
    assert "has 30 bytes; at most 5 are read" in lines(tmp_path, judge="desk")[2]


def test_a_merge_leaves_marks_that_are_mended(tmp_path: Path) -> None:
    """What a merge left is told and taken out with the next run; the other answers stay."""
    ledger(tmp_path)
    run(tmp_path, "judge", "--judge", "desk")
    lock = tmp_path / LOCK
    text = lock.read_text()
    lock.write_text("<<<<<<< HEAD\n" + text + "=======\n" + text + ">>>>>>> branch\n")
    assert sum(" V407 " in line for line in lines(tmp_path, judge="desk")) == 6
    code, _, told = run(tmp_path, "judge", "--judge", "desk")

    assert code == 0
    assert "this line is no answer" in told
    assert lock.read_text() == text


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, f"tests.judges.court:{name}", GROUPS[2]) for name in ("plugin", "broken")]
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [point for point in points if point.group == group]
    )


@pytest.mark.usefixtures("installed")
def test_a_plug_in_is_off_until_the_settings_name_it(tmp_path: Path) -> None:
    """Installed is not trusted; named, it is asked in a process of its own, and what it prints is no answer."""
    ledger(tmp_path)
    with pytest.raises(ValueError, match="judge plugin is a plug-in, off until the settings name it"):
        judge_named(settings_of(tmp_path), "plugin")

    (tmp_path / "verifier.toml").write_text('plugins = ["plugin", "broken"]\n')
    settings = settings_of(tmp_path)
    judge = judge_named(settings, "plugin")
    assert judge is not None
    items = list(undecided(report(tmp_path).readings, judge.name, judge.version))
    found = list(asked(judge, items, tmp_path))
    assert [said[1].label for said in found if isinstance(said, tuple)] == ["supported"] * 3

    broken = judge_named(settings, "broken")
    assert broken is not None
    assert list(asked(broken, items, tmp_path)) == [
        "ended with status 1: RuntimeError: no weights; 0 of 3 items were answered before"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[judges.desk]\nversion = "1"\n', "verifier.toml:1: judges.desk takes one of command, plugin, replay"),
        (
            '[judges.desk]\nversion = "1"\nreplay = "a"\ncommand = ["b"]\n',
            "verifier.toml:1: judges.desk takes one of command, plugin, replay",
        ),
        ('[judges.desk]\nreplay = "a"\n', "verifier.toml:1: judges.desk: the field `version` is missing"),
        ('judge = "desk"\n', "no judge is called desk; there are rules; the settings name others, in [judges.NAME]"),
    ],
)
def test_settings_that_name_a_judge_wrongly_are_one_line(tmp_path: Path, text: str, message: str) -> None:
    """They are refused before anything is read."""
    ledger(tmp_path)
    (tmp_path / "verifier.toml").write_text(text)
    code, _, told = run(tmp_path, "check")

    assert code == 2
    assert message in told


def test_what_a_judge_says_is_shown_as_its_own(tmp_path: Path) -> None:
    """`why`, JSON, Markdown and the page name the judge, beside the state and the verdict, which stay as they were."""
    ledger(tmp_path)
    run(tmp_path, "judge", "--judge", "desk")
    why = run(tmp_path, "why", "praise", "--judge", "desk")[1]
    assert "  state: found\n" in why
    assert "  verdict: none recorded\n  judge desk 1 on the quote: refuted (0.90): `praised` at 12-19: No.\n" in why

    data = json.loads(run(tmp_path, "check", "--judge", "desk", "--format", "json")[1])
    accepts = jsonschema_rs.Draft202012Validator(schema.text("report"))
    whole = json.loads(run(tmp_path, "report", "--json", "--judge", "desk")[1])
    assert [error.message for error in [*accepts.iter_errors(data), *accepts.iter_errors(whole)]] == []
    assert data["judge"] == {
        "name": "desk",
        "version": "1",
        "lock": LOCK,
        "undecided": 3,
        "answered": 3,
    }
    claim = data["claims"][0]
    assert (claim["state"], claim["verdict"]) == ("found", None)
    assert claim["judgements"] == [
        {
            "field": "spans/0",
            "label": "refuted",
            "confidence": 0.9,
            "rationale": [{"source": "minutes", "text": "praised", "start": 12, "end": 19}],
            "explanation": "No.",
        }
    ]
    markdown = run(tmp_path, "report", "--markdown", "--judge", "desk")[1]
    assert "- judge desk 1 of a/praise, the quote: refuted (0.90): \\`praised\\` at 12-19: No." in markdown
    page = tmp_path.parent / "page.html"
    run(tmp_path, "report", "--html", str(page), "--judge", "desk")
    assert "says judge desk 1; no verdict" in page.read_text()
