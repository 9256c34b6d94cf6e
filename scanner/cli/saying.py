"""What a command says: the one way to stdout and stderr.

A reader who has left (``pcscan … | head``) is no error: whatever was done is done, and the exit
code tells of it. Only ``detect`` ends early then, because nothing but its output remains of it.
"""

import os
import sys
from typing import TextIO

from scanner.model.errors import UsageError


class UnwritableError(UsageError):
    """What a command says cannot be written where stdout leads, as when a disk is full."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"stdout cannot be written: {reason}")
        self.reason = reason

    def say(self, lang: str) -> str:
        """Give the message."""
        return f"標準出力に書き込めません: {self.reason}" if lang == "ja" else str(self)


def say(text: str, *, flush: bool = False) -> bool:
    """Write a text to stdout as it is.

    Returns:
        ``False`` when nobody reads any more.

    Raises:
        UnwritableError: It cannot be written.
    """
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
        return False
    except OSError as error:
        _hush(sys.stdout)
        raise UnwritableError(os.strerror(error.errno or 0)) from None
    return True


def show(what: object) -> bool:
    """Write a table to stdout, as wide as the terminal is if it is one; else as ``say``.

    Raises:
        UnwritableError: It cannot be written.
    """
    from rich.console import Console  # noqa: PLC0415 - some commands speak without tables

    console = Console()
    with console.capture() as captured:  # rich itself would end the process with exit code 1
        console.print(what, crop=False)
    return say(captured.get())


def whisper(text: str) -> None:
    """Write a line to stderr; where that fails, nobody is left to be told."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _hush(sys.stderr)


def _hush(stream: TextIO) -> None:
    """Let whatever else is written to a stream vanish, what it still holds included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
