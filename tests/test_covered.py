"""`verifier coverage`: which checkable statements of an article have a claim."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ledgers import lines, write
from verifier.check import Options, readings_of
from verifier.covered import Coverage, coverage, percent

TEXT = """The yard has 12 vans. It bought 3 of them in 2024, said Ann Lee.

"We never had a better fleet of vans," she said. It is the largest yard of the Caesar Act era.
"""
VANS = "  - {id: vans, claim: The yard has 12 vans., quote: The yard has 12 vans.}\n"
BOUGHT = "  - {id: bought, claim: The yard bought 3 vans in 2024., quote: It bought 3 of them in 2024}\n"
VERIFIER = Path(sys.executable).parent / "verifier"


def ledger(folder: Path, claims: str, text: str = TEXT, settings: str = "") -> Path:
    files = {"sources/minutes.txt": text, "claims/a.yaml": f"article: minutes\nclaims:\n{claims}"}
    write(folder, files | ({"verifier.toml": settings} if settings else {}))
    return folder


def measured(folder: Path) -> Coverage:
    return coverage(*readings_of(folder, Options()))[0]


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [VERIFIER, "coverage", "-C", folder, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout + done.stderr


def words(found: Coverage, *, said: bool) -> list[str]:
    text = found.article.text or ""
    return [text[one.part.start : one.part.end] for one in found.parts if bool(one.said_by) == said]


def test_each_part_has_the_claims_that_quote_and_say_it(tmp_path: Path) -> None:
    """Figures and dates inside a claim's quote count where the claim says them; all else stands without a claim."""
    found = measured(ledger(tmp_path, VANS + BOUGHT))

    assert words(found, said=True) == ["12 vans", "3", "2024"]
    assert words(found, said=False) == ['"We never had a better fleet of vans,"', "largest", "Act"]
    assert percent(found.percent) == "50"


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("The yard has vans.", False),
        ("The yard has more than ten vans.", True),
        ("The yard has twelve vans.", True),
        ("The yard has a dozen vans.", True),
    ],
)
def test_a_quoted_figure_that_the_claim_does_not_say_has_no_claim(tmp_path: Path, claim: str, said: bool) -> None:
    """A quote alone covers nothing: the claim says the figure too, in whatever notation, or less precisely."""
    found = measured(ledger(tmp_path, f"  - {{id: vans, claim: {claim}, quote: The yard has 12 vans.}}\n"))

    assert bool(found.parts[0].said_by) == said
    assert found.parts[0].quoted_by == (() if said else ("a/vans",))


def test_a_quote_that_is_not_found_covers_nothing(tmp_path: Path) -> None:
    """A claim whose words do not stand in the article is no claim for them."""
    found = measured(ledger(tmp_path, "  - {id: vans, claim: The yard has 12 vans., quote: The yard has 21 vans.}\n"))

    assert found.claimed == 0


def test_an_elision_covers_its_parts_only(tmp_path: Path) -> None:
    """What an elision leaves out is not covered."""
    claim = "  - {id: vans, claim: 'The yard has 12 vans; 3 in 2024.', quote: 'The yard has [...] in 2024'}\n"
    found = measured(ledger(tmp_path, claim))

    assert words(found, said=True) == ["2024"]


def test_evidence_from_another_text_is_no_claim_of_it(tmp_path: Path) -> None:
    """Only the articles in which claims stand are measured; a quoted source is none of them."""
    write(tmp_path, {"sources/audit.txt": "The yard has 12 vans, of 40."})
    evidence = VANS.replace("}", ", evidence: [{source: audit, quote: The yard has 12 vans}]}")
    loaded, read = readings_of(ledger(tmp_path, evidence), Options())

    assert [one.article.id for one in coverage(loaded, read)] == ["minutes"]
    assert coverage(loaded, read, ["audit"])[0].claimed == 0


def test_the_command_lists_places_and_counts(tmp_path: Path) -> None:
    """Each statement without a claim is shown in its sentence, with its place; the last line counts."""
    status, out = run(ledger(tmp_path, VANS))

    assert status == 0
    assert out.splitlines()[:2] == [
        "sources/minutes.txt:1:33: figure without a claim",
        "    It bought [3] of them in 2024, said Ann Lee.",
    ]
    assert out.splitlines()[-1] == (
        "minutes: 1 of 6 checkable statements have a claim (16.6 %): "
        "figures 1 of 2, dates 0 of 1, quotations 0 of 1, superlatives 0 of 1, events 0 of 1"
    )


@pytest.mark.parametrize(("least", "status"), [("50", 0), ("51", 1), ("0", 0)])
def test_the_threshold_gives_the_exit_status(tmp_path: Path, least: str, status: int) -> None:
    """An article below the share asked for gives 1."""
    assert run(ledger(tmp_path, VANS + BOUGHT), "--min", least)[0] == status


def test_the_settings_ask_for_a_share(tmp_path: Path) -> None:
    """`min_coverage` holds for `check` (V501) and for the command; without it `check` says nothing of coverage."""
    folder = ledger(tmp_path, VANS + BOUGHT, settings="min_coverage = 60\n")

    assert run(folder)[0] == 1
    said = "minutes: 3 of 6 checkable statements have a claim, 50 %; the settings ask for 60 %"
    assert lines(folder) == [f"claims/a.yaml:1:10: error V501 uncovered-article: {said}"]
    (folder / "verifier.toml").write_text("min_coverage = 50\n", encoding="utf-8")
    assert lines(folder) == []


@pytest.mark.parametrize("record", ["language: de\n", ""])
def test_what_cannot_be_read_never_passes(tmp_path: Path, record: str) -> None:
    """An article whose language has no tables, or whose text is not here, is said to be unchecked and fails --min."""
    folder = ledger(tmp_path, VANS)
    path = folder / "sources/minutes.yaml"
    if record:
        path.write_text(path.read_text(encoding="utf-8") + record, encoding="utf-8")
    else:
        (folder / "sources/minutes.txt").unlink()

    status, out = run(folder, "--min", "1")

    assert status == 1
    assert out.startswith("minutes: not checked: ")
    assert run(folder)[0] == 0


def test_an_article_without_statements(tmp_path: Path) -> None:
    """There is nothing to cover, which is said."""
    claim = "  - {id: hello, claim: Good evening to you., quote: Good evening}\n"

    assert run(ledger(tmp_path, claim, "Good evening to you. Thanks.\n"), "--min", "90") == (
        0,
        "minutes: no checkable statements\n",
    )


def test_words_of_an_unpublished_text_are_never_printed(tmp_path: Path) -> None:
    """Of a text from a store places are printed, by offset, and not a word."""
    folder, store = ledger(tmp_path / "ledger", VANS), tmp_path / "store"
    store.mkdir()
    (folder / "sources/minutes.txt").rename(store / "any.txt")
    record = folder / "sources/minutes.yaml"
    kept = [line for line in record.read_text(encoding="utf-8").splitlines() if not line.startswith("file:")]
    record.write_text("\n".join(kept) + "\n", encoding="utf-8")

    for form in ("text", "json"):
        status, out = run(folder, "--store", str(store), "--format", form)

        assert status == 0
        assert not any(word in out for word in ("12 vans", "Ann Lee", "2024", "fleet", "largest"))


def test_data_has_every_statement(tmp_path: Path) -> None:
    """The JSON form lists the statements with and without claims."""
    found = json.loads(run(ledger(tmp_path, VANS), "--format", "json")[1])["articles"][0]

    assert (found["statements"], found["claimed"], found["percent"]) == (6, 1, "16.6")
    assert found["list"][0] | {"sentence": None} == {
        "kind": "figure",
        "text": "12 vans",
        "file": "sources/minutes.txt",
        "line": 1,
        "column": 14,
        "start": 13,
        "end": 20,
        "sentence": None,
        "claims": ["a/vans"],
        "quoted_by": [],
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "verifier: no source is called nowhere; `verifier source list` names them\n"),
        (["-C", "nowhere"], "verifier: no such folder: nowhere\n"),
    ],
)
def test_wrong_usage_is_one_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    """What is wrong is said in one line, with status 2."""
    assert run(ledger(tmp_path, VANS), *arguments) == (2, message)


def test_time_grows_with_the_length_of_the_text(tmp_path: Path) -> None:
    """A text of four times the length takes about four times as long, not sixteen times."""
    took = []
    for times in (500, 2000):
        text = "".join(f"The yard number {n} has {n} vans and bought {n + 3} in 2024.\n\n" for n in range(times))
        folder = ledger(tmp_path / str(times), VANS, text)
        loaded, read = readings_of(folder, Options())
        begun = time.perf_counter()
        found = coverage(loaded, read, ["minutes"])[0]
        took.append(time.perf_counter() - begun)
        assert len(found.parts) == 4 * times

    assert took[1] < 10 * took[0]
