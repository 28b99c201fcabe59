"""A review binds what it was given for: any change after it is told, and nothing else is."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.ledgers import lines, write
from verifier.audit import Audit, audit
from verifier.check import Options, readings_of
from verifier.cli.main import app
from verifier.load.yaml import decoded, read

FILES = {
    "sources/plan.txt": "Work began on 10 November 2025 and takes 180 days. The yard has 12 vans, said Ada Lind.\n",
    "sources/audit.txt": "The books show 12 vans. The books were closed.\n",
    "claims/yard.yaml": """\
# The yard
article: plan
claims:
  - id: start   # the first day
    claim: Work began on 10 November 2025.
    quote: Work began on 10 November 2025
    value: 2025-11-10

  - id: vans
    claim: The yard has 12 vans.
    spans:
      - {exact: The yard has 12 vans, start: 51, end: 71}
    value: 12 vans
    speaker: Ada Lind
    evidence:
      - {source: audit, quote: The books show 12 vans}
    verdict: {label: supported, by: A. Checker}
    note: counted twice
    waive:
      - {rule: V204, reason: none stands}
    corrections:
      - {date: 2025-12-02, was: 13 vans, now: 12 vans}

  - id: end
    claim: Work ends on 9 May 2026.
    value: 2026-05-09
    derived_from: {add: [start, 180 days]}

  - id: month
    claim: Work ends in May 2026.
    value: 2026-05
    derived_from: {max: [end]}
""",
}
CLAIMS = "claims/yard.yaml"
DIGEST = hashlib.sha256(FILES["sources/audit.txt"].encode()).hexdigest()


def run(*arguments: object) -> tuple[int, str]:
    """Return the exit status of a command and what it prints."""
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def review(folder: Path, *claims: str, by: str = "R. Editor", date: str = "2025-12-01") -> tuple[int, str]:
    return run("review", *claims, "--by", by, "--date", date, "-C", folder)


def audited(folder: Path) -> Audit:
    ledger, readings = readings_of(folder, Options())
    return audit(folder, ledger, readings)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger whose four claims have been reviewed."""
    write(tmp_path, FILES)
    assert lines(tmp_path) == []
    assert review(tmp_path, CLAIMS)[0] == 0
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_review_is_written_beside_the_claim_and_everything_else_stays(tmp_path: Path) -> None:
    """A file of a ledger gets the stamp's lines and loses none."""
    write(tmp_path, FILES)

    status, output = review(tmp_path, "vans")

    text = (tmp_path / CLAIMS).read_text(encoding="utf-8")
    added = re.search(
        r"    review:\n      by: R. Editor\n      date: 2025-12-01\n      fingerprint: sha256:\w{64}\n", text
    )
    assert (status, output) == (0, "reviewed  yard/vans\n")
    assert added
    assert text.replace(added[0], "") == FILES[CLAIMS]
    assert lines(tmp_path) == []


def test_reviewing_again_on_the_same_day_changes_nothing(ledger: Path) -> None:
    """The second run writes neither into the record nor into the journal."""
    before = [(ledger / name).read_bytes() for name in (CLAIMS, "reviews.jsonl")]

    status, output = review(ledger, CLAIMS)

    assert (status, output.count("as before")) == (0, 4)
    assert [(ledger / name).read_bytes() for name in (CLAIMS, "reviews.jsonl")] == before


def test_claim_with_an_error_is_not_reviewed(tmp_path: Path) -> None:
    """What the program finds wrong, nobody signs; the others of the file are reviewed all the same."""
    write(tmp_path, {**FILES, CLAIMS: FILES[CLAIMS].replace("value: 12 vans", "value: 13 vans")})

    status, output = review(tmp_path, "vans", "start")

    assert status == 1
    assert "reviewed  yard/start" in output
    assert "refused   yard/vans: 2 errors (V201, V403); see verifier why yard/vans" in output


CHANGES = {
    "sentence": (
        (CLAIMS, "claim: The yard has", "claim: This yard has"),
        {"V603 altered-after-review: vans: its claim changed since R. Editor reviewed it on 2025-12-01"},
    ),
    "verdict": (
        (CLAIMS, "label: supported", "label: conflicting-evidence"),
        {"V603 altered-after-review: vans: its verdict changed since R. Editor reviewed it on 2025-12-01"},
    ),
    "source": (
        ("sources/audit.txt", "were closed", "were shut"),
        {"V602 stale-review: vans: audit changed since R. Editor reviewed it on 2025-12-01"},
    ),
    "day of a source": (
        ("sources/audit.yaml", "issued: 2025-11-30", "issued: 2025-11-29"),
        {"V602 stale-review: vans: audit changed since R. Editor reviewed it on 2025-12-01"},
    ),
    "input": (
        (CLAIMS, "claim: Work began", "claim: The work began"),
        {
            "V603 altered-after-review: start: its claim changed since R. Editor reviewed it on 2025-12-01",
            "V604 review-rests-on-stale: end rests on start, whose review is stale: end <- start",
            "V604 review-rests-on-stale: month rests on start, whose review is stale: month <- end <- start",
        },
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_changed_after_a_review_is_named(ledger: Path, case: str) -> None:
    """The claim, the source or the input that changed is told, at every claim that rests on it."""
    (name, old, new), expected = CHANGES[case]

    edit(ledger, name, old, new)

    told = {line.split(": warning ")[1] for line in lines(ledger) if " V60" in line}
    assert told == expected


HARMLESS = {
    "comment": (CLAIMS, "# the first day", "# day one"),
    "quoting": (CLAIMS, "value: 12 vans", "value: '12 vans'"),
    "long form": (CLAIMS, "    quote: Work began on", "    spans: [{exact: Work began on 10 November 2025}]\n#"),
    "note": (CLAIMS, "counted twice", "counted three times"),
    "position": (CLAIMS, "start: 51, end: 71", "start: 52, end: 72"),
    "waiver": (CLAIMS, "reason: none stands", "reason: none was found"),
    "title of a source": ("sources/audit.yaml", "title: audit", "title: The audit"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_no_check_rests_on_leaves_a_review_alone(ledger: Path, case: str) -> None:
    """A comment, another way of writing, a note, a place, a waiver or a title makes no review stale."""
    edit(ledger, *HARMLESS[case])

    assert [line for line in lines(ledger) if " V60" in line] == []
    assert run("review", "--stale", "-C", ledger)[0] == 0


def test_input_that_was_reviewed_again_still_overtakes_what_is_derived_from_it(ledger: Path) -> None:
    """A review of the input does not renew the reviews of what rests on it."""
    edit(ledger, CLAIMS, "claim: Work began", "claim: The work began")
    review(ledger, "start", date="2025-12-05")

    told = [line.split(": warning ")[1] for line in lines(ledger) if " V60" in line]

    assert told == [
        "V604 review-rests-on-stale: end rests on start, changed since R. Editor reviewed it on 2025-12-01",
        "V604 review-rests-on-stale: month rests on end, changed since R. Editor reviewed it on 2025-12-01",
    ]


def test_stale_lists_what_has_to_be_looked_at_again_and_what_is_derived_from_it(tmp_path: Path) -> None:
    """Also a derived claim that nobody reviewed is listed."""
    write(tmp_path, FILES)
    review(tmp_path, "start", "end")
    edit(tmp_path, CLAIMS, "claim: Work began", "claim: The work began")

    status, output = run("review", "--stale", "-C", tmp_path)

    assert status == 1
    assert output == (
        "claims/yard.yaml:9: start: its claim changed since R. Editor reviewed it on 2025-12-01\n"
        "claims/yard.yaml:33: end rests on start, whose review is stale: end <- start\n"
        "claims/yard.yaml:37: month rests on start, whose review is stale: month <- end <- start"
        " (it has no review of its own)\n"
        "3 to look at again; 2 of 4 claims have a review\n"
    )


def test_check_of_one_file_knows_no_inputs_elsewhere_and_says_nothing_of_reviews(ledger: Path) -> None:
    """A review that rests on a claim of another file is judged only where that file is read too."""
    (ledger / "claims/other.yaml").write_text(
        "id: last\nclaim: Work ends on 9 May 2026.\nvalue: 2026-05-09\nderived_from: {max: [yard/end]}\n",
        encoding="utf-8",
    )
    review(ledger, "last")

    assert not any(" V60" in line for line in lines(ledger, paths=("claims/other.yaml",)))
    assert not any(" V60" in line for line in lines(ledger))


def test_journal_holds_verdicts_corrections_and_reviews(ledger: Path) -> None:
    """Each is a line of its own; a later review adds only what is new."""
    edit(ledger, CLAIMS, "label: supported", "label: not-checkable")
    review(ledger, "vans", date="2025-12-09")

    told = [json.loads(line) for line in (ledger / "reviews.jsonl").read_text(encoding="utf-8").splitlines()]

    assert [(one["kind"], one["claim"], one["date"]) for one in told] == [
        ("review", "yard/start", "2025-12-01"),
        ("verdict", "yard/vans", "2025-12-01"),
        ("correction", "yard/vans", "2025-12-01"),
        ("review", "yard/vans", "2025-12-01"),
        ("review", "yard/end", "2025-12-01"),
        ("review", "yard/month", "2025-12-01"),
        ("verdict", "yard/vans", "2025-12-09"),
        ("review", "yard/vans", "2025-12-09"),
    ]


# --- audit


def test_audit_of_what_nobody_touched_finds_nothing(ledger: Path) -> None:
    """All sources, reviews and lines are as they were recorded."""
    status, output = run("audit", "-C", ledger)

    assert (status, output) == (
        0,
        "2 sources (2 as recorded), 4 reviews, 6 lines in the journal, 0 errors, 0 warnings\n",
    )


AUDITED = {
    "a figure of a source": (
        ("sources/audit.txt", "12 vans", "13 vans"),
        "error audit: audit.txt is not what was recorded",
    ),
    "a hash": (("sources/audit.yaml", DIGEST, "0" * 64), "error audit: audit.txt is not what was recorded"),
    "who reviewed": ((CLAIMS, "by: A. Checker", "by: B. Checker"), "error vans: its verdict changed since"),
    "a note": ((CLAIMS, "counted twice", "counted once"), "warning vans: its note changed after the review"),
    "a place": ((CLAIMS, "start: 51", "start: 50"), "warning vans: its positions changed after the review"),
    "a correction": ((CLAIMS, "was: 13 vans", "was: 11 vans"), "error vans: a correction was taken out or altered"),
    "a claim's name": ((CLAIMS, "id: month", "id: months"), "error months: its review is not in reviews.jsonl"),
    "a title": (
        ("sources/audit.yaml", "title: audit", "title: The audit"),
        "warning vans: the record of audit changed",
    ),
}


@pytest.mark.parametrize("case", AUDITED)
def test_audit_names_what_was_tampered_with(ledger: Path, case: str) -> None:
    """Whatever was altered is named where it stands."""
    change, expected = AUDITED[case]

    edit(ledger, *change)

    assert expected in run("audit", "-C", ledger)[1]


def test_audit_tells_who_signed_another_review(ledger: Path) -> None:
    """A review by somebody else than the journal says is told."""
    text = (ledger / CLAIMS).read_text(encoding="utf-8")
    (ledger / CLAIMS).write_text(text.replace("by: R. Editor", "by: S. Editor"), encoding="utf-8")

    status, output = run("audit", "-C", ledger)

    assert status == 1
    assert output.count("the review's `by` was R. Editor, and is S. Editor") == 4


@pytest.mark.parametrize("gone", [0, 2, 5])
def test_line_taken_out_of_the_journal_is_noticed(ledger: Path, gone: int) -> None:
    """The first, a middle and the last line cannot go without a word."""
    kept = (ledger / "reviews.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (ledger / "reviews.jsonl").write_text("".join(kept[:gone] + kept[gone + 1 :]), encoding="utf-8")

    assert run("audit", "-C", ledger)[0] == 1


def test_journals_of_two_branches_can_be_merged(tmp_path: Path) -> None:
    """Lines added on two branches stand one after the other; the next review ties the ends together."""
    write(tmp_path, FILES)
    review(tmp_path, "start")
    base = (tmp_path / "reviews.jsonl").read_bytes()
    review(tmp_path, "end")
    one = (tmp_path / "reviews.jsonl").read_bytes()
    (tmp_path / "reviews.jsonl").write_bytes(base)
    review(tmp_path, "vans")
    other = (tmp_path / "reviews.jsonl").read_bytes()
    (tmp_path / "reviews.jsonl").write_bytes(one + other.removeprefix(base))
    assert audited(tmp_path).problems == ()

    review(tmp_path, "month")

    told = [json.loads(line) for line in (tmp_path / "reviews.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(told[-1]["after"]) == 2
    assert audited(tmp_path).problems == ()


FLIPPED = ("sources/plan.txt", "sources/audit.txt", "sources/plan.yaml", "sources/audit.yaml", CLAIMS, "reviews.jsonl")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed")
    write(folder, FILES)
    review(folder, CLAIMS)
    return folder


def _data(raw: bytes) -> object:
    text, refusal = decoded(raw)
    return refusal or read(text).data


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FLIPPED), st.floats(0, 1, exclude_max=True), st.integers(0, 7))
def test_any_flipped_bit_is_noticed(sealed: Path, name: str, where: float, bit: int) -> None:
    """A bit flipped in a source, in a reviewed claim or in the journal is named, unless the record says the same."""
    before = (sealed / name).read_bytes()
    after = bytearray(before)
    after[int(where * len(after))] ^= 1 << bit
    (sealed / name).write_bytes(after)
    try:
        noticed = bool(audited(sealed).problems)
    finally:
        (sealed / name).write_bytes(before)

    same = name.endswith(".yaml") and _data(before) == _data(bytes(after))
    assert noticed or same


# --- signatures


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not installed")
    path = tmp_path_factory.mktemp("keys") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def test_signature_is_verified_against_the_allowed_signers(tmp_path: Path, key: Path) -> None:
    """A signature holds for the person whose key it is, and for nobody else; unverified, it is counted so."""
    write(tmp_path, FILES)
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    (tmp_path / "signers").write_text(f'"R. Editor" {public}', encoding="utf-8")
    run("review", "start", "--by", "R. Editor", "--date", "2025-12-01", "--sign", key, "-C", tmp_path)

    assert "1 signature (0 verified)" in run("audit", "-C", tmp_path)[1]
    (tmp_path / "verifier.toml").write_text('allowed_signers = "signers"\n', encoding="utf-8")
    assert "1 signature (1 verified), 1 line in the journal, 0 errors" in run("audit", "-C", tmp_path)[1]
    (tmp_path / "signers").write_text(f'"S. Editor" {public}', encoding="utf-8")
    status, output = run("audit", "-C", tmp_path)
    assert status == 1
    assert "error start: the signature does not hold" in output


def test_signature_that_was_taken_out_is_noticed(tmp_path: Path, key: Path) -> None:
    """A signed review does not become an unsigned one without a word."""
    write(tmp_path, FILES)
    run("review", "start", "--by", "R. Editor", "--date", "2025-12-01", "--sign", key, "-C", tmp_path)
    text = (tmp_path / CLAIMS).read_text(encoding="utf-8")
    taken = re.sub(r"      signature: \|\n(?:        .*\n)+", "", text)
    assert taken != text
    (tmp_path / CLAIMS).write_text(taken, encoding="utf-8")

    assert "the review's signature is not the one it was given" in run("audit", "-C", tmp_path)[1]


def test_key_that_does_not_sign_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    """Without its signature a review is not recorded."""
    write(tmp_path, FILES)

    status, output = run("review", "start", "--by", "R. Editor", "--sign", tmp_path / "nokey", "-C", tmp_path)

    assert status == 2
    assert "no such key" in output
    assert not (tmp_path / "reviews.jsonl").exists()
    assert (tmp_path / CLAIMS).read_text(encoding="utf-8") == FILES[CLAIMS]
