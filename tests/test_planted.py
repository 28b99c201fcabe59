"""Planted errors and their honest twins over our own account and made-up texts: faults are told, honest claims not."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ledgers import report, write
from verifier.finding import Finding, Level

HERE = Path(__file__).parent / "planted"
ACCOUNT = Path(__file__).parents[1] / "sources" / "us-syria-strikes.md"


def cases(name: str) -> list[Any]:
    """Return the cases of a file, each under its id."""
    read = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["id"]) for case in read]


def found(case: dict[str, Any], folder: Path) -> list[Finding]:
    """Return the findings on a case, written as a ledger; those on a source record itself are left out."""
    own = HERE / "texts" / f"{case['text']}.txt" if "text" in case else ACCOUNT
    text = own.read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    for change in case.get("change", ()):
        assert change["find"] in text
        text = text.replace(change["find"], change["replace"])
    claims = yaml.safe_dump({"article": "article", "claims": case["claims"]}, allow_unicode=True, sort_keys=False)
    issued = case.get("issued", "2025-11-30")
    record = f"type: article\ntitle: An account\nissued: {issued}\nfile: article.md\nsha256: {digest}\n"
    sources = {f"sources/{name}.txt": words for name, words in case.get("sources", {}).items()}
    write(folder, {"claims/a.yaml": claims, "sources/article.md": text, "sources/article.yaml": record, **sources})
    return [one for one in report(folder).findings if not one.location.file.startswith("sources/")]


@pytest.mark.parametrize("case", [*cases("faults"), *cases("faults-elsewhere")])
def test_planted_fault_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    """Each planted fault gives an error, or the level that its case names."""
    wanted = Level(case.get("level", "error"))

    assert wanted in {one.level for one in found(case, tmp_path)}


@pytest.mark.parametrize("case", [*cases("honest"), *cases("honest-elsewhere")])
def test_honest_twin_is_left_alone(case: dict[str, Any], tmp_path: Path) -> None:
    """An honest claim in another notation, layout or wording gives no error and no warning."""
    told = [f"{one.code} {one.message}" for one in found(case, tmp_path) if one.level is not Level.NOTE]

    assert told == []
