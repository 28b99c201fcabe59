"""The pages are valid HTML by the W3C's checker, and open in good time however much stands on them."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.formats.hostile import PAYLOADS, ledger
from tests.html.browser import address, chromium, opened
from tests.html.parsed import parsed, written
from tests.html.test_page import LEDGER
from tests.ledgers import report, write
from verifier.formats.html import pages

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOSTILE = {
    "sources/x.txt": "Fifteen <b>sites</b> & 3 \u202e \x07 </p></script>.\n\nשלום 15 עולם.\n\na\tb\nc\td\n",
    "sources/y.yaml": "type: report\ntitle: '\"><svg onload=alert(1)>'\nURL: 'javascript:alert(1)'\n",
    "claims/x.yaml": """\
article: x
claims:
  - id: a
    claim: "</script><script>alert(1)</script> 15"
    quote: Fifteen <b>sites</b>
    speaker: "' onmouseover='alert(1)"
    evidence: [{source: y, quote: "<img src=x>"}]
    relations: {supports: [nobody]}
  - {id: a, claim: Twice., quote: nowhere}
  - {id: c, claim: Derived., derived_from: {add: [a, {divide: [b, "<i>"]}]}}
""",
}


@pytest.mark.skipif(
    not CHECKER.exists(), reason="the W3C's checker is missing: make node_modules/.installed (needs npm)"
)
@pytest.mark.skipif(shutil.which("java") is None, reason="java is missing: apt-get install default-jre-headless")
@pytest.mark.parametrize("files", [LEDGER, HOSTILE, LEDGER | HOSTILE, {"claims/a.yaml": "claims: []\n"}])
def test_every_page_is_valid_html(tmp_path: Path, files: dict[str, str]) -> None:
    """No error of the checker, in HTML, SVG or CSS, also where nothing or the worst stands in the records."""
    paths = []
    for number, text in enumerate(written(tmp_path / "ledger", files).values()):
        paths.append(tmp_path / f"{number}.html")
        paths[-1].write_bytes(text.encode())
    command = ["java", "-jar", str(CHECKER), "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stderr)["messages"]

    assert [one for one in told if one["type"] == "error"] == []


@pytest.mark.skipif(
    not CHECKER.exists(), reason="the W3C's checker is missing: make node_modules/.installed (needs npm)"
)
@pytest.mark.skipif(shutil.which("java") is None, reason="java is missing: apt-get install default-jre-headless")
def test_the_pages_of_our_own_ledgers_and_of_hostile_ones_are_valid_html(tmp_path: Path) -> None:
    """This repository's ledgers, and one with a payload in every field for each payload: no error of the checker."""
    reports = [report(ROOT), report(ROOT / "docs" / "example")]
    for name, payload in PAYLOADS.items():
        write(tmp_path / name, ledger(payload))
        reports.append(report(tmp_path / name))
    paths = []
    for number, found in enumerate(reports):
        for page in pages(found, "report", "0" * 64):
            paths.append(tmp_path / f"{number}-{len(paths)}.html")
            paths[-1].write_bytes(page.text.encode())
    command = ["java", "-jar", str(CHECKER), "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert [one for one in json.loads(done.stderr)["messages"] if one["type"] == "error"] == []
    assert len(paths) >= len(reports)


def _many(claims: int) -> dict[str, str]:
    sentences, records = [], ["article: big\nclaims:\n"]
    for number in range(claims):
        sentences.append(
            f"Depot {number} held {number * 3 + 7} crates. The roads were dry." + "\n\n" * (number % 8 == 7)
        )
        records.append(
            f"  - id: c{number}\n    claim: Depot {number} held {number * 3 + 7} crates.\n"
            f"    quote: Depot {number} held {number * 3 + 7} crates\n"
        )
    return {"sources/big.txt": " ".join(sentences), "claims/big.yaml": "".join(records)}


@pytest.mark.long
def test_a_page_of_5000_claims_opens_within_three_seconds(tmp_path: Path) -> None:
    """All claims are on it, their cards can be reached, and the browser shows it at once."""
    page = written(tmp_path / "ledger", _many(5000))[""]
    file = tmp_path / "big.html"
    file.write_bytes(page.encode())
    with chromium() as browser:
        started = time.monotonic()
        found = opened(browser, address(file))
        took = time.monotonic() - started
        found.page.locator("a.ref").nth(4000).click()

        assert found.page.locator(".card").count() == 5000
        assert found.page.locator(".card:target").is_visible()
        assert took < 3


def test_an_article_of_two_megabytes_is_shown_whole(tmp_path: Path) -> None:
    """Also when it is a single line: written and opened in seconds, no word lost."""
    line = "The yard has 12 vans. " + "Nothing else was said about the weather on the roads " * 40_000
    claims = "article: big\nclaims:\n  - {id: a, claim: The yard has 12 vans., quote: The yard has 12 vans.}\n"
    started = time.process_time()
    page = written(tmp_path / "ledger", {"sources/big.txt": line, "claims/a.yaml": claims})[""]

    assert time.process_time() - started < 10
    assert parsed(page).text.count("about the weather") == 40_000
    file = tmp_path / "big.html"
    file.write_bytes(page.encode())
    with chromium() as browser:
        started = time.monotonic()
        opened(browser, address(file))
        assert time.monotonic() - started < 6
