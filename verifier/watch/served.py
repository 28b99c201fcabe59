"""The report as it is served: pages made when they are asked for, which load themselves anew after a check.

Only the served copy has the script that asks; a report that is written to a file stays without.
"""

import base64
import hashlib
import html
import threading
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from verifier.report import Report
from verifier.show import show

NAME = "report"
_POLICY = "script-src "


@dataclass(slots=True)
class Shown:
    """The last check, for the threads that serve it: its report, or why there is none."""

    version: int = 0
    report: Report | None = None
    problem: str = ""
    _pages: dict[str, bytes] = field(default_factory=dict)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def put(self, report: Report | None, problem: str = "") -> None:
        """Show another check from now on, and wake who waits for it."""
        with self._changed:
            self.version += 1
            self.report, self.problem, self._pages = report, problem, {}
            self._changed.notify_all()

    def after(self, version: int, seconds: float) -> int:
        """Return the version that is shown, as soon as it is another one, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def page(self, path: str) -> bytes | None:
        """Return the page at a path, such as `report.html`; None where there is none."""
        with self._making:
            with self._changed:
                version, report, problem, made = self.version, self.report, self.problem, self._pages
            if not made:
                made.update(_made(report, problem, version))
            return made.get(path)


def _made(report: Report | None, problem: str, version: int) -> dict[str, bytes]:
    if report is None:
        return {f"{NAME}.html": _served(_without(problem), version)}
    from verifier.fingerprints import ledger_hash
    from verifier.formats.html import pages

    found = pages(report, NAME, ledger_hash(report.ledger))
    return {page.path or f"{NAME}.html": _served(page.text, version) for page in found}


def _without(problem: str) -> str:
    """Return a page that says why there is no report."""
    policy = "default-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'"
    said = html.escape(show(problem, 400))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
        f"<title>No report</title>\n</head>\n<body><h1>No report</h1><p>{said}</p></body>\n</html>\n"
    )


def _served(page: str, version: int) -> bytes:
    """Return a page with the script that loads it anew; its policy lets that script run, and ask here, and no more."""
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    head, begin, rest = page.partition(_POLICY)
    rest = rest.removeprefix(html.escape("'none'"))
    head += f"connect-src {html.escape(chr(39))}self{html.escape(chr(39))}; "
    allowed = html.escape(f"'sha256-{digest}' ") if begin else ""
    marked = f'<meta name="verifier-version" content="{version}">\n<script>{script}</script>\n</head>'
    return (head + begin + allowed + rest).replace("</head>", marked, 1).encode()


@cache
def _script() -> str:
    return (files("verifier.watch") / "reload.js").read_text(encoding="utf-8")
