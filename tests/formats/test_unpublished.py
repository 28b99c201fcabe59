"""The text of a source that may not be republished leaves the store in no format, beyond what was recorded of it."""

import hashlib
import itertools
import re
from collections.abc import Callable

import pytest

from tests.ledgers import report, write
from verifier.baseline import entries
from verifier.baseline import text as baseline_text
from verifier.cli.terminal import framed
from verifier.fingerprints import ledger_hash
from verifier.formats import format_named, html, markdown, statistics, whole
from verifier.report import Report

SECRET = """\
Zebra memo, marked confidential. The depot lost upwards of 130 mortars by nightfall, aides whispered to Colonel Quimby.
Scarcely 40 rifles, never counted, vanished on 3 March 2025. The quartermaster, Ludo Brandt, said "nobody signed for
those crates". Wardens denied that 12 lorries had left. Its gates were never painted, unlike Harbourside. Prices fell
to 88 zlotys, whereas Kestrel rents climbed to 99 zlotys in Gdynia. Sanctions lapsed, albeit partially, in Ruritania.

The depot holds 18 guards. Yonder it hosted 18 guards beside 7777 clerks. The depot holds 18 guards.
"""
CLAIMS = """\
article: memo
context: [marked confidential]
claims:
  - {id: cut, claim: The depot lost 130 mortars., quote: 130 mortars, value: 130 mortars}
  - {id: figure, claim: The depot lost 131 mortars., quote: 130 mortars by nightfall, value: 131 mortars}
  - {id: gone, claim: The depot lost 130 cannon., quote: The depot lost 130 cannons by nightfall}
  - {id: altered, claim: Some 41 rifles vanished., quote: '41 rifles, never counted, vanished on 3 March'}
  - {id: retouched, claim: The 40 rifles vanished., quote: '40  Rifles'}
  - {id: moved, claim: The 40 rifles vanished., spans: [{exact: 40 rifles, start: 3, end: 12}]}
  - {id: twice, claim: It holds 18 guards., quote: 18 guards}
  - {id: speaker, claim: Nobody signed for the crates., quote: nobody signed, speaker: Colonel Quimby}
  - {id: stranger, claim: Nobody signed for the crates., quote: nobody signed, speaker: Jane Doe}
  - {id: named, claim: Colonel Quimby said that nobody signed., quote: nobody signed}
  - {id: elided, claim: The depot lost mortars by nightfall., quote: 'The depot lost [...] mortars by nightfall'}
  - {id: denied, claim: 12 lorries had left., quote: 12 lorries had left}
  - {id: negated, claim: Its gates were painted., quote: painted}
  - {id: rose, claim: Prices rose to 88 zlotys., quote: 88 zlotys}
  - {id: weakened, claim: Sanctions lapsed., quote: Sanctions lapsed}
  - {id: weekday, claim: Rifles vanished on Tuesday., quote: on 3 March 2025}
  - {id: name, claim: Ludwig Brand counted 18 guards in Gdansk., quote: 18 guards}
  - id: outside
    claim: The council closed 15 sites.
    spans: [{exact: closed 15 sites, source: minutes}]
    evidence:
      - {source: memo, quote: '40 rifles', value: 50 rifles}
      - {source: memo, quote: denied, stance: refutes}
"""
FORMS: dict[str, Callable[[Report], str]] = {
    **{name: format_named(name) for name in ("text", "json", "sarif", "junit", "github", "gitlab")},
    "frames": lambda found: "\n".join(framed(found)),
    "markdown": markdown.text,
    "whole": lambda found: whole.text(found, ledger_hash(found.ledger)),
    "html": lambda found: "".join(page.text for page in html.pages(found, "report", "0" * 64)),
    "statistics": lambda found: "\n".join(statistics.lines(found)),
    "baseline": lambda found: baseline_text(entries(found)),
}


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on claims of a memo that lies in a store, with a fault of every kind that looks beside the quote."""
    folder = tmp_path_factory.mktemp("secret")
    (folder / "store").mkdir()
    (folder / "store" / "copy.txt").write_text(SECRET, encoding="utf-8")
    digest = hashlib.sha256(SECRET.encode()).hexdigest()
    memo = f"type: report\ntitle: T\nissued: 2025-03-05\nsha256: {digest}\n"
    files = {
        "sources/memo.yaml": memo,
        "sources/minutes.txt": "The council closed 15 sites.\n",
        "claims/a.yaml": CLAIMS,
    }
    write(folder / "ledger", files)
    return report(folder / "ledger", store=folder / "store")


def test_the_memo_is_read(secret: Report) -> None:
    """Its quotes are looked for, and the faults are found: else nothing could leak."""
    codes = {finding.code for finding in secret.findings}

    assert secret.readings[0].spans[0].passage.start is not None
    assert len(codes) >= 6
    assert "V116" not in codes


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


@pytest.mark.parametrize("form", FORMS)
def test_no_format_prints_more_than_was_recorded(form: str, secret: Report) -> None:
    """No word that stands in the memo and in no record is printed, nor two that stand side by side in it alone."""
    theirs, ours = _words(SECRET), _words(CLAIMS)
    told = FORMS[form](secret)
    printed = _words(told[told.index("<body") :] if form == "html" else told)
    alone = set(theirs) - set(ours) - set(_words(" ".join(PLAIN)))
    pairs = set(itertools.pairwise(theirs)) - set(itertools.pairwise(ours))
    pairs = {pair for pair in pairs if len(pair[0]) > 3 < len(pair[1])}

    assert {"upwards", "scarcely", "whispered", "ludo", "zebra", "gdynia", "7777"} <= alone
    assert sorted(alone & set(printed)) == []
    assert sorted(pairs & set(itertools.pairwise(printed))) == []


PLAIN = ("of an to were that for in those fell beside partially rents",)  # words of our own rules' pages and signs
