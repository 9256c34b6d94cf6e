"""Archives: what is in them, without ever writing a member under its name."""

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from scanner.decode.formats import Kind
from scanner.decode.limits import Budget, Limits
from scanner.decode.parts import Part
from scanner.model.errors import Reason, SourceError

ENCRYPTED = 0x1
OFFICE = {
    "word/document.xml": Kind.WORD,
    "xl/workbook.xml": Kind.WORKBOOK,
    "ppt/presentation.xml": Kind.SLIDES,
    "content.xml": Kind.WORKBOOK,
}


def zipped(stream: BinaryIO, limits: Limits, budget: Budget) -> Iterator[Part]:
    """List a ZIP archive; Windows in Japan writes names in CP932 and does not say so.

    Raises:
        SourceError: It is broken, holds too many files, or unfolds to too much.
    """
    archive = _zip(stream)
    members = [info for info in archive.infolist() if not info.is_dir()]
    check(len(members), sum(info.file_size for info in members), limits, budget)
    for info in members:
        unread = Reason.ENCRYPTED if info.flag_bits & ENCRYPTED else None
        yield Part(info.filename, info.file_size, partial(_from_zip, archive, info), unread)


def office_kind(stream: BinaryIO) -> Kind | None:
    """Tell an Office document that is called after something else by what is in it."""
    names = set(_zip(stream).namelist())
    return next((kind for part, kind in OFFICE.items() if part in names), None)


def check_document(stream: BinaryIO, limits: Limits, budget: Budget) -> None:
    """Refuse an Office document, which is a ZIP archive in most cases, as one.

    Raises:
        SourceError: It unfolds to too much.
    """
    if is_zipfile(stream):
        parts = _zip(stream).infolist()
        check(len(parts), sum(part.file_size for part in parts), limits, budget)


def _zip(stream: BinaryIO) -> ZipFile:
    stream.seek(0)
    try:
        try:
            return ZipFile(stream, metadata_encoding="cp932")
        except UnicodeDecodeError:
            return ZipFile(stream)
    except (BadZipFile, NotImplementedError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None


def _from_zip(archive: ZipFile, info: ZipInfo) -> BinaryIO:
    try:
        return archive.open(info)  # type: ignore[return-value]
    except (BadZipFile, NotImplementedError, RuntimeError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None


def check(members: int, size: int, limits: Limits, budget: Budget) -> None:
    """Refuse an archive by what it says of itself.

    Raises:
        SourceError: It holds too many files, or unfolds to too much.
    """
    if members > limits.members or size > budget.left:
        raise SourceError(Reason.ARCHIVE_BOMB)


def tarred(stream: BinaryIO, limits: Limits, budget: Budget) -> Iterator[Part]:
    """List a TAR archive; links and devices hold nothing.

    Raises:
        SourceError: As ``zipped``.
    """
    stream.seek(0)
    try:
        archive = tarfile.open(fileobj=stream, mode="r:")  # noqa: SIM115 - parts are read from it
        members = [found for found in archive.getmembers() if not found.isdir()]
        _check_ended(stream, archive.offset)
    except tarfile.TarError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    check(len(members), sum(found.size for found in members), limits, budget)
    for found in members:
        unread = None if found.isfile() else Reason.LINK
        yield Part(found.name, found.size, partial(_from_tar, archive, found), unread)


def _check_ended(stream: BinaryIO, place: int) -> None:
    """Refuse an archive that tarfile took to end where a broken header is, or more follows.

    Raises:
        SourceError: That is so.
    """
    stream.seek(place)
    ended = stream.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)
    while ended and (block := stream.read(tarfile.RECORDSIZE)):
        ended = not block.strip(b"\0")
    if not ended:
        raise SourceError(Reason.MALFORMED)


def _from_tar(archive: tarfile.TarFile, found: tarfile.TarInfo) -> BinaryIO:
    opened = archive.extractfile(found)
    assert opened is not None  # noqa: S101 - it is a file
    return opened  # type: ignore[return-value]
