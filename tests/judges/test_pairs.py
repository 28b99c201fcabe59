"""`verifier judge FILE`: pairs of claim and evidence, whatever a file holds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.judges.court import ledger

COST = {"claim": "The library cost 2 million euros.", "evidence": "The library cost over €2.4m."}
OPEN = {"claim": "The council thanked the brigade.", "evidence": ["The council praised the brigade.", "It was late."]}
HEAVY = " and ".join(f"{number} cats" for number in range(2000))


def run(folder: Path, *words: str, given: bytes = b"") -> tuple[int, list[str], list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "verifier", "judge", *words],
        cwd=folder,
        input=given,
        check=False,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode().splitlines()


def test_pairs_are_answered_with_what_decided(tmp_path: Path) -> None:
    """A line for people names the words on both sides; a line of JSON has every ground."""
    (tmp_path / "pairs.jsonl").write_text(json.dumps({**COST, "id": 7}) + "\n\n" + json.dumps(OPEN))
    assert run(tmp_path, "pairs.jsonl") == (
        0,
        [
            "pairs.jsonl:1: refuted: `2 million euros` against `over €2.4m`: they exclude each other",
            "pairs.jsonl:3: undecided: numbers, dates, names and negation do not decide it",
        ],
        [],
    )
    first = json.loads(run(tmp_path, "pairs.jsonl", "--format", "jsonl")[1][0])
    assert first == {
        "id": "7",
        "line": 1,
        "judge": "rules",
        "label": "refuted",
        "reason": "they exclude each other",
        "grounds": [
            {
                "kind": "figure",
                "claim": "2 million euros",
                "evidence": "over €2.4m",
                "reason": "they exclude each other",
                "supports": False,
                "hard": True,
            }
        ],
    }


def test_standard_input_is_a_file_too(tmp_path: Path) -> None:
    """`-` reads pairs from a pipe."""
    code, printed, _ = run(tmp_path, "-", given=json.dumps(COST).encode())

    assert (code, printed[0].partition(" ")[0]) == (0, "-:1:")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"not json", "it is no JSON: Expecting value at column 1"),
        (b"[1]", "it is no object, in { }"),
        (b"\xff", "byte 1 is not UTF-8"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"claim": ' + b"1" * 10_000 + b"}", "it holds a number that is too long"),
        (b'{"claim": "' + b"x" * 2_000_000 + b'"}', "it has more than 400,000 bytes"),
        (b'{"evidence": "x"}', 'it has no `claim`; a line is {"claim": "...", "evidence": "..."}'),
        (b'{"claim": "x"}', 'it has no `evidence`; a line is {"claim": "...", "evidence": "..."}'),
        (b'{"claim": "", "evidence": "x"}', "`claim` is not a text"),
        (b'{"claim": "x", "evidence": []}', "`evidence` is not a text or a list of texts"),
        (b'{"claim": "x", "evidence": ["x", 3]}', "`evidence` is not a text or a list of texts"),
        (b'{"claim": "x", "evidence": "y", "published": "today"}', "`published` is a date such as 2025-11-30"),
        (b'{"claim": "x", "evidence": "y", "published": 2025}', "`published` is not a date"),
        (
            b'{"claim": "x", "evidence": "' + b"y " * 30_000 + b'"}',
            "a claim has at most 5,000 characters, its evidence 50,000",
        ),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_answered(tmp_path: Path, line: bytes, why: str) -> None:
    """File, line and what is wrong; the pairs before and after get their answers; the status is 2."""
    good = json.dumps(COST).encode()
    (tmp_path / "p").write_bytes(b"\n".join([good, line, good]))
    code, printed, told = run(tmp_path, "p")

    assert code == 2
    assert [one.partition(" ")[0] for one in printed] == ["p:1:", "p:3:"]
    assert len(told) == 1
    assert told[0].startswith(f"verifier: p:2: {why}")


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    """Twenty are told one by one, the rest as a number."""
    (tmp_path / "p").write_bytes(b"\x00\n" * 5000)
    code, _, told = run(tmp_path, "p")

    assert code == 2
    assert len(told) == 21
    assert told[-1] == "verifier: 4980 more lines are no pairs"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["nothing"], 'nothing holds no pair; a line is {"claim": "...", "evidence": "..."}'),
        (["missing"], "missing: No such file or directory"),
        (["."], ". is a folder, not a file of pairs"),
        ([], "name a FILE of pairs, or with --judge a judge to ask"),
        (["nothing", "--judge", "desk"], "no judge is called desk; there are rules"),
        (["nothing", "--items"], "--items, --again, --prune and --store go with a ledger"),
    ],
)
def test_nothing_to_judge_is_one_line(tmp_path: Path, words: list[str], why: str) -> None:
    """An empty file, no file, a folder, no ledger, no such judge: one line and status 2."""
    (tmp_path / "nothing").write_bytes(b"\n\n")
    code, printed, told = run(tmp_path, *words)

    assert (code, printed, len(told)) == (2, [], 1)
    assert why in told[0]


def test_texts_full_of_figures_are_bounded(tmp_path: Path) -> None:
    """More figures than can be compared is undecided, and says so."""
    (tmp_path / "p").write_text(json.dumps({"claim": HEAVY[:5000], "evidence": HEAVY}))
    code, printed, _ = run(tmp_path, "p")

    assert code == 0
    assert printed == ["p:1: undecided: there are too many figures to compare"]


def test_another_judge_is_asked_what_the_rules_leave_open(tmp_path: Path) -> None:
    """It never sees a pair that values decide, and its answers are shown as its own."""
    ledger(tmp_path)
    (tmp_path / "p").write_text(json.dumps(COST) + "\n" + json.dumps(OPEN) + "\n")
    assert run(tmp_path, "p", "--judge", "desk") == (
        0,
        [
            "p:1: refuted: `2 million euros` against `over €2.4m`: they exclude each other",
            "p:2: refuted (0.90), says judge desk: `praised`: No.",
        ],
        [],
    )
    rows = [json.loads(line) for line in run(tmp_path, "p", "--judge", "desk", "--format", "jsonl")[1]]
    assert [row["judge"] for row in rows] == ["rules", "desk"]
    assert rows[1]["rationale"] == [{"source": "evidence/0", "text": "praised", "start": 12, "end": 19}]


def test_the_library_gives_the_same_judgement() -> None:
    """`verifier.judge` is the function, whatever modules were imported before; so is `verifier.check`."""
    program = """
import verifier.judge.decide, verifier.check
import verifier
from verifier import check, judge
assert verifier.judge is judge and callable(judge)
assert verifier.check is check and callable(check)
found = verifier.judge("It cost 2 million euros.", "It cost over €2.4m.")
assert isinstance(found, verifier.Judgement)
print(found.label, [(one.claim, one.evidence) for one in found.grounds])
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert done.stdout == "refuted [('2 million euros', 'over €2.4m')]\n"
