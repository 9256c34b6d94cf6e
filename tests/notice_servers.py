"""Real servers that take notices: https and mail, under certificates of an authority made here."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

from scanner.notify.calling import Caller

PUBLIC = "93.184.215.14"
HOST = "hooks.example.jp"
AUTHORITY = trustme.CA(key_type=trustme.KeyType.ECDSA)
CERTIFICATES = AUTHORITY.cert_pem.bytes().decode()


def serving(name: str, authority: trustme.CA = AUTHORITY) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, key_type=trustme.KeyType.ECDSA).configure_cert(context)
    return context


@dataclass
class Hook:
    """An https server; what was posted to it stands in ``taken``."""

    port: int = 0
    status: int = 204
    location: str = ""
    pause: float = 0
    """Seconds before each byte of the answer."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def dial(self, address: str, _port: int, _seconds: float = 5) -> socket.socket:
        """Connect to this server, whatever public address was asked for."""
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), 5)

    def caller(
        self,
        *,
        certificates: str = CERTIFICATES,
        addresses: Sequence[str] = (PUBLIC,),
        seconds: float = 5,
    ) -> Caller:
        """Give a caller for whom all names lead to these addresses."""
        return Caller(certificates, lambda _host, _port: addresses, self.dial, (0, 0), seconds)


@contextmanager
def hook(name: str = HOST, authority: trustme.CA = AUTHORITY) -> Iterator[Hook]:
    made = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.taken.append((self.path, body))
            for one in b"HTTP/1.1 204 No Content\r\nA: b\r\n\r\n" if made.pause else b"":
                self.wfile.write(bytes([one]))
                time.sleep(made.pause)
            if made.pause:
                return
            self.send_response(made.status)
            if made.location:
                self.send_header("Location", made.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - of http.server
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:  # noqa: ANN401 - of http.server
            pass  # a client that does not trust the certificate leaves

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = serving(name, authority).wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Post:
    """A mail server; what it took stands in ``mails``."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    signed_in: list[bytes] = field(default_factory=list)
    refuses: str = ""

    async def handle_RCPT(  # noqa: N802 - of aiosmtpd
        self,
        _server: SMTP,
        _session: object,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address == self.refuses:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - of aiosmtpd
        self, _server: SMTP, _session: object, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"

    def sign_in(self, *args: Any) -> AuthResult:  # noqa: ANN401 - of aiosmtpd
        given = args[4]
        assert isinstance(given, LoginPassword)
        self.signed_in.append(given.login)
        return AuthResult(success=given.password == b"let me in", handled=False)


@contextmanager
def post(*, name: str = "localhost", tls: bool = False, bare: bool = False) -> Iterator[Post]:
    """Serve mail; ``tls`` from the first byte, else by STARTTLS, unless ``bare``."""
    made, context = Post(0), serving(name)
    words: dict[str, Any] = {"ssl_context": context} if tls else {}
    if not tls and not bare:
        words = {"tls_context": context, "require_starttls": True}
    controller = Controller(
        made, "127.0.0.1", 0, authenticator=made.sign_in, auth_require_tls=not tls, **words
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        controller.port = made.port = free.getsockname()[1]
    controller.start()
    try:
        yield made
    finally:
        controller.stop()
