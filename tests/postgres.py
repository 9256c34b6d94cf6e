"""A database on the real PostgreSQL, and what tests do to it as its administrator."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import sqlalchemy as sa

from scanner.model.secret import Secret
from scanner.sources.retry import Patience
from scanner.sources.sql import SqlSource

NUMBERS = count()


@contextmanager
def administrator(url: str) -> Iterator[sa.Connection]:
    """Give a connection on which every statement takes effect at once."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as db:
        yield db


@dataclass(frozen=True)
class Postgres:
    """An empty database."""

    url: str

    def run(self, *statements: str) -> None:
        with administrator(self.url) as db:
            for statement in statements:
                db.exec_driver_sql(statement.replace("%", "%%"))

    def value(self, statement: str) -> Any:  # noqa: ANN401 - whatever it selects
        with administrator(self.url) as db:
            return db.exec_driver_sql(statement).scalar()

    def url_as(self, login: str | None) -> str:
        url = sa.make_url(self.url)
        return url.set(username=login or url.username).render_as_string(hide_password=False)

    def source(self, rows: int = 2, login: str | None = None, times: int = 0) -> SqlSource:
        """Give the source, which cuts after so many rows."""
        where = Secret(self.url_as(login))
        return SqlSource("db", where, rows, rows, Patience(times, 0.01))


def new_database(server: str) -> Postgres:
    """Make a database."""
    name = f"test_{next(NUMBERS)}"
    with administrator(server) as db:
        db.exec_driver_sql(f"CREATE DATABASE {name} STRATEGY file_copy")
    return Postgres(sa.make_url(server).set(database=name).render_as_string(hide_password=False))
