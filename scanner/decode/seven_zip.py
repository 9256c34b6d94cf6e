"""7z archives, unpacked member by member into files without names."""

import tempfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

import py7zr
from py7zr.io import Py7zIO, WriterFactory

from scanner.decode.archives import check
from scanner.decode.limits import Budget, Limits
from scanner.decode.parts import Part
from scanner.model.errors import Reason, SourceError


def seven_zipped(stream: BinaryIO, limits: Limits, budget: Budget) -> Iterator[Part]:
    """List a 7z archive.

    Raises:
        SourceError: It is broken, encrypted, holds too many files, or unfolds to too much.
    """
    stream.seek(0)
    try:
        with py7zr.SevenZipFile(stream) as archive:
            members = [found for found in archive.list() if not found.is_directory]
            closed = archive.needs_password()
    except py7zr.exceptions.PasswordRequired:
        raise SourceError(Reason.ENCRYPTED) from None
    except py7zr.exceptions.ArchiveError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    check(len(members), sum(found.uncompressed for found in members), limits, budget)
    for found in members:
        opening = partial(_unpacked, stream, found.filename, found.uncompressed)
        unread = Reason.ENCRYPTED if closed else None
        yield Part(found.filename, found.uncompressed, opening, unread)


def _unpacked(stream: BinaryIO, name: str, size: int) -> BinaryIO:
    files = _Files(size)
    stream.seek(0)
    try:
        with py7zr.SevenZipFile(stream) as archive:
            archive.extract(targets=[name], factory=files)
    except (py7zr.exceptions.ArchiveError, EOFError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    if not files.made:
        raise SourceError(Reason.MALFORMED)
    files.made[0].content.seek(0)
    return files.made[0].content


class _Files(WriterFactory):
    """Takes what is unpacked, the size in the archive's index at most."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.made: list[_File] = []

    def create(self, filename: str) -> Py7zIO:  # noqa: ARG002 - a name is nothing to write to
        made = _File(self._size)
        self.made.append(made)
        return made


class _File(Py7zIO):
    def __init__(self, limit: int) -> None:
        self.content: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - closed by its reader
        self._budget = Budget(limit)

    def write(self, s: bytes | bytearray) -> int:
        self._budget.spend(len(s))
        return self.content.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self.content.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.content.seek(offset, whence)

    def flush(self) -> None:
        self.content.flush()

    def size(self) -> int:
        return self.content.tell()
