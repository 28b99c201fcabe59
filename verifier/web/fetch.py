"""A page of the web as its server answered: http and https, public addresses, capped in hops, size and time."""

import datetime as dt
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from verifier.frozen import frozen
from verifier.readers.refusal import Refusal
from verifier.show import show
from verifier.web.addresses import ForbiddenError, Reach, public

if TYPE_CHECKING:
    from verifier.web.network import Network  # needs httpcore, of the extra `web`

HOPS = 5
BYTES = 32_000_000  # of an answer as it comes, and of it unfolded
SECONDS = 60.0
HEADERS = 100  # lines
_AGENT = "verifier (claims as code; fetches one page when a person asks for it)"
_MOVED = frozenset({301, 302, 303, 307, 308})


@frozen
class Fetched:
    """An answer: the address it came from at last, the day and time, status, headers, and the bytes as they came."""

    url: str
    time: dt.datetime
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes  # still encoded as `content-encoding` says
    body: bytes  # decoded
    hops: tuple[str, ...] = ()  # the addresses that led here

    def header(self, name: str) -> str:
        """Return a header's value; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def fetch(
    url: str, now: dt.datetime, *, seconds: float = SECONDS, most: int = BYTES, reach: Reach = public
) -> Fetched | Refusal:
    """Return what stands at an address; a refusal says why it was not fetched.

    `now` is the time to record; `reach` says which IP addresses may be connected to: the public ones.
    """
    try:
        import httpcore
        import httpx

        from verifier.web.network import Network
    except ImportError:
        return Refusal("is not fetched without httpx: pip install 'verifier-cli[web]'")
    network = Network(seconds, reach)
    hops: list[str] = []
    try:
        while len(hops) <= HOPS:
            wrong = _wrong(url)
            if wrong:
                return Refusal(wrong)
            found = _asked(url, now, network, most)
            if isinstance(found, Refusal) or found.status not in _MOVED or not found.header("location"):
                return found if isinstance(found, Refusal) else _answered(found, tuple(hops))
            hops.append(url)
            url = str(httpx.URL(url).join(found.header("location")))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return Refusal("leads to an address that cannot be read")
    except ForbiddenError as error:
        return Refusal(f"was not fetched: {show(str(error), 200)}")
    except httpcore.TimeoutException:
        return Refusal(f"was given up: it took more than {seconds:g} s")
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        return Refusal(f"was not fetched: {show(str(error), 200) or type(error).__name__}")
    return Refusal(f"was given up: it leads on more than {HOPS} times")


def _wrong(url: str) -> str:
    """Return why an address is not fetched; empty where it may be."""
    import httpx

    parsed = httpx.URL(url)
    if parsed.scheme not in {"http", "https"}:
        return f"is not fetched: {show(parsed.scheme, 20) or 'no scheme'} is neither http nor https"
    if not parsed.host:
        return "is not fetched: it names no host"
    if parsed.userinfo:
        return "is not fetched: it holds a user's name or password"
    return ""


def _asked(url: str, now: dt.datetime, network: "Network", most: int) -> Fetched | Refusal:
    import httpcore
    import httpx

    parsed = httpx.URL(url).copy_with(fragment=None)
    headers = [("Host", parsed.netloc.decode("ascii")), ("User-Agent", _AGENT), ("Accept-Encoding", "identity")]
    context = httpx.create_ssl_context(trust_env=False)
    with httpcore.ConnectionPool(ssl_context=context, network_backend=network) as pool:
        target = httpcore.URL(scheme=parsed.raw_scheme, host=parsed.raw_host, port=parsed.port, target=parsed.raw_path)
        with pool.stream("GET", target, headers=[*headers, ("Connection", "close")]) as answer:
            raw = _all(answer.iter_stream(), most)
            if isinstance(raw, Refusal):
                return raw
            lines = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers[:HEADERS]]
            reason = answer.extensions.get("reason_phrase", b"").decode("latin-1")
    encoding = next((value for name, value in lines if name.lower() == "content-encoding"), "")
    body = unfolded(raw, encoding, most)
    return body if isinstance(body, Refusal) else Fetched(url, now, answer.status, reason, tuple(lines), raw, body)


def _answered(found: Fetched, hops: tuple[str, ...]) -> Fetched | Refusal:
    if found.status != 200:
        return Refusal(f"was answered with {found.status} {show(found.reason, 60)}".rstrip())
    if not found.body.strip():
        return Refusal("was answered with nothing")
    return Fetched(found.url, found.time, found.status, found.reason, found.headers, found.raw, found.body, hops)


def _all(parts: Iterable[bytes], most: int) -> bytes | Refusal:
    kept: list[bytes] = []
    size = 0
    for part in parts:
        size += len(part)
        if size > most:
            return Refusal(f"was given up: it has more than {most:,} bytes")
        kept.append(part)
    return b"".join(kept)


def unfolded(raw: bytes, encoding: str, most: int) -> bytes | Refusal:
    """Return the bytes of an answer that its server compressed; at most so many of them."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return raw
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        return Refusal(f"was answered in an encoding that was not asked for: {show(encoding, 30)}")
    unfold = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        found = unfold.decompress(raw, most + 1)
    except zlib.error:
        return Refusal("was answered with broken compression")
    if len(found) > most:
        return Refusal(f"was given up: it unfolds to more than {most:,} bytes")
    return found if unfold.eof else Refusal("was answered with broken compression")
