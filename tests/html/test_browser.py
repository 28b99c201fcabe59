"""The page in a real browser: links, keyboard, requests, policy, contrast, widths, filter, print."""

import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.html.browser import WIDTHS, Browser, address, chromium, opened
from tests.html.parsed import written
from tests.html.test_page import LEDGER

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
INDEXED = LEDGER | {
    "claims/audit.yaml": "article: audit\nclaims:\n  - {id: closed, claim: It closed., quote: Construction closed}\n"
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of one article (`one.html`), and the pages of several (`report.html`)."""
    made = tmp_path_factory.mktemp("pages")
    for first, files in (("one.html", LEDGER), ("report.html", INDEXED)):
        for path, text in written(made / first.removesuffix(".html"), files).items():
            file = made / (path or first)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
    return made


def test_nothing_is_requested_and_nothing_is_blocked(browser: Browser, folder: Path) -> None:
    """Served or opened from disk, the page asks for itself alone, and runs without a word on the console."""

    asked: list[str] = []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/one.html"
    served, stored = opened(browser, url), opened(browser, address(folder / "one.html"))
    served.page.wait_for_timeout(300)
    server.shutdown()
    server.server_close()

    assert served.requests == [url]
    assert asked == ["/one.html"]
    assert stored.requests == [address(folder / "one.html")]
    assert served.messages == stored.messages == []


def test_the_policy_holds(browser: Browser, folder: Path) -> None:
    """Whatever might be slipped into the page is neither run nor loaded."""
    found = opened(browser, address(folder / "one.html"))
    blocked = found.page.evaluate("""async () => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        const script = document.createElement('script'); script.textContent = 'window.ran = 1';
        const image = document.createElement('img'); image.src = 'https://example.org/a.png';
        const line = document.createElement('p'); line.setAttribute('style', 'color: red');
        const link = document.createElement('a'); link.setAttribute('onclick', 'window.ran = 1');
        document.body.append(script, image, line, link); link.click();
        await new Promise((done) => setTimeout(done, 300));
        return [window.ran === undefined, [...new Set(seen)].sort()];
    }""")

    assert blocked == [True, ["img-src", "script-src-attr", "script-src-elem", "style-src-attr"]]
    assert found.loaded == [address(folder / "one.html")]


@pytest.mark.parametrize("width", WIDTHS)
def test_links_between_words_and_claims_lead_there_and_back(browser: Browser, folder: Path, width: int) -> None:
    """A click on a sign shows the claim; the arrow of the claim shows the words."""
    page = opened(browser, address(folder / "one.html"), width, reduced_motion="reduce").page
    in_view = (
        "(node) => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight - 20; }"
    )

    for number in range(page.locator("a.ref").count()):
        page.locator("a.ref").nth(number).click()
        card = page.locator(".card:target")
        assert card.count() == 1
        assert card.evaluate(in_view)
        card.locator("a.back").click()
        assert page.locator("a.ref:target").evaluate(in_view)


def test_an_address_sent_to_a_colleague_opens_at_its_claim(browser: Browser, folder: Path) -> None:
    """With and without script, from one page and across pages."""
    for script in (True, False):
        found = opened(browser, address(folder / "one.html") + "#library/planned", java_script_enabled=script)
        assert found.page.locator(".card:target").is_visible()
    page = opened(browser, address(folder / "report.html")).page
    page.get_by_role("link", name="council").first.click()
    assert page.url.endswith("report-articles/council.html")
    page.get_by_role("link", name="All articles").click()
    assert page.url.endswith("report.html")


def test_the_keyboard_goes_through_the_page_in_its_order(browser: Browser, folder: Path) -> None:
    """Tab reaches every link and box in the order of the text, shows where it is, and ends; the first skips ahead."""
    page = opened(browser, address(folder / "one.html")).page
    expected = page.evaluate("""() => {
        const all = [...document.querySelectorAll('a[href], input')].filter((node) => node.checkVisibility());
        all.forEach((node, number) => { node.dataset.at = number; });
        return all.length;
    }""")
    order, outlined = [], set()
    for _ in range(expected):
        page.keyboard.press("Tab")
        at, width = page.evaluate(
            "() => [document.activeElement.dataset.at, getComputedStyle(document.activeElement).outlineWidth]"
        )
        order.append(int(at))
        outlined.add(width)
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")

    assert order == list(range(expected))
    assert "0px" not in outlined
    assert page.locator("a").first.get_attribute("href") == "#article"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_cuts_anything_off(browser: Browser, folder: Path, width: int) -> None:
    """Nothing runs out of the window to the side, down to 320 pixels."""
    for name in ("one.html", "report.html", "report-articles/council.html"):
        page = opened(browser, address(folder / name), width).page
        beyond = page.evaluate("""() => [...document.body.querySelectorAll('*')].filter((node) =>
            !node.closest('.skip') && node.checkVisibility()
            && node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.outerHTML.slice(0, 80))""")

        assert beyond == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious(browser: Browser, folder: Path, width: int, scheme: str) -> None:
    """Names, roles, landmarks, contrast: no rule of axe-core is broken seriously, light or dark, at any width."""
    if not AXE.exists():
        pytest.skip("axe-core is missing: make node_modules/.installed (needs npm)")
    for name in ("one.html", "report.html"):
        page = opened(browser, address(folder / name), width, color_scheme=scheme).page
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
        found = page.evaluate("axe.run().then((done) => done.violations)")
        told = [(one["id"], one["impact"], [node["html"][:90] for node in one["nodes"]][:3]) for one in found]

        assert [one for one in told if one[1] in {"serious", "critical"}] == [], json.dumps(told, indent=1)


def test_states_differ_without_colour(browser: Browser, folder: Path) -> None:
    """Each state has a sign of its own, a line of its own under its words, and an edge of its own on its card."""
    page = opened(browser, address(folder / "one.html")).page
    lines = page.evaluate("""() => ['good', 'doubt', 'wrong', 'unknown'].map((name) => {
        const made = [document.createElement('mark'), document.createElement('section')];
        made[0].className = name; made[1].className = 'card ' + name; document.body.append(...made);
        return [getComputedStyle(made[0]).textDecorationStyle, getComputedStyle(made[1]).borderLeftStyle];
    })""")

    assert [len(set(column)) for column in zip(*lines, strict=True)] == [4, 4]


def test_bars_differ_in_grey(browser: Browser, folder: Path) -> None:
    """What agrees, is wrong, in doubt or not checked looks different in a bar on grey paper too."""
    page = opened(browser, address(folder / "one.html")).page
    page.emulate_media(media="print")
    drawn = page.evaluate("""() => ['good', 'doubt', 'wrong', 'unknown'].map((name) => {
        const part = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        part.setAttribute('class', 'fill ' + name);
        document.querySelector('.bar svg').append(part);
        const [red, green, blue] = getComputedStyle(part).fill.match(/[0-9]+/g).map(Number);
        const hatch = document.getElementById('hatch-' + name);
        const grey = Math.round((0.3 * red + 0.59 * green + 0.11 * blue) / 32);
        return [grey, hatch ? hatch.innerHTML : ''].join(' ');
    })""")

    assert len(set(drawn)) == 4
    assert page.locator('.bar [fill="url(#hatch-wrong)"]').count() > 0


def test_the_filter_hides_and_shows_by_state_and_needs_script(browser: Browser, folder: Path) -> None:
    """Boxes count, hide and show claims; a link to a hidden claim brings it back; without script all is shown."""
    page = opened(browser, address(folder / "one.html")).page
    page.get_by_role("group", name="Words").get_by_label("to correct").uncheck()
    hidden = page.locator('.card[data-words="wrong"]')

    assert hidden.count() > 0
    assert not any(card.is_visible() for card in hidden.all())
    assert page.locator("output").inner_text() == f"{6 - hidden.count()} of 6 claims shown"

    page.locator("a.ref.wrong").first.click()
    page.wait_for_timeout(100)
    assert page.locator(".card:target").is_visible()

    plain = opened(browser, address(folder / "one.html"), java_script_enabled=False).page
    assert not plain.locator("#filter").is_visible()
    assert all(card.is_visible() for card in plain.locator(".card").all())


def test_the_filter_offers_only_what_is_a_choice(browser: Browser, tmp_path: Path) -> None:
    """A page on which all claims have one state has no boxes that could only hide everything."""
    claims = "article: m\nclaims:\n  - {id: a, claim: It closed 15 sites., quote: It closed 15 sites}\n"
    made = written(tmp_path / "l", {"sources/m.txt": "It closed 15 sites.\n", "claims/a.yaml": claims})
    (tmp_path / "page.html").write_bytes(made[""].encode())
    page = opened(browser, address(tmp_path / "page.html")).page

    assert not page.locator("#filter").is_visible()
    assert page.locator(".card").is_visible()


def test_the_page_prints(browser: Browser, folder: Path) -> None:
    """On paper all is there, dark ink on white, without what only a screen can do."""
    page = opened(browser, address(folder / "one.html"), color_scheme="dark").page
    page.emulate_media(media="print")

    assert page.pdf()[:5] == b"%PDF-"
    assert not page.locator("#filter").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
