"""The speed of the search for quotes, beside the Hypothesis client's method and rapidfuzz, in one run."""

import json
import os
import random
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

from verifier.quotes import Index
from verifier.quotes.fold import folded

HERE = Path(__file__).parent
SIZES = {"100 kB": 100_000, "5 MB": 5_000_000}
LENGTH = 150  # code points of a sought quote
AROUND = 32  # code points of prefix and suffix


def rows(data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (what, measured, asked)."""
    node = hypothesis_folder()
    texts = {name: long_text(data, size) for name, size in SIZES.items()}
    sought = {name: edited(text, 1_000) for name, text in texts.items()}
    ours = {name: per_quote(texts[name], sought[name]) for name in SIZES}
    theirs = {"100 kB": hypothesis(node, texts["100 kB"], sought["100 kB"][:60])}
    theirs["5 MB"] = hypothesis(node, texts["5 MB"], sought["5 MB"][:6])
    fuzzy = {
        name: partial_ratio(texts[name], sought[name][: 100 if size < 10**6 else 5]) for name, size in SIZES.items()
    }
    first, later = ours["100 kB"]
    small, large = theirs["100 kB"], theirs["5 MB"]
    yield "Hypothesis's method, ms a quote", f"{small:.2f} / {large:.0f}", ""
    yield "rapidfuzz partial_ratio_alignment, ms a quote", f"{fuzzy['100 kB']:.2f} / {fuzzy['5 MB']:.1f}", ""
    yield "ours, ms a quote once indexed", f"{later:.3f} / {ours['5 MB'][1]:.3f}", ""
    yield "ours, ms for the index", f"{first:.0f} / {ours['5 MB'][0]:.0f}", ""
    total = (first + 1_000 * later) / 1_000
    yield "an edited quote at 100 kB (1,000 quotes, index included), of Hypothesis's time", part(total, small), "1/10"
    yield (
        "one edited quote alone at 100 kB, of Hypothesis's time",
        part(alone(texts["100 kB"], sought["100 kB"][:40]), small),
        "",
    )
    yield "growth from 100 kB to 5 MB a quote, once indexed", f"x{ours['5 MB'][1] / later:.2f}", "x2"
    yield (
        "1,000 edited quotes in 5 MB, index included, of Hypothesis's time",
        part(ours["5 MB"][0] / 1_000 + ours["5 MB"][1], large),
        "1/100",
    )
    yield (
        "5,000 unchanged quotes in an unchanged 5 MB source, of a str.find loop",
        part(*unchanged(texts["5 MB"])),
        "1/50",
    )
    for name, (cost, usual) in adversarial(texts["100 kB"], sought["100 kB"]).items():
        yield f"{name}, of an ordinary text of its size", f"x{cost / usual:.1f}", "x5"


def part(ours: float, theirs: float) -> str:
    return f"1/{theirs / ours:.0f}"


def timed(function: Callable[[], object], runs: int = 3) -> float:
    """Return the best of a few runs, in ms."""
    best = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - began)
    return best * 1_000


def long_text(data: Path, size: int) -> str:
    """Return a text of this size, of the benchmark's documents; versions of one document are taken once."""
    files = sorted((data / "docs").glob("*.txt"))
    random.Random(7).shuffle(files)
    texts, seen = [], set()
    for text in (file.read_bytes().decode("utf-8") for file in files):
        letters = folded(text)
        runs = {letters[i : i + 12] for i in range(len(letters) - 11)}
        if 10 * len(runs & seen) < len(runs):
            texts.append(text)
            seen |= runs
    pieces, total, turn = [], 0, 0
    while total < size:
        piece = texts[turn % len(texts)]
        for _ in range(turn // len(texts)):  # a further round: other words, so that no quote stands twice
            piece = re.sub(r"\w{2,}", lambda m: m[0][1:] + m[0][:1], piece)
        pieces.append(piece)
        total += len(piece)
        turn += 1
    return "".join(pieces)[:size]


def edited(text: str, count: int) -> list[dict]:
    """Return quotes of the text in which one word was replaced and one dropped, with their context."""
    chance = random.Random(11)
    quotes: list[dict] = []
    while len(quotes) < count:
        at = chance.randrange(AROUND, len(text) - LENGTH - AROUND)
        words = text[at : at + LENGTH].split(" ")
        if len(words) < 12:
            continue
        start = at + len(words[0]) + 1
        middle = words[1:-1]
        end = start + len(" ".join(middle))
        middle[len(middle) // 2] = "otherwise"
        del middle[len(middle) // 3]
        quotes.append(
            {"id": len(quotes), "text": "t", "quote": " ".join(middle), "position": start, "at": [start, end],
             "prefix": text[start - AROUND : start], "suffix": text[end : end + AROUND]}
        )  # fmt: skip
    return quotes


def per_quote(text: str, quotes: list[dict]) -> tuple[float, float]:
    """Return the ms for the index and the ms for each quote after it."""
    index = Index(text)
    built = timed(lambda: (index.folding, index.grams), 1)

    def all_of_them() -> None:
        for q in quotes:
            index.find(q["quote"], q["prefix"], q["suffix"], q["position"])

    return built, timed(all_of_them) / len(quotes)


def alone(text: str, quotes: list[dict]) -> float:
    """Return the ms of a search without a ready index."""
    return timed(lambda: [Index(text).find(q["quote"], q["prefix"], q["suffix"]) for q in quotes]) / len(quotes)


def partial_ratio(text: str, quotes: list[dict]) -> float:
    return timed(lambda: [fuzz.partial_ratio_alignment(q["quote"], text) for q in quotes], 1) / len(quotes)


def unchanged(text: str) -> tuple[float, float]:
    """Return the ms of 5,000 unchanged quotes, and of as many calls of str.find."""
    chance = random.Random(5)
    starts = [chance.randrange(len(text) - LENGTH) for _ in range(5_000)]
    starts = [next(i for i in range(at, at + 9_999) if text[i - 1].isspace() and text[i].isalpha()) for at in starts]
    quotes = [(text[at : text.index(" ", at + 100)], at) for at in starts]
    index = Index(text)
    ours = timed(lambda: [index.find(q, position=at, unchanged=True) for q, at in quotes])
    return ours, timed(lambda: [text.find(q) for q, _ in quotes], 1)


def adversarial(text: str, quotes: list[dict]) -> dict[str, tuple[float, float]]:
    """Return for each hostile text the ms of a first search in it and in an ordinary text of its size."""
    sought = [(q["quote"], q["prefix"], q["suffix"]) for q in quotes[:5]]
    hostile = {
        '"hello" ten thousand times, another quote': ("hello " * 10_000, sought),
        '"hello" ten thousand times, that word': ("hello " * 10_000, [("hello", "", "")] * 5),
        '"hello" ten thousand times, thirty of them and a word': (
            "hello " * 10_000,
            [("hello " * 30 + "there", "", "")] * 5,
        ),
        "one letter 60,000 times": ("a" * 60_000, [("a" * 150, "", ""), ("a a a a b", "a a", "a a")]),
        "a sentence 1,000 times, edited": (
            "The council met and voted on sites. " * 1_700,
            [("council met or voted on 15 sites", "The ", ". ")] * 5,
        ),
    }
    measured = {}
    for name, (bad, queries) in hostile.items():
        usual = text[: len(bad)]
        measured[name] = (searches(bad, queries), searches(usual, sought[: len(queries)]))
    return measured


def searches(text: str, queries: list[tuple[str, str, str]]) -> float:
    return timed(lambda: [Index(text).find(*query) for query in queries]) / len(queries)


# --- the Hypothesis client's method, run by node


def hypothesis_folder() -> Path:
    """Return a folder with the npm package that the method needs; it is installed when it is not there."""
    folder = Path(os.environ.get("VERIFIER_NODE", Path(tempfile.gettempdir()) / "verifier-bench-node"))
    if not (folder / "node_modules" / "approx-string-match").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), "approx-string-match@2.0.0"]
        subprocess.run(command, check=True, capture_output=True)
    return folder


def hypothesis_results(folder: Path, texts: dict[str, str], quotes: list[dict]) -> list[dict]:
    command = ["node", str(HERE / "quotes_hypothesis.mjs"), str(folder)]
    request = json.dumps({"texts": texts, "quotes": quotes})
    return json.loads(subprocess.run(command, input=request, check=True, capture_output=True, text=True).stdout)


def hypothesis(folder: Path, text: str, quotes: list[dict]) -> float:
    """Return its ms a quote."""
    found = hypothesis_results(folder, {"t": text}, quotes)
    return sum(one["ms"] for one in found[len(found) // 5 :]) / len(found[len(found) // 5 :])
