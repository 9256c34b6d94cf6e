"""Calls to the outside by https: to a listed host at a checked address, once, and no further.

A name is resolved once. The connection goes to an address that was checked, and the certificate is
held against the name: whoever changes the name's address between the two changes nothing. No
redirect is followed and no proxy is asked. Connecting, sending and the answer share one deadline: a
timeout for each step alone would let a server that answers byte by byte hold a night up.
"""

import http.client
import math
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scanner.model.notice import Endpoint, Refusal, is_public

SECONDS = 10.0
"""For all of one try but the resolver, which keeps its own time."""

WAITS = (0.0, 1.0, 4.0)
"""Seconds before each try: a line that is down for a moment must not raise an alarm."""

Resolve = Callable[[str, int], Sequence[str]]
"""Gives all addresses of a name."""

Dial = Callable[[str, int, float], socket.socket]
"""Connects to an address, never to a name, within so many seconds."""


class NotToldError(Exception):
    """Nobody was told; carries a code or the type of an error, never an address or an answer."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_, place in found]


def dial(address: str, port: int, seconds: float = SECONDS) -> socket.socket:
    """Connect."""
    return socket.create_connection((address, port), seconds)


class Caller:
    """Makes calls.

    Args:
        certificates: Of authorities that are trusted beside the machine's own, PEM.
        resolving: As ``resolve``.
        dialing: As ``dial``.
        waits: Seconds before each try.
        seconds: How long a try may take.
    """

    def __init__(
        self,
        certificates: str = "",
        resolving: Resolve = resolve,
        dialing: Dial = dial,
        waits: Sequence[float] = WAITS,
        seconds: float = SECONDS,
    ) -> None:
        self._trusted = trusted(certificates)
        self._trusted.sslsocket_class = _Hurried
        self._seconds = seconds
        self._resolve = resolving
        self._dial = dialing
        self._waits = waits

    def call(self, to: Endpoint, body: bytes = b"", end: str = "") -> None:
        """Post something.

        Args:
            to: Where to.
            body: JSON; may be empty.
            end: What follows the path of the address.

        Raises:
            NotToldError: It is forbidden, or did not succeed.
        """
        if refused := to.refusal():
            raise NotToldError(refused.value)
        why = ""
        for seconds in self._waits:
            time.sleep(seconds)
            try:
                self._try(to, body, end)
            except (OSError, UnicodeError, http.client.HTTPException) as error:
                why = type(error).__name__
            else:
                return
        raise NotToldError(why)

    def _try(self, to: Endpoint, body: bytes, end: str) -> None:
        addresses = self._checked(to.host, to.port)
        way = _Way(addresses, self._trusted, self._dial, time.monotonic() + self._seconds)
        connection = _Connection(to.host, to.port, way)
        path = to.path.reveal()
        target = f"{path.rstrip('/')}{end}" if end else path or "/"
        if query := to.query.reveal():
            target = f"{target}?{query}"
        try:
            connection.request("POST", target, body, {"Content-Type": "application/json"})
            status = connection.getresponse().status
        finally:
            connection.close()
        if status // 100 == 3:  # noqa: PLR2004 - RFC 9110, 15.4
            raise NotToldError(Refusal.REDIRECT.value)
        if status // 100 != 2:  # noqa: PLR2004 - RFC 9110, 15.3
            raise NotToldError(f"http-{status}")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        """Give the addresses of a name, if none of them lies within one's own network."""
        addresses = self._resolve(host, port)
        if not addresses or not all(map(is_public, addresses)):
            raise NotToldError(Refusal.OWN_NETWORK.value)
        return addresses


class _Hurried(ssl.SSLSocket):
    """Waits for each piece no longer than the whole may still take.

    Attributes:
        deadline: On the monotonic clock.
    """

    deadline: float = math.inf

    def recv_into(self, *args: Any) -> int:  # noqa: ANN401 - as its base
        self.settimeout(_left(self.deadline))
        return super().recv_into(*args)

    def send(self, *args: Any) -> int:  # noqa: ANN401 - as its base
        self.settimeout(_left(self.deadline))
        return super().send(*args)


@dataclass(frozen=True, slots=True)
class _Way:
    """How to get there.

    Attributes:
        addresses: Checked ones.
        deadline: On the monotonic clock.
    """

    addresses: Sequence[str]
    trust: ssl.SSLContext
    dial: Dial
    deadline: float

    def encrypted(self, address: str, host: str, port: int) -> ssl.SSLSocket:
        """Connect; Python's handshake takes its timeout as one for the whole of it."""
        plain = self.dial(address, port, _left(self.deadline))
        try:
            plain.settimeout(_left(self.deadline))
            made = self.trust.wrap_socket(plain, server_hostname=host)
        except OSError:
            plain.close()
            raise
        assert isinstance(made, _Hurried)  # noqa: S101 - what its context was told to make
        made.deadline = self.deadline
        return made


class _Connection(http.client.HTTPSConnection):
    """Connects to addresses that were checked, and holds the certificate against the name."""

    def __init__(self, host: str, port: int, way: _Way) -> None:
        super().__init__(host, port, context=way.trust)
        self._way = way

    def connect(self) -> None:
        """Connect to the first address that answers."""
        failed = OSError()
        for address in self._way.addresses:
            try:
                self.sock = self._way.encrypted(address, self.host, self.port)
            except OSError as error:
                failed = error
            else:
                return
        raise failed


def _left(deadline: float) -> float:
    """Give the seconds that are left.

    Raises:
        TimeoutError: None are.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def trusted(certificates: str) -> ssl.SSLContext:
    """Give what certificates are held against: the machine's authorities, and the named ones."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if certificates:
        context.load_verify_locations(cadata=certificates)
    return context
