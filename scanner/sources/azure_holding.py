"""One blob at a time in a file without a name, as its ETag says."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from azure.core import MatchConditions
from azure.storage.blob import BlobClient

from scanner.connect.azure_blobs import refusals

PARALLEL = 2
"""Ranges of a large blob that are asked for at once."""

_kept: dict[tuple[str, str], BinaryIO] = {}
"""The last one: an archive is not downloaded again for each of its members."""


@contextmanager
def held(client: BlobClient, etag: str) -> Iterator[BinaryIO]:
    """Give the content of a blob as a file, each time with a place of its own.

    Raises:
        SourceError: It cannot be had, or is no longer what the ETag names.
    """
    key = (client.url, etag)
    if key not in _kept:
        let_go()
        _kept[key] = _downloaded(client, etag)
    with open(f"/dev/fd/{_kept[key].fileno()}", "rb", buffering=0) as file:  # noqa: PTH123 - no path
        yield file


def let_go() -> None:
    """Forget it."""
    while _kept:
        _kept.popitem()[1].close()


def _downloaded(client: BlobClient, etag: str) -> BinaryIO:
    """Copy a blob; every range of it is asked for under its ETag."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - kept
    try:
        with refusals():
            client.download_blob(
                etag=f'"{etag}"',
                match_condition=MatchConditions.IfNotModified,
                max_concurrency=PARALLEL,
            ).readinto(copy)
        copy.flush()
    except BaseException:
        copy.close()
        raise
    return copy


os.register_at_fork(after_in_child=_kept.clear)
