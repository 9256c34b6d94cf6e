"""One client's session: TDS as pysqlbridge reads it, with what its own server lacks.

That is the prepared statements of Microsoft's driver (``sp_prepexec`` and its kin), signing in with
an Entra ID token ([MS-TDS] 2.2.6.4, FEDAUTH), answers that are streamed, and faults.
"""

import itertools
import re
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pysqlbridge.certificate import Certificate, server_context
from pysqlbridge.tds import rpc
from pysqlbridge.tds.batch import parse_sql_batch
from pysqlbridge.tds.connection import LOGIN_FAILED, Connection, ConnectionState
from pysqlbridge.tds.login import deobfuscate_password
from pysqlbridge.tds.packet import (
    DEFAULT_PACKET_SIZE,
    HEADER_SIZE,
    PacketStatus,
    PacketType,
    build_packet,
    reassemble,
)
from pysqlbridge.tds.prelogin import Encryption, Prelogin, PreloginOption, server_response
from pysqlbridge.tds.rpc import ProcId
from pysqlbridge.tds.tls import TlsTunnel
from pysqlbridge.tds.token import DoneStatus, done, error

from tests.fakes.sql_server import wire_types
from tests.fakes.sql_server.engine import Answer, Refused
from tests.fakes.sql_server.faults import Fault

DECLARED = re.compile(r"(@[A-Za-z0-9_#$]+)\s+[A-Za-z]")
BODY = DEFAULT_PACKET_SIZE - HEADER_SIZE

DONE, DONE_PROCEDURE, DONE_IN_PROCEDURE = 0xFD, 0xFE, 0xFF
COUNT, MORE = DoneStatus.COUNT, DoneStatus.MORE
SEVERITY = 16
FATAL = 20
"""From this severity on, the server ends the session."""

EXTENSION_AT = 36 + 5 * 4
"""Of LOGIN7: where the offset of its extension stands, in the sixth pair."""

FED_AUTH = 0x02
END = 0xFF


class Dropped(Exception):  # noqa: N818 - it is what happens
    """The connection is to be cut."""


class Server(Protocol):
    """What a session asks of its host."""

    def admit(self, user: str, password: str) -> int | None:
        """Give the number of the error that a login is refused with."""

    def admit_token(self, token: str) -> int | None:
        """The same for an access token."""

    def answer(self, text: str, parameters: Mapping[str, Any]) -> list[Answer]:
        """Answer a batch."""

    def receive(self, text: str) -> Fault | None:
        """Put down a statement, and give what is to go wrong with it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A batch of statements, or one that a client prepared.

    Attributes:
        handle: Number of the prepared statement to give back.
        remote: It came as a remote procedure call, whose answer ends in another way.
    """

    text: str
    parameters: Mapping[str, Any]
    handle: int | None = None
    remote: bool = False


class Session(Connection):  # type: ignore[misc]  # has no types
    """A connection that answers through its host, to a socket."""

    def __init__(
        self, certificate: Certificate, host: Server, send: Callable[[bytes], None]
    ) -> None:
        super().__init__(certificate)
        self.host, self.write = host, send
        self._prepared: dict[int, tuple[str, str]] = {}
        self._handles = itertools.count(1)

    def take(self, data: bytes) -> None:
        """Take what arrived, and send what is to be said to it."""
        self._buffer += data
        responses: list[bytes] = []
        moved = True
        while moved:
            moved = self._step(responses)
            self.write(b"".join(responses))
            responses.clear()

    @property
    def is_over(self) -> bool:
        """Tell whether there is nothing more to say."""
        return bool(self._state is ConnectionState.FAILED)

    def _step_prelogin(self, responses: list[bytes]) -> bool:
        """Answer as the library does, and say that a token is welcome."""
        message = reassemble(self._buffer)
        if message is None:
            return False
        del self._buffer[: message.consumed]
        asked = Prelogin.parse(message.payload)
        self._session_encrypted = True
        answer = server_response(encryption=Encryption.ON, asked=asked)
        if asked.get(PreloginOption.FEDAUTHREQUIRED):
            answer.options.append((PreloginOption.FEDAUTHREQUIRED, b"\x01"))
        responses.append(build_packet(PacketType.TABULAR_RESULT, answer.build()))
        self._tunnel = TlsTunnel(server_context(self._certificate))
        self._state = ConnectionState.TLS_HANDSHAKE
        return True

    def _step_login(self, responses: list[bytes]) -> bool:
        """Look for a token before the library looks for a password."""
        if self._buffer:
            self._plaintext += self._tunnel.unwrap(bytes(self._buffer))
            self._buffer.clear()
        message = reassemble(self._plaintext)
        token = _token(message.payload) if message else None
        if message is None or token is None:
            return bool(super()._step_login(responses))
        del self._plaintext[: message.consumed]
        self._decide(responses, self.host.admit_token(token))
        return True

    def _answer_sql_login(self, responses: list[bytes]) -> bool:
        password = deobfuscate_password(self._login.password)
        self._decide(responses, self.host.admit(self._login.user_name, password))
        return True

    def _decide(self, responses: list[bytes], refused: int | None) -> None:
        if refused is None:
            self._finish_login(responses)
            return
        message = "Login failed." if refused == LOGIN_FAILED else "Not now."
        failed = error(refused, message, severity=SEVERITY) + done(status=DoneStatus.ERROR)
        self._send(responses, failed)
        self._state = ConnectionState.FAILED

    def _step_query(self, responses: list[bytes]) -> bool:
        message = self._take_message()
        if message is None:
            return False
        if message.type is PacketType.ATTENTION:
            self._send(responses, done(status=DoneStatus.FINAL | DoneStatus.ATTENTION))
            return True
        request = self._request(message.type, message.payload)
        self._stream(self._answered(request))
        return True

    def _request(self, kind: PacketType, payload: bytes) -> Request:
        if kind is PacketType.SQL_BATCH:
            return Request(parse_sql_batch(payload), {})
        if kind is not PacketType.RPC:
            raise Dropped(kind.name)
        call = rpc.parse_rpc(payload)
        values = [parameter.value for parameter in call.parameters]
        if call.is_execute_sql:
            named = {p.name: p.value for p in call.parameters[2:]}
            return Request(values[0], named, remote=True)
        if call.proc_id in {ProcId.PREP_EXEC, ProcId.PREPARE}:
            handle = next(self._handles)
            self._prepared[handle] = declared, text = values[1], values[2]
            text = "" if call.proc_id is ProcId.PREPARE else text
            return Request(text, _named(declared, values[3:]), handle, remote=True)
        if call.proc_id is ProcId.EXECUTE:
            declared, text = self._prepared[values[0]]
            return Request(text, _named(declared, values[1:]), remote=True)
        text = "" if call.proc_id is ProcId.UNPREPARE else f"EXEC {call.procedure}"
        return Request(text, {}, remote=True)

    def _answered(self, request: Request) -> Iterator[bytes]:
        """Give the tokens of an answer, bit by bit."""
        end = DONE_IN_PROCEDURE if request.remote else DONE
        status = DoneStatus.FINAL
        try:
            yield from self._results(request, end)
        except Refused as refused:
            yield error(refused.number, str(refused), severity=SEVERITY)
            status = DoneStatus.ERROR
        if not request.remote:
            yield done(status=status)
            return
        yield b"\x79" + bytes(4)  # RETURNSTATUS
        if request.handle is not None:  # RETURNVALUE, an integer
            yield b"\xac" + struct.pack("<HBBIH", 0, 0, 1, 0, 0) + b"\x26\x04\x04"
            yield struct.pack("<i", request.handle)
        yield _done(DONE_PROCEDURE, status, 0)

    def _results(self, request: Request, end: int) -> Iterator[bytes]:
        if not request.text:
            return
        fault = self.host.receive(request.text)
        if fault and not fault.rows:
            _happen(fault)
            fault = None
        for answer in self.host.answer(request.text, request.parameters):
            if not answer.names:
                yield _done(end, MORE, 0)
                continue
            yield wire_types.metadata(answer.names, answer.kinds)
            count = 0
            for batch in answer.batches:
                rows = wire_types.rows(batch, answer.kinds)
                if fault and fault.rows <= count + len(rows):
                    cut = fault.rows - count
                    yield b"".join(rows[:cut])
                    _happen(fault)
                    fault, rows, count = None, rows[cut:], count + cut
                count += len(rows)
                yield b"".join(rows)
            yield _done(end, COUNT | MORE, count)

    def _stream(self, tokens: Iterable[bytes]) -> None:
        """Send tokens in packets as they come; what was sent before a cut is in whole packets."""
        waiting, number = bytearray(), itertools.count(1)
        try:
            for some in tokens:
                waiting += some
                full = len(waiting) // BODY * BODY
                self._packets(bytes(waiting[:full]), number, PacketStatus.NORMAL)
                del waiting[:full]
        except Dropped:
            self._packets(bytes(waiting), number, PacketStatus.NORMAL)
            raise
        last = max(0, (len(waiting) - 1) // BODY * BODY)
        self._packets(bytes(waiting[:last]), number, PacketStatus.NORMAL)
        self._packets(bytes(waiting[last:]), number, PacketStatus.END_OF_MESSAGE)

    def _packets(self, payload: bytes, number: Iterator[int], status: PacketStatus) -> None:
        packets = [
            build_packet(
                PacketType.TABULAR_RESULT,
                payload[start : start + BODY],
                status=status,
                spid=self._spid,
                packet_id=next(number) % 256,
            )
            for start in range(0, len(payload), BODY)
        ]
        if packets:
            self.write(self._tunnel.wrap(b"".join(packets)))


def _happen(fault: Fault) -> None:
    if fault.seconds:
        time.sleep(fault.seconds)
    elif fault.number is None:
        raise Dropped
    else:
        raise Refused(fault.number, _sentence(fault.number))


def _sentence(number: int) -> str:
    """Quote data, as servers do."""
    return f"Error {number} near '田中 太郎 090-1234-5678'"


def _named(declared: str | None, values: list[Any]) -> dict[str, Any]:
    return dict(zip(DECLARED.findall(declared or ""), values, strict=False))


def _done(token: int, status: DoneStatus, rows: int) -> bytes:
    select = 0xC1 if status & COUNT else 0
    return bytes([token]) + struct.pack("<HHQ", status, select, rows)


def _token(login: bytes) -> str | None:
    """Find an access token among the feature extensions of LOGIN7."""
    at, length = struct.unpack_from("<HH", login, EXTENSION_AT)
    if not length:
        return None
    (at,) = struct.unpack_from("<I", login, at)
    while (feature := login[at]) != END:
        (length,) = struct.unpack_from("<I", login, at + 1)
        data = login[at + 5 : at + 5 + length]
        if feature == FED_AUTH:
            (size,) = struct.unpack_from("<I", data, 1)
            return data[5 : 5 + size].decode("utf-16-le")
        at += 5 + length
    return None
