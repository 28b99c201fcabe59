"""Any ledger goes out as a table and comes in again with equal claims, whatever its texts hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from verifier.cli.main import app
from verifier.config import Settings
from verifier.exchange.intake import outcome
from verifier.exchange.records import File, files_of, written
from verifier.exchange.tables import from_csv, from_jsonl, to_csv, to_jsonl
from verifier.load import claim_file
from verifier.load.characters import REFUSED
from verifier.model import Claim
from verifier.schema import accepts

ODD = ['=HYPERLINK("http://x")', "+1", "-5", "@SUM(1)", "\t=1", "a\n=b", "'=1", "json:x", "null", "{}", "[]", "1e5"]
ODD += ["no", "a # b", "a: b", "- a", "\u202e", "x,y;z", '"', "  two  spaces  ", "\U0001f600", "json:"]
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(ODD)
TEXT = WORDS.map(lambda text: REFUSED.sub("", text)).map(lambda text: text if text.strip() else "x")
TEXTS = st.lists(TEXT, min_size=1, max_size=3)
ID = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True)
WHOLE = st.integers(0, 10**6).map(str)
DAY = st.just("2025-12-01")
SPAN = st.fixed_dictionaries(
    {"exact": TEXT}, optional={"prefix": TEXT, "suffix": TEXT, "start": WHOLE, "end": WHOLE, "at": TEXT, "source": ID}
)
EVIDENCE = st.fixed_dictionaries(
    {"source": ID, "quote": TEXT},
    optional={"stance": st.sampled_from(["supports", "refutes", "mentions"]), "value": TEXT},
)
VERDICT = st.fixed_dictionaries({"label": st.just("refuted"), "by": TEXT})
CORRECTION = st.fixed_dictionaries({"date": DAY, "was": TEXT, "now": TEXT})
OPTIONAL = {
    "value": TEXT,
    "subject": TEXT,
    "property": TEXT,
    "qualifiers": st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), TEXT, max_size=3),
    "speaker": TEXT,
    "note": TEXT,
    "evidence": st.lists(EVIDENCE, min_size=1, max_size=2),
    "verdict": st.sampled_from(["supported", "not-checkable"]) | VERDICT,
    "relations": st.fixed_dictionaries({"supports": st.lists(ID, min_size=1, max_size=2)}),
    "corrections": st.lists(CORRECTION, min_size=1, max_size=2),
    "waive": st.lists(st.fixed_dictionaries({"rule": st.just("V204"), "reason": TEXT}), min_size=1, max_size=1),
    "review": st.fixed_dictionaries({"by": TEXT, "date": DAY, "fingerprint": st.just("sha256:" + "0" * 64)}),
}
QUOTED = st.fixed_dictionaries({"id": ID, "claim": TEXT, "quote": TEXT | TEXTS}, optional=OPTIONAL)
SPANNED = {"id": ID, "claim": TEXT, "spans": st.lists(SPAN, min_size=1, max_size=2)}
CLAIM = QUOTED | st.fixed_dictionaries(SPANNED, optional=OPTIONAL)
HEAD = st.fixed_dictionaries(
    {"article": ID}, optional={"context": TEXTS, "defaults": st.fixed_dictionaries({"subject": TEXT})}
)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[File, ...]:
    """Claim files that the schema takes, with all kinds of fields and texts."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        claims = draw(st.lists(CLAIM, min_size=1, max_size=3, unique_by=lambda claim: claim["id"]))
        file = File(f"claims/f{number}.yaml", draw(HEAD), tuple(claims))
        assert accepts("claims", {**file.head, "claims": list(claims)})
        found.append(file)
    return tuple(found)


def _bare(claim: Claim) -> Claim:
    """Return a claim without the places of its fields."""
    return replace(claim, places={}, file_places={})


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files=ledgers())
def test_any_ledger_comes_back_equal(form: str, files: tuple[File, ...]) -> None:
    """The claims that are read from the files before and after are the same, field for field."""
    table = to_csv(files) if form == "csv" else to_jsonl(files)
    rows = from_csv(table, {}) if form == "csv" else from_jsonl(table, {})

    found = outcome(rows, "claims", "imported")

    assert [problem for problem in found.problems if "V008" not in problem] == []
    assert sorted(found.files) == [file.path for file in files]
    for file in files:
        before, after = claim_file(written(file), file.path, "f"), claim_file(found.files[file.path], file.path, "f")
        assert [one.claim for one in after.claims] == [claim["claim"] for claim in file.claims]
        assert [_bare(one) for one in after.claims] == [_bare(one) for one in before.claims]


def test_ledger_goes_out_and_comes_in_by_the_commands(tmp_path: Path) -> None:
    """Formulas are made harmless in the table and are themselves again in the ledger."""
    one, two, table = tmp_path / "one", tmp_path / "two", tmp_path / "claims.csv"
    for folder in (one, two):
        (folder / "claims").mkdir(parents=True)
    text = "article: a\nclaims:\n  - id: x\n    claim: '=1+1'\n    quote: '-5 @x'\n    note: '+4'\n"
    (one / "claims/a.yaml").write_text(text)

    assert CliRunner().invoke(app, ["export", "csv", "-C", str(one), "-o", str(table)]).exit_code == 0
    assert CliRunner().invoke(app, ["import", str(table), "-C", str(two)]).exit_code == 0
    assert "'=1+1" in table.read_text()
    assert files_of(two, Settings()) == files_of(one, Settings())
