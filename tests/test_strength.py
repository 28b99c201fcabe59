"""`verifier strength`: which changes of an article no claim would notice."""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledgers import write
from verifier.check import Options, judged, readings_of
from verifier.config import settings_of
from verifier.finding import Level
from verifier.model import Copy
from verifier.mutants import mutants
from verifier.reading import day_of, readings
from verifier.strength import Strength, strengths

TEXT = """On Sunday the yard of Northport had more than 12 vans. It bought three of them in March 2024, said Ann Lee.

The vans weigh 2.5 tonnes and did not pass the test. Tom Berg of Westley doubts that, too.
"""
CLAIMS = """article: minutes
claims:
  - {id: vans, claim: The yard has more than 12 vans., quote: the yard of Northport had more than 12 vans}
  - {id: bought, claim: It bought three vans., quote: It bought three of them, value: 3 vans, property: bought}
  - {id: left, claim: It had more than 9 before., value: more than 9 vans, derived_from: {subtract: [vans, bought]}}
  - {id: test, claim: The vans of Northport did not pass., quote: did not pass the test}
"""
VERIFIER = Path(sys.executable).parent / "verifier"
OWN = Path(__file__).parents[1]


def ledger(folder: Path, claims: str = CLAIMS, text: str = TEXT, **files: str) -> Path:
    write(folder, {"sources/minutes.txt": text, "claims/a.yaml": claims, **files})
    return folder


def measured(folder: Path, limit: int = 2000) -> Strength:
    loaded, read = readings_of(folder, Options())
    return next(strengths(loaded, read, settings_of(folder), limit=limit))


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [VERIFIER, "strength", "-C", folder, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("It had 15 sites.", ["figure 15 -> 16"]),
        ("It had 9 of 1,200 sites.", ["figure 9 -> 8", "figure 1,200 -> 1,201"]),
        ("It had twelve sites.", ["figure twelve -> thirteen"]),
        ("On 31 May 2024 it rained.", ["date 31 -> 30", "date May -> June", "date 2024 -> 2025"]),
        ("It fell on a Monday.", ["date Monday -> Tuesday"]),
        ("It cost over €2.4m.", ["bound over -> under", "unit € -> $", "figure 2.4 -> 2.5", "unit m -> bn"]),
        ("It lasted at least 18 months.", ["bound at least -> at most", "figure 18 -> 19", "unit months -> years"]),
        ("It did not work.", ["negation not  -> "]),
        ("It was never used without care.", ["negation never -> always", "negation without -> with"]),
        ("It isn’t so.", ["negation isn’t -> is"]),
        ("Then Ann Lee met Bob Roy's son.", ["name Ann Lee -> Bob Roy", "name Bob Roy -> Ann Lee"]),
        ("She met the mayor of Ashby.", ["name Ashby -> Norland"]),
        ("Nothing to see here.", []),
        ("", []),
    ],
)
def test_what_is_changed(text: str, changes: list[str]) -> None:
    """Each figure, date, name, unit, bound and negation is changed once, into another of its kind."""
    found = [f"{one.kind} {text[one.start : one.end]} -> {one.new}" for one in mutants(text)]

    assert found == changes


def test_every_change_changes_the_text() -> None:
    """No change leaves the article as it was."""
    text = (OWN / "sources/us-syria-strikes.md").read_text(encoding="utf-8")
    found = list(mutants(text))

    assert all(one.of(text) != text for one in found)
    assert len({(one.start, one.end) for one in found}) == len(found)


def test_changes_that_no_claim_notices_are_found(tmp_path: Path) -> None:
    """What stands in no quote survives; what a quote holds, or cuts off, is noticed, and so is a name claims use."""
    found = measured(ledger(tmp_path))
    survivors = [TEXT[one.mutant.start : one.mutant.end] for one in found.trials if one.noticed_by is None]

    assert survivors == ["Sunday", "March", "2024", "Ann Lee", "2.5", "tonnes", "Tom Berg", "Westley"]


def brute(folder: Path) -> list[bool]:
    """Return for each change whether the whole ledger, checked anew, has a new error."""
    settings = settings_of(folder)
    loaded, read = readings_of(folder, Options())
    name = next(reading.claim.article for reading in read if reading.claim.article)
    article = loaded.sources[name]

    def errors(text: str) -> set[tuple[str, str | None, str | None]]:
        changed = replace(loaded.sources[name], text=text, copy=Copy.CHANGED)
        again = replace(loaded, sources={**loaded.sources, name: changed})
        found = judged(again, readings(again), settings)
        return {(one.code, one.claim, one.field) for one in found if one.level is Level.ERROR and one.claim}

    text = article.text or ""
    before = errors(text)
    changes = mutants(text, article.language, day_of(article.issued))
    return [bool(errors(one.of(text)) - before) for one in changes]


def test_only_touched_claims_are_checked_and_the_answer_is_that_of_the_whole_check(tmp_path: Path) -> None:
    """For every change the answer is the one that checking all claims of the ledger gives."""
    folder = ledger(tmp_path)

    assert [one.noticed_by is not None for one in measured(folder).trials] == brute(folder)


@pytest.mark.long
def test_the_answer_on_the_own_ledger_is_that_of_the_whole_check() -> None:
    """The same on the ledger of the project."""
    assert [one.noticed_by is not None for one in measured(OWN).trials] == brute(OWN)


def test_the_own_ledger_would_notice_nearly_everything() -> None:
    """Of the project's own account only the words that no claim quotes could be changed unnoticed."""
    found = measured(OWN)
    survivors = [one for one in found.trials if one.noticed_by is None]

    assert found.percent is not None
    assert found.percent >= 90
    assert all(not one.quoted_by for one in survivors)


def test_a_rule_that_is_switched_off_notices_nothing(tmp_path: Path) -> None:
    """What counts is the failing level under the ledger's own settings."""
    off = "".join(f'{code} = "note"\n' for code in ("V112", "V114", "V113", "V201", "V203", "V204", "V208", "V209"))
    weak = measured(ledger(tmp_path, **{"verifier.toml": f"[levels]\n{off}"}))

    assert weak.noticed == 0


def test_a_claim_that_fails_already_is_named(tmp_path: Path) -> None:
    """A claim in error does not notice what it was wrong about before, and that is said."""
    claims = CLAIMS.replace("quote: did not pass the test", "quote: did not pass the exam at all today")
    status, out = run(ledger(tmp_path, claims))

    assert status == 0
    assert "minutes: a/test fails as the article stands" in out
    assert "negation `not` → nothing: no claim quotes this" in out


def test_a_long_article_is_checked_in_its_surroundings(tmp_path: Path) -> None:
    """Far into a long text the same changes are noticed, positions recorded or not; time stays bounded."""
    filler = "Nobody was there to tell what came of it all.\n\n" * 4000
    start = len(filler) + TEXT.index("It bought")
    claims = CLAIMS.replace(
        "quote: It bought three of them,",
        f"spans: [{{exact: It bought three of them, start: {start}, end: {start + 23}}}],",
    )
    near = [one.noticed_by is not None for one in measured(ledger(tmp_path / "short")).trials]
    begun = time.perf_counter()
    folder = ledger(tmp_path / "long", claims, filler + TEXT)
    loaded, read = readings_of(folder, Options())
    found = next(strengths(loaded, read, settings_of(folder), limit=10_000))
    took = time.perf_counter() - begun

    assert [one.noticed_by is not None for one in found.trials][-len(near) :] == near
    assert took < 60


def test_the_limit_is_said(tmp_path: Path) -> None:
    """Where not every change is tried, the output says so."""
    out = run(ledger(tmp_path), "--limit", "3")[1]

    assert "minutes: more could be changed; the first 3 were tried: --limit" in out


def test_the_command_lists_survivors_in_their_sentences(tmp_path: Path) -> None:
    """Place, kind, change and sentence are printed; the last line counts; two runs print the same bytes."""
    status, out = run(ledger(tmp_path))

    assert status == 0
    assert out.splitlines()[:2] == [
        "sources/minutes.txt:1:4: date `Sunday` → `Monday`: no claim quotes this",
        "    On [Sunday] the yard of Northport had more than 12 vans.",
    ]
    assert out.splitlines()[-1] == (
        "minutes: 5 of 13 changes would be noticed (38.4 %): "
        "figures 2 of 3, dates 0 of 3, names 1 of 4, units 0 of 1, bounds 1 of 1, negations 1 of 1"
    )
    assert run(tmp_path) == (status, out)


@pytest.mark.parametrize(("least", "status"), [("38", 0), ("39", 1)])
def test_the_threshold_gives_the_exit_status(tmp_path: Path, least: str, status: int) -> None:
    """An article below the share asked for gives 1."""
    assert run(ledger(tmp_path), "--min", least)[0] == status


def test_words_of_an_unpublished_text_are_never_printed(tmp_path: Path) -> None:
    """Of a text from a store places are printed, by offset, and not a word."""
    folder, store = ledger(tmp_path / "ledger"), tmp_path / "store"
    store.mkdir()
    (folder / "sources/minutes.txt").rename(store / "any.txt")
    record = folder / "sources/minutes.yaml"
    kept = [line for line in record.read_text(encoding="utf-8").splitlines() if not line.startswith("file:")]
    record.write_text("\n".join(kept) + "\n", encoding="utf-8")

    assert run(folder, "--min", "1") == (1, "minutes: not checked: its text is not here\n")
    for form in ("text", "json"):
        status, out = run(folder, "--store", str(store), "--format", form)

        assert status == 0
        assert not any(word in out for word in ("Northport", "Ann Lee", "2024", "Sunday", "tonnes", "kilograms"))


def test_data_has_every_change(tmp_path: Path) -> None:
    """The JSON form lists all changes, with what noticed them."""
    found = json.loads(run(ledger(tmp_path), "--format", "json")[1])["articles"][0]
    noticed = [one["noticed_by"] for one in found["list"] if one["noticed"]]

    assert (found["changes"], found["noticed"], found["complete"]) == (13, 5, True)
    assert noticed[0] == {"claim": "a/vans", "code": "V112", "field": "spans/0"}


def test_an_article_with_nothing_to_change(tmp_path: Path) -> None:
    """There is nothing to notice, which is said."""
    claims = "article: minutes\nid: hello\nclaim: Good evening to you.\nquote: Good evening\n"

    assert run(ledger(tmp_path, claims, "Good evening to you.\n"), "--min", "90") == (
        0,
        "minutes: nothing to change: no figures, dates, names, units, bounds or negations\n",
    )
