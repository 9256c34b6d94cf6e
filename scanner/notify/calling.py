"""Calls to the outside by https: to a listed host at a checked address, once, and no further.

A name is resolved once. The connection goes to an address that was checked, and the certificate is
held against the name: whoever changes the name's address between the two changes nothing. No
redirect is followed and no proxy is asked.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Sequence

from scanner.model.notice import Endpoint, Refusal, is_public

SECONDS = 10.0
WAITS = (0.0, 1.0, 4.0)
"""Seconds before each try: a line that is down for a moment must not raise an alarm."""

Resolve = Callable[[str, int], Sequence[str]]
"""Gives all addresses of a name."""

Dial = Callable[[str, int], socket.socket]
"""Connects to an address, never to a name."""


class NotToldError(Exception):
    """Nobody was told; carries a code or the type of an error, never an address or an answer."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_, place in found]


def dial(address: str, port: int) -> socket.socket:
    """Connect."""
    return socket.create_connection((address, port), SECONDS)


class Caller:
    """Makes calls.

    Args:
        certificates: Of authorities that are trusted beside the machine's own, PEM.
        resolving: As ``resolve``.
        dialing: As ``dial``.
        waits: Seconds before each try.
    """

    def __init__(
        self,
        certificates: str = "",
        resolving: Resolve = resolve,
        dialing: Dial = dial,
        waits: Sequence[float] = WAITS,
    ) -> None:
        self._trusted = trusted(certificates)
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
        connection = _Connection(to.host, to.port, addresses, self._trusted, self._dial)
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


class _Connection(http.client.HTTPSConnection):
    """Connects to addresses that were checked, and holds the certificate against the name."""

    def __init__(
        self, host: str, port: int, addresses: Sequence[str], trust: ssl.SSLContext, dialing: Dial
    ) -> None:
        super().__init__(host, port, timeout=SECONDS, context=trust)
        self._addresses = addresses
        self._trust = trust
        self._dial = dialing

    def connect(self) -> None:
        """Connect to the first address that answers."""
        failed = OSError()
        for address in self._addresses:
            try:
                plain = self._dial(address, self.port)
                self.sock = self._trust.wrap_socket(plain, server_hostname=self.host)
            except OSError as error:
                failed = error
            else:
                return
        raise failed


def trusted(certificates: str) -> ssl.SSLContext:
    """Give what certificates are held against: the machine's authorities, and the named ones."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if certificates:
        context.load_verify_locations(cadata=certificates)
    return context
