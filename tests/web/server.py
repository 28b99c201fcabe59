"""A web server that behaves and misbehaves as it is told, on this machine."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

PAGE = b"<html lang=en><title>Bridge</title><p>The bridge cost over 2.4 million euros.</p></html>"
BOMB = gzip.compress(b"<p>" + b"0" * 60_000_000)
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


@dataclass
class Server:
    """Answers by path; `asked` holds the first line of every request."""

    port: int
    page: bytes = PAGE
    asked: list[str] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"

    def answer(self, path: str) -> Iterator[bytes]:
        whole = f"{HTML}Content-Length: {len(self.page)}\r\n\r\n".encode() + self.page
        answers = {
            "page": whole,
            "moved": b"HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n",
            "circle": b"HTTP/1.1 302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n",
            "metadata": b"HTTP/1.1 301 M\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n",
            "inside": b"HTTP/1.1 301 M\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n",
            "file": b"HTTP/1.1 301 M\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
            "user": b"HTTP/1.1 301 M\r\nLocation: http://a:b@127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
            "broken-address": b"HTTP/1.1 301 M\r\nLocation: http://[::x/\r\nContent-Length: 0\r\n\r\n",
            "none": b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
            "empty": f"{HTML}Content-Length: 0\r\n\r\n".encode(),
            "short": f"{HTML}Content-Length: 9999\r\n\r\n".encode() + self.page,
            "bad-length": f"{HTML}Content-Length: many\r\n\r\n".encode() + self.page,
            "bomb": f"{HTML}Content-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode() + BOMB,
            "no-gzip": f"{HTML}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc".encode(),
            "brotli": f"{HTML}Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc".encode(),
            "picture": b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\n\x89PNG",
            "junk": b"SSH-2.0-OpenSSH_9.0\r\n",
            "nothing": b"",
        }
        squeezed = gzip.compress(self.page)
        answers["gzip"] = f"{HTML}Content-Encoding: gzip\r\nContent-Length: {len(squeezed)}\r\n\r\n".encode() + squeezed
        if path in answers:
            yield answers[path]
        elif path == "chunked":
            yield f"{HTML}Transfer-Encoding: chunked\r\n\r\n".encode()
            yield b"%x\r\n%s\r\n0\r\n\r\n" % (len(self.page), self.page)
        elif path == "endless":
            yield f"{HTML}\r\n".encode()
            while True:
                yield b"0" * 65_536
        elif path in {"slow", "slow-head"}:
            yield f"{HTML}\r\n".encode() if path == "slow" else b"HTTP/1.1 200 OK\r\n"
            while True:
                time.sleep(0.1)
                yield b"X"
        elif path == "many-headers":
            yield b"HTTP/1.1 200 OK\r\n"
            while True:
                yield b"X-A: " + b"b" * 1000 + b"\r\n"


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])
        threading.Thread(target=_accept, args=(listener, server), daemon=True).start()
        yield server


def _accept(listener: socket.socket, server: Server) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, server), daemon=True).start()


def _serve(connection: socket.socket, server: Server) -> None:
    with connection, contextlib.suppress(OSError):
        request = b""
        while b"\r\n\r\n" not in request:
            part = connection.recv(65_536)
            if not part:
                return
            request += part
        line = request.split(b"\r\n")[0].decode()
        server.asked.append(line)
        for part in server.answer(line.split()[1].lstrip("/").partition("?")[0]):
            connection.sendall(part)
