"""The tutorial's pictures: its report, opened in a browser after the tutorial's own commands were run."""

import shutil
import tempfile
from pathlib import Path

from docs.examples import run, setting

PAGE = Path(__file__).parent / "tutorial.md"
CLAIM = "news/largest"


def take(target: Path) -> str:
    """Write report.png and claim.png into a folder, and return in words what was done."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return "no pictures: chromium is missing"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "no pictures: playwright is not installed"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        setting(PAGE, Path(name))
        for _ in run(PAGE, Path(name)):
            pass
        window = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = window.new_page(viewport={"width": 1100, "height": 760})
        address = (Path(name) / "library/report.html").as_uri()
        target.mkdir(parents=True, exist_ok=True)
        tab.goto(f"{address}#article")
        tab.screenshot(path=target / "report.png")
        tab.goto(f"{address}#{CLAIM}")
        tab.locator(f"[id='{CLAIM}']").screenshot(path=target / "claim.png")
        window.close()
    return "2 pictures of the tutorial's report"
