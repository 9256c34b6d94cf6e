"""The child's side: limits first, then one file after the other, until nobody asks any more."""

import io
import json
import math
import os
import resource
import socket
from collections.abc import Iterator
from typing import Any, BinaryIO

from scanner.decode import foreign
from scanner.decode.distant import Distant
from scanner.decode.limits import Limits
from scanner.decode.wire import Item, frame, refusal
from scanner.model.errors import SourceError

REQUEST_BYTES = 1 << 20
DISTANT_BYTES = 1 << 18
"""What is asked for at once of a file that is read through the line."""


def main(handle: int) -> None:
    """Answer whoever holds the other end of a socket.

    Args:
        handle: Its file descriptor.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would be a copy of the data
    with socket.socket(fileno=handle) as line:
        while request := _request(line):
            asked, file = request
            limits = Limits(**asked["limits"])
            _limit(limits)
            with _opened(line, file, asked["size"]) as stream:
                found = foreign.OPERATIONS[asked["do"]](stream, limits, **asked["with"])
                for item in _safely(found):
                    line.sendall(frame(item))


def _request(line: socket.socket) -> tuple[dict[str, Any], int | None] | None:
    """Take the file that may come with the first byte, then the rest of the line."""
    text, files, _, _ = socket.recv_fds(line, REQUEST_BYTES, 1)
    if not text:
        return None
    while not text.endswith(b"\n"):
        text += line.recv(REQUEST_BYTES)
    return json.loads(text), files[0] if files else None


def _opened(line: socket.socket, file: int | None, size: int) -> BinaryIO:
    """Give the file that was handed over, else one that is read through the line."""
    if file is not None:
        return os.fdopen(file, "rb")
    return io.BufferedReader(Distant(line, size), DISTANT_BYTES)


def _limit(limits: Limits) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hard))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + 2 * limits.seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def _safely(found: Iterator[Item]) -> Iterator[Item | SourceError | None]:
    """End with ``None``, or with what a foreign decoder raised as a refusal, by its type alone."""
    try:
        yield from found
        yield None
    except Exception as error:  # noqa: BLE001 - libraries over broken files raise anything
        yield refusal(error)
