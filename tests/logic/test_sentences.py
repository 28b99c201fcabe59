"""What is wrong in a sentence by the calendar and by plain logic is told; sentences that only look like it are not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ledgers import report, write
from verifier.finding import Level

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [pytest.param(one["code"], sentence, id=sentence[:60]) for one in CASES for sentence in one[kind]]


def told(sentence: str, folder: Path) -> list[str]:
    claim = {"article": "article", "id": "x", "claim": sentence, "quote": sentence}
    write(folder, {"sources/article.txt": sentence, "claims/a.yaml": yaml.safe_dump(claim, allow_unicode=True)})
    return [f"{one.code} {one.message}" for one in report(folder).findings if one.level is not Level.NOTE]


@pytest.mark.parametrize(("code", "sentence"), cases("wrong"))
def test_what_cannot_be_is_told(code: str, sentence: str, tmp_path: Path) -> None:
    """Each wrong sentence gives its rule's finding, though its source says the same."""
    assert code in {one.partition(" ")[0] for one in told(sentence, tmp_path)}


@pytest.mark.parametrize(("code", "sentence"), cases("honest"))
def test_what_can_be_is_left_alone(code: str, sentence: str, tmp_path: Path) -> None:
    """No honest sentence gives an error or a warning, of that rule or another."""
    assert told(sentence, tmp_path) == []
