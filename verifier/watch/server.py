"""A server on this machine's own address, which answers who asked for it by that address, and nobody else."""

import contextlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from verifier.watch.served import NAME, Shown

ADDRESS = "127.0.0.1"
WAITS = 25.0  # seconds that a page waits for another version before it asks again
PATIENCE = 10.0  # seconds for a request to come
MOST = 32  # requests at once
_AFTER = re.compile(r"/after/([0-9]{1,9})")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@contextlib.contextmanager
def serving(shown: Shown, port: int = 0) -> Iterator[int]:
    """Serve until the block ends, and give the port. Raises OSError where the port is taken."""
    server = _Server(shown, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False

    def __init__(self, shown: Shown, port: int) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.shown = shown
        self.places = threading.BoundedSemaphore(MOST)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who asks wrongly hears of it, the terminal is for findings."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = PATIENCE
    server_version = "verifier"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer, where a place is free."""
        if not self.server.places.acquire(blocking=False):
            self._say(503, "too many at once")
            return
        try:
            self._answer()
        finally:
            self.server.places.release()

    def do_HEAD(self) -> None:
        """Answer without the page."""
        self.do_GET()

    def _answer(self) -> None:
        if not self._is_ours():
            self._say(421, "this address is not served here")
            return
        path = urlsplit(self.path).path
        waiting = _AFTER.fullmatch(path)
        if waiting:
            self._say(200, str(self.server.shown.after(int(waiting[1]), WAITS)))
        elif path == "/":
            self._send(302, b"", "text/plain", {"Location": f"/{NAME}.html"})
        else:
            page = self.server.shown.page(unquote(path.removeprefix("/"), errors="replace"))
            self._send(200, page, "text/html") if page is not None else self._say(404, "no such page")

    def _is_ours(self) -> bool:
        """Return whether a request names this server by its own address, and comes from no other site's page.

        A name that leads here (DNS rebinding) is another address.
        """
        port = self.server.server_port
        hosts = self.headers.get_all("Host") or []
        site = self.headers.get("Sec-Fetch-Site", "none")
        named = [host.strip().lower() for host in hosts]
        return named in ([f"{ADDRESS}:{port}"], [f"localhost:{port}"]) and site in {"none", "same-origin"}

    def _say(self, status: int, text: str) -> None:
        self._send(status, text.encode(), "text/plain")

    def _send(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Write no log."""
