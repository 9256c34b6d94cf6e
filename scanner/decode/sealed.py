"""Encrypted files: told by their first bytes or their index, and opened where a password is known.

What is inside goes into memory and onto no disk. Messages of OpenPGP and CMS are told but not
opened: only their recipient can.
"""

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

import py7zr

from scanner.decode.archives import check
from scanner.decode.limits import LIMITS, Budget, Limits
from scanner.decode.seven_zip import unpacked
from scanner.decode.unfolding import check_room, in_memory
from scanner.model.errors import Reason, SourceError
from scanner.model.handover import Protection

HEAD = 64
CHUNK = 1 << 20
ENCRYPTED, STRONG = 0x1, 0x40
END_OF_START = 32
"""Bytes before the content of a 7z archive; they say where its index begins and how long it is
(7zFormat.txt, SignatureHeader)."""

AES = 99
"""Compression method of an entry that WinZip's AES protects."""

ARMOURED = b"-----BEGIN PGP MESSAGE-----"
OPENPGP = re.compile(rb"(?:[\x84\xC1].|\x85..)[\x03\x06]|[\x8C\xC3].[\x04\x05\x06]", re.DOTALL)
"""A session key for a recipient, or one under a password, comes first (RFC 9580, 10.3)."""

ENVELOPES = (
    bytes.fromhex("06092a864886f70d010703"),
    bytes.fromhex("060b2a864886f70d0109100117"),
)
"""envelopedData (RFC 5652, 6) and authEnvelopedData (RFC 5083, 2) as DER has them."""

PEM = re.compile(rb"-----BEGIN (?:CMS|PKCS7)-----")


def protection(file: BinaryIO) -> Protection:
    """Tell how a file is protected; a broken archive is not."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK"):
        return _of_zip(file)
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        return Protection.SEVEN_ZIP if _needs_password(file) else Protection.NONE
    if head.startswith(ARMOURED) or OPENPGP.match(head):
        return Protection.OPENPGP
    sealed = PEM.match(head) or (head[:1] == b"\x30" and any(oid in head for oid in ENVELOPES))
    return Protection.CMS if sealed else Protection.NONE


def _of_zip(file: BinaryIO) -> Protection:
    """Judge an archive by its weakest entry, and by what stands before or behind them."""
    try:
        archive = ZipFile(file)
    except (BadZipFile, NotImplementedError, UnicodeDecodeError):
        return Protection.NONE
    begins = min((info.header_offset for info in archive.infolist()), default=0)
    if archive.comment or begins:
        return Protection.NONE
    found = [_of_entry(info) for info in archive.infolist() if not info.is_dir()]
    order = (Protection.NONE, Protection.ZIP_CRYPTO, Protection.ZIP_AES)
    return min(found, key=order.index, default=Protection.NONE)


def _of_entry(info: ZipInfo) -> Protection:
    if not info.flag_bits & ENCRYPTED:
        return Protection.NONE
    is_strong = info.compress_type == AES and not info.flag_bits & STRONG
    return Protection.ZIP_AES if is_strong else Protection.ZIP_CRYPTO


def _needs_password(file: BinaryIO) -> bool:
    """Say whether all of a 7z archive is encrypted: nothing follows its end, either."""
    file.seek(0)
    offset, size = struct.unpack_from("<QQ", file.read(END_OF_START).ljust(END_OF_START), 12)
    if file.seek(0, 2) != END_OF_START + offset + size:
        return False
    file.seek(0)
    try:
        with py7zr.SevenZipFile(file) as archive:
            return bool(archive.needs_password())
    except py7zr.exceptions.PasswordRequired:
        return True
    except py7zr.exceptions.ArchiveError:
        return False


def opened(
    file: BinaryIO, password: str, limits: Limits = LIMITS
) -> Iterator[tuple[str, BinaryIO]]:
    """Open an encrypted ZIP or 7z archive.

    Yields:
        The name of each file in it, and its content in memory.

    Raises:
        SourceError: The password is not the right one, or the archive is broken, or unfolds to too
            much.
    """
    budget = Budget.of(file.seek(0, 2), limits)
    if protection(file) is Protection.SEVEN_ZIP:
        yield from unpacked(file, password, limits, budget)
    else:
        yield from _unzipped(file, password, limits, budget)


def _unzipped(
    file: BinaryIO, password: str, limits: Limits, budget: Budget
) -> Iterator[tuple[str, BinaryIO]]:
    import pyzipper  # noqa: PLC0415 - few commands need it

    try:
        with pyzipper.AESZipFile(file) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            check(len(members), sum(info.file_size for info in members), limits, budget)
            for info in members:
                with archive.open(info, pwd=password.encode()) as content:
                    yield info.filename, _copied(cast(BinaryIO, content), budget)
    except (BadZipFile, pyzipper.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        reason = Reason.ENCRYPTED if isinstance(error, RuntimeError) else Reason.MALFORMED
        raise SourceError(reason, type(error).__name__) from None


def _copied(content: BinaryIO, budget: Budget) -> BinaryIO:
    copy = in_memory()
    while piece := content.read(CHUNK):
        budget.spend(len(piece))
        check_room(copy.tell() + len(piece))
        copy.write(piece)
    copy.seek(0)
    return copy
