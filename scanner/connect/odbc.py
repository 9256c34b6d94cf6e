"""Microsoft's ODBC driver: where it is, and what it is told about a server.

The connection is always encrypted, and the server's certificate checked unless the URL says
otherwise. Signing in with Entra ID takes an access token from ``azure-identity`` in place of a
password; the token goes to the driver beside the connection string
(https://learn.microsoft.com/sql/connect/odbc/using-azure-active-directory).
"""

import platform
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.secret import Secret

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential

DRIVER = "ODBC Driver 18 for SQL Server"
WHEEL = "mssql_python_odbc"
FAMILIES = ("debian_ubuntu", "rhel", "suse", "alpine")
"""Folders of the wheel; the manylinux one holds the first three, which are alike."""

SCOPE = "https://database.windows.net/.default"
ACCESS_TOKEN = 1256
"""``SQL_COPT_SS_ACCESS_TOKEN`` of ``msodbcsql.h``."""

PASSWORD = "SqlPassword"  # noqa: S105 - the name of a way to sign in
MANAGED_IDENTITY = "ActiveDirectoryMsi"
SERVICE_PRINCIPAL = "ActiveDirectoryServicePrincipal"
DEFAULT_CREDENTIAL = "ActiveDirectoryDefault"

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "Encrypt": ("yes", "mandatory", "strict"),
    "TrustServerCertificate": ("no", "yes"),
    "HostnameInCertificate": (),
    "ServerCertificate": (),
    "MultiSubnetFailover": ("no", "yes"),
    "Authentication": (PASSWORD, MANAGED_IDENTITY, SERVICE_PRINCIPAL, DEFAULT_CREDENTIAL),
    "tenant_id": (),
}
"""What may stand in a URL's query, in any case, and the values; without a list, any."""

OURS = frozenset({"Authentication", "tenant_id"})
"""Read here and not by the driver."""


class AddressError(UsageError):
    """A URL or an installation that cannot do what was asked for, in both languages."""

    def __init__(self, english: str, japanese: str) -> None:
        super().__init__(english)
        self.japanese = japanese

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        return self.japanese if lang == "ja" else str(self)

    def __reduce__(self) -> tuple[type["AddressError"], tuple[str, str]]:
        return type(self), (str(self), self.japanese)


@dataclass(frozen=True, slots=True)
class Address:
    """A database and how to sign in.

    Attributes:
        host: With instance or port as ODBC writes them.
        user: A login, or the client id of a managed identity or service principal.
        keywords: For the driver, beside those that are always the same.
    """

    host: str
    database: str
    user: Secret[str]
    password: Secret[str]
    authentication: str = PASSWORD
    tenant: str = ""
    keywords: tuple[tuple[str, str], ...] = ()

    def connection_string(self, **more: str) -> Secret[str]:
        """Write it for the driver; what could end a value early is quoted.

        Args:
            more: Keywords that only one of the drivers takes.
        """
        said = more | {
            "Server": self.host,
            "Database": self.database,
            "ApplicationIntent": "ReadOnly",
            "ConnectRetryCount": "0",  # who reads tries again, and knows that it did
            "Encrypt": "yes",
            "TrustServerCertificate": "no",
        }
        if self.authentication == PASSWORD:
            said |= {"UID": self.user.reveal(), "PWD": self.password.reveal()}
        said |= dict(self.keywords)
        return Secret(";".join(f"{key}={{{v.replace('}', '}}')}}}" for key, v in said.items()))

    def attributes(self) -> dict[int, bytes]:
        """Give what is set on a connection before it is made: the access token, if one is needed.

        Raises:
            SourceError: Entra ID gives none.
        """
        if self.authentication == PASSWORD:
            return {}
        token = _token(self).encode("utf-16-le")
        return {ACCESS_TOKEN: struct.pack(f"<I{len(token)}s", len(token), token)}


def address(url: Secret[str]) -> Address:
    """Read a URL ``mssql+pyodbc://user:password@host:1433/database?key=value``.

    Raises:
        AddressError: It says something that is not understood, or asks for a connection that is not
            encrypted. The message quotes no value.
    """
    parsed, host, database = _parsed(url)
    said = dict(_understood(key, value) for key, value in parsed.query.items())
    authentication = said.get("Authentication", PASSWORD)
    tenant = said.get("tenant_id", "")
    if authentication == PASSWORD and not parsed.username:
        raise AddressError(
            "the URL of a SQL Server has to name a login, or a way to sign in (Authentication=...)",
            "SQL Server の URL にはログインか認証方法（Authentication=…）が必要です",
        )
    if authentication == SERVICE_PRINCIPAL and not tenant:
        raise AddressError(
            f"{SERVICE_PRINCIPAL} needs tenant_id in the URL",
            f"{SERVICE_PRINCIPAL} には URL の tenant_id が必要です",
        )
    return Address(
        host=f"{host},{parsed.port}" if parsed.port else host,
        database=database,
        user=Secret(parsed.username or ""),
        password=Secret(parsed.password or ""),
        authentication=authentication,
        tenant=tenant,
        keywords=tuple(sorted((key, value) for key, value in said.items() if key not in OURS)),
    )


def _parsed(url: Secret[str]) -> tuple[sa.URL, str, str]:
    """Take a URL apart: as it is, with its host and its database."""
    try:
        parsed = sa.make_url(url.reveal())
    except (ArgumentError, ValueError):
        raise AddressError(
            "a database's URL is not understood", "データベースの URL を解釈できません"
        ) from None
    if not parsed.host or not parsed.database:
        raise AddressError(
            "the URL of a SQL Server has to name a host and a database",
            "SQL Server の URL にはホストとデータベースが必要です",
        )
    return parsed, parsed.host, parsed.database


def _understood(key: str, value: str | tuple[str, ...]) -> tuple[str, str]:
    """Check a key and its value against what is known, and write them as the driver does."""
    known = {keyword.lower(): keyword for keyword in KEYWORDS}.get(key.lower())
    if known is None:
        keys = ", ".join(KEYWORDS)
        raise AddressError(
            f"unknown key in the URL of a SQL Server: {key} (known: {keys})",
            f"SQL Server の URL に不明なキーがあります: {key}（使えるキー: {keys}）",
        )
    written = {choice.lower(): choice for choice in KEYWORDS[known]}
    if not isinstance(value, str) or (written and value.lower() not in written):
        choices = ", ".join(KEYWORDS[known])
        raise AddressError(
            f"in the URL of a SQL Server, {known} has to be one of: {choices}",
            f"SQL Server の URL の {known} に書けるのは次のいずれかです: {choices}",
        )
    return known, written.get(value.lower(), value)


@lru_cache(1)
def driver(installed: tuple[str, ...]) -> str:
    """Find the driver: the system's, which its administrator updates, else the pinned wheel's.

    Args:
        installed: Names of the drivers that the system knows.

    Raises:
        AddressError: There is none; the message says what to install.
    """
    if DRIVER in installed:
        return DRIVER
    spec = find_spec(WHEEL)
    folder = Path((spec and spec.origin) or ".").parent / "libs" / "linux"
    for family in FAMILIES:
        found = sorted((folder / family / platform.machine() / "lib").glob("libmsodbcsql-18.*"))
        if found and spec:
            return str(found[-1])
    raise AddressError(
        f"{DRIVER} is not installed: pip install 'pointcard-privacy-scanner[mssql]'",
        f"{DRIVER} がありません: pip install 'pointcard-privacy-scanner[mssql]'",
    )


def _token(address: Address) -> str:
    # as everywhere in Azure's libraries, importing costs most of a second
    from azure.core.exceptions import AzureError, ClientAuthenticationError  # noqa: PLC0415

    try:
        return _credential(address).get_token(SCOPE).token
    except AzureError as error:
        passing = not isinstance(error, ClientAuthenticationError)
        raise SourceError(Reason.UNREACHABLE, type(error).__name__, passing=passing) from None


@lru_cache(8)
def _credential(address: Address) -> "TokenCredential":
    """Keep one credential each: it keeps its token until that is about to expire."""
    from azure import identity  # noqa: PLC0415 - see above

    if address.authentication == MANAGED_IDENTITY:
        return identity.ManagedIdentityCredential(client_id=address.user.reveal() or None)
    if address.authentication == SERVICE_PRINCIPAL:
        secret = address.password.reveal()
        return identity.ClientSecretCredential(address.tenant, address.user.reveal(), secret)
    return identity.DefaultAzureCredential()
