"""Word to others about a night: what is said, to whom, and where it must never go.

An address that leads into one's own network would let whoever writes a configuration, or answers
for a name in the DNS, make the scanner call what only this machine can reach.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from scanner.model.finding import Finding
from scanner.model.secret import Secret

HTTPS_PORT = 443

TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "::/96")))
"""IPv6 networks whose last four bytes are an IPv4 address (RFC 6052, 2.1; RFC 4291, 2.5.5.1)."""

OF_THE_CLOUD = frozenset({ip_address("168.63.129.16")})
"""Public by its number, but Azure answers there from the machine's own host (Microsoft Learn,
"What is IP address 168.63.129.16?")."""


class Refusal(StrEnum):
    """Why nothing is sent to an address."""

    NOT_HTTPS = "not-https"
    USER = "user-in-address"
    NOT_LISTED = "host-not-listed"
    OWN_NETWORK = "own-network"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address to call, in its parts, and the hosts that may be called.

    Attributes:
        scheme: In lower case; empty where the text was no address.
        host: In lower case, an IPv6 address without its brackets.
        path: Whoever knows it can call it, so it is a secret.
        hosts: Names in lower case.
        names_a_user: There is a user or a password in it.
    """

    scheme: str
    host: str
    port: int
    path: Secret[str]
    query: Secret[str]
    hosts: frozenset[str]
    names_a_user: bool = False

    def refusal(self) -> Refusal | None:
        """Say what forbids to call it, as far as its text tells."""
        if self.scheme != "https" or not self.host:
            return Refusal.NOT_HTTPS
        if self.names_a_user:
            return Refusal.USER
        if self.host not in self.hosts:
            return Refusal.NOT_LISTED
        return None if _is_name_or_public(self.host) else Refusal.OWN_NETWORK


def _is_name_or_public(host: str) -> bool:
    """Judge a host that is an address; a name is judged by what it leads to."""
    try:
        return is_public(host)
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet.

    Raises:
        ValueError: It is no address.
    """
    found = _unwrapped(ip_address(address.partition("%")[0]))
    return found.is_global and not found.is_multicast and found not in OF_THE_CLOUD


def _unwrapped(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address that an IPv6 address carries, where it carries one."""
    if isinstance(found, IPv4Address):
        return found
    carried = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
    if carried is None and any(found in network for network in TRANSLATED):
        carried = IPv4Address(int(found) & 0xFFFFFFFF)
    return carried or found


class Encryption(StrEnum):
    """How a connection to a mail server is protected; there is no third way."""

    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Who is written to, through which server."""

    server: str
    port: int
    encryption: Encryption
    sender: str
    to: tuple[str, ...]
    user: Secret[str] | None = None
    password: Secret[str] | None = None


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """Who is told of a night.

    Attributes:
        heartbeat: Called when a night begins, and when it ends well or badly: the other side raises
            an alarm where it is not called.
        certificates: Of the authorities that are trusted beside the machine's own, PEM.
    """

    heartbeat: Endpoint | None = None
    webhook: Endpoint | None = None
    mail: MailSettings | None = None
    certificates: str = ""

    @property
    def is_silent(self) -> bool:
        """Say whether nobody is told anything."""
        return self.heartbeat is None and self.webhook is None and self.mail is None


class Beat(StrEnum):
    """What a heartbeat says; each is the end of the address that is called."""

    START = "/start"
    SUCCESS = ""
    FAILURE = "/fail"


@dataclass(frozen=True, slots=True)
class Compared:
    """What a night shows that counts, beside the last night.

    Attributes:
        last: What that one judged; ``None`` where there is none.
        new: Not open then: never seen before, or seen again.
        fixed: Open then, and shown to be settled since.
        still: Open then and now.
        unseen: How many of those could not be looked at this time.
    """

    last: datetime | None = None
    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    still: tuple[Finding, ...] = ()
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A night that is over, as others are told of it."""

    system: str
    run: str
    as_of: datetime
    exit_code: int
    compared: Compared

    @property
    def counts(self) -> Mapping[str, int]:
        """Give the counts; nothing in them names a place."""
        said = self.compared
        there = (*said.new, *said.still)
        return {
            "exceptions": sum(finding.is_exception for finding in there),
            "gaps": sum(finding.is_gap for finding in there),
            "new": len(said.new),
            "fixed": len(said.fixed),
            "open": len(said.still),
            "unseen": said.unseen,
        }
