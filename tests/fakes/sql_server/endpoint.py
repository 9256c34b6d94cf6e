"""The server itself: a port on loopback, who may come in, what was asked, what goes wrong."""

import re
import socket
import socketserver
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from pysqlbridge.certificate import Certificate, self_signed
from pysqlbridge.tds.packet import TdsProtocolError
from pysqlbridge.tds.tls import TlsError

from tests.fakes.sql_server.engine import Answer, Engine
from tests.fakes.sql_server.faults import Fault, Faults
from tests.fakes.sql_server.served import ServedTable
from tests.fakes.sql_server.session import Dropped, Session
from tests.fakes.sql_server.views import Database

HOST = "127.0.0.1"
USER, PASSWORD = "scanner", "p@ss;{word}=1"
LOGIN_FAILED = 18456


AZURE = Database()
"""As Azure SQL comes."""


class SqlServer:
    """Serves tables until it is stopped; started again, it listens on the same port.

    Attributes:
        statements: Every statement that arrived, also those of the drivers themselves.
        tokens: Access tokens that are let in.
    """

    def __init__(self, tables: Sequence[ServedTable], database: Database = AZURE) -> None:
        self.statements: list[str] = []
        self.tokens: set[str] = set()
        self.port = 0
        self._engine = Engine(tables, database)
        self._faults = Faults()
        self._listener: _Listener | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen."""
        self._listener = _Listener((HOST, self.port), self)
        self.port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Stop at once, whoever is being served."""
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.hang_up()
            self._listener.server_close()
            self._listener = None

    def url(self, user: str = USER, password: str = PASSWORD, **query: str) -> str:
        """Give its address for SQLAlchemy; its certificate is its own, so nobody checks it."""
        said = {"TrustServerCertificate": "yes"} | query
        keys = "&".join(f"{key}={quote(value, safe='')}" for key, value in said.items())
        who = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
        return f"mssql+pyodbc://{who}{HOST}:{self.port}/pointcard?{keys}"

    def certificate(self, folder: Path) -> Path:
        """Write down its certificate, for those who want to check it."""
        file = folder / "server.pem"
        file.write_bytes(_certificate().cert_pem)
        return file

    def deny(self, *tables: str) -> None:
        """Take away the right to read tables."""
        self._engine.denied.update(tables)

    def grant(self, *rights: str) -> None:
        """Give rights on the database, or ``UNMASK column``."""
        self._engine.granted.update(rights)

    def revoke(self, right: str) -> None:
        """Take one away."""
        self._engine.granted.discard(right)

    def refuse_logins(self, *numbers: int) -> None:
        """Refuse as many of the next logins, each with its error."""
        self._faults.login.extend(numbers)

    def fail(
        self,
        number: int,
        on: str = "",
        *,
        after: int = 0,
        times: int = 1,
        rows: int | None = None,
    ) -> None:
        """Answer matching statements with an error, after so many of them, or of their rows."""
        self._faults.statements.append(Fault(re.compile(on), after, times, number, rows))

    def drop(self, on: str = "", *, after: int = 0, times: int = 1, rows: int = 0) -> None:
        """Cut the connection after so many rows of a matching statement."""
        self._faults.statements.append(Fault(re.compile(on), after, times, None, rows))

    def admit(self, user: str, password: str) -> int | None:
        """See ``Host``."""
        if self._faults.login:
            return self._faults.login.pop(0)
        return None if (user, password) == (USER, PASSWORD) else LOGIN_FAILED

    def admit_token(self, token: str) -> int | None:
        """See ``Host``."""
        return None if token in self.tokens else LOGIN_FAILED

    def receive(self, text: str) -> Fault | None:
        """See ``Host``."""
        self.statements.append(text)
        return self._faults.of(text)

    def answer(self, text: str, parameters: Mapping[str, Any], last_error: int) -> list[Answer]:
        """See ``Host``; what a driver asks of the server's types, it can do without."""
        if text.startswith("EXEC "):
            return []
        return self._engine.answer(text, parameters, last_error)


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], host: SqlServer) -> None:
        self.host = host
        self.sockets: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def hang_up(self) -> None:
        for one in list(self.sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Handler(socketserver.BaseRequestHandler):
    server: _Listener

    def handle(self) -> None:
        client: socket.socket = self.request
        self.server.sockets.add(client)
        session = Session(_certificate(), self.server.host, client.sendall)
        try:
            with suppress(OSError, Dropped, TdsProtocolError, TlsError):
                while not session.is_over and (data := client.recv(65536)):
                    session.take(data)
        finally:
            self.server.sockets.discard(client)


@lru_cache(1)
def _certificate() -> Certificate:
    """Make one certificate for all: a key takes a while."""
    return self_signed("localhost")
