"""Calls and mails to the outside: what is sent, and everything that is refused."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from ipaddress import IPv6Address

import pytest
import trustme

from scanner import config
from scanner.config.notifying import endpoint_of
from scanner.model.finding import Cause, Outcome, RuleMeta
from scanner.model.inventory import Location
from scanner.model.notice import (
    Compared,
    Encryption,
    Endpoint,
    MailSettings,
    Notice,
    Refusal,
    is_public,
)
from scanner.model.secret import Secret
from scanner.model.severity import Severity
from scanner.notify import mail
from scanner.notify.calling import Caller, NotToldError, dial, resolve
from scanner.sources.pace import JAPAN
from tests.notice_servers import CERTIFICATES, HOST, PUBLIC, Hook, hook, post

OWN = [
    "169.254.169.254",
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "10.0.0.4",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
]
OTHERS = [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]


def endpoint(url: str = f"https://{HOST}/hook", *hosts: str) -> Endpoint:
    return endpoint_of(Secret(url), frozenset(hosts or (HOST,)))


def refused(caller: Caller, to: Endpoint) -> str:
    with pytest.raises(NotToldError) as why:
        caller.call(to, b"{}")
    return why.value.why


@pytest.fixture
def server() -> Iterator[Hook]:
    with hook() as made:
        yield made


@pytest.mark.parametrize("address", OWN)
def test_addresses_of_ones_own_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OTHERS)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_a_tunnel_to_a_private_address_is_none_of_the_public_internet() -> None:
    teredo = IPv6Address("2001:0:4136:e378:8000:63bf:5601:5601")  # carries 169.254.169.254
    assert teredo.teredo is not None
    assert not is_public(str(teredo))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (f"http://{HOST}/hook", Refusal.NOT_HTTPS),
        ("https:///hook", Refusal.NOT_HTTPS),
        ("https://[::1/hook", Refusal.NOT_HTTPS),
        (f"https://{HOST}:port/hook", Refusal.NOT_HTTPS),
        ("file:///etc/passwd", Refusal.NOT_HTTPS),
        (f"https://user:word@{HOST}/", Refusal.USER),
        ("https://other.example.jp/", Refusal.NOT_LISTED),
        (f"https://{HOST}.example.jp/", Refusal.NOT_LISTED),
        (f"https://example.jp\\@{HOST}/", Refusal.USER),
    ],
)
def test_what_an_address_may_not_be(url: str, why: Refusal) -> None:
    assert endpoint(url).refusal() is why


@pytest.mark.parametrize("host", ["169.254.169.254", "localhost", "a.localhost", "[::1]"])
def test_a_listed_host_in_ones_own_network_is_refused_all_the_same(host: str) -> None:
    assert endpoint(f"https://{host}/", host.strip("[]")).refusal() is Refusal.OWN_NETWORK


def test_what_is_sent(server: Hook) -> None:
    url = f"https://{HOST.upper()}/hook/?token=1"
    server.caller().call(endpoint(url), b'{"run":"r"}')
    server.caller().call(endpoint(url), end="/start")
    server.caller().call(endpoint(f"https://{HOST}"))
    taken = [("/hook/?token=1", b'{"run":"r"}'), ("/hook/start?token=1", b""), ("/", b"")]
    assert server.taken == taken
    assert server.dialled == [PUBLIC] * 3


def test_a_name_that_leads_into_ones_own_network(server: Hook) -> None:
    for address in OWN:
        assert refused(server.caller(addresses=[address]), endpoint()) == "own-network", address
        assert refused(server.caller(addresses=[PUBLIC, address]), endpoint()) == "own-network"
    assert refused(server.caller(addresses=[]), endpoint()) == "own-network"
    assert not server.dialled


def test_localhost_is_refused_by_whatever_name_the_machine_gives_it(server: Hook) -> None:
    """The real resolver and the real connection: the server is there, and is not called."""
    caller = Caller(CERTIFICATES, waits=(0,))
    name = socket.gethostname()
    to = endpoint(f"https://{name}:{server.port}/", name.lower())
    where = [address for *_, (address, *_) in socket.getaddrinfo(name, server.port)]
    if not any(is_public(str(address)) for address in where):
        assert refused(caller, to) == "own-network"
    assert refused(Caller(CERTIFICATES), endpoint("https://localhost/", "localhost")) == (
        "own-network"
    )
    assert "127.0.0.1" in resolve("localhost", server.port)
    dial("127.0.0.1", server.port).close()
    assert not server.taken


def test_a_name_is_asked_for_once_and_the_checked_address_is_called(server: Hook) -> None:
    answers = iter([[PUBLIC], ["169.254.169.254"]])
    caller = Caller(CERTIFICATES, lambda _host, _port: next(answers), server.dial, waits=(0,))
    caller.call(endpoint())
    assert server.dialled == [PUBLIC]
    assert next(answers) == ["169.254.169.254"]  # nobody has asked for it


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_leads_nowhere(server: Hook, status: int) -> None:
    with hook() as other:
        server.status, server.location = status, f"https://{HOST}:{other.port}/"
        assert refused(server.caller(), endpoint()) == "redirect"
        assert len(server.taken) == 1
        assert not other.taken


def test_an_answer_that_is_no_success(server: Hook) -> None:
    server.status = 500
    assert refused(server.caller(), endpoint()) == "http-500"


def test_a_certificate_of_nobody_who_is_trusted() -> None:
    with hook(authority=trustme.CA()) as server:
        assert refused(server.caller(), endpoint()) == "SSLCertVerificationError"
        assert not server.taken


def test_a_certificate_of_another_name() -> None:
    with hook("other.example.jp") as server:
        assert refused(server.caller(), endpoint()) == "SSLCertVerificationError"
        assert not server.taken


def test_the_next_address_is_tried_then_all_of_them_again(server: Hook) -> None:
    tried: list[str] = []

    def failing(address: str, port: int, seconds: float) -> socket.socket:
        tried.append(address)
        if len(tried) < 4:
            raise ConnectionRefusedError
        return server.dial(address, port, seconds)

    both = [PUBLIC, "8.8.8.8"]
    caller = Caller(CERTIFICATES, lambda _host, _port: both, failing, waits=(0, 0))
    caller.call(endpoint())
    assert tried == both * 2
    assert len(server.taken) == 1


def test_a_server_that_answers_byte_by_byte_holds_nobody_up(server: Hook) -> None:
    """Each byte comes in time, and so would the whole answer, had it three seconds."""
    server.pause = 0.1
    started = time.monotonic()
    assert refused(server.caller(seconds=0.4), endpoint()) == "TimeoutError"
    assert 0.8 <= time.monotonic() - started < 1.3
    assert len(server.taken) == 2
    server.pause = 0.01
    server.caller(seconds=2).call(endpoint())


def test_a_handshake_byte_by_byte(server: Hook) -> None:
    """A record of TLS that never ends, a byte in every twentieth of a second."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            for _ in range(2):
                with suppress(OSError), listening.accept()[0] as taken:
                    for one in b"\x16\x03\x03\x40\x00" + bytes(100):
                        taken.sendall(bytes([one]))
                        time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        server.port = listening.getsockname()[1]
        started = time.monotonic()
        assert refused(server.caller(seconds=0.3), endpoint()) == "TimeoutError"
        assert 0.6 <= time.monotonic() - started < 1.1
        thread.join()


def test_addresses_that_do_not_answer_share_the_time(server: Hook) -> None:
    asked: list[float] = []

    def waiting(_address: str, _port: int, seconds: float) -> socket.socket:
        asked.append(seconds)
        time.sleep(0.15)
        raise TimeoutError

    ways = [PUBLIC, "8.8.8.8", "1.1.1.1", "9.9.9.9"]
    caller = Caller(CERTIFICATES, lambda _host, _port: ways, waiting, (0,), 0.25)
    assert refused(caller, endpoint()) == "TimeoutError"
    assert len(asked) == 2
    assert asked[0] > 0.2
    assert asked[1] <= 0.1
    assert not server.taken


def test_a_name_that_nobody_knows(server: Hook) -> None:
    host = "no-such-host.invalid"
    assert refused(Caller(waits=(0,)), endpoint(f"https://{host}/", host)) == "gaierror"
    long = "a" * 70 + ".example.jp"
    assert refused(Caller(waits=(0,)), endpoint(f"https://{long}/", long)) == "UnicodeError"
    assert not server.taken


# mail

META = RuleMeta("MIN-1", "", Severity.HIGH)
COV = RuleMeta("COV-1", "", Severity.MEDIUM)
FAILED = META.finding(Location("db", "members", "氏名"), Outcome.FAIL, Cause.DATA, cities=("c",))
GAP = COV.finding(Location("db", "notes"), Outcome.OPEN, Cause.COVERAGE, cities=("c",))
AS_OF = datetime(2026, 11, 2, 3, tzinfo=JAPAN)
NOTICE = Notice(
    "ポイント\rカード",
    "20261102T030000-7f3a",
    AS_OF,
    11,
    Compared(AS_OF.replace(day=1), (FAILED,), (), (GAP,), unseen=1),
)
SETTINGS = MailSettings(
    "localhost", 0, Encryption.STARTTLS, "scanner@example.jp", ("a@example.jp", "b@example.jp")
)


def composed(settings: MailSettings = SETTINGS, notice: Notice = NOTICE) -> EmailMessage:
    return mail.composed(settings, notice, config.catalogue(), "head 1 2026 abc\n")


def test_counts() -> None:
    counts = {"exceptions": 1, "gaps": 1, "new": 1, "fixed": 0, "open": 1, "unseen": 1}
    assert NOTICE.counts == counts
    assert "members" not in json.dumps(dict(NOTICE.counts))


@pytest.mark.parametrize("encryption", Encryption)
def test_a_mail_reaches_the_office(encryption: Encryption) -> None:
    with post(tls=encryption is Encryption.TLS) as server:
        word = Secret("let me in")
        settings = replace(
            SETTINGS, port=server.port, encryption=encryption, user=Secret("u"), password=word
        )
        mail.send(settings, composed(settings), CERTIFICATES)
        (taken,) = server.mails
        assert server.signed_in == [b"u"]
    subject = "[pcscan] ポイント カード 2026-11-02: 1 new / 新規, 0 fixed / 解消, 1 open / 継続"
    assert taken["Subject"] == subject
    assert taken["To"] == "a@example.jp, b@example.jp"
    text = taken.get_content()
    assert "指摘事項 1件、未確認 1件。" in text
    assert "Since the last one (2026-11-01T03:00+09:00): 1 new, 0 fixed, 1 still open." in text
    assert "Of those still open, 1 could not be looked at this time." in text
    assert "  COV-1 " in text
    assert "head 1 2026 abc" in text
    assert not {"members", "氏名", "notes"} & set(text.replace("/", " ").split())


def test_a_first_night_has_nothing_to_be_compared_with() -> None:
    first = replace(NOTICE, compared=replace(NOTICE.compared, last=None, unseen=0))
    text = composed(notice=first).get_content()
    assert "There is no earlier scan to compare it with." in text
    assert "could not be looked at" not in text


def why_not(settings: MailSettings, certificates: str = CERTIFICATES) -> str:
    with pytest.raises(NotToldError) as why:
        mail.send(settings, composed(settings), certificates)
    return why.value.why


def test_a_server_that_takes_it_in_the_clear_gets_nothing() -> None:
    with post(bare=True) as server:
        assert why_not(replace(SETTINGS, port=server.port)) == "SMTPNotSupportedError"
        assert not server.mails


def test_a_mail_server_of_another_name_gets_nothing() -> None:
    with post(name="other.example.jp") as server:
        settings = replace(SETTINGS, port=server.port)
        assert why_not(settings) == "SSLCertVerificationError"
        assert why_not(settings, "") == "SSLCertVerificationError"
        assert not server.mails


def test_a_wrong_password_and_a_recipient_whom_nobody_knows() -> None:
    with post() as server:
        settings = replace(SETTINGS, port=server.port)
        wrong = replace(settings, user=Secret("u"), password=Secret("wrong"))
        assert why_not(wrong) == "SMTPAuthenticationError"
        server.refuses = "b@example.jp"
        assert why_not(settings) == "SMTPRecipientsRefused"
        assert len(server.mails) == 1  # the other one has it


def test_nobody_serves_mail_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert why_not(replace(SETTINGS, port=port)) == "ConnectionRefusedError"
