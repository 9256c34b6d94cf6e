"""How a URL becomes what the driver is told, and how a managed identity signs in."""

import json
import pickle
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from azure.identity import ClientSecretCredential, DefaultAzureCredential

from scanner.connect import odbc
from scanner.connect.odbc import AddressError, address
from scanner.connect.sql_server import Options, reading
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from tests.sql_server.conftest import MEMBERS, Start, ask

HOST = "mssql+pyodbc://scanner:p%40s%7Ds%3BEncrypt%3Dno@db.example.jp:1433/ポイント"


def told(url: str, **more: str) -> str:
    return address(Secret(url)).connection_string(**more).reveal()


def test_a_connection_is_encrypted_checked_and_meant_for_reading() -> None:
    assert told(HOST, Driver="x").split("};") == [
        "Driver={x",
        "Server={db.example.jp,1433",
        "Database={ポイント",
        "ApplicationIntent={ReadOnly",
        "ConnectRetryCount={0",
        "Encrypt={yes",
        "TrustServerCertificate={no",
        "UID={scanner",
        "PWD={p@s}}s;Encrypt=no}",
    ]


def test_a_named_instance_and_a_standard_port() -> None:
    assert "Server={db\\INST};" in told("mssql://a:b@db\\INST/a")
    assert "Server={db};" in told("mssql://a:b@db/a")


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("encrypt=STRICT", "Encrypt={strict}"),
        ("Encrypt=mandatory", "Encrypt={mandatory}"),
        ("trustservercertificate=Yes", "TrustServerCertificate={yes}"),
        ("HostNameInCertificate=*.example.jp", "HostnameInCertificate={*.example.jp}"),
        ("MultiSubnetFailover=yes", "MultiSubnetFailover={yes}"),
    ],
)
def test_what_a_url_may_say_besides(query: str, written: str) -> None:
    text = told(f"{HOST}?{query}")
    key = written.split("=", maxsplit=1)[0]
    assert text.count(f"{key}={{") == 1
    assert f"{written};" in f"{text};"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"{HOST}?Encrypt=no", "Encrypt"),
        (f"{HOST}?encrypt=optional", "Encrypt"),
        (f"{HOST}?TrustServerCertificate=1", "TrustServerCertificate"),
        (f"{HOST}?Encrypt=yes&Encrypt=no", "Encrypt"),
        (f"{HOST}?Driver=/tmp/x.so", "Driver"),
        (f"{HOST}?ApplicationIntent=ReadWrite", "ApplicationIntent"),
        (f"{HOST}?Authentication=ActiveDirectoryPassword", "Authentication"),
        (f"{HOST}?Authentication=ActiveDirectoryServicePrincipal", "tenant_id"),
        ("mssql+pyodbc://db.example.jp/ポイント", "Authentication"),
        ("mssql+pyodbc://scanner:secret@/ポイント", "host"),
        ("mssql+pyodbc://scanner:secret@db.example.jp", "database"),
        ("mssql+pyodbc://scanner:secret@db:port/a", "URL"),
    ],
)
def test_what_a_url_may_not_say_is_named_in_both_languages(url: str, said: str) -> None:
    with pytest.raises(AddressError) as refused:
        address(Secret(url))
    error = refused.value
    assert error.say("en") != error.say("ja")
    assert said in error.say("en")
    assert said in error.say("ja") or said in {"host", "database", "URL"}
    for text in (error.say("en"), error.say("ja"), repr(error)):
        assert "secret" not in text
        assert "p@s" not in text
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert [again.say("en"), again.say("ja")] == [error.say("en"), error.say("ja")]


def test_an_address_shows_neither_user_nor_password() -> None:
    shown = repr(address(Secret(HOST))) + str(address(Secret(HOST)).connection_string())
    assert not {"scanner", "p@s"} & set(shown.replace("'", " ").split())
    assert "p@s" not in shown


def test_who_signs_in_with_entra_id() -> None:
    principal = f"{HOST}?Authentication=activedirectoryserviceprincipal&tenant_id=9f"
    of = {
        ClientSecretCredential: principal.replace("tenant_id=9f", f"tenant_id={'9' * 8}"),
        DefaultAzureCredential: "mssql://db/a?Authentication=ActiveDirectoryDefault",
    }
    for kind, url in of.items():
        found = address(Secret(url))
        assert isinstance(odbc._credential(found), kind)  # noqa: SLF001 - asking costs a network
        assert "PWD" not in found.connection_string().reveal()
        assert "UID" not in found.connection_string().reveal()


class _Identities(BaseHTTPRequestHandler):
    """What an App Service asks for tokens: a managed identity's endpoint, on loopback."""

    token: ClassVar[str] = "token-of-the-scanner"  # noqa: S105 - of nothing
    asked: ClassVar[list[dict[str, list[str]]]] = []

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        self.asked.append(query)
        known = not query["client_id"][0].startswith("unknown")
        answer = {
            "access_token": self.token,
            "expires_on": "4102444800",
            "token_type": "Bearer",
            "resource": query["resource"][0],
        }
        body = json.dumps(answer if known else {"message": "no such identity"}).encode()
        self.send_response(200 if known else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def identities(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Identities]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Identities)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.server_port}/token")
    monkeypatch.setenv("IDENTITY_HEADER", "of-nothing")
    _Identities.asked.clear()
    yield _Identities
    server.shutdown()
    server.server_close()


number = count()


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_a_managed_identity_signs_in_with_its_token(
    serve: Start, identities: type[_Identities], half: str
) -> None:
    server = serve(MEMBERS)
    server.let_in(identities.token)
    client = f"client-{next(number)}"
    url = server.url(user="", Authentication="ActiveDirectoryMsi").replace("//", f"//{client}@")
    with reading(Secret(url)) as db:
        assert ask(db, half)
    with reading(Secret(url)) as db:
        assert ask(db, half)
    [asked] = identities.asked  # the token is kept until it expires
    assert asked["resource"] == ["https://database.windows.net"]
    assert asked["client_id"] == [client]
    assert server.logins == 2


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_a_token_that_the_server_refuses(
    serve: Start, identities: type[_Identities], half: str
) -> None:
    server = serve(MEMBERS)
    client = f"client-{next(number)}"
    url = server.url(user="", Authentication="ActiveDirectoryMsi").replace("//", f"//{client}@")
    with reading(Secret(url)) as db, pytest.raises(SourceError) as refused:
        ask(db, half)
    error = refused.value
    assert (error.reason, error.passing) == (Reason.UNREACHABLE, False)
    assert "18456" in error.kind
    assert identities.token not in repr(error)


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_an_identity_that_does_not_exist(
    serve: Start, identities: type[_Identities], half: str
) -> None:
    server = serve(MEMBERS)
    client = f"unknown-{next(number)}"
    url = server.url(user="", Authentication="ActiveDirectoryMsi").replace("//", f"//{client}@")
    with reading(Secret(url)) as db, pytest.raises(SourceError) as refused:
        ask(db, half)
    error = refused.value
    assert (error.reason, error.passing) == (Reason.UNREACHABLE, False)
    assert error.kind in {"ClientAuthenticationError", "CredentialUnavailableError"}
    assert identities.asked
    assert server.logins == 0


def test_a_token_is_written_as_the_driver_reads_it(identities: type[_Identities]) -> None:
    url = f"mssql://client-{next(number)}@db/a?Authentication=ActiveDirectoryMsi"
    [(attribute, value)] = address(Secret(url)).attributes().items()
    assert attribute == 1256
    (length,) = struct.unpack_from("<I", value)
    assert value[4:].decode("utf-16-le") == identities.token
    assert len(value) == 4 + length
    assert address(Secret(HOST)).attributes() == {}


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_a_driver_that_cannot_be_loaded_is_no_matter_of_the_server(
    monkeypatch: pytest.MonkeyPatch, half: str
) -> None:
    monkeypatch.setattr(odbc, "driver", lambda _: "/no/such/libmsodbcsql-18.so")
    with (
        reading(Secret("mssql://a:b@127.0.0.1:1/c"), Options(login_seconds=1)) as db,
        pytest.raises(AddressError, match="apt-get install") as missing,
    ):
        ask(db, half)
    assert "読み込めません" in missing.value.say("ja")


def test_a_machine_without_a_driver_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(odbc, "WHEEL", "no_such_wheel")
    odbc.driver.cache_clear()
    with pytest.raises(AddressError) as missing:
        odbc.driver(("SQLite3",))
    odbc.driver.cache_clear()
    assert "pip install" in missing.value.say("en")
    assert "pip install" in missing.value.say("ja")
