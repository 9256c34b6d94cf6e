"""A run that dies at any statement leaves the ledger as it was before the write it was in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from scanner.ledger import SqlLedger, open_ledger
from scanner.ledger.tables import METADATA
from scanner.model.secret import Secret
from tests.ledger.nights import DAY, FIRST, KEY, PLACE, PROFILE, Nights, finding, line, start

FOUND = finding()
OTHER = finding("cards", rows=3)


class Crashed(BaseException):
    """As a kill would: nothing catches it."""


@contextmanager
def crashing(engine: sa.Engine, at: int) -> Iterator[list[str]]:
    """Die before the ``at``-th statement, or at the commit after the last."""
    seen: list[str] = []

    def before(_db: object, _cursor: object, statement: str, *_: Any) -> None:  # noqa: ANN401
        seen.append(statement)
        if len(seen) == at:
            raise Crashed

    def commit(_db: object) -> None:
        before(None, None, "COMMIT")

    sa.event.listen(engine, "before_cursor_execute", before)
    sa.event.listen(engine, "commit", commit)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", before)
        sa.event.remove(engine, "commit", commit)


def rows(ledger: SqlLedger) -> dict[str, list[tuple[object, ...]]]:
    with ledger.database.engine.connect() as db:
        return {
            name: sorted(map(tuple, db.execute(sa.select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }


def begin(ledger: SqlLedger) -> None:
    ledger.begin(start(4), resume=False)


def checkpoint(ledger: SqlLedger) -> None:
    begun = ledger.unfinished()[0]
    ledger.memory(begun, 7 * DAY).keep_checkpoint(PLACE, "part 2", PROFILE)


def finish(ledger: SqlLedger) -> None:
    begun = ledger.unfinished()[0]
    memory = ledger.memory(begun, 7 * DAY)
    memory.keep(PLACE, PROFILE)
    Nights(ledger).end(begun, [OTHER], [line(), line("cards")], memory)


def assign(ledger: SqlLedger) -> None:
    ledger.assign(FOUND.id, FIRST, owner="佐藤")


def prune(ledger: SqlLedger) -> None:
    ledger.prune(FIRST + 2 * DAY, FIRST + 9 * DAY)


def rotate(ledger: SqlLedger) -> None:
    ledger.rotate(Secret(b"n" * 32), {}, FIRST)


@pytest.mark.parametrize("act", [begin, checkpoint, finish, assign, prune, rotate])
def test_a_write_stands_whole_or_not_at_all(
    url: Secret[str], act: Callable[[SqlLedger], None]
) -> None:
    with open_ledger(url, KEY) as ledger:
        nights = Nights(ledger)
        nights.run(1, [FOUND])
        nights.run(2, [FOUND])
        _, memory = nights.memory(3)
        memory.keep_checkpoint(PLACE, "part 1", PROFILE)
        before, at = rows(ledger), 0
        while True:
            at += 1
            with crashing(ledger.database.engine, at) as seen:
                try:
                    act(ledger)
                except Crashed:
                    ledger.close()
                else:
                    break
            assert rows(ledger) == before
    assert len(seen) >= 2
    assert rows(ledger) != before
    ledger.close()


def test_a_new_ledger_is_made_whole_or_not_at_all(
    url: Secret[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(BaseException):
        pass

    def stop(*_: object) -> str:
        raise Stopped

    monkeypatch.setattr("scanner.ledger.opening.key_id", stop)
    with pytest.raises(Stopped):
        open_ledger(url, KEY)
    monkeypatch.undo()
    with open_ledger(url, KEY) as ledger:
        assert ledger.runs() == ()
