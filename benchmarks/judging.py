"""`python -m benchmarks.judging pairs|documents|checkworthy [DATA] > predictions.jsonl`; `--table` prints all three,
what is found in two whole ledgers, and in the planted faults and honest claims of `tests/planted`.

DATA defaults to the benchmark beside the checkout ($VERIFIER_SHARED, default ../shared); its own scorer judges.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from verifier.coverage import checkable
from verifier.judge import contradictions, judge

Row = dict[str, Any]
BENCH = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench" / "judging"
SCORER_LABELS = {"supported": "supported", "refuted": "refuted"}
TABLE = [
    (
        "pairs",
        "numeric-contrast",
        "contra_f1",
        "strict pairs, F1 of refuted",
        ".62 (always refuted), .59",
        ".84",
        ".90",
    ),
    ("pairs", "numeric-contrast", "fa_refuted", "strict pairs, false alarms on supported", "1.00, .40", ".07", ".04"),
    ("pairs", "numeric-contrast", "acc", "strict pairs, three-way accuracy", "", ".82", ".88"),
    ("pairs", "other", "fa_refuted", "row other, false alarms on supported", ".04 to .68", ".05", ".02"),
    ("documents", "numeric vitaminc-page", "recall", "documents, numeric vitaminc-page, recall", ".89", ".93", ".97"),
    ("documents", "numeric vitaminc-page", "false_alarm", "documents, false alarms", ".04", ".03", ".01"),
    ("checkworthy", "claimbuster", "f1", "check-worthiness, F1 at the default", ".55 (has a number)", ".66", ".72"),
]


def pairs(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the judge's label for each pair of claim and evidence."""
    for row in rows:
        label = judge(row["claim"], row["evidence"]).label.value
        yield {"id": row["id"], "label": SCORER_LABELS.get(label, "not_enough_info")}


def documents(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield whether each text contradicts itself, and where."""
    for row in rows:
        found = contradictions(row["text"])
        spans = [list(span) for one in found for span in (one.first, one.second)]
        yield {"id": row["id"], "contradiction": bool(found), "spans": spans}


def checkworthy(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield how much each sentence calls for checking."""
    for row in rows:
        score = checkable(row["text"])
        yield {"id": row["id"], "score": round(score, 4), "label": int(score >= 0.5)}


TASKS: dict[str, Callable[[Iterable[Row]], Iterator[Row]]] = {
    "pairs": pairs,
    "documents": documents,
    "checkworthy": checkworthy,
}


def data(task: str) -> Path:
    """Return the development file of a task."""
    return BENCH / f"{task}.dev.jsonl"


def predict(task: str, file: Path) -> Iterator[str]:
    """Yield a line of JSON for each case."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    for answer in TASKS[task](rows):
        yield json.dumps(answer) + "\n"


def scores(task: str) -> dict[str, dict[str, str]]:
    """Return the scorer's rows for our predictions on a task."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(predict(task, data(task)))
        file.flush()
        command = [sys.executable, str(BENCH / "score.py"), task, str(data(task)), file.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = ((line[:26].strip(), line[26:].split()) for line in printed.splitlines())
    return {name: dict(part.split("=") for part in parts) for name, parts in rows}


def table() -> None:
    """Print our figures beside those asked and those of other tools."""
    found = {task: scores(task) for task in TASKS}
    print(f"{'on the development set':52} {'ours':>6} {'must':>6} {'aim':>6}  best other tool")
    for task, row, measure, name, others, must, aim in TABLE:
        print(f"{name:52} {found[task][row][measure]:>6} {must:>6} {aim:>6}  {others}")
    for line in (*ledgers(), *planted()):
        print(line)


def ledgers() -> Iterator[str]:
    """Yield what `verifier check` says of two honest ledgers, of their faults one by one, and of harmless changes."""
    command = [sys.executable, str(BENCH.parent / "ledgers" / "run.py"), str(Path(sys.executable).parent / "verifier")]
    yield from subprocess.run(command, check=False, capture_output=True, text=True).stdout.splitlines()


def planted() -> Iterator[str]:
    """Yield how many of this repository's own planted faults are told, and honest claims are flagged."""
    from tests.test_planted import cases, found  # the suite that `make test` runs
    from verifier.finding import Level

    for names, level in ((("faults", "faults-elsewhere"), None), (("honest", "honest-elsewhere"), Level.WARNING)):
        told = total = 0
        for case in (one.values[0] for name in names for one in cases(name)):
            least = level or Level(case.get("level", "error"))
            with tempfile.TemporaryDirectory() as folder:
                levels = {one.level for one in found(case, Path(folder))}
            told += bool(levels & {least, Level.ERROR})
            total += 1
        name = "planted faults told" if level is None else "honest claims flagged"
        yield f"{name}: {told} of {total}"


def main() -> None:
    """Print predictions, or the table."""
    if "--table" in sys.argv[1:]:
        table()
        return
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        sys.exit(__doc__)
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else data(sys.argv[1])
    sys.stdout.writelines(predict(sys.argv[1], file))


if __name__ == "__main__":
    main()
