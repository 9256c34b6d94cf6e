"""A text as pyarrow reads it: in UTF-8, from a thread that reads ahead and can be ended."""

import atexit
import io
import time
from threading import Event, Lock
from typing import ClassVar
from weakref import WeakSet

from scanner.decode.encoding import decoder_of
from scanner.decode.spans import Cut

LEAVING_SECONDS = 0.1
"""How long a thread that reads ahead may take to notice that nobody reads any more."""


class MarkedUtf8(io.RawIOBase):
    """A text in UTF-8, whatever it was in, with the mark as its last line.

    pyarrow reads ahead in a thread of its own, and goes on when a parse was given up: whoever reads
    the stream again must have ended this reading before. A thread that asks for Python while the
    interpreter ends aborts the process (apache/arrow 34314, 43604), so all end before that.
    """

    open: ClassVar[WeakSet["MarkedUtf8"]] = WeakSet()

    def __init__(self, stream: Cut, codec: str, mark: str) -> None:
        self._stream = stream
        self._decoder = None if codec == "utf-8" else decoder_of(codec)
        self._last = f"\n{mark}\n".encode()
        self._reading = Lock()
        self._ended = False
        self._left = Event()
        self.open.add(self)

    def readable(self) -> bool:
        """Say so to pyarrow."""
        return True

    def end(self) -> None:
        """Let nobody read on, and wait for whoever is reading."""
        with self._reading:
            self._ended = True

    @classmethod
    def end_all(cls) -> None:
        """Give every thread that may be reading the end of its stream, and time to take it."""
        left = list(cls.open)
        for stream in left:
            stream.end()
        for stream in left:
            stream._left.wait(LEAVING_SECONDS)  # noqa: SLF001 - of its own class
        if left:
            time.sleep(LEAVING_SECONDS)

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, as pyarrow expects: no character grows fourfold."""
        with self._reading:
            block = b"" if self._ended else self._read(size)
            if not block:
                self._left.set()
            return block

    def _read(self, size: int) -> bytes:
        while block := self._stream.read(size // 4 if self._decoder else size):
            if text := self._decoder.decode(block).encode() if self._decoder else block:
                return text
        if self._decoder:
            self._decoder.decode(b"", final=True)
        last, self._last = self._last, b""
        return last


atexit.register(MarkedUtf8.end_all)
