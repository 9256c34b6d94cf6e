"""Where a source is, written so that it can be held against the register of approved places.

Promise: host, database and path only; no user name, password or parameter of an address.
"""

from urllib.parse import unquote, urlsplit

from scanner.model.source import SourceAddress, SourceKind


def place_of(address: SourceAddress) -> tuple[str, str]:
    """Give a source's name and its place: ``host/database``, or the path of a file or folder."""
    url = address.url.reveal()
    if address.kind is not SourceKind.DATABASE:
        return address.name, url
    parts = urlsplit(url)
    path = unquote(parts.path).removeprefix("/")
    return address.name, f"{parts.hostname}/{path}" if parts.hostname else path
