"""From the bytes of a file to a document.

Promise: whatever is wrong with the file becomes a ``Mistake`` with line and column, no text of it
is repeated, and reading ends for any input: size, depth and repetition are bounded.
"""

import re
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

from scanner.config.document import Document
from scanner.config.messages import files as messages
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake, Place
from scanner.config.nodes import BrokenError, document_of

MAX_BYTES = 1 << 20


def read(file: Path | Traversable, name: str, asked_at: Place | None = None) -> Document:
    """Read a file.

    Args:
        file: Where it is.
        name: How messages call it.
        asked_at: What named the file: the place of a mistake if there is no such file.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Document(name, mistakes=(Mistake(asked_at or Place(name), _why(error)),))
    return parse(data, name)


def _why(error: Exception) -> Message:
    """Say why a file cannot be opened; a name with a null byte is a ``ValueError``."""
    if isinstance(error, IsADirectoryError):
        return messages.NOT_A_FILE
    missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    return messages.NOT_FOUND if missing else messages.UNREADABLE


def parse(data: bytes, name: str) -> Document:
    """Build the document from the bytes of a file."""
    try:
        return document_of(_text(data, name), name, sha256(data).hexdigest())
    except BrokenError as error:
        return Document(name, mistakes=(Mistake(error.place, error.message),))


_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not allow in a file (5.1, c-printable)."""


def _text(data: bytes, name: str) -> str:
    """Decode a file.

    Raises:
        BrokenError: It is too large, not UTF-8, or holds control characters.
    """
    if len(data) > MAX_BYTES:
        raise BrokenError(Place(name), messages.TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise BrokenError(_end_of(before, name), messages.NOT_UTF8) from None
    if control := _CONTROL.search(text):
        raise BrokenError(_end_of(text[: control.start()], name), messages.CONTROL_CHARACTER)
    return text


def _end_of(text: str, name: str) -> Place:
    """Give the place right after a text."""
    lines = re.split(r"\r\n|\r|\n", text)
    return Place(name, len(lines), len(lines[-1]) + 1)
