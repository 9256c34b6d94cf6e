"""Values are for a person at a terminal: nothing else that is asked between nights shows one."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from scanner.cli import main
from scanner.ledger import ActKind
from tests import small as small_system
from tests import test_canary
from tests.small import HIDDEN, Small, terminal

small = small_system.small
canary = test_canary.system


def test_values_are_shown_on_a_terminal_and_it_is_recorded(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = small.folder / "cards.db"
    with sqlite3.connect(db) as made:
        made.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, tel TEXT)")
        rows = [*[(None,)] * 10_001, ("09012345678",)]  # beyond the first batch
        made.executemany("INSERT INTO people (tel) VALUES (?)", rows)
    made.close()
    monkeypatch.setenv("CARDS", f"sqlite:///{db}")
    small.write(
        "more.csv", "id,memo\n1,x\n2,call 080\u200b1111\u200b2222 or 080-1111-3333\x1b[2J\n"
    )
    targets = [str(small.folder / "data"), str(small.folder / "data" / "notes.csv"), "env:CARDS"]
    with terminal(monkeypatch) as seen:
        code, _ = small.run("detect", *targets, "--show-values", "--config", small.config)
    assert code == 0
    assert "\x1b" not in seen()
    for value in ("090-1234-5678", "09012345678", "080-1111-3333", "080\\u{200b}1111"):
        assert value in seen()
    with small.ledger() as ledger:
        (act,) = ledger.acts()
    assert act.kind is ActKind.SHOW_VALUES
    assert act.notes == {
        "count": str(len(re.findall(r"0[89]0\S*\d{4}", seen()))),
        "targets": "database,file,folder",
    }
    assert b"1234" not in small.ledger_file.read_bytes()


def test_only_so_many_values_are_shown_at_once(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{n},090-1234-{n:04}\n" for n in range(210))
    small.write("many.csv", f"id,tel\n{rows}")
    file = str(small.folder / "data" / "many.csv")
    with terminal(monkeypatch) as seen:
        arguments = [file, "--spans", "--show-values", "--config", small.config]
        assert small.run("detect", *arguments)[0] == 0
    assert len(re.findall(r"090-1234-\d{4}", seen())) == 200
    assert "10 more are not shown" in seen()


def test_where_values_are_not_shown(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    shows = ["detect", str(small.folder / "data"), "--show-values"]
    code, said = small.run(*shows, "--config", small.config)
    assert (code, "interactive terminal" in said) == (2, True)
    assert not small.ledger_file.exists()
    with terminal(monkeypatch) as seen:
        code, said = small.run(*shows)
        assert (code, "--config" in said) == (2, True)
        code, said = small.run(*shows, "--config", small.config, "--format", "jsonl")
        assert (code, "--format table" in said) == (2, True)
        (small.folder / "system.key").unlink()
        assert small.run(*shows, "--config", small.config)[0] == 2
    assert seen() == ""


def test_no_command_between_nights_leaks(
    canary: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEXT_KEY", "f" * 64)
    asked = str(canary)
    assert main(["nightly", asked, "--out", str(canary.parent / "out")]) == 11
    main(["exceptions", "--config", asked, "list", "--json"])
    out = capsys.readouterr().out
    found = [json.loads(line.rstrip(",")) for line in out.splitlines() if '"id"' in line]
    identities = [one["id"] for one in found if one.get("location")]
    assert identities
    (reference, *_) = HIDDEN.findall(out)
    commands = [
        ["status", asked],
        ["exceptions", "--config", asked, "list"],
        *(["exceptions", "--config", asked, "show", identity] for identity in identities),
        ["exceptions", "--config", asked, "assign", identities[0], "--owner", "Yamada"],
        ["locate", reference, asked],
        ["ledger", "backup", asked, "--to", str(canary.parent / "backup")],
        ["ledger", "prune", asked, "--before", "2026-01-01"],
        ["key", "rotate", asked, "--to", "env:NEXT_KEY", "--lang", "en"],
    ]
    for command in commands:
        assert main(command) in {0, 2, 10}, command
    said = capsys.readouterr()
    assert "is under the new secret" in said.out
    assert "keep their old references" not in said.out
    kept = (canary.parent / "backup", canary.parent / "policy.ledger.db")
    text = "".join(path.read_bytes().decode("latin-1") for path in kept)
    assert not list(test_canary._leaks(out + said.out + said.err + text))  # noqa: SLF001 - shared
