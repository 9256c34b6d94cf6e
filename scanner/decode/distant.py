"""Files that lie elsewhere, read range by range as if they were here."""

import io
import socket
from typing import Any

from scanner.decode.wire import LENGTH, LOST, RANGE, WANTED, packed


class Elsewhere(io.RawIOBase):
    """A place in something of known size; whoever extends it says how a range is had."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.place = 0

    def readable(self) -> bool:
        """Say that it is there to be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from any place."""
        return True

    def tell(self) -> int:
        """Give the place."""
        return self.place

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place; asking for what lies there is the next reading's concern."""
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        if begin + place < 0:
            raise OSError
        self.place = begin + place
        return self.place

    def left(self, size: int) -> int:
        """Say how many bytes of so many there are."""
        rest = max(0, self.size - self.place)
        return rest if size < 0 else min(size, rest)


class Distant(Elsewhere):
    """A file that another process has, read through the line to it."""

    def __init__(self, line: socket.socket, size: int) -> None:
        super().__init__(size)
        self._line = line

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - anything that takes bytes
        """Ask for a range.

        Raises:
            OSError: It cannot be had; whoever asked for the file knows why.
        """
        size = self.left(len(buffer))
        if not size:
            return 0
        self._line.sendall(packed(WANTED, RANGE.pack(self.place, size)))
        head = bytearray(LENGTH.size)
        self._receive(memoryview(head))
        [length] = LENGTH.unpack(head)
        if length == LOST:
            raise OSError
        self._receive(memoryview(buffer).cast("B")[:length])
        self.place += length
        return int(length)

    def _receive(self, space: memoryview) -> None:
        while space:
            got = self._line.recv_into(space)
            if not got:
                raise SystemExit  # nobody asks any more
            space = space[got:]
