"""A blob as a file: ranges of it, asked for as they are read, and none of it on any disk.

Every range is asked for under the ETag that the blob was listed with, so that one reading is of one
content. What is read in order is asked for a little ahead; a few ranges are kept, so that a blob
that is no larger comes once however often it is read, and a larger one once in each pass. The
alternative, a copy on disk, was turned down: a file without a name is personal data on a disk, too.
"""

import os
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from azure.core import MatchConditions
from azure.storage.blob import BlobClient

from scanner.connect import azure_blobs
from scanner.connect.azure_blobs import refusals
from scanner.decode.distant import Elsewhere
from scanner.model.errors import Reason, SourceError

AHEAD = 2
"""Ranges that are asked for before they are needed, at once."""

KEPT = 4
"""Ranges that stay in memory."""

_kept: dict[tuple[str, str], "_Ranges"] = {}
"""The last one: the members of an archive share what was read of it."""

_threads: list[ThreadPoolExecutor] = []


@contextmanager
def held(client: BlobClient, etag: str, size: int) -> Iterator[BinaryIO]:
    """Give the content of a blob as a file, each time with a place of its own.

    Raises:
        SourceError: While it is read: it cannot be had, or is no longer what the ETag names.
    """
    key = (client.url, etag)
    if key not in _kept:
        let_go()
        _kept[key] = _Ranges(client, etag, size)
    if not size:  # there is no range of it to ask for
        with refusals():
            client.get_blob_properties(**_condition(etag))
    yield cast("BinaryIO", _BlobFile(_kept[key]))


def let_go() -> None:
    """Forget it."""
    _kept.clear()
    while _threads:
        _threads.pop().shutdown(cancel_futures=True)


def _condition(etag: str) -> dict[str, Any]:
    return {"etag": f'"{etag}"', "match_condition": MatchConditions.IfNotModified}


def _pool() -> ThreadPoolExecutor:
    if not _threads:
        _threads.append(ThreadPoolExecutor(AHEAD))
    return _threads[0]


class _Ranges:
    """The last few ranges of one blob."""

    def __init__(self, client: BlobClient, etag: str, size: int) -> None:
        self.size = size
        self.bytes = azure_blobs.CHUNK_BYTES
        self._client = client
        self._etag = etag
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self._coming: dict[int, Future[bytes]] = {}
        self._last = -1

    def at(self, place: int) -> bytes:
        """Give one range, and ask for what follows if the one before it was read, too."""
        in_order, self._last = place in {self._last, self._last + 1}, place
        if in_order and place:  # whoever only looks at the beginning needs no more
            self._ask_ahead(range(place, min(place + AHEAD + 1, self._count())))
        if place not in self._held:
            coming = self._coming.pop(place, None)
            self._held[place] = coming.result() if coming else self._asked(place)
            if len(self._held) > KEPT:
                self._held.popitem(last=False)
        self._held.move_to_end(place)
        return self._held[place]

    def _ask_ahead(self, places: range) -> None:
        self._coming = {at: coming for at, coming in self._coming.items() if at in places}
        for place in places:
            if place not in self._held and place not in self._coming:
                self._coming[place] = _pool().submit(self._asked, place)

    def _count(self) -> int:
        return -(-self.size // self.bytes)

    def _asked(self, place: int) -> bytes:
        """Ask for a range as it lies there, unfolded by nobody; the library tries it again."""
        first = place * self.bytes
        length = min(self.bytes, self.size - first)
        with refusals():
            content: bytes = self._client.download_blob(
                first, length, decompress=False, **_condition(self._etag)
            ).readall()
            return content


class _BlobFile(Elsewhere):
    """A place in a blob."""

    def __init__(self, ranges: _Ranges) -> None:
        super().__init__(ranges.size)
        self._ranges = ranges

    def read(self, size: int = -1, /) -> bytes:
        """Give as many bytes as were asked for, fewer only at the end.

        Raises:
            SourceError: They cannot be had.
        """
        left = self.left(size)
        pieces: list[bytes] = []
        while left:
            place, within = divmod(self.place, self._ranges.bytes)
            pieces.append(self._ranges.at(place)[within : within + left])
            if not pieces[-1]:  # the account gives less than it said
                raise SourceError(Reason.READ_FAILED)
            self.place += len(pieces[-1])
            left -= len(pieces[-1])
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - anything that takes bytes
        content = self.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


def _forget() -> None:
    """Share no connection and no thread with a process that was forked."""
    _kept.clear()
    _threads.clear()


os.register_at_fork(after_in_child=_forget)
