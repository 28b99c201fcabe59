"""Debian's chromium, and pages opened in it with everything they ask for noted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

try:
    from playwright.sync_api import Browser, Page, sync_playwright
except ImportError:
    pytest.skip("playwright is not installed (extra dev)", allow_module_level=True)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (320, 800, 1440)


@dataclass
class Opened:
    """A page in the browser, and what happened while it opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)  # of the console, errors and dialogs

    @property
    def loaded(self) -> list[str]:
        """Return what was asked for and not stopped by the page's policy."""
        return [url for url in self.requests if url not in self.failed]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the browser."""
    if CHROMIUM is None:
        pytest.skip("chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, address: str, width: int = 1440, **options: object) -> Opened:
    """Return a page that is opened in a context of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    found = Opened(context.new_page())
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on("requestfailed", lambda request: found.failed.append(request.url))
    found.page.set_default_timeout(10_000)
    found.page.on("console", lambda message: found.messages.append(message.text))
    found.page.on("pageerror", lambda error: found.messages.append(str(error)))
    found.page.on("dialog", lambda dialog: (found.messages.append(dialog.message), dialog.dismiss()))
    found.page.goto(address)
    return found


def address(file: Path) -> str:
    return file.resolve().as_uri()
