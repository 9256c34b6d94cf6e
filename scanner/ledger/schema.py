"""The ledger's schema and its versions (Alembic), each step in the same transaction as its check.

A step may only add tables, nullable columns and indexes: rows keep their MACs, and a backup of an
earlier version can be restored into a later one.
"""

from pathlib import Path

import sqlalchemy as sa

from scanner.ledger.troubles import LedgerError, Trouble

FOLDER = Path(__file__).parent / "migrations"
TABLE = "alembic_version"
VERSION = sa.table(TABLE, sa.column("version_num"))


def versions() -> tuple[str, ...]:
    """List the versions of the schema, earliest first: each step's file begins with its own."""
    steps = (FOLDER / "versions").glob("v[0-9]*.py")
    return tuple(sorted(step.name[1:].partition("_")[0] for step in steps))


def version(db: sa.Connection) -> str | None:
    """Give the version of the schema that is there; ``None`` where there is nothing at all.

    Raises:
        LedgerError: There are tables, but not those of a ledger.
    """
    tables = sa.inspect(db).get_table_names()
    if TABLE not in tables:
        if tables:
            raise LedgerError(Trouble.NOT_A_LEDGER)
        return None
    found: str | None = db.execute(sa.select(VERSION)).scalar()
    return found


def check(db: sa.Connection) -> None:
    """Refuse a ledger whose schema is not this scanner's.

    Raises:
        LedgerError: It is older or newer.
    """
    found, (*earlier, wanted) = version(db), versions()
    if found in earlier:
        raise LedgerError(Trouble.OLDER, found=found, wanted=wanted)
    if found != wanted:
        raise LedgerError(Trouble.NEWER, found=found)


def migrate(db: sa.Connection) -> tuple[str | None, str]:
    """Bring the schema to this scanner's version.

    Returns:
        The version before and after.

    Raises:
        LedgerError: The ledger is newer, or no ledger.
    """
    before, wanted = version(db), versions()[-1]
    if before is not None and before not in versions():
        raise LedgerError(Trouble.NEWER, found=before)
    if before != wanted:
        from alembic import command  # noqa: PLC0415 - a tenth of a second, and seldom needed
        from alembic.config import Config  # noqa: PLC0415 - as above

        config = Config()
        config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
        config.attributes["connection"] = db
        command.upgrade(config, "head")
    return before, wanted
