"""The server as tests hold it: in a process of its own, one for all servers of a test run.

mssql-python keeps Python's lock while it waits for rows, so a server in the same process could not
send any.
"""

from collections.abc import Sequence
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from tests.fakes.sql_server.faults import Fault
from tests.fakes.sql_server.listener import ADDRESS, PASSWORD, USER, Host
from tests.fakes.sql_server.served import ServedTable
from tests.fakes.sql_server.views import Database

AZURE = Database()
"""As Azure SQL comes."""


class SqlServer:
    """Serves tables until it is stopped; started again, it listens on the same port."""

    def __init__(self, tables: Sequence[ServedTable], database: Database = AZURE) -> None:
        self._host: Any = _manager().Host(list(tables), database)
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen."""
        self.port = self._host.start()

    def stop(self) -> None:
        """Stop at once, whoever is being served."""
        self._host.stop()

    def url(self, user: str = USER, password: str = PASSWORD, **query: str) -> str:
        """Give its address for SQLAlchemy; its certificate is its own, so nobody checks it."""
        said = {"TrustServerCertificate": "yes"} | query
        keys = "&".join(f"{key}={quote(value, safe='')}" for key, value in said.items())
        who = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
        return f"mssql+pyodbc://{who}{ADDRESS}:{self.port}/pointcard?{keys}"

    @property
    def statements(self) -> list[str]:
        """Every statement that arrived, also those of the drivers themselves."""
        found: list[str] = self._host.statements()
        return found

    @property
    def logins(self) -> int:
        """How often somebody asked to be let in."""
        return int(self._host.logins())

    def certificate(self, folder: Path) -> Path:
        """Write down its certificate, for those who want to check it."""
        file = folder / "server.pem"
        file.write_bytes(self._host.certificate())
        return file

    def let_in(self, token: str) -> None:
        """Accept an access token."""
        self._host.let_in(token)

    def deny(self, *tables: str) -> None:
        """Take away the right to read tables."""
        self._host.deny(*tables)

    def grant(self, *rights: str) -> None:
        """Give rights on the database, or ``UNMASK column``."""
        self._host.grant(*rights)

    def revoke(self, right: str) -> None:
        """Take one away."""
        self._host.revoke(right)

    def refuse_logins(self, *numbers: int) -> None:
        """Refuse as many of the next logins, each with its error."""
        self._host.refuse_logins(*numbers)

    def fail(
        self, number: int, on: str = "", *, after: int = 0, times: int = 1, rows: int = 0
    ) -> None:
        """Answer matching statements with an error, after so many of them, and of their rows."""
        self._host.put(Fault(on, after, times, number, rows))

    def drop(self, on: str = "", *, after: int = 0, times: int = 1, rows: int = 0) -> None:
        """Cut the connection after so many rows of a matching statement."""
        self._host.put(Fault(on, after, times, rows=rows))

    def heal(self) -> None:
        """Let nothing more go wrong."""
        self._host.heal()

    def hang(self, seconds: float, on: str = "", *, rows: int = 0) -> None:
        """Take long over the next matching statement, after so many of its rows."""
        self._host.put(Fault(on, rows=rows, seconds=seconds))


class _Manager(BaseManager):
    pass


_Manager.register("Host", Host)


@lru_cache(1)
def _manager() -> Any:  # noqa: ANN401 - its methods are made at run time
    """Start the process, which ends with this one."""
    manager = _Manager(ctx=get_context("spawn"))
    manager.start()
    return manager
