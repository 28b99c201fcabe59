"""Connections to public addresses only, with a deadline for everything that is read and written.

The addresses of a name are looked up here and checked, and the connection goes to the very address that was checked:
a name that answers otherwise the next time (DNS rebinding) leads nowhere.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable

import httpcore

from verifier.web.addresses import ForbiddenError, Reach, public

_MOST = 65_536  # bytes of one reading


class Network(httpcore.NetworkBackend):
    """The sockets of one fetch: checked addresses, one deadline for all of it."""

    def __init__(self, seconds: float, reach: Reach = public) -> None:
        """`seconds` is the time for the whole fetch; `reach` says which addresses may be connected to."""
        self.ends = time.monotonic() + seconds
        self.reach = reach

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of a host that answers.

        Raises ForbiddenError where any of its addresses may not be reached.
        """
        addresses = self._addresses(host, port)
        for address in addresses:
            if not self.reach(address):
                raise ForbiddenError(f"{host} leads to {address}, which is not a public address")
        failed: Exception = httpcore.ConnectError(f"no address is known for {host}")
        for address in addresses[:4]:
            try:
                return _Stream(socket.create_connection((address, port), self.left()), self)
            except OSError as error:
                failed = httpcore.ConnectError(str(error))
        raise failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: nothing is fetched from this machine."""
        raise ForbiddenError("a local socket is not a public address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """Return what a name resolves to, looked up in a thread: the system's look-up knows no deadline."""
        answers: list[list[str]] = []

        def look_up() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError):
                return
            answers.append(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self.left())
        return answers[0] if answers else []

    def left(self) -> float:
        """Return the seconds that are left; raises httpcore.ReadTimeout when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every reading and writing must end before the deadline of the fetch."""

    def __init__(self, connection: socket.socket, network: Network) -> None:
        self.connection = connection
        self.network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.connection.settimeout(self.network.left())
        try:
            return self.connection.recv(min(max_bytes, _MOST))
        except TimeoutError as error:
            raise httpcore.ReadTimeout("the time is up") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.connection.settimeout(self.network.left())
        try:
            self.connection.sendall(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout("the time is up") from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self.connection.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self.connection.settimeout(self.network.left())
        try:
            wrapped = ssl_context.wrap_socket(self.connection, server_hostname=server_hostname)
        except OSError as error:
            self.close()
            raise httpcore.ConnectError(f"no secure connection: {error}") from error
        return _Stream(wrapped, self.network)

    def get_extra_info(self, info: str) -> object:
        return None
