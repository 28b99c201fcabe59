"""A page is fetched from public addresses only, within limits, whatever its server does."""

import datetime as dt
import socket
import time
from collections.abc import Iterator

import pytest

from tests.web.server import PAGE, Server, serving
from verifier.readers.reader import Text
from verifier.readers.refusal import Refusal
from verifier.readers.warc import read
from verifier.web.addresses import public
from verifier.web.archive import warc
from verifier.web.fetch import Fetched, fetch

NOW = dt.datetime(2025, 11, 30, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def _here(address: str) -> bool:
    """Stand in for the public internet: this machine's first address, and no other."""
    return address == "127.0.0.1"


@pytest.mark.parametrize("path", ["page", "moved", "gzip", "chunked", "page?a=1&b=%20x"])
def test_a_page(path: str, server: Server) -> None:
    """It is taken whole and kept so that the archive gives the same text."""
    found = fetch(server.url(path), NOW, reach=_here)

    assert isinstance(found, Fetched)
    assert found.body == PAGE
    assert found.url == server.url("page" if path == "moved" else path)
    assert read(warc(found)) == Text("The bridge cost over 2.4 million euros.\n")


REFUSED = [
    ("circle", "was given up: it leads on more than 5 times"),
    ("metadata", "was not fetched: 169.254.169.254 leads to 169.254.169.254, which is not a public address"),
    ("inside", "was not fetched: localhost leads to "),
    ("file", "is not fetched: file is neither http nor https"),
    ("user", "is not fetched: it holds a user's name or password"),
    ("broken-address", "leads to an address that cannot be read"),
    ("none", "was answered with 404 Not Found"),
    ("empty", "was answered with nothing"),
    ("short", "was not fetched: peer closed connection"),
    ("bad-length", "was not fetched: "),
    ("bomb", "was given up: it unfolds to more than 32,000,000 bytes"),
    ("no-gzip", "was answered with broken compression"),
    ("brotli", "was answered in an encoding that was not asked for: br"),
    ("junk", "was not fetched: "),
    ("nothing", "was not fetched: "),
    ("endless", "was given up: it has more than 32,000,000 bytes"),
    ("many-headers", "was not fetched: "),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_a_server_that_misbehaves(path: str, reason: str, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does is said in a phrase; nothing is raised."""
    if path == "inside":  # `localhost` names an address beside the one that stands in for the internet
        real = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *rest, **named: real("::1" if host == "localhost" else host, *rest, **named),
        )
    found = fetch(server.url(path), NOW, reach=_here)

    assert isinstance(found, Refusal)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("path", ["slow", "slow-head"])
def test_slow_bytes_end_at_the_deadline(path: str, server: Server) -> None:
    """A server that sends a byte now and then is given up when the time for the whole fetch is over."""
    begun = time.monotonic()
    found = fetch(server.url(path), NOW, seconds=1, reach=_here)

    assert found == Refusal("was given up: it took more than 1 s")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/page",
        "http://localhost:{port}/page",
        "http://127.1:{port}/page",
        "http://2130706433:{port}/page",
        "http://0x7f000001:{port}/page",
        "http://0.0.0.0:{port}/page",
        "http://[::1]:{port}/page",
        "http://[::ffff:127.0.0.1]:{port}/page",
        "http://[::]:{port}/page",
        "ftp://127.0.0.1:{port}/page",
        "http://a@127.0.0.1:{port}/page",
        "file:///etc/passwd",
        "http://",
        "http:///page",
        "http://exa mple.org:{port}/",
        "http://[bad",
        "//127.0.0.1:{port}/page",
        "http://\x00/",
        "http://" + "a" * 70_000,
    ],
)
def test_this_machine_is_never_asked(url: str, server: Server) -> None:
    """In no writing is a connection opened to an address that is not public."""
    found = fetch(url.replace("{port}", str(server.port)), NOW, seconds=5)

    assert isinstance(found, Refusal)
    assert server.asked == []


def test_a_name_that_answers_otherwise_the_next_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one that is connected to: a name is looked up once."""
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.3"])
    asked = []

    def look_up(host: str, port: int, **_: object) -> list:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    real = socket.create_connection
    connected = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address[0])
        monkeypatch.setattr(socket, "getaddrinfo", _REAL)
        return real(address, timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    found = fetch(server.url("page", "rebinding.test"), NOW, reach=_here)

    assert isinstance(found, Fetched)
    assert (asked, connected) == (["rebinding.test"], ["127.0.0.1"])


_REAL = socket.getaddrinfo
PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"]
PRIVATE = [
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "fd00:ec2::254",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not public(address)


def test_an_archive_is_the_same_for_the_same_answer(server: Server) -> None:
    """Nothing but the answer and its time is in it."""
    first, second = (fetch(server.url("page"), NOW, reach=_here) for _ in range(2))

    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert warc(first) == warc(second)
