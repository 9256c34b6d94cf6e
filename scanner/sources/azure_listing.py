"""What lies in a storage account: blobs, their snapshots and versions, and what was deleted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import unquote

from azure.core.exceptions import HttpResponseError
from azure.storage.blob import BlobProperties, BlobServiceClient

from scanner.connect.azure_blobs import refusals
from scanner.model.errors import Reason

INCLUDED = (
    ("snapshots", "versions", "deleted", "metadata", "tags"),
    ("snapshots", "versions", "deleted", "metadata"),
    ("snapshots", "metadata"),
)
"""What a listing is asked for: all there is, then what a signature with fewer rights may see."""

GONE = "#deleted-containers"
"""Stands for the deleted containers of an account that does not list them."""

SECOND = "%Y-%m-%dT%H:%M:%SZ"
STATE = re.compile(
    "(?P<path>.+)#(?:snapshot=(?P<snapshot>[0-9TZ:.-]+)|version=(?P<version>[0-9TZ:.-]+))",
    re.DOTALL,
)

LESS = frozenset({400, 403, 409, 501})
"""Status by which an account says that it does not list so much."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One state of one blob.

    Attributes:
        name: Its dataset: the path, with ``#version=…`` or ``#snapshot=…`` of an earlier state.
        etag: What stays equal as long as the content does.
        notes: Metadata and tags, which are data too.
        unread: Set when its content cannot be had.
    """

    name: str
    container: str
    path: str
    etag: str
    size: int
    snapshot: str | None = None
    version: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that a listing cannot show: a deleted container, tags without the right to them."""

    name: str
    reason: Reason


def containers(
    service: BlobServiceClient, patterns: tuple[str, ...]
) -> Iterator[tuple[str, Unseen | None]]:
    """Give the containers whose names match, deleted ones as ``Unseen``.

    Raises:
        SourceError: They cannot be listed.
    """
    with refusals():
        found_all, refused = _all_containers(service)
        if refused:
            yield GONE, Unseen(GONE, Reason.PERMISSION)
        for found in found_all:
            if not any(fnmatchcase(found.name, pattern) for pattern in patterns):
                continue
            if not found.deleted:
                yield found.name, None
                continue
            moment = found.last_modified.strftime(SECOND)
            yield found.name, Unseen(f"{found.name}/#deleted={moment}", Reason.DELETED)


def _all_containers(service: BlobServiceClient) -> tuple[list[Any], bool]:
    """Give containers, and whether the account kept those that were deleted to itself."""
    try:
        return list(service.list_containers(include_deleted=True)), False
    except HttpResponseError as error:
        if error.status_code not in LESS:
            raise
        return list(service.list_containers()), True


def blobs(service: BlobServiceClient, container: str, prefix: str) -> Iterator[Blob | Unseen]:
    """Give every state of every blob in a container.

    Args:
        service: The account.
        container: Its name there.
        prefix: What stands before a path in a dataset's name.

    Raises:
        SourceError: They cannot be listed.
    """
    client = service.get_container_client(container)
    with refusals():
        for place, included in enumerate(INCLUDED):
            try:
                pages = client.list_blobs(include=list(included))
                first = next(pages, None)
            except HttpResponseError as error:
                if error.status_code not in LESS or included == INCLUDED[-1]:
                    raise
                continue
            if place:
                yield Unseen(f"{prefix}#{INCLUDED[place - 1][-1]}", Reason.PERMISSION)
            for found in () if first is None else (first, *pages):
                if not _is_folder(found):
                    yield _blob(found, container, prefix)
            return


def _is_folder(found: BlobProperties) -> bool:
    """Say whether it only stands for a folder, as in an account with a hierarchical namespace."""
    return bool((found.metadata or {}).get("hdi_isfolder") == "true" and not found.size)


def _blob(found: BlobProperties, container: str, prefix: str) -> Blob:
    version = None if found.is_current_version or found.snapshot else found.version_id
    blob = described(found, container, found.name, found.snapshot, version)
    mark = ""
    if found.deleted and not version:
        moment = found.deleted_time
        mark = f"#deleted={moment.strftime(SECOND) if moment else '-'}"
    return replace(blob, name=f"{prefix}{state_name(found.name, blob.snapshot, version)}{mark}")


def state_name(path: str, snapshot: str | None, version: str | None) -> str:
    """Name one state of a blob."""
    if snapshot:
        return f"{path}#snapshot={snapshot}"
    return f"{path}#version={version}" if version else path


def state_of(name: str) -> tuple[str, str | None, str | None]:
    """Give path, snapshot and version of such a name."""
    found = STATE.fullmatch(name)
    return (found["path"], found["snapshot"], found["version"]) if found else (name, None, None)


def described(
    found: BlobProperties,
    container: str,
    path: str,
    snapshot: str | None,
    version: str | None,
) -> Blob:
    """Describe one state of a blob by what the account says of it."""
    metadata = {f"metadata.{key}": unquote(text) for key, text in (found.metadata or {}).items()}
    tags = {f"tags.{key}": text for key, text in (found.tags or {}).items()}
    return Blob(
        name=state_name(path, snapshot, version),
        container=container,
        path=path,
        etag=(found.etag or "").strip('"'),
        size=found.size or 0,
        snapshot=snapshot,
        version=version,
        notes=metadata | tags,
        unread=_obstacle(found),
    )


def _obstacle(found: BlobProperties) -> Reason | None:
    if found.deleted:
        return Reason.DELETED
    return Reason.ARCHIVE_TIER if str(found.blob_tier or "").lower() == "archive" else None
