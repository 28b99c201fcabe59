"""Measure the search for quotes: `python -m benchmarks.quotes DATA > predictions.jsonl`."""

import json
import sys
from pathlib import Path

from verifier.model import State
from verifier.quotes import find_quote

NO_SPAN = {State.GONE, State.AMBIGUOUS, State.UNDECIDED}


def cases(data: Path) -> list[dict]:
    return [json.loads(line) for line in (data / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


def source(data: Path, name: str) -> str:
    return (data / name).read_bytes().decode("utf-8")


def predict(case: dict, text: str) -> dict:
    passage = find_quote(text, case["quote"], case["prefix"], case["suffix"], case["hint_start"])
    none = passage.state in NO_SPAN
    return {
        "id": case["id"],
        "start": None if none else passage.start,
        "end": None if none else passage.end,
        "state": passage.state.value,
    }


def main() -> None:
    data = Path(sys.argv[1])
    for case in cases(data):
        print(json.dumps(predict(case, source(data, case["source_text_file"]))))


if __name__ == "__main__":
    main()
