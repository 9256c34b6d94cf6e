"""The system secret, and the names that it hides."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from scanner.cli.arguments.readers import JAPAN
from tests import small as small_system
from tests.small import HIDDEN, POLICY, Small, terminal

NAME = "綾小路花子"

small = small_system.small


@pytest.fixture
def hiding(small: Small) -> Small:
    """Add what findings can only speak of by reference: a file, and a column in it."""
    small.write(f"{NAME}.csv", f"id,{NAME}\n1,090-1234-5678\n")
    assert small.night("2026-11-01") == 10
    return small


# key


def test_a_secret_is_made_once(small: Small) -> None:
    file = small.folder / "system.key"
    file.unlink()
    code, said = small.run("key", "new", small.config)
    made = file.read_text(encoding="ascii")
    assert code == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", made)
    assert file.stat().st_mode & 0o777 == 0o600
    assert made.strip() not in said
    assert small.night("2026-11-01") == 10
    code, said = small.run("key", "new", small.config)
    assert (code, "never overwritten" in said) == (2, True)
    assert file.read_text(encoding="ascii") == made


def test_a_secret_in_a_variable_is_explained(small: Small) -> None:
    text = POLICY.replace("file:system.key", "env:NOT_SET_YET")
    Path(small.config).write_text(text, encoding="utf-8")
    code, said = small.run("key", "new", small.config)
    assert (code, 'export NOT_SET_YET="$(cat NOT_SET_YET.secret)"' in said) == (0, True)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("file:no/such/folder/system.key", "cannot be written (FileNotFoundError)"),
        ("0123456789abcdef" * 4, "policy.yaml:4:16: A secret is named, never written here"),
        ("file:", "policy.yaml:4:16: A secret is named, never written here"),
    ],
)
def test_a_secret_has_to_have_a_place(small: Small, written: str, told: str) -> None:
    text = POLICY.replace("file:system.key", written)
    Path(small.config).write_text(text, encoding="utf-8")
    code, said = small.run("key", "new", small.config)
    assert (code, told in said) == (2, True)
    assert "0123456789abcdef" not in said
    assert small.run("key", "new", str(small.folder / "none.yaml"))[0] == 2


def test_no_secret_is_destroyed(small: Small) -> None:
    code, said = small.run("key", "destroy", small.config)
    assert (code, "key destroy" in said, "never destroyed" in said) == (2, True, True)
    assert (small.folder / "system.key").exists()


def use_new_key(small: Small) -> None:
    text = POLICY.replace("file:system.key", "file:next.key")
    Path(small.config).write_text(text, encoding="utf-8")


def test_the_ledger_goes_over_to_another_secret(hiding: Small) -> None:
    (hiding.folder / "next.key").write_text("f" * 64, encoding="ascii")
    before = hiding.listed()
    old = str(before["MIN-2"]["id"])
    assert len(HIDDEN.findall(json.dumps(before["MIN-2"]))) == 2
    hiding.exceptions("assign", old, "--owner", "Yamada")
    code, said = hiding.run("key", "rotate", hiding.config, "--to", "file:next.key")
    assert code == 0
    assert 'keys: {system: "file:next.key"}' in said
    assert "old references" not in said
    assert hiding.exceptions("list")[0] == 2
    use_new_key(hiding)
    rotated = hiding.listed()
    assert rotated["MIN-2"]["id"] != old
    assert not set(HIDDEN.findall(str(before))) & set(HIDDEN.findall(str(rotated)))
    assert "Owner: Yamada" in hiding.exceptions("show", old)[1]
    assert hiding.night("2026-11-02") == 10
    assert hiding.listed() == rotated


def test_what_cannot_be_listed_any_more_is_said(hiding: Small) -> None:
    (hiding.folder / "next.key").write_text("f" * 64, encoding="ascii")
    identity = str(hiding.listed()["MIN-2"]["id"])
    (hiding.folder / "data").rename(hiding.folder / "elsewhere")
    code, said = hiding.run("key", "rotate", hiding.config, "--to", "file:next.key")
    assert code == 0
    assert "files could not be listed (Cannot be reached)" in said
    assert identity in said
    use_new_key(hiding)
    assert hiding.listed()["MIN-2"]["id"] == identity


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("file:system.key", "the secret in use"),
        ("file:none.key", "--to: The file named here cannot be read"),
        ("file:none.key", "(umask 077; openssl rand -hex 32 > FILE)"),
        ("env:NOT_SET_ANYWHERE", "NOT_SET_ANYWHERE"),
        ("env:TOO_SHORT", "shorter than 32 bytes"),
        ("0123456789abcdef" * 4, "A secret is named, never written here"),
    ],
)
def test_what_a_rotation_refuses(
    small: Small, reference: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOO_SHORT", "x" * 31)
    small.night("2026-11-01")
    code, said = small.run("key", "rotate", small.config, "--to", reference)
    assert (code, told in said) == (2, True)
    assert "0123456789abcdef" not in said
    assert "MIN-1" in small.listed()


def test_no_secret_is_rotated_under_a_running_job(small: Small) -> None:
    (small.folder / "next.key").write_text("f" * 64, encoding="ascii")
    small.night("2026-11-01")
    now = datetime(2026, 11, 2, 3, tzinfo=JAPAN)
    for job in ("nightly", "scan"):
        with small.ledger() as ledger, ledger.guard(job, now):
            code, said = small.run("key", "rotate", small.config, "--to", "file:next.key")
        assert (code, f"{job} is already running" in said) == (2, True)
    assert "MIN-1" in small.listed()


# locate


def test_a_hidden_name_is_shown_on_a_terminal(
    hiding: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = json.dumps(hiding.listed()["MIN-2"]["location"])
    path, column = HIDDEN.findall(location)
    for reference in (path, path[6:-1], path[6:-1].upper()):
        with terminal(monkeypatch) as seen:
            assert hiding.run("locate", reference, hiding.config)[0] == 0
        assert seen() == f"a place in files: {NAME}.csv\r\n"
    with terminal(monkeypatch) as seen:
        assert hiding.run("locate", column, hiding.config)[0] == 0
    assert seen() == f"a column in files: {NAME}\r\n"
    code, said = hiding.run("locate", path, hiding.config)
    assert (code, "interactive terminal" in said, NAME in said) == (2, True, False)


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("0" * 12, "sources that could not be listed: -"),
        ("[name:#1]", "12 hex digits"),
        ("0" * 11, "12 hex digits"),
        (NAME, "12 hex digits"),
    ],
)
def test_a_reference_without_a_name(
    small: Small, reference: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with terminal(monkeypatch) as seen:
        code, said = small.run("locate", reference, small.config)
    assert (code, told in said, seen()) == (2, True, "")


def test_a_source_that_cannot_be_listed_may_hold_the_name(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small.folder / "data").rename(small.folder / "elsewhere")
    with terminal(monkeypatch):
        code, said = small.run("locate", "0" * 12, small.config)
    assert (code, "could not be listed: files" in said) == (2, True)
