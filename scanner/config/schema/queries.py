"""The shape of a declared query."""

from scanner.config.schema.spec import Spec, Text


class QuerySpec(Spec):
    """A query whose result `pcscan handover --item query:NAME` reads and judges."""

    source: Text
    """The database that it is put to: SQLite or PostgreSQL."""

    sql: str
    """One SELECT without parameters. Give it an ORDER BY that leaves no two rows alike, so that
    every reading has the same SHA-256; in PostgreSQL name tables with their schema."""
