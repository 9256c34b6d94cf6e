"""Azure Blob Storage as its REST documentation describes what the emulator lacks.

Versions, soft delete, tiers, customer keys and throttling: an account in memory behind a real
server, so that the real library speaks to it (learn.microsoft.com/rest/api/storageservices: List
Containers, List Blobs, Get Blob, Get Blob Properties, Status and error codes).
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KEY = "a2V5"
MODIFIED = "Sun, 01 Nov 2026 03:00:00 GMT"
DELETED_AT = "Mon, 02 Nov 2026 03:00:00 GMT"
PER_PAGE = 2


@dataclass
class State:
    """One state of a blob."""

    name: str
    content: bytes = b""
    etag: str = "0x1"
    version: str | None = None
    current: bool = True
    snapshot: str | None = None
    deleted: bool = False
    tier: str = "Hot"
    key: str | None = None
    kind: str = "BlockBlob"
    coding: str = ""


@dataclass
class Refusal:
    """An answer that is given instead of the right one, so many times."""

    status: int
    code: str
    where: str = ""
    times: int = 1
    after: int = 0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Storage:
    """The account: containers by name, what it refuses, and what it was asked."""

    containers: dict[str, list[State]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    port: int = 0

    @property
    def connection_string(self) -> str:
        at = f"http://127.0.0.1:{self.port}/account"
        return f"AccountName=account;AccountKey={KEY};BlobEndpoint={at}"

    def find(self, container: str, name: str, asked: dict[str, str]) -> State | None:
        version, snapshot = asked.get("versionid"), asked.get("snapshot")
        for state in self.containers.get(container, []):
            wanted = (
                state.version == version
                if version
                else state.snapshot == snapshot and (state.current or bool(snapshot))
            )
            if state.name == name and wanted and (not state.deleted or version):
                return state
        return None

    def refusal(self, asked: str) -> Refusal | None:
        for one in self.refusals:
            if one.where in asked and one.times:
                if one.after:
                    one.after -= 1
                    continue
                one.times -= 1
                return one
        return None


@contextmanager
def serving(storage: Storage) -> Iterator[Storage]:
    """Answer for an account until it is no longer needed."""
    handler = type("Handler", (_Handler,), {"storage": storage})
    server = _Server(("127.0.0.1", 0), handler)
    storage.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield storage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    storage: Storage

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        _, _, container, *rest = unquote(url.path).split("/", 3)
        place = f"{self.command} {unquote(self.path)}"
        self.storage.asked[place] += 1
        if refusal := self.storage.refusal(place):
            self._refuse(refusal.status, refusal.code, refusal.headers)
        elif not container:
            include = asked.get("include", "")
            self._answer(200, _containers(self.storage, include).encode())
        elif not rest:
            include = asked.get("include", "")
            states = self.storage.containers[container]
            marker = int(asked.get("marker", 0))
            self._answer(200, _blobs(states, include, marker).encode())
        else:
            self._blob(container, rest[0], asked)

    def _blob(self, container: str, name: str, asked: dict[str, str]) -> None:
        state = self.storage.find(container, name, asked)
        match = self.headers.get("If-Match")
        if state is None:
            self._refuse(404, "BlobNotFound")
        elif state.tier == "Archive" and self.command == "GET":
            self._refuse(409, "BlobArchived")
        elif state.key:
            self._refuse(409, "BlobUsesCustomerSpecifiedEncryption")
        elif match and match.strip('"') != state.etag:
            self._refuse(412, "ConditionNotMet")
        else:
            self._content(state)

    def _content(self, state: State) -> None:
        headers = {"ETag": f'"{state.etag}"', "x-ms-blob-type": state.kind}
        if state.coding:
            headers["Content-Encoding"] = state.coding
        whole = len(state.content)
        asked = self.headers.get("x-ms-range") or self.headers.get("Range")
        if asked is None or self.command == "HEAD":
            self._answer(200, state.content, headers)
        elif whole == 0:
            self._refuse(416, "InvalidRange")
        else:
            first, last = map(int, asked.removeprefix("bytes=").split("-"))
            last = min(last, whole - 1)
            headers["Content-Range"] = f"bytes {first}-{last}/{whole}"
            self._answer(206, state.content[first : last + 1], headers)

    def _refuse(self, status: int, code: str, headers: dict[str, str] | None = None) -> None:
        content = f"<Error><Code>{code}</Code><Message>no</Message></Error>".encode()
        self._answer(status, content, {"x-ms-error-code": code, **(headers or {})})

    def _answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Type", "application/xml")
        self.send_header("Last-Modified", MODIFIED)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if status == 206 and self.storage.cut:
            self.storage.cut -= 1
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return
        self.wfile.write(content)


def _containers(storage: Storage, include: str) -> str:
    entry = "<Container><Name>{}</Name>{}<Properties>{}</Properties></Container>"
    at = f"<Last-Modified>{MODIFIED}</Last-Modified><Etag>x</Etag>"
    alive = "".join(entry.format(name, "", at) for name in storage.containers)
    mark = "<Deleted>true</Deleted><Version>01D</Version>"
    names = storage.gone if "deleted" in include else []
    gone = "".join(entry.format(name, mark, at) for name in names)
    return _results(f"<Containers>{alive}{gone}</Containers><NextMarker/>")


def _blobs(states: list[State], include: str, marker: int) -> str:
    seen = [state for state in states if _is_included(state, include)]
    page = seen[marker : marker + PER_PAGE]
    following = marker + PER_PAGE
    rest = f"<NextMarker>{following}</NextMarker>" if following < len(seen) else "<NextMarker/>"
    return _results(f"<Blobs>{''.join(map(_entry, page))}</Blobs>{rest}")


def _is_included(state: State, include: str) -> bool:
    if state.snapshot:
        return "snapshots" in include
    if state.version and not state.current:
        return "versions" in include
    return not state.deleted or "deleted" in include


def _entry(state: State) -> str:
    marks = f"<Name>{escape(state.name)}</Name>"
    marks += f"<Snapshot>{state.snapshot}</Snapshot>" if state.snapshot else ""
    marks += f"<VersionId>{state.version}</VersionId>" if state.version else ""
    if state.version and state.current:
        marks += "<IsCurrentVersion>true</IsCurrentVersion>"
    marks += "<Deleted>true</Deleted>" if state.deleted else ""
    of = f"<Last-Modified>{MODIFIED}</Last-Modified><Etag>{state.etag}</Etag>"
    of += f"<Content-Length>{len(state.content)}</Content-Length><BlobType>{state.kind}</BlobType>"
    of += f"<AccessTier>{state.tier}</AccessTier>"
    of += f"<CustomerProvidedKeySha256>{state.key}</CustomerProvidedKeySha256>" if state.key else ""
    of += f"<DeletedTime>{DELETED_AT}</DeletedTime>" if state.deleted else ""
    return f"<Blob>{marks}<Properties>{of}</Properties></Blob>"


def _results(inner: str) -> str:
    return f'<?xml version="1.0"?><EnumerationResults>{inner}</EnumerationResults>'
