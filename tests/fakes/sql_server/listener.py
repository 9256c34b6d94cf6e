"""The server itself: a port on loopback, who may come in, what was asked, what goes wrong."""

import socket
import socketserver
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from pysqlbridge.certificate import Certificate, self_signed
from pysqlbridge.tds.packet import TdsProtocolError
from pysqlbridge.tds.tls import TlsError

from tests.fakes.sql_server.engine import Answer, Engine
from tests.fakes.sql_server.faults import Fault, Faults
from tests.fakes.sql_server.served import ServedTable
from tests.fakes.sql_server.session import Dropped, Session
from tests.fakes.sql_server.views import Database

ADDRESS = "127.0.0.1"
USER, PASSWORD = "scanner", "p@ss;{word}=1"
LOGIN_FAILED = 18456


class Host:
    """Serves tables while it listens; started again, it listens on the same port."""

    def __init__(self, tables: Sequence[ServedTable], database: Database) -> None:
        self._statements: list[str] = []
        self._logins = 0
        self._tokens: set[str] = set()
        self._port = 0
        self._engine = Engine(tables, database)
        self._faults = Faults()
        self._listener: _Listener | None = None

    def start(self) -> int:
        """Listen, and give the port."""
        self._listener = _Listener((ADDRESS, self._port), self)
        self._port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, args=(0.02,), daemon=True).start()
        return self._port

    def stop(self) -> None:
        """Stop at once, whoever is being served."""
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.hang_up()
            self._listener.server_close()
            self._listener = None

    def certificate(self) -> bytes:
        """Give its certificate, for those who want to check it."""
        return bytes(_certificate().cert_pem)

    def statements(self) -> list[str]:
        """Give every statement that arrived, also those of the drivers themselves."""
        return self._statements

    def logins(self) -> int:
        """Tell how often somebody asked to be let in."""
        return self._logins

    def let_in(self, token: str) -> None:
        """Accept an access token."""
        self._tokens.add(token)

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

    def put(self, fault: Fault) -> None:
        """Let something go wrong."""
        self._faults.statements.append(fault)

    def heal(self) -> None:
        """Let nothing more go wrong."""
        self._faults = Faults()

    def admit(self, user: str, password: str) -> int | None:
        """See ``session.Server``."""
        return self._admit(right=(user, password) == (USER, PASSWORD))

    def admit_token(self, token: str) -> int | None:
        """See ``session.Server``."""
        return self._admit(right=token in self._tokens)

    def _admit(self, *, right: bool) -> int | None:
        self._logins += 1
        if self._faults.login:
            return self._faults.login.pop(0)
        return None if right else LOGIN_FAILED

    def receive(self, text: str) -> Fault | None:
        """See ``session.Server``."""
        self._statements.append(text)
        return self._faults.of(text)

    def answer(self, text: str, parameters: Mapping[str, Any]) -> list[Answer]:
        """See ``session.Server``; what a driver asks of the server's types, it can do without."""
        if text.startswith("EXEC "):
            return []
        return self._engine.answer(text, parameters)


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: tuple[str, int], host: Host) -> None:
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
