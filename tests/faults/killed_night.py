"""A nightly job that kills itself at its n-th write: ``python -m tests.faults.killed_night N …``.

A write is a statement that changes the ledger, a commit, or a report put in its place. With N = 0
nothing is killed, and the kinds of all writes are printed, one a line.
"""

import os
import signal
import sys
from pathlib import Path

import sqlalchemy as sa

from scanner.cli import main


class Writes:
    """Counts writes, and ends the process before the one that was named."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.kinds: list[str] = []

    def count(self, kind: str) -> None:
        self.kinds.append(kind)
        if len(self.kinds) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, *arguments: object) -> None:
        words = str(arguments[2]).split()
        if words[0].upper() in {"INSERT", "UPDATE", "DELETE", "CREATE", "REPLACE"}:
            table = next(w for w in words[1:] if w.upper() not in {"INTO", "FROM", "TABLE", "OR"})
            self.count(f"{words[0].upper()} {table.strip('(')}")

    def commit(self, _connection: object) -> None:
        self.count("COMMIT")

    def replace(self, draft: Path, target: Path) -> Path:
        self.count(f"REPORT {target.name}")
        os.replace(draft, target)  # noqa: PTH105 - the method itself is what is watched
        return target


def run(last: int, arguments: list[str]) -> int:
    writes = Writes(last)
    sa.event.listen(sa.Engine, "before_cursor_execute", writes.statement)
    sa.event.listen(sa.Engine, "commit", writes.commit)

    def replace(draft: Path, target: Path) -> Path:
        return writes.replace(draft, target)

    Path.replace = replace  # type: ignore[method-assign,assignment]
    code = main(arguments)
    sys.stderr.write("\n".join(writes.kinds) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]), sys.argv[2:]))
