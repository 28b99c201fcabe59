"""`python -m benchmarks.values DATA > predictions.jsonl`, or `--table`: how well values are read, beside other tools.

DATA is a folder with `dev.jsonl` (sentences with the values that people marked), or such a file. `--table` runs the
scorer that lies beside the data and prints value F1 by kind of case, the share of hedged values read with their bound,
the pairs compared, and texts per second beside quantulum3 in the same run.
"""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from verifier.values import compare, days, read_value, read_values
from verifier.values.build import decimal_text
from verifier.values.value import Kind, Mention, Value

SHARED = Path(os.environ.get("VERIFIER_SHARED", "../shared")) / "bench" / "values"
NAMES = {Kind.POINTS: "number", Kind.FRACTION: "number", Kind.RATIO: "number"}
OPEN = "ms,duckling,quantulum3,price-parser,chrono,dateparser"
ROWS = [
    ("news: numbers, money, per cents, units", "newsquant", 68.4, 77, 85),
    ("news: dates, intervals, durations", "tbaq", 60.4, 76, 84),
    ("open part", OPEN, 73.1, 82, 90),
]
_SIDED = re.compile(r"(?i)\b(?:under|below|less|over|above|more)\b")
SIGNS = {">": ">", ">=": ">=", "<": "<", "<=": "<=", "~": "~"}


def cases(data: Path) -> Iterator[dict[str, object]]:
    """Return the cases of a folder or file."""
    file = data / "dev.jsonl" if data.is_dir() else data
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def predictions(case: dict[str, object]) -> list[dict[str, object]]:
    """Return what is read in a case, printed as the benchmark wants it."""
    reference = case.get("reference_date")
    published = dt.date.fromisoformat(str(reference)[:10]) if reference else None
    return [found for mention in read_values(str(case["text"]), published) if (found := printed(mention))]


def printed(mention: Mention) -> dict[str, object] | None:
    """Return a mention as the benchmark prints it; kinds that it does not know are left out."""
    value = mention.value
    if value.kind in {Kind.TEXT, Kind.WEEKDAY} or mention.rule == "rate":
        return None
    row: dict[str, object] = {
        "start": mention.start,
        "end": mention.end,
        "kind": NAMES.get(value.kind, value.kind.value),
    }
    if value.kind in {Kind.DATE, Kind.INTERVAL}:
        text = dates(value)
        return {**row, "kind": "date" if "/" not in text else "date_interval", "value": text}
    if value.kind in {Kind.DURATION, Kind.TIME}:
        bound = sign(value)
        return {**row, "value": value.iso, **({"bound": bound} if bound else {})} if value.iso else None
    return {**row, "value": numbers(value)}


def dates(value: Value) -> str:
    """Return a date or interval in EDTF, with its open end; behind `since`, `by`, `until` the cases mark the date."""
    interval = value.senses[0].interval
    opened = (interval.low is None) is not (interval.high is None)
    if not opened or value.hedge.lower().partition(" ")[0] in {"since", "by", "until", "till"}:
        return value.edtf
    if interval.high is None:
        assert interval.low is not None
        return f"{days.text(int(interval.low) + interval.low_open)}/.."
    return f"../{days.text(int(interval.high) - interval.high_open)}"


def numbers(value: Value) -> dict[str, object]:
    """Return the figures as written."""
    written = value.written
    low, high = written.low, written.high
    if low is None and high is None:
        interval = value.senses[0].interval
        low, high = interval.low, interval.high
    if value.signed and (high or low or 0) < 0:  # fell 3.2 percent: the figure as written has no minus
        low, high = (None if end is None else -end for end in (high, low))
    interval = value.senses[0].interval
    if written.approximate and _SIDED.search(value.hedge):  # just under 296: the side is written
        low, high = (low, None) if interval.low_open else (None, high) if interval.high_open else (low, high)
    unit = written.unit if written.unit not in {"ordinal", "times"} else None
    return {
        "low": number(low),
        "high": number(high),
        "low_open": written.low_open,
        "high_open": written.high_open,
        "unit": unit or ("%" if value.kind is Kind.PERCENT else None),
        "approx": written.approximate,
    }


def number(value: Fraction | None) -> float | int | None:
    """Return a number as JSON has it."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(decimal_text(value))


def sign(value: Value) -> str:
    """Return the bound of a duration."""
    written = value.written
    if written.approximate:
        return "~"
    if written.low is None and written.high is not None:
        return "<" if written.high_open else "<="
    if written.high is None and written.low is not None:
        return ">" if written.low_open else ">="
    return ""


def table(data: Path) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "predictions.jsonl"
        rows = [json.dumps({"id": case["id"], "predictions": predictions(case)}) for case in cases(data)]
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"{'cases':40} {'best other':>10} {'must':>5} {'aim':>4} {'ours':>6}")
        for name, origins, other, must, aim in ROWS:
            print(f"{name:40} {other:>10} {must:>5} {aim:>4} {f1(data, file, origins):>6.1f}")
        command = [sys.executable, data / "hedged.py", data / "dev.jsonl", file]
        hedged = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"{'hedged and one-sided, bound right (%)':40} {'0 to 8':>10} {75:>5} {90:>4} {hedged['percent']:>6.1f}")
    right, pairs = compared(data)
    print(f"{'pairs compared':40} {'-':>10} {50:>5} {'':>4} {right:>3}/{pairs}")
    speed(data)


def f1(data: Path, file: Path, origins: str) -> float:
    """Return value F1 by the data's own scorer."""
    command = [sys.executable, data / "score.py", data / "dev.jsonl", file, "--origin", origins]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return float(next(line for line in lines if line.startswith("ALL")).split()[-1])


def compared(data: Path) -> tuple[int, int]:
    """Return how many pairs get the relation and strength expected, and how many there are."""
    import yaml

    pairs = yaml.safe_load((data / "compare_dev.yaml").read_text(encoding="utf-8"))["cases"]
    right = 0
    for pair in pairs:
        one, other = (read_value(str(side["text"]), day(side.get("published"))) for side in (pair["a"], pair["b"]))
        if one is None or other is None:
            right += pair["relation"] == "incomparable"
            continue
        found = compare(one, other)
        strength = "hard" if found.hard else "soft"
        right += (found.relation.value, strength) == (pair["relation"], pair["strength"])
    return right, len(pairs)


def day(text: str | None) -> dt.date | None:
    """Return a day of the data."""
    return dt.date.fromisoformat(text) if text else None


def speed(data: Path) -> None:
    """Print texts per CPU second, ours and quantulum3's, on the same texts in the same run."""
    texts = [str(case["text"]) for case in cases(data)]
    start = time.process_time()
    for number_, text in enumerate(texts):
        read_values(text + " " * (number_ % 2), dt.date(2025, 11, 30))
    ours = len(texts) / (time.process_time() - start)
    try:
        from quantulum3 import parser
    except ImportError:
        print(f"texts a second: {ours:.0f} (quantulum3 is not installed: pip install quantulum3)")
        return
    sample = texts[:: max(1, len(texts) // 250)]
    start = time.process_time()
    for text in sample:
        try:
            parser.parse(text)
        except Exception:  # noqa: BLE001  it fails on some texts; they cost it time all the same
            continue
    theirs = len(sample) / (time.process_time() - start)
    print(
        f"{'texts a second, beside quantulum3':40} {'1':>10} {30:>5} {60:>4} {ours / theirs:>6.1f}"
        f"  ({ours:.0f} and {theirs:.0f})"
    )


def main() -> None:
    """Print predictions, or the table."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    data = Path(arguments[0]) if arguments else SHARED
    if not data.exists():
        sys.exit(f"no data at {data}: the sets are not published with the project")
    if "--table" in sys.argv:
        table(data)
        return
    for case in cases(data):
        print(json.dumps({"id": case["id"], "predictions": predictions(case)}))


if __name__ == "__main__":
    main()
