"""Messages: who wrote to whom and what, and what is attached."""

import email
import email.policy
import io
from collections.abc import Iterator
from email import errors
from email.message import EmailMessage
from functools import partial
from typing import BinaryIO

import pyarrow as pa
from olefile import OleFileIO
from oxmsg import Message

from scanner.decode import encoding
from scanner.decode.html import html
from scanner.decode.parts import Part
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

OF_MIME = ("content-", "mime-version")
"""How headers begin that say how a message is packed, and not what it is about."""

BROKEN = (
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
)
"""What the parser passes over and only notes."""

RTF = "__substg1.0_10090102"
"""Where a message has its text in RTF (MS-OXMSG, 2.1.3; MS-OXPROPS, PidTagRtfCompressed)."""

CODECS = {"iso-2022-jp": "iso2022_jp_ext", "shift_jis": "cp932", "us-ascii": "ascii"}


def read_mail(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Give headers and text of an EML message; HTML alone is given as it is shown."""
    message = _parsed(stream)
    names = dict.fromkeys(name.lower() for name in message.keys())  # noqa: SIM118 - no mapping
    filled = {
        name: "\n".join(map(str, message.get_all(name) or ()))
        for name in names
        if not name.startswith(OF_MIME)
    }
    around = f"{message.preamble or ''}\n{message.epilogue or ''}"
    yield from _message(filled, "\n".join([*map(_text, _bodies(message)), around]))
    if broken := sum(map(_is_broken, message.walk())):
        yield Skipped(Reason.MALFORMED, rows=broken)


def _is_broken(part: email.message.Message) -> bool:
    if not part.is_multipart():
        part.get_payload(decode=True)  # what is wrong with it is noted when it is decoded
    return any(isinstance(defect, BROKEN) for defect in part.defects)


def _parsed(stream: BinaryIO) -> EmailMessage:
    stream.seek(0)
    parsed = email.message_from_binary_file(stream, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)  # noqa: S101 - as the policy says
    if not parsed.keys():
        raise SourceError(Reason.MALFORMED)
    return parsed


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts of a message, but not those of a message that is attached to it."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _bodies(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in _parts(message):
        written = part.get_content_maintype() == "text"
        if written and not part.is_attachment() and part.get_filename() is None:
            yield part


def _text(part: EmailMessage) -> str:
    held = part.get_payload(decode=True)
    found = _decoded(held if isinstance(held, bytes) else b"", part.get_content_charset("ascii"))
    if part.get_content_subtype() == "html":
        return "\n".join(_shown(found)) + "\n"
    return found


def _decoded(held: bytes, charset: str) -> str:
    """Decode a text; one that is not what it says, or says nothing known, as any text is."""
    if b"\x1b" in held and held.isascii():  # ISO-2022-JP, or nothing that any charset changes
        charset = encoding.detect(io.BytesIO(held))
    try:
        return held.decode(CODECS.get(charset, charset))
    except (LookupError, UnicodeError):
        return held.decode(encoding.detect(io.BytesIO(held)))


def _shown(page: str) -> list[str]:
    [batch] = html(io.BytesIO(page.encode()), "utf-8")
    shown: list[str] = batch.column(0).to_pylist()
    return shown


def _message(headers: dict[str, str], body: str) -> Iterator[pa.RecordBatch]:
    arrays = [pa.array([value], pa.string()) for value in headers.values()]
    yield pa.RecordBatch.from_arrays(arrays, names=list(headers))
    lines = [line for line in body.replace("\r\n", "\n").split("\n") if line.strip()]
    yield pa.RecordBatch.from_arrays([pa.array(lines, pa.string())], names=["text"])


def attachments(stream: BinaryIO) -> Iterator[Part]:
    """Give what is in an EML message beside its text, messages included."""
    for part in _parts(_parsed(stream)):
        name, kind = part.get_filename(), part.get_content_maintype()
        if name is None and not part.is_attachment() and kind == "text":
            continue
        if part.get_content_type() == "message/rfc822":
            name, held = f"{name or 'message'}.eml", part.get_content().as_bytes()
        elif kind == "message":  # what a server reports
            held = part.as_bytes()
        else:
            content = part.get_payload(decode=True)  # in whatever encoding it is
            held = content if isinstance(content, bytes) else b""
        yield Part(name or "attachment", len(held), partial(io.BytesIO, held))


def read_outlook(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Give headers and text of an MSG message; text that is there in RTF alone is not read."""
    stream.seek(0)
    message = Message.load(stream)
    people = [f"{one.name} <{one.email_address}>" for one in message.recipients]
    found = {"from": message.sender, "to": "\n".join(people), "subject": message.subject}
    filled = {name: value for name, value in found.items() if value}
    body = message.body or "\n".join(_shown(message.html_body or ""))
    yield from _message(filled, body)
    if not body.strip():
        stream.seek(0)
        with OleFileIO(stream) as parts:
            if parts.exists(RTF):
                yield Skipped(Reason.UNSUPPORTED_TYPE, 1, parts.get_size(RTF), "text")


def outlook_attachments(stream: BinaryIO) -> Iterator[Part]:
    """Give what is attached to an MSG message."""
    stream.seek(0)
    for attached in Message.load(stream).attachments:
        content = attached.file_bytes
        name = attached.file_name or "attachment"
        unread = Reason.UNKNOWN_FORMAT if content is None else None
        yield Part(name, attached.size, partial(io.BytesIO, content or b""), unread)
