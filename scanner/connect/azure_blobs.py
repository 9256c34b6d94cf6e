"""Clients of Azure Blob Storage: addresses, sign-in, patience, and what its errors mean.

A storage account says itself how long to wait (``Retry-After``); the storage library's own policy
does not listen to that and gives up at status 429, so the one of ``azure-core`` is used.
"""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from azure.core.exceptions import (
    AzureError,
    ClientAuthenticationError,
    HttpResponseError,
    ResourceModifiedError,
    ResourceNotFoundError,
    ServiceRequestError,
)
from azure.core.pipeline import PipelineRequest, PipelineResponse
from azure.core.pipeline.policies import RetryPolicy
from azure.core.pipeline.transport import HttpRequest, HttpResponse
from azure.storage.blob import BlobServiceClient, LocationMode

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret

RETRIES = 4
BACKOFF_SECONDS = 0.8
CHUNK_BYTES = 4 << 20
"""What one request asks for: a broken one costs no more than this."""

BLOCK_BYTES = 1 << 18
"""What is taken from a connection at once; the library's own 4 kB cost twice the CPU."""

CODES = {
    "BlobArchived": Reason.ARCHIVE_TIER,
    "BlobBeingRehydrated": Reason.ARCHIVE_TIER,
    "BlobUsesCustomerSpecifiedEncryption": Reason.CUSTOMER_KEY,
    "ConditionNotMet": Reason.CHANGED_WHILE_READ,
}
BUSY = frozenset({408, 429, 500, 502, 503, 504})
DENIED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class BlobAddress:
    """A storage account, or one container of it.

    Attributes:
        account: Its URL, with the signature if there is one; or a connection string.
        container: Set where the address names one, so that names count from it.
    """

    account: Secret[str]
    container: str = ""


def parsed(address: Secret[str]) -> BlobAddress:
    """Tell the account from the container in an address."""
    written = address.reveal()
    if not written.startswith(("https://", "http://")):
        return BlobAddress(address)
    url = urlsplit(written)
    parts = [part for part in url.path.split("/") if part]
    own = 1 if _names_no_account(url.hostname or "") else 0
    account = urlunsplit((url.scheme, url.netloc, "/".join(parts[:own]), url.query, ""))
    return BlobAddress(Secret(account), "/".join(parts[own:]))


def _names_no_account(host: str) -> bool:
    """Say whether the account is in the path, as with an emulator."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def service(address: BlobAddress) -> BlobServiceClient:
    """Give a client; nothing is asked of the account yet."""
    account = address.account.reveal()
    if account not in _clients:
        _clients[account] = _client(account)
    return _clients[account]


_clients: dict[str, BlobServiceClient] = {}
"""One for each account, whose connections are used again."""


def let_go() -> None:
    """Close all connections."""
    while _clients:
        _clients.popitem()[1].close()


class Patience(RetryPolicy[HttpRequest, HttpResponse]):
    """Waits as long as the account says, in a pipeline that expects the library's own policy."""

    def send(
        self, request: PipelineRequest[HttpRequest]
    ) -> PipelineResponse[HttpRequest, HttpResponse]:
        """Take out what only that policy takes out, and put down what it puts down."""
        options = request.context.options
        mode = options.pop("location_mode", LocationMode.PRIMARY)
        for option in ("hosts", "retry_hook", "retry_to_secondary"):
            options.pop(option, None)
        response = super().send(request)
        response.http_response.location_mode = mode  # type: ignore[attr-defined]
        return response


def _client(account: str) -> BlobServiceClient:
    policy = Patience(retry_total=RETRIES, retry_backoff_factor=BACKOFF_SECONDS)
    options: dict[str, Any] = {
        "retry_policy": policy,
        "max_single_get_size": CHUNK_BYTES,
        "max_chunk_get_size": CHUNK_BYTES,
        "connection_data_block_size": BLOCK_BYTES,
    }
    try:
        if not account.startswith(("https://", "http://")):
            return BlobServiceClient.from_connection_string(account, **options)
        if urlsplit(account).query:
            return BlobServiceClient(account, **options)
    except ValueError as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None
    # a managed identity, or a service principal that the environment names
    from azure.identity import DefaultAzureCredential  # noqa: PLC0415 - for those who need it

    return BlobServiceClient(account, credential=DefaultAzureCredential(), **options)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn the library's errors into ours, by code and type alone.

    Raises:
        SourceError: Whatever is asked for meanwhile cannot be had.
    """
    try:
        yield
    except AzureError as error:
        reason, passing = _meaning(error)
        raise SourceError(reason, type(error).__name__, passing=passing) from None


def _meaning(error: AzureError) -> tuple[Reason, bool]:
    code = str(getattr(error, "error_code", ""))
    if code in CODES:
        return CODES[code], False
    if isinstance(error, ResourceModifiedError):
        return Reason.CHANGED_WHILE_READ, False
    if isinstance(error, ResourceNotFoundError):
        return Reason.NOT_FOUND, False
    if isinstance(error, ClientAuthenticationError):
        return Reason.PERMISSION, False
    if isinstance(error, HttpResponseError) and error.status_code is not None:
        denied = error.status_code in DENIED
        return (Reason.PERMISSION if denied else Reason.READ_FAILED), error.status_code in BUSY
    return (
        Reason.UNREACHABLE if isinstance(error, ServiceRequestError) else Reason.READ_FAILED
    ), True
