"""Where a source is, written so that it can be held against the register of approved places.

Promise: host, database and path only; no user name, password or parameter of an address.
"""

from urllib.parse import unquote, urlsplit

from scanner.model.source import SourceAddress, SourceKind


def place_of(address: SourceAddress) -> tuple[str, str]:
    """Give a source's name and its place: ``host/database``, or the path of a file or folder.

    Of a storage account the host of its blobs, with the container where the address names one.
    """
    url = address.url.reveal()
    if address.kind is SourceKind.FOLDER:
        return address.name, url
    parts = urlsplit(_of_blobs(url) if address.kind is SourceKind.AZURE_BLOB else url)
    path = unquote(parts.path).removeprefix("/").rstrip("/")
    return address.name, "/".join(filter(None, (parts.hostname, path)))


def _of_blobs(address: str) -> str:
    """Give the URL of a storage account that a connection string speaks of."""
    if "://" in address.partition(";")[0].partition("=")[0]:
        return address
    said = dict(pair.partition("=")[::2] for pair in address.split(";"))
    suffix = said.get("EndpointSuffix", "core.windows.net")
    return said.get("BlobEndpoint") or f"https://{said.get('AccountName')}.blob.{suffix}"
