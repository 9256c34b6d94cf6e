"""A process that decodes what may crash whoever decodes it: it is limited, reused, and may die.

A workbook of two kilobytes can ask for half a terabyte, an archive can unfold without end. Both
happen where they cost one file and not the night. The file is handed over open, so that whoever
decodes it needs no right to open anything; what lies elsewhere is read here and given to it range
by range. What it says comes back as in ``wire``.
"""

import atexit
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import BinaryIO

from scanner.decode.limits import LIMITS, Limits
from scanner.decode.unfolding import is_real
from scanner.decode.wire import LENGTH, LOST, Item, Wanted, items, sent
from scanner.model.errors import Reason, SourceError

LEAVING_SECONDS = 20
PROGRAM = "import sys; from scanner.decode.worker import main; main(int(sys.argv[1]))"


KEPT = {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR"}
"""What a child gets to know of the environment: keys to other data are in it, too."""


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@dataclass(slots=True)
class Child:
    """One such process, and the line to it."""

    limits: Limits
    line: socket.socket = field(init=False)
    answers: io.BufferedReader = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.line, other = socket.socketpair()
        self.line.settimeout(self.limits.seconds)
        with other:
            self.process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-c", PROGRAM, str(other.fileno())],
                pass_fds=[other.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # it may quote data
            )
        self.answers = io.BufferedReader(self.line.makefile("rb", buffering=0), 1 << 16)

    def ask(self, operation: str, file: BinaryIO, words: dict[str, object]) -> Iterator[Item]:
        """Have something done with an open file.

        Raises:
            SourceError: The file cannot be decoded, or decoding it killed the process.
        """
        handles = [file.fileno()] if is_real(file) else []
        size = 0 if handles else file.seek(0, io.SEEK_END)
        request = {"do": operation, "with": words, "limits": asdict(self.limits), "size": size}
        line = json.dumps(request).encode() + b"\n"
        try:
            socket.send_fds(self.line, [line[:1]], handles)
            self.line.sendall(line[1:])
            yield from self._answer(file)
        except TimeoutError:
            raise SourceError(Reason.TIMED_OUT) from None
        except (EOFError, OSError) as error:
            raise SourceError(Reason.DECODER_DIED, type(error).__name__) from None

    def _answer(self, file: BinaryIO) -> Iterator[Item]:
        """Take its answer; when a range cannot be had, what it makes of that is nobody's concern.

        Raises:
            SourceError: As ``ask``, or as reading the file does.
        """
        lost: SourceError | None = None
        try:
            for item in items(self.answers):
                if not isinstance(item, Wanted):
                    if lost is None:
                        yield item
                    continue
                try:
                    self.line.sendall(sent(file, item))
                except SourceError as error:
                    lost = lost or error
                    self.line.sendall(LENGTH.pack(LOST))
        except SourceError:
            if lost is None:
                raise
        if lost is not None:
            raise lost

    def end(self) -> None:
        """Let it go, whatever it does; one that waits for work goes by itself."""
        self.answers.close()
        self.line.close()
        try:
            self.process.wait(LEAVING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_idle: list[Child] = []


def ask(
    operation: str, file: BinaryIO, words: dict[str, object], limits: Limits = LIMITS
) -> Iterator[Item]:
    """Have a child do something with an open file; one that is idle, else a new one.

    Args:
        operation: A function of ``foreign``.
        file: A file, real or not; from where in it does not matter.
        words: Its arguments.
        limits: What it may cost.

    Raises:
        SourceError: The file cannot be decoded, or decoding it killed the process.
    """
    child = _taken(limits) or Child(limits)
    usable = False
    try:
        yield from child.ask(operation, file, words)
        usable = True
    except SourceError as error:
        usable = error.reason not in {Reason.TIMED_OUT, Reason.DECODER_DIED}
        raise
    finally:  # one that is left amid its answer would give the rest of it to the next
        if usable:
            _idle.append(child)
        else:
            child.process.kill()
            child.end()


def _taken(limits: Limits) -> Child | None:
    """Take a child that is idle; one that was ended meanwhile is none."""
    for child in [one for one in _idle if one.limits == limits]:
        _idle.remove(child)
        if child.process.poll() is None:
            return child
        child.end()
    return None


@atexit.register
def end_all() -> None:
    """End the children that wait for work."""
    while _idle:
        _idle.pop().end()


os.register_at_fork(after_in_child=_idle.clear)
