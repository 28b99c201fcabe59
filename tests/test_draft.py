"""`verifier draft`: a claims file for a text that passes the check."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.draft import results
from tests.ledgers import report, write
from verifier.check import Options, readings_of
from verifier.config import settings_of
from verifier.draft import Draft, draft
from verifier.draft.clauses import clauses, relatives, roles
from verifier.finding import Level
from verifier.schema import accepts

VERIFIER = Path(sys.executable).parent / "verifier"
OWN = Path(__file__).parents[1]
SHARED = Path(os.environ.get("VERIFIER_SHARED", OWN.parent / "shared"))
TEXTS = {
    "news": """WESTLEY, March 3 (Wire) - Three people died and 14 were hurt when a bus left the A12 near Westley on
Monday.

The driver, a 54-year-old man from Ashby, was not injured, said Inspector Ruth Hale, the head of the traffic unit.
"We have never seen a crash like this one on that road," she told reporters. About 40 firefighters came. Police first
spoke of two dead, then of three. Will the road open again on Tuesday? It is the worst accident there since 2009.
""",
    "results": """# Orion Foods plc: half-year results 2025

- Revenue rose 4.2% to £812.3m (H1 2024: £779.6m); operating profit fell to £61.0m from £66.4m
- Basic earnings per share of 11.2p, down 9%; interim dividend 3.1p
- 212 stores at 30 June 2025 (205)

Outlook: the board expects revenue of £1.65bn to £1.70bn and capital expenditure of no more than £90m.

| | H1 2025 | H1 2024 |
|---|---|---|
| Revenue | 812.3 | 779.6 |
| Net debt | 143.9 | 150.2 |
""",
    "history": """The bridge at Lowick was built between 1802 and 1806 by Thomas Arne, who also designed the mill.
It is 84 metres long; its longest arch spans 21 metres. Until 1931 it was the only crossing within 30 miles. In 1947 a
flood carried off two of its five arches, and for 3 years ferries ran instead. Arne, the son of a mason, died in 1811,
aged 52.
""",
    "study": """METHODS: We enrolled 640 adults (mean age 58.3 years; 47% women) at 12 sites. RESULTS: Pain fell by 2.1
points (95% CI, 1.4 to 2.8; P<0.001) in the active group (n=321) and by 0.9 points in the placebo group. Adverse events
did not differ (12.1% vs. 11.6%). CONCLUSIONS: In this trial, no serious adverse event occurred, and most patients (82%)
stayed.
""",
    "contradictory": """The yard has 12 vans. The yard has 14 vans. On Monday, 4 March 2025, the yard had no vans.
It was built in 1990, 20 years before 2005. Half of the vans, 80% of them, are blue; 40% are red.
""",
    "marks": """He said: "It's 'done' # now: yes, no, {a: b}, [c], & *d, !e, %f, @g, `h` - 12 of them." Then - 3 more.
- 1. 5 kg\t6 kg   7 kg
Zürich’s “Tätigkeit” cost CHF 3’000.—, or 2 750 €…  I think we should be glad. 100%!
""",
}


def ledger(folder: Path, text: str) -> Path:
    write(folder, {"sources/text.txt": text, "claims/.keep": ""})
    return folder


def drafted(folder: Path, **options: int) -> Draft:
    loaded, read = readings_of(folder, Options())
    return draft(loaded, read, settings_of(folder), loaded.sources["text"], **options)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [VERIFIER, "draft", "-C", folder, *arguments], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


def faults(folder: Path, content: bytes) -> list[str]:
    """Return what the real check finds, above a note, when a draft is put into the ledger."""
    (folder / "claims/text.yaml").write_bytes(content)
    found = report(folder).findings
    return [f"{one.code} {one.message}" for one in found if one.level in {Level.ERROR, Level.WARNING}]


@pytest.mark.parametrize("name", TEXTS)
def test_what_it_writes_passes_the_check(tmp_path: Path, name: str) -> None:
    """For texts of several kinds the draft is a good claim file without an error or a warning."""
    folder = ledger(tmp_path, TEXTS[name])
    made = drafted(folder)
    records = yaml.safe_load(made.content)

    assert accepts("claims", yaml.load(made.content, yaml.BaseLoader))
    assert len(records["claims"]) >= 4
    assert faults(folder, made.content) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *" ".join(TEXTS.values()).split(),
                "\n\n",
                "- ",
                "# ",
                "| 3 |",
                '"',
                "'",
                ":",
                "#",
                "not",
                "12,5",
                "[...]",
                "\t",
            ]
        ),
        max_size=60,
    )
)
def test_what_it_writes_passes_the_check_on_any_text(pieces: list[str]) -> None:
    """Words of real texts in any order, with marks that YAML or the checks give a meaning to."""
    with tempfile.TemporaryDirectory() as name:
        folder = ledger(Path(name), " ".join(pieces))
        made = drafted(folder)

        assert not made.proposals or faults(folder, made.content) == []


def test_it_proposes_nine_of_ten_claims_that_people_wrote() -> None:
    """On the project's own account: quotes overlapping by half, values equal."""
    own = next(results(OWN))

    assert own.written == 70
    assert own.proposed >= 63


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not here")
@pytest.mark.parametrize("name", ["halden-q3", "ravox"])
def test_other_articles_are_drafted_without_a_fault(tmp_path: Path, name: str) -> None:
    """The invented ledgers' sources, each by itself."""
    for path in sorted((SHARED / "bench/ledgers" / name / "sources").glob("*.[mt]*")):
        folder = ledger(tmp_path / path.stem, path.read_text(encoding="utf-8"))
        made = drafted(folder)

        assert len(made.proposals) > 10
        assert faults(folder, made.content) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It cost 5 euros.", ["It cost 5 euros."]),
        ("The hall was sold, and the yard is empty.", ["The hall was sold", "the yard is empty."]),
        ("The hall, Ann Lee said, was sold in May.", ["The hall, Ann Lee said, was sold in May."]),
        ("Once it was over, he left the room.", ["Once it was over, he left the room."]),
        ("It had guns, rifles, mines and bombs.", ["It had guns, rifles, mines and bombs."]),
        ("Ann Lee, who was born in 1970, won.", ["Ann Lee, who was born in 1970, won."]),
        ("OSLO, May 3 (Wire) - The hall was sold.", ["The hall was sold."]),
    ],
)
def test_clauses(sentence: str, expected: list[str]) -> None:
    """A sentence is parted where its pieces state something each, and nowhere else."""
    assert [sentence[one.start : one.end] for one in clauses(sentence)] == expected


def test_roles_and_relative_clauses_become_sentences() -> None:
    """What a sentence says in passing of somebody is a claim of its own."""
    assert [one[2:] for one in roles("Ann Lee, the mayor of Ashby, met Admiral Tom Berg.")] == [
        ("Ann Lee", "the mayor of Ashby"),
        ("Tom Berg", "Admiral"),
    ]
    assert [one[2] for one in relatives("They met the vans, which were built in Ashby, there.")] == [
        "the vans were built in Ashby"
    ]


def test_fields_are_proposed(tmp_path: Path) -> None:
    """Value, speaker, subject and property stand in the record; the same person is the same subject."""
    text = "The hall cost 5 million euros, said Ann Lee, the mayor. Lee was born on 3 May 1970. She has 2 dogs.\n"
    made = yaml.load(drafted(ledger(tmp_path, text)).content, yaml.BaseLoader)["claims"]

    assert made[0] == {
        "id": "hall-cost-5-million-euros",
        "claim": "The hall cost 5 million euros, said Ann Lee, the mayor.",
        "quote": "The hall cost 5 million euros, said Ann Lee, the mayor.",
        "value": "5 million euros",
        "subject": "hall",
        "property": "cost-money",
        "speaker": "Ann Lee",
    }
    assert [one["subject"] for one in made if "born" in one["claim"] or "dogs" in one["claim"]] == [
        "ann-lee",
        "ann-lee",
    ]
    assert next(one["value"] for one in made if "born" in one["claim"]) == "1970-05-03"


def test_the_command_prints_or_writes_a_new_file(tmp_path: Path) -> None:
    """Without -o the file is printed; with it a new one is written, and none is written over."""
    folder = ledger(tmp_path, TEXTS["history"])
    printed = run(folder, "text")
    written = run(folder, "text", "-o", str(folder / "claims/text.yaml"))

    assert printed[0] == written[0] == 0
    assert (folder / "claims/text.yaml").read_text(encoding="utf-8") == printed[1]
    status, out, error = run(folder, "text", "-o", str(folder / "claims/text.yaml"))
    assert (status, out) == (2, "")
    assert "is there already; nothing was written" in error


def test_only_what_no_claim_has_yet(tmp_path: Path) -> None:
    """--uncovered leaves out what the ledger's claims say already; where that is all, it is said."""
    folder = ledger(tmp_path, "The yard has 12 vans. The hall has 3 doors.\n")
    claim = "article: text\nid: vans\nclaim: The yard has 12 vans.\nquote: The yard has 12 vans.\n"
    (folder / "claims/vans.yaml").write_text(claim, encoding="utf-8")
    made = yaml.safe_load(run(folder, "text", "--uncovered")[1])["claims"]

    assert [one["claim"] for one in made] == ["The hall has 3 doors."]
    (folder / "claims/rest.yaml").write_text(run(folder, "text", "--uncovered")[1], encoding="utf-8")
    assert run(folder, "text", "--uncovered") == (2, "", "verifier: text: every statement has a claim\n")


def test_contradictions_are_told(tmp_path: Path) -> None:
    """Claims whose values would contradict get no subject, and that is said."""
    status, out, error = run(ledger(tmp_path, TEXTS["contradictory"]), "text")

    assert status == 0
    assert "claims have no subject: their values would contradict others on the same thing" in error
    assert "12 vans" in out
    assert "14 vans" in out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the text states nothing that can be checked"),
        ("Hello?\n\nWhat now?\n", "the text states nothing that can be checked"),
    ],
)
def test_nothing_to_draft_from(tmp_path: Path, text: str, message: str) -> None:
    """A text without statements gives one line and status 2."""
    assert run(ledger(tmp_path, text), "text") == (2, "", f"verifier: text: {message}\n")


def test_wrong_sources_are_one_line(tmp_path: Path) -> None:
    """Unknown, absent, unpublished, foreign and binary sources are said to be so."""
    folder = ledger(tmp_path, "The yard has 12 vans.\n")
    (folder / "sources/secret.yaml").write_text(f"type: document\ntitle: s\nsha256: {'0' * 64}\n", encoding="utf-8")
    (folder / "sources/gone.yaml").write_text("type: document\ntitle: g\nfile: gone.txt\n", encoding="utf-8")
    (folder / "sources/bits.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "sources/bits.yaml").write_text("type: document\ntitle: b\nfile: bits.txt\n", encoding="utf-8")
    (folder / "sources/fremd.txt").write_text("Der Hof hat 12 Wagen.\n", encoding="utf-8")
    (folder / "sources/fremd.yaml").write_text(
        "type: document\ntitle: f\nfile: fremd.txt\nlanguage: de\n", encoding="utf-8"
    )
    told = {name: run(folder, name) for name in ("nowhere", "secret", "gone", "bits", "fremd")}

    assert all(status == 2 and not out and error.count("\n") == 1 for status, out, error in told.values())
    assert "no source is called nowhere" in told["nowhere"][2]
    assert "secret may not be republished" in told["secret"][2]
    assert "its language, de, has no tables yet" in told["fremd"][2]


def test_a_long_text_is_drafted_in_part_and_that_is_said(tmp_path: Path) -> None:
    """Of 2 MB the first claims are proposed, in seconds; the rest is said to be left out."""
    text = "".join(f"Yard number {n} has {n % 97 + 3} vans and cost {n} euros in 2024.\n\n" for n in range(35_000))
    folder = ledger(tmp_path, text)
    begun = time.perf_counter()
    made = drafted(folder, limit=200)
    took = time.perf_counter() - begun

    assert len(made.proposals) == 200
    assert made.more
    assert took < 30
    assert faults(folder, made.content) == []


def test_one_long_line_is_no_trap(tmp_path: Path) -> None:
    """A text of one endless sentence, or of marks only, takes time that grows with its length."""
    for text in (
        "a, " * 100_000,
        '"' * 50_000,
        "(" * 50_000,
        "The X, " * 40_000,
        "A B " * 60_000,
        "that was " * 30_000,
    ):
        begun = time.perf_counter()
        drafted(ledger(tmp_path / str(len(list(tmp_path.iterdir()))), text))

        assert time.perf_counter() - begun < 20
