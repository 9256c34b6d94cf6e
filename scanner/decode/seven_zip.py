"""7z archives, unpacked member by member into memory."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

import py7zr
from py7zr.io import Py7zIO, WriterFactory

from scanner.decode.archives import check
from scanner.decode.limits import Budget, Limits
from scanner.decode.parts import Part
from scanner.decode.unfolding import check_room, in_memory
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
    before: Counter[str] = Counter()
    for found in members:
        place = before[found.filename]
        before[found.filename] += 1
        opening = partial(_unpacked, stream, found.filename, place, found.uncompressed)
        unread = Reason.ENCRYPTED if closed else None
        yield Part(found.filename, found.uncompressed, opening, unread)


def _unpacked(stream: BinaryIO, name: str, place: int, size: int) -> BinaryIO:
    """Unpack one member of a name, in whose place among those of that name it stands."""
    files = _Files(place, size)
    stream.seek(0)
    try:
        with py7zr.SevenZipFile(stream) as archive:
            archive.extract(targets=[name], factory=files)
    except (py7zr.exceptions.ArchiveError, EOFError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    if len(files.made) <= place:
        raise SourceError(Reason.MALFORMED)
    files.made[place].content.seek(0)
    return files.made[place].content


def unpacked(
    stream: BinaryIO, password: str, limits: Limits, budget: Budget
) -> Iterator[tuple[str, BinaryIO]]:
    """Unpack an encrypted archive with its password.

    Yields:
        The name of each file in it, and its content in memory.

    Raises:
        SourceError: As ``seven_zipped``; encrypted stands for a wrong password.
    """
    stream.seek(0)
    try:
        with py7zr.SevenZipFile(stream, password=password) as archive:
            members = [found for found in archive.list() if not found.is_directory]
            check(len(members), sum(found.uncompressed for found in members), limits, budget)
            files = _All(budget)
            archive.extract(targets=[found.filename for found in members], factory=files)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - under a wrong password it parses random bytes
        raise SourceError(Reason.ENCRYPTED, type(error).__name__) from None
    if [name for name, _ in files.made] != [found.filename for found in members]:
        raise SourceError(Reason.MALFORMED)
    for name, made in files.made:
        made.content.seek(0)
        yield name, made.content


class _All(WriterFactory):
    """Takes all that is unpacked, up to what may come out of the archive."""

    def __init__(self, budget: Budget) -> None:
        self._left = budget.left
        self.made: list[tuple[str, _File]] = []

    def create(self, filename: str) -> Py7zIO:
        made = _File(self._left)
        self.made.append((filename, made))
        return made


class _Files(WriterFactory):
    """Takes what is unpacked: the size in the archive's index at most, of any other file none."""

    def __init__(self, place: int, size: int) -> None:
        self._place = place
        self._size = size
        self.made: list[_File] = []

    def create(self, filename: str) -> Py7zIO:  # noqa: ARG002 - a name is nothing to write to
        made = _File(self._size if len(self.made) == self._place else None)
        self.made.append(made)
        return made


class _File(Py7zIO):
    def __init__(self, limit: int | None) -> None:
        self.content = in_memory()
        self._budget = None if limit is None else Budget(limit)

    def write(self, s: bytes | bytearray) -> int:
        if self._budget is None:
            return len(s)
        self._budget.spend(len(s))
        check_room(self.content.tell() + len(s))
        return self.content.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self.content.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.content.seek(offset, whence)

    def flush(self) -> None:
        self.content.flush()

    def size(self) -> int:
        return self.content.tell()
