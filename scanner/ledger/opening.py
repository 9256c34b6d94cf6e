"""Opening a ledger: whose it is and of which version, before anything is read or written."""

from dataclasses import dataclass

import sqlalchemy as sa

from scanner.ledger import schema
from scanner.ledger.database import Database, create_file
from scanner.ledger.ledger import SqlLedger
from scanner.ledger.seal import KEY, Seal, key_id
from scanner.ledger.tables import META
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did; ``before`` is ``None`` for a ledger that was made."""

    before: str | None
    after: str


def open_ledger(url: Secret[str], key: Secret[bytes], *, migrate_new: bool = True) -> SqlLedger:
    """Open a ledger; one that is missing or empty is made.

    Args:
        url: A SQLAlchemy URL.
        key: The system secret.
        migrate_new: ``False`` to refuse a ledger that is missing or empty.

    Raises:
        LedgerError: It cannot be reached, is of another version or another secret.
    """
    database = Database(url)
    try:
        if _found(database, make=migrate_new) is None:
            database.write(lambda db: _migrate(db, key))
        with database.read() as db:
            _check(db, key)
    except BaseException:
        database.close()
        raise
    return SqlLedger(database, key)


def migrate_ledger(url: Secret[str], key: Secret[bytes]) -> Migrated:
    """Bring a ledger to this scanner's version of the schema, in one transaction.

    Raises:
        LedgerError: It is missing, newer, or cannot be written.
    """
    database = Database(url)
    try:
        _found(database, make=False)
        return database.write(lambda db: _migrate(db, key))
    finally:
        database.close()


def _found(database: Database, *, make: bool) -> str | None:
    """Give the version of the schema that is there, making the file that is missing."""
    if database.file is not None and not database.file.exists():
        if not make:
            raise LedgerError(Trouble.NO_FILE)
        create_file(database.file)
    with database.read() as db:
        found = schema.version(db)
    if found is None and not make:
        raise LedgerError(Trouble.NO_FILE)
    return found


def _migrate(db: sa.Connection, key: Secret[bytes]) -> Migrated:
    before, after = schema.migrate(db)
    if before is None:
        Seal.of(key).insert(db, META, [{"name": KEY, "value": key_id(key)}])
    return Migrated(before, after)


def _check(db: sa.Connection, key: Secret[bytes]) -> None:
    schema.check(db)
    if db.scalar(sa.select(META.c.value).where(META.c.name == KEY)) != key_id(key):
        raise LedgerError(Trouble.OTHER_KEY)
