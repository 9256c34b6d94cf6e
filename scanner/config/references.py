"""Secrets and addresses, fetched from where the configuration says they are.

Promise: no value that is fetched here, and no literal that should not be there, gets into a
message.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from urllib.parse import quote

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from scanner.config.document import Document, Trail
from scanner.config.messages import references as messages
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake, ToldError

KEY_BYTES = 32
"""As long as the digest of HMAC-SHA-256, below which a key is discouraged (RFC 2104, 3)."""

_MAX_BYTES = 1 << 16


class UnresolvedError(ToldError):
    """A reference leads nowhere; carries the message, never the value."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where references lead to.

    Attributes:
        folder: The folder of the configuration file, absolute.
    """

    folder: Path
    environment: Mapping[str, str]

    def key(self, reference: str) -> bytes:
        """Fetch a key, without the line break at its end.

        Raises:
            UnresolvedError: There is none, or it is too short.
        """
        key = self._fetch(reference).rstrip(b"\r\n")
        if len(key) < KEY_BYTES:
            raise UnresolvedError(messages.KEY_SHORT)
        return key

    def signing_key(self, reference: str) -> bytes:
        """Fetch a private key that signs (Ed25519, PEM), as its 32 bytes.

        Raises:
            UnresolvedError: There is none.
        """
        try:
            key = load_pem_private_key(self._fetch(reference), None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise UnresolvedError(messages.KEY_TO_SIGN) from None
        if not isinstance(key, Ed25519PrivateKey):
            raise UnresolvedError(messages.KEY_TO_SIGN)
        return key.private_bytes_raw()

    def public_key(self, text: str) -> bytes:
        """Give the public key (Ed25519) of somebody who signs, as its 32 bytes.

        Args:
            text: A reference to it in PEM, or the one line that is its middle.

        Raises:
            UnresolvedError: There is none.
        """
        literal = not text.startswith(("env:", "file:"))
        try:
            key = load_pem_public_key(_PEM % text.encode() if literal else self._fetch(text))
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise UnresolvedError(messages.APPROVER_KEY) from None
        if not isinstance(key, Ed25519PublicKey):
            raise UnresolvedError(messages.APPROVER_KEY)
        return key.public_bytes_raw()

    def content(self, name: str) -> bytes:
        """Read a file that is no secret.

        Raises:
            UnresolvedError: It cannot be read, or is empty.
        """
        return self._content(name)

    def salt(self, reference: str) -> bytes:
        """Fetch what is put before or behind values, of any length.

        Raises:
            UnresolvedError: There is none.
        """
        return self._fetch(reference).rstrip(b"\r\n")

    def url(self, text: str) -> str:
        """Give the address of a database; that of a file becomes absolute.

        Raises:
            UnresolvedError: The reference leads nowhere, or to something else.
        """
        return self._absolute(self._address(text, _URL, messages.URL, messages.NOT_A_URL))

    def storage(self, text: str) -> str:
        """Give the address of a storage account or container, or a connection string to one.

        Raises:
            UnresolvedError: The reference leads nowhere, or to something else.
        """
        return self._address(text, _STORAGE, messages.STORAGE, messages.NOT_STORAGE)

    def path(self, text: str) -> str:
        """Give the absolute path of a folder.

        Raises:
            UnresolvedError: The reference leads nowhere, or to the address of a service.
        """
        path = self._variable(text) if text.startswith("env:") else text
        if "://" in path:
            raise UnresolvedError(messages.FOLDER)
        return normpath(self.folder / path)

    def _address(
        self, text: str, form: re.Pattern[str], written: Message, referred: Message
    ) -> str:
        """Give an address that is written here, or referred to; each is refused in its words."""
        literal = not text.startswith(("env:", "file:"))
        try:
            address = text if literal else self._fetch(text).decode().strip()
        except UnicodeDecodeError:
            raise UnresolvedError(referred) from None
        if not form.match(address):
            raise UnresolvedError(written if literal else referred)
        return address

    def _absolute(self, url: str) -> str:
        """Let the path of an SQLite file count from the folder; ``:memory:`` and URIs stay."""
        match = _SQLITE_FILE.match(url)
        if not match:
            return url
        path = normpath(f"{quote(str(self.folder))}/{match['path']}")
        return f"{match['scheme']}:///{path}{match['query'] or ''}"

    def _fetch(self, reference: str) -> bytes:
        scheme, _, name = reference.partition(":")
        if scheme == "env":
            return self._variable(reference).encode("utf-8", "surrogateescape")
        if scheme == "file" and name:
            return self._content(name)
        raise UnresolvedError(messages.REFERENCE)

    def _variable(self, reference: str) -> str:
        name = reference.removeprefix("env:")
        if not _VARIABLE.fullmatch(name):
            raise UnresolvedError(messages.ENV_NAME)
        value = self.environment.get(name, "").strip("\r\n")
        if not value:
            raise UnresolvedError(messages.ENV_UNSET, name=name)
        return value

    def _content(self, name: str) -> bytes:
        try:
            with (self.folder / name).open("rb") as file:
                content = file.read(_MAX_BYTES)
        except (OSError, ValueError):
            raise UnresolvedError(messages.FILE_UNREADABLE) from None
        if not content.strip(b"\r\n"):
            raise UnresolvedError(messages.FILE_EMPTY)
        return content


_PEM = b"-----BEGIN PUBLIC KEY-----\n%b\n-----END PUBLIC KEY-----\n"
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_STORAGE = re.compile(r"https?://[^/]|(?:[A-Za-z]+=[^;]*;)*(?:AccountName|BlobEndpoint)=|UseDev")
_SQLITE_FILE = re.compile(
    r"(?P<scheme>sqlite(?:\+\w+)?):///(?P<path>(?!/|:memory:|file:)[^?]+)(?P<query>\?.*)?\Z",
    re.DOTALL,
)

_LITERAL_SECRET = re.compile(
    r"""
    ://[^/?\#:@\s]*:[^@\s]*@                                 # user:password@host
    | (?:^|[?&;\s])sig(?:=|%3D)                              # a shared access signature
    | (?:password|pwd|accountkey|accesskey)\s*(?:=|%3D)      # a connection string
    | -----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY
    """,
    re.IGNORECASE | re.VERBOSE,
)


def literal_secrets(document: Document) -> Iterator[Mistake]:
    """Find every text of the file, keys included, that is a secret and no reference to one."""
    for trail in document.values:
        value = document.get(trail)
        if isinstance(value, str) and _LITERAL_SECRET.search(value):
            yield Mistake(document.value(trail), messages.LITERAL_SECRET)
        if trail and isinstance(trail[-1], str) and _LITERAL_SECRET.search(trail[-1]):
            yield Mistake(document.key(trail), messages.LITERAL_SECRET)


def is_literal_secret(document: Document, trail: Trail) -> bool:
    """Say whether the text there is refused already."""
    value = document.get(trail)
    return isinstance(value, str) and _LITERAL_SECRET.search(value) is not None
