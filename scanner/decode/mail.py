"""Messages: who wrote to whom and what, and what is attached."""

import email
import email.policy
import io
from collections.abc import Iterator
from email.message import EmailMessage
from functools import partial
from typing import BinaryIO

import pyarrow as pa
from oxmsg import Message

from scanner.decode.html import html
from scanner.decode.parts import Part
from scanner.model.errors import Reason, SourceError

HEADERS = ("from", "to", "cc", "bcc", "reply-to", "subject", "date")


def read_mail(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    """Give headers and text of an EML message; HTML alone is given as it is shown."""
    message = _parsed(stream)
    headers = {name: message.get_all(name) or [] for name in HEADERS}
    filled = {name: "\n".join(map(str, found)) for name, found in headers.items() if found}
    yield from _message(filled, "".join(map(_text, _bodies(message))))


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
    found = part.get_content()
    if part.get_content_subtype() == "html":
        return "\n".join(_shown(found)) + "\n"
    return str(found)


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
    """Give what is attached to an EML message, messages included."""
    for part in _parts(_parsed(stream)):
        name = part.get_filename()
        if name is None and not part.is_attachment():
            continue
        if part.get_content_type() == "message/rfc822":
            name, held = f"{name or 'message'}.eml", part.get_content().as_bytes()
        else:
            content = part.get_payload(decode=True)  # in whatever encoding it is
            held = content if isinstance(content, bytes) else b""
        yield Part(name or "attachment", len(held), partial(io.BytesIO, held))


def read_outlook(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    """Give headers and text of an MSG message."""
    stream.seek(0)
    message = Message.load(stream)
    people = [f"{one.name} <{one.email_address}>" for one in message.recipients]
    found = {"from": message.sender, "to": "\n".join(people), "subject": message.subject}
    filled = {name: value for name, value in found.items() if value}
    body = message.body or "\n".join(_shown(message.html_body or ""))
    yield from _message(filled, body)


def outlook_attachments(stream: BinaryIO) -> Iterator[Part]:
    """Give what is attached to an MSG message."""
    stream.seek(0)
    for attached in Message.load(stream).attachments:
        content = attached.file_bytes
        name = attached.file_name or "attachment"
        unread = Reason.UNKNOWN_FORMAT if content is None else None
        yield Part(name, attached.size, partial(io.BytesIO, content or b""), unread)
