"""In a browser the served page shows the new state after a check, and nothing of it is stopped by its policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.html.browser import Browser, chromium, opened
from tests.ledgers import report, write
from verifier.watch.served import Shown
from verifier.watch.server import serving

GOOD = "article: minutes\nid: closed\nclaim: The council closed 15 sites.\nquote: It closed 15 sites.\n"
BAD = GOOD.replace("closed 15 sites.\nq", "closed 14 sites.\nq")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def test_the_page_loads_itself_anew(browser: Browser, tmp_path: Path) -> None:
    """After a check the open page is the new one, without a word in the console; also where there was no report."""
    write(tmp_path, {"sources/minutes.txt": "The council met. It closed 15 sites.\n", "claims/a.yaml": GOOD})
    shown = Shown()
    shown.put(report(tmp_path))
    with serving(shown) as port:
        found = opened(browser, f"http://127.0.0.1:{port}/")
        assert "the claim says 14" not in found.page.content()
        (tmp_path / "claims/a.yaml").write_text(BAD, encoding="utf-8")
        shown.put(report(tmp_path))
        found.page.get_by_text("the claim says 14 sites").first.wait_for()
        shown.put(None, "no ledger here")
        found.page.get_by_text("no ledger here").first.wait_for()
        shown.put(report(tmp_path))
        found.page.get_by_text("the claim says 14 sites").first.wait_for()

        assert found.messages == []
        assert {url.split("/")[3].split("?")[0] for url in found.loaded} <= {"", "report.html", "after"}
        found.page.close()
