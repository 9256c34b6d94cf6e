"""Which adapter reads which URL."""

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.sources.sql_database import Database


def database(url: Secret[str], statement_seconds: int = 0) -> Database:
    """Give the adapter for a URL; drivers are imported only where they are needed.

    Args:
        url: A SQLAlchemy URL.
        statement_seconds: How long one statement may take, where the engine can be told so; 0
            leaves it to the server.

    Raises:
        SourceError: It is no URL of a database.
    """
    try:
        engine = sa.make_url(url.reveal()).drivername
    except (ArgumentError, ValueError) as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None
    if engine in {"sqlite", "sqlite+pysqlite"}:
        from scanner.sources.sql_sqlite import SqliteDatabase  # noqa: PLC0415 - as said

        return SqliteDatabase(url, statement_seconds)
    if engine.partition("+")[0] == "mssql":
        from scanner.connect.sql_server import Options  # noqa: PLC0415 - as said
        from scanner.sources.sql_server import SqlServerDatabase  # noqa: PLC0415 - as said

        return SqlServerDatabase(url, Options(statement_seconds=statement_seconds))
    if engine.partition("+")[0] in {"postgresql", "postgres"}:
        from scanner.sources.sql_postgres import PostgresDatabase  # noqa: PLC0415 - as said

        return PostgresDatabase(url, statement_seconds)
    from scanner.sources.sql_generic import GenericDatabase  # noqa: PLC0415 - as said

    return GenericDatabase(url)
