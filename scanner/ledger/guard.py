"""One job at a time: a lock that the operating system or the server lets go when its holder dies.

SQLite: a lock on a file beside the ledger (flock; the file stays, since removing it would let two
jobs hold a lock of the same name). PostgreSQL: a session's advisory lock. SQL Server: the same by
``sp_getapplock``, written after its manual and not tested here. Since when a job runs is a row of
its own: a lock cannot say it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from scanner.ledger.database import Database, translated
from scanner.ledger.seal import Seal
from scanner.ledger.tables import META
from scanner.ledger.troubles import LedgerError, Trouble

ADVISORY = {
    "postgresql": ("SELECT pg_try_advisory_lock(:number)", "SELECT pg_advisory_unlock(:number)"),
    "mssql": (
        (
            "DECLARE @held int; EXEC @held = sp_getapplock @Resource = :name, @LockTimeout = 0,"
            " @LockMode = 'Exclusive', @LockOwner = 'Session'; SELECT IIF(@held >= 0, 1, 0)"
        ),
        "EXEC sp_releaseapplock @Resource = :name, @LockOwner = 'Session'",
    ),
}
"""To take a lock, and to let it go, by dialect."""


@contextmanager
def guard(database: Database, seal: Seal, job: str, began: datetime) -> Iterator[None]:
    """Keep others from doing the same job meanwhile.

    Raises:
        LedgerError: It is being done already.
    """
    held = _file_lock(database.file, job) if database.file else _session_lock(database, job)
    name = f"began {job}"
    with held as alone:
        if not alone:
            raise LedgerError(Trouble.RUNNING, job=job, began=_began(database, name))
        row = {"name": name, "value": began.isoformat()}
        database.write(lambda db: seal.replace(db, META, [row]))
        yield


def _began(database: Database, name: str) -> str:
    with database.read() as db:
        return str(db.scalar(sa.select(META.c.value).where(META.c.name == name)))


@contextmanager
def _file_lock(ledger: Path, job: str) -> Iterator[bool]:
    try:
        handle = os.open(f"{ledger}.{job}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LedgerError(Trouble.READ_ONLY, kind=type(error).__name__) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(handle)


@contextmanager
def _session_lock(database: Database, job: str) -> Iterator[bool]:
    take, release = map(sa.text, ADVISORY[database.dialect])
    name = f"pcscan {job}"
    number = int.from_bytes(sha256(name.encode()).digest()[:8], "big", signed=True)
    bound = {"number": number} if database.dialect == "postgresql" else {"name": name}
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    with translated():
        db = engine.connect()
        alone = bool(db.scalar(take, bound))
    try:
        yield alone
    finally:
        with suppress(SQLAlchemyError):  # a session that is lost has let go of it already
            if alone:
                db.execute(release, bound)
        db.invalidate()
        db.close()
