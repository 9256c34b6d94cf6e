"""Nights that are told of: what is compared, what a failing notice costs, and what status says."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from scanner.ledger import ActKind
from scanner.notify import calling
from tests.notice_servers import CERTIFICATES, HOST, PUBLIC, Hook, Post, hook, post
from tests.small import CALL, CLEAN, POLICY, Small, small

__all__ = ["small"]

NOTIFY = """
notify:
  heartbeat: env:BEAT
  webhook: "file:hook.url"
  hosts: [{host}]
  certificates: authority.pem
  mail: {{server: localhost, port: {port}, from: s@example.jp, to: o@example.jp}}
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    """Serve https at what everybody takes for a public address."""
    with hook() as made:
        reaching = partial(
            calling.Caller,
            resolving=lambda _host, _port: [PUBLIC],
            dialing=made.dial,
            waits=(0,),
        )
        monkeypatch.setattr(calling, "Caller", reaching)
        monkeypatch.setenv("BEAT", f"https://{HOST}/beat")
        yield made


@pytest.fixture
def mails() -> Iterator[Post]:
    with post() as made:
        yield made


def told(small: Small, port: int) -> None:
    (small.folder / "authority.pem").write_text(CERTIFICATES, encoding="ascii")
    (small.folder / "hook.url").write_text(f"https://{HOST}/hook\n", encoding="ascii")
    text = POLICY + NOTIFY.format(host=HOST, port=port)
    (small.folder / "policy.yaml").write_text(text, encoding="utf-8")


def hooked(server: Hook) -> list[dict[str, object]]:
    return [json.loads(body) for path, body in server.taken if path == "/hook"]


def counts(server: Hook) -> list[tuple[object, ...]]:
    """Give what was new, fixed and still open each night."""
    return [
        tuple(said["counts"][key] for key in ("new", "fixed", "open"))  # type: ignore[index]
        for said in hooked(server)
    ]


def test_nights_are_told_of_and_compared(small: Small, server: Hook, mails: Post) -> None:
    told(small, mails.port)
    assert small.night("2026-11-01") == 10
    small.write("notes.csv", CLEAN)
    assert small.night("2026-11-02") == 0
    small.write("notes.csv", CALL)
    small.write("stray.csv", "氏名\n山田太郎\n佐藤花子\n")
    assert small.night("2026-11-03") == 10
    assert small.night("2026-11-04") == 10
    (small.folder / "data" / "stray.csv").write_bytes(b"\x81\xff\x00\xff" * 9)
    assert small.night("2026-11-05") == 11
    assert counts(server)[:4] == [(1, 0, 0), (0, 1, 0), (2, 0, 0), (0, 0, 2)]
    assert counts(server)[4][1:] == (0, 2), "what is not read is neither new nor fixed"
    assert hooked(server)[-1]["counts"]["unseen"] == 1  # type: ignore[index]
    assert [said["exit_code"] for said in hooked(server)] == [10, 0, 10, 10, 11]
    assert {key for said in hooked(server) for key in said} == {"run", "counts", "exit_code"}
    beats = [path for path, _ in server.taken if path != "/hook"]
    assert beats == ["/beat/start", "/beat"] * 5
    assert [mail["Subject"].split(": ")[1] for mail in mails.mails][1:3] == [
        "0 new / 新規, 1 fixed / 解消, 0 open / 継続",
        "2 new / 新規, 0 fixed / 解消, 0 open / 継続",
    ]
    assert not any("notes" in mail.get_content() for mail in mails.mails)


def test_a_scan_by_hand_between_two_nights_counts(small: Small, server: Hook, mails: Post) -> None:
    told(small, mails.port)
    small.night("2026-11-01")
    small.write("notes.csv", CLEAN)
    out = str(small.folder / "out")
    scan = ("scan", small.config, "--out", out, "--as-of", "2026-11-01T09:00", "--only", "notes")
    assert small.run(*scan)[0] == 0
    assert len(hooked(server)) == 1, "a scan by hand is no night"
    assert small.night("2026-11-02") == 0
    assert counts(server)[-1] == (0, 1, 0)


def test_whoever_cannot_be_told_costs_the_night_nothing(
    small: Small, server: Hook, mails: Post
) -> None:
    told(small, mails.port)
    server.status, mails.refuses = 307, "o@example.jp"
    out = str(small.folder / "out")
    code, said = small.run("nightly", small.config, "--out", out, "--as-of", "2026-11-01T03:00")
    assert code == 10
    for who in ("heartbeat-start", "heartbeat-success", "webhook"):
        assert f"{who}: could not be told (redirect)" in said
    assert "mail: could not be told (SMTPRecipientsRefused)" in said
    assert (small.folder / "out" / "findings.json").exists()
    said = " ".join(small.run("status", small.config, "--as-of", "2026-11-01T09:00")[1].split())
    assert "Could not be told of the last night: heartbeat-start (redirect)" in said
    server.status, mails.refuses = 204, ""
    assert small.night("2026-11-02") == 10
    assert "told" not in small.run("status", small.config, "--as-of", "2026-11-02T09:00")[1]
    with small.ledger() as ledger:
        kinds = [act.kind for act in ledger.acts()]
        assert kinds == [ActKind.NOTIFY] * 2
        assert set(ledger.acts()[-1].notes.values()) == {"sent"}


def beats(server: Hook) -> list[str]:
    return [path.removeprefix("/beat") for path, _ in server.taken]


def test_a_night_that_fails_says_so(small: Small, server: Hook, mails: Post) -> None:
    told(small, mails.port)
    assert small.night("2026-11-02") == 10
    server.taken.clear()
    assert small.night("2026-11-01") == 2, "that night is over already"
    assert beats(server) == ["/fail"]
    assert len(mails.mails) == 1
    small.ledger_file.write_bytes(b"no ledger" * 999)
    assert small.night("2026-11-03") == 2
    assert beats(server) == ["/fail"] * 2


def test_a_second_night_while_one_runs_is_no_failure(
    small: Small, server: Hook, mails: Post
) -> None:
    told(small, mails.port)
    small.night("2026-11-01")
    server.taken.clear()
    with small.ledger() as ledger, ledger.guard("nightly", ledger.runs()[0].record.clock):
        assert small.night("2026-11-02") == 2
    assert not server.taken


def test_a_webhook_into_ones_own_network_is_a_mistake_of_the_policy(
    small: Small, server: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for host in ("169.254.169.254", "localhost"):
        told(small, 25)
        text = (small.folder / "policy.yaml").read_text(encoding="utf-8")
        policy = text.replace(f"hosts: [{HOST}]", f"hosts: [{HOST}, {host}]")
        (small.folder / "policy.yaml").write_text(policy, encoding="utf-8")
        monkeypatch.setenv("BEAT", f"https://{host}/latest/meta-data")
        code, said = small.run("check", small.config)
        assert code == 2
        assert "one's own network or machine" in said
        assert "meta-data" not in said
    assert not server.taken


def test_a_night_that_ends_half_way_says_so(
    small: Small, server: Hook, mails: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash of whatever kind: here the place for the reports is not a folder any more."""
    told(small, mails.port)
    out = small.folder / "out"
    config = small.config

    def vanish(place: Path, _content: object) -> tuple[Path, ...]:
        raise RuntimeError(place)

    monkeypatch.setattr("scanner.cli.scanning.write_all", vanish)
    code, said = small.run("nightly", config, "--out", str(out), "--as-of", "2026-11-01T03:00")
    assert code == 1
    assert "RuntimeError" in said
    assert beats(server) == ["/start", "/fail"]
    assert not mails.mails
