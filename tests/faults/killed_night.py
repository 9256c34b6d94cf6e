"""A nightly job that kills itself: ``python -m tests.faults.killed_night N before|inside …``.

It dies before its n-th write, or inside it. A write is a statement that changes the ledger, a
commit, a report's draft, or a report put in its place. With N = 0 nothing is killed, and the kinds
of all writes are printed, one a line.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from functools import partial
from io import BufferedWriter
from pathlib import Path
from threading import Timer
from typing import Any

import sqlalchemy as sa

from scanner.cli import main

WRITE = "write: "
COMMIT_SECONDS = 0.0005
"""About half of what a commit takes; whenever the process dies, it was not before the commit."""


def die(*_: object) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


class Writes:
    """Counts writes, and ends the process before or inside the one that was named."""

    def __init__(self, last: int, *, inside: bool) -> None:
        self.last = last
        self.inside = inside
        self.kinds: list[str] = []

    def count(self, kind: str, inside: Callable[[], object] = die) -> None:
        self.kinds.append(kind)
        if len(self.kinds) == self.last:
            (inside if self.inside else die)()

    def statement(self, _db: object, cursor: Any, text: str, *_: object) -> None:  # noqa: ANN401
        words = text.split()
        if words[0].upper() in {"INSERT", "UPDATE", "DELETE", "CREATE", "REPLACE"}:
            table = next(w for w in words[1:] if w.upper() not in {"INTO", "FROM", "TABLE", "OR"})
            running = partial(self.during, cursor.connection)
            self.count(f"{words[0].upper()} {table.strip('(')}", running)

    def during(self, db: sqlite3.Connection) -> None:
        """Die amid the instructions of SQLite's machine, or after them where it takes fewer."""
        sa.event.listen(sa.Engine, "after_cursor_execute", die)
        db.set_progress_handler(die, self.last % 5 + 1)

    def commit(self, _db: object) -> None:
        self.count("COMMIT", Timer(COMMIT_SECONDS, die).start)

    def draft(self, original: Callable[..., Any], handle: int, mode: str, **more: Any) -> Any:  # noqa: ANN401
        file = original(handle, mode, **more)
        if isinstance(file, BufferedWriter):
            self.count("DRAFT", lambda: die(os.write(handle, b'{"half":')))
        return file

    def replace(self, draft: Path, target: Path) -> Path:
        self.count(f"REPORT {target.name}")
        os.replace(draft, target)  # noqa: PTH105 - the method itself is what is watched
        return target


def run(writes: Writes, arguments: list[str]) -> int:
    sa.event.listen(sa.Engine, "before_cursor_execute", writes.statement)
    sa.event.listen(sa.Engine, "commit", writes.commit)

    def replace(draft: Path, target: Path) -> Path:
        return writes.replace(draft, target)

    Path.replace = replace  # type: ignore[method-assign,assignment]
    os.fdopen = partial(writes.draft, os.fdopen)
    code = main(arguments)
    sys.stderr.writelines(f"{WRITE}{kind}\n" for kind in writes.kinds)
    return code


if __name__ == "__main__":
    sys.exit(run(Writes(int(sys.argv[1]), inside=sys.argv[2] == "inside"), sys.argv[3:]))
