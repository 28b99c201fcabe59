"""The report's server answers who asks for it by its own address; its pages run one script more than the file's."""

import contextlib
import html
import http.client
import re
import socket
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from verifier.check import check
from verifier.formats.html import pages
from verifier.watch.served import Shown
from verifier.watch.server import MOST, serving

LEDGER = Path(__file__).parents[1] / "formats" / "ledger"


@pytest.fixture(scope="module")
def shown() -> Shown:
    found = Shown()
    found.put(check(LEDGER))
    return found


@pytest.fixture
def port(shown: Shown) -> Iterator[int]:
    with serving(shown) as found:
        yield found


def ask(port: int, path: str = "/report.html", method: str = "GET", **headers: str) -> tuple[int, Message, str]:
    """Return the status, the headers and the text of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, headers={"Host": f"127.0.0.1:{port}", **named})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def test_every_page(port: int) -> None:
    """The first page and those it links to are served; `/` leads to the first."""
    _, first, _ = ask(port, "/")
    status, answer, text = ask(port)
    links = set(re.findall(r'href="(report-articles/[^"#]+)', text))

    assert first["Location"] == "/report.html"
    assert (status, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert all(ask(port, f"/{link}")[0] == 200 for link in links)


HOSTS = ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "localhost:{port}.evil.example", "[::1]:{port}",
         "127.0.0.1:{port}@evil.example", "0.0.0.0:{port}", "127.1:{port}", "", "a:{port}"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_other_hosts(host: str, port: int) -> None:
    """A name that leads here, or this address in another writing, gets nothing."""
    status, _, text = ask(port, Host=host.format(port=port))

    assert (status, text) == (421, "this address is not served here")


OURS = "Host: 127.0.0.1:{port}\r\n"


@pytest.mark.parametrize("lines", ["", f"Host: evil.example\r\n{OURS}", OURS * 2])
def test_none_or_two_hosts(lines: str, port: int) -> None:
    """A request without a host, or with two, gets nothing."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"GET /report.html HTTP/1.1\r\n{lines.format(port=port)}\r\n".encode())
        head = connection.recv(100)

    assert head.startswith(b"HTTP/1.0 421 ")


def test_our_own_names(port: int) -> None:
    """Its address and `localhost` with its port are its names."""
    assert ask(port, Host=f"localhost:{port}")[0] == 200
    assert ask(port, Host=f"LOCALHOST:{port}")[0] == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "x"])
def test_other_sites_pages(site: str, port: int) -> None:
    """What another site's page asks for, also one on this machine, is refused."""
    assert ask(port, Sec_Fetch_Site=site)[0] == 421


PATHS = ["/../../etc/passwd", "/%2e%2e/x", "/report.html%00", "//evil.example/", "/after/", "/after/x", "/%ff%fe"]


@pytest.mark.parametrize("path", [*PATHS, "/after/99999999999", "/claims/a.yaml", "/" + "a" * 60_000])
def test_other_paths(path: str, port: int) -> None:
    """There is nothing but the pages: no file is opened by a path."""
    assert ask(port, path)[0] == 404


def test_other_methods(port: int) -> None:
    """Nothing can be sent to it."""
    assert ask(port, method="POST")[0] == 501
    assert ask(port, method="HEAD")[2] == ""


def test_headers(port: int) -> None:
    """No answer may be framed, sniffed, kept or read by another site."""
    headers = ask(port)[1]

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_policy_stays_strict(port: int, shown: Shown) -> None:
    """The served page differs from the file's by one hash, a way to ask its own server, and one script."""
    assert shown.report is not None
    file = pages(shown.report, "report", "0")[0].text
    served = ask(port)[2]
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
    ours, theirs = (html.unescape(policy.search(text)[1]) for text in (file, served))

    assert "connect-src" not in ours
    assert "/after/" not in file
    assert re.sub(r"connect-src 'self'; |(?<=script-src )'sha256-[^']*' ", "", theirs, count=2) == ours
    assert "unsafe" not in theirs


def test_too_many_at_once(shown: Shown) -> None:
    """Connections that say nothing take no more than their places; the others are told so, and it goes on after."""
    with serving(shown) as port:
        waiting = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(MOST)]
        for connection in waiting:
            connection.sendall(f"GET /after/{shown.version} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        answers = {ask(port)[0] for _ in range(20)}
        for connection in waiting:
            connection.close()

    assert 503 in answers


def test_why_there_is_no_report() -> None:
    """A ledger that cannot be read is a page that says so, its words escaped, which loads itself anew as well."""
    found = Shown()
    found.put(None, "no ledger here: <script>alert(1)</script>")
    with serving(found) as port:
        text = ask(port)[2]

    assert "&lt;script&gt;alert(1)" in text
    assert "/after/" in text
