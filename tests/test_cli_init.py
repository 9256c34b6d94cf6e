"""``init``: a draft that says what is there, and cannot be used before a person has decided."""

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from azure.storage.blob import generate_container_sas
from ruamel.yaml import YAML

from scanner.cli import main
from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.draft import UNDECIDED, DraftDataset, DraftSource
from scanner.model.source import SourceKind
from scanner.reports.policy_draft import policy_draft
from tests.azurite import ACCOUNT, KEY, Azurite

SAFE = YAML(typ="safe")
PEOPLE = "氏名,電話番号,点数\n" + "".join(
    f"{name},090-1234-56{i:02},{i}\n"
    for i, name in enumerate(["佐藤花子", "鈴木一郎", "高橋美咲", "田中健太", "伊藤由美"] * 4)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PCSCAN_KEY", "0123456789abcdef" * 4)
    data = tmp_path / "data"
    data.mkdir()
    (data / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (data / "shops.csv").write_text("code,points\nA1,10\nA2,20\n", encoding="utf-8")
    return data


def _answered(text: str) -> str:
    """Decide everything, as a person would."""
    answers = {
        "system": "card",
        "name": "千葉市",
        "rulebooks": "operator",
        "cities": "city-1",
        "owner": "office",
        "purpose": "points",
    }
    for key, answer in answers.items():
        text = re.sub(rf'\b{key}: (\[?)"{UNDECIDED}"', rf"{key}: \g<1>{answer}", text)
    return text.replace(f'retention: "{UNDECIDED}"', "retention: {years: 5, by: 点数}")


def test_a_draft_is_refused_at_each_mark_and_only_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "policy.yaml"
    assert main(["init", "--folder", str(folder), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    marks = [
        f"{out}:{number}:{found.start() + 1}"
        for number, line in enumerate(text.splitlines(), 1)
        for found in re.finditer(f'"{UNDECIDED}"', line)
    ]
    assert f"{len(marks)} places" in capsys.readouterr().err
    assert len(marks) == 8
    assert main(["check", str(out)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in told] == marks
    assert all("must decide" in line for line in told)
    assert main(["scan", str(out), "--out", str(tmp_path / "run")]) == 2


def test_a_decided_draft_is_a_policy(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "policy.yaml"
    assert main(["init", "--folder", str(folder), "--out", str(out)]) == 0
    out.write_text(_answered(out.read_text(encoding="utf-8")), encoding="utf-8")
    data = SAFE.load(out.read_text(encoding="utf-8"))
    assert data["datasets"]["people.csv"]["fields"] == {
        "氏名": "PERSON",
        "電話番号": "PHONE_NUMBER",
        "点数": "none",
    }
    assert data["datasets"]["shops.csv"] == {
        "source": "folder",
        "where": "shops.csv",
        "cities": ["city-1"],
        "fields": {"code": "none", "points": "none"},
    }
    assert main(["check", str(out)]) == 0


def test_neither_values_nor_hidden_names_are_in_a_draft(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "佐藤花子様.csv").write_text("id,鈴木一郎\n1,2\n", encoding="utf-8")
    assert main(["init", "--folder", str(folder)]) == 0
    text = capsys.readouterr().out
    assert not re.search("佐藤|鈴木|090", text)
    hidden = SAFE.load(text)["datasets"]["folder"]
    assert hidden["where"] == UNDECIDED
    assert hidden["fields"] == {"id": "none", "*": UNDECIDED}
    assert hidden["owner"] == UNDECIDED


def test_what_a_name_does_not_speak_for_is_not_declared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "codes.csv").write_text(PEOPLE.replace("電話番号", "備考コード"), encoding="utf-8")
    assert main(["init", "--folder", str(folder)]) == 0
    fields = SAFE.load(capsys.readouterr().out)["datasets"]["codes.csv"]["fields"]
    assert fields == {"氏名": "PERSON", "備考コード": UNDECIDED, "点数": "none"}


def test_unread_is_for_a_person_to_decide(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert main(["init", "--folder", str(folder)]) == 0
    unread = SAFE.load(capsys.readouterr().out)["datasets"]["picture.png"]
    assert unread["fields"] == {"*": UNDECIDED}
    assert unread["owner"] == UNDECIDED


def test_a_database_by_reference_and_a_folder_that_counts_from_the_draft(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "configs"
    elsewhere.mkdir()
    with sqlite3.connect(elsewhere / "small.db") as database:
        database.execute("create table points (id integer primary key, amount integer)")
    monkeypatch.setenv("SMALL_DB", "sqlite:///small.db")
    monkeypatch.chdir(tmp_path)
    out = elsewhere / "policy.yaml"
    asked = ["init", "--database", "env:SMALL_DB", "--folder", folder.name, "--out", str(out)]
    assert main(asked) == 0
    data = SAFE.load(out.read_text(encoding="utf-8"))
    assert data["sources"] == {
        "database": {"kind": "database", "url": "env:SMALL_DB"},
        "folder": {"kind": "folder", "path": f"../{folder.name}"},
    }
    assert data["datasets"]["main.points"]["fields"] == {"id": "none", "amount": "none"}


def test_a_file_is_never_overwritten(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "policy.yaml"
    out.write_text("mine", encoding="utf-8")
    asked = ["init", "--out", str(out), "--folder"]
    assert main([*asked, str(folder)]) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert main([*asked, "not-there"]) == 2  # told before anything is read
    assert out.read_text(encoding="utf-8") == "mine"
    assert "never overwritten" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([], "name what to draft from"),
        (["--database", "sqlite:///small.db"], "--database: give the address by reference"),
        (["--blobs", "env:NOT_SET"], "env:NOT_SET: "),
        (["--folder", "not-there"], "not-there: cannot be listed"),
    ],
)
def test_what_cannot_be_drafted_from(
    asked: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", *asked, "--out", "policy.yaml"]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "policy.yaml").exists()


PERSON, MY_NUMBER = DataCategory.PERSON, DataCategory.JP_MY_NUMBER


@pytest.mark.parametrize(
    ("verdicts", "unread", "wanted"),
    [
        ({}, None, "none"),
        ({}, "malformed", UNDECIDED),
        ({PERSON: Verdict.PERSONAL}, None, "PERSON"),
        ({PERSON: Verdict.PERSONAL}, "malformed", "PERSON"),
        ({PERSON: Verdict.INCIDENTAL}, None, UNDECIDED),
        ({DataCategory.ADDRESS: Verdict.BUSINESS}, None, "none"),
        ({DataCategory.ADDRESS: Verdict.BUSINESS}, "malformed", UNDECIDED),
        ({MY_NUMBER: Verdict.PERSONAL}, None, UNDECIDED),
        ({DataCategory.CREDENTIAL: Verdict.PERSONAL}, None, UNDECIDED),
        (
            {PERSON: Verdict.PERSONAL, DataCategory.ADDRESS: Verdict.PERSONAL},
            None,
            {"category": ["PERSON", "ADDRESS"]},
        ),
        ({PERSON: Verdict.PERSONAL, DataCategory.ADDRESS: Verdict.MASKED}, None, UNDECIDED),
        (
            {PERSON: Verdict.MASKED},
            None,
            {"category": "PERSON", "treatment": "masked", "pattern": UNDECIDED},
        ),
    ],
)
def test_a_field_is_declared_only_where_it_cannot_be_a_mistake(
    verdicts: dict[DataCategory, Verdict], unread: str | None, wanted: object
) -> None:
    there = DraftDataset("s", "a.csv", fields={"x": verdicts}, unread=unread)
    text = policy_draft([DraftSource("s", SourceKind.FOLDER, ".")], [there], "ja")
    assert SAFE.load(text)["datasets"]["a.csv"]["fields"]["x"] == wanted


def test_names_that_yaml_or_a_policy_reads_otherwise() -> None:
    fields: dict[str, dict[DataCategory, Verdict]] = {
        name: {} for name in ("yes", "1", 'a: "b" #c', "*", "x\u202ey", "null")
    }
    there = [
        DraftDataset("s", "a*.csv", fields=fields),
        DraftDataset("s", "b.csv"),
        DraftDataset("t", "b.csv"),
    ]
    text = policy_draft([DraftSource("s", SourceKind.FOLDER, "a: b")], there, "en")
    assert "\u202e" not in text
    data = SAFE.load(text)
    assert data["sources"]["s"]["path"] == "a: b"
    assert list(data["datasets"]) == ["s", "b.csv", "b.csv (2)"]
    assert data["datasets"]["s"]["where"] == UNDECIDED
    assert list(data["datasets"]["s"]["fields"]) == ["yes", "1", 'a: "b" #c', "null", "*"]
    assert data["datasets"]["b.csv"]["fields"] == {"*": UNDECIDED}
    assert SAFE.load(policy_draft([], [], "en"))["datasets"] == UNDECIDED


@pytest.mark.usefixtures("folder")
def test_blobs_are_drafted_as_they_lie_in_a_container(
    tmp_path: Path, azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = azurite.container({"exports/people.csv": PEOPLE.encode("cp932")})
    seen = generate_container_sas(
        ACCOUNT,
        held.container_name,
        account_key=KEY,
        permission="rl",
        expiry=datetime(2099, 1, 1, tzinfo=UTC),
    )
    monkeypatch.setenv("PCSCAN_BLOBS", f"{azurite.url}/{held.container_name}?{seen}")
    out = tmp_path / "policy.yaml"
    assert main(["init", "--blobs", "env:PCSCAN_BLOBS", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert seen not in text
    assert KEY not in text
    out.write_text(_answered(text), encoding="utf-8")
    [(source, how)] = SAFE.load(out.read_text(encoding="utf-8"))["sources"].items()
    assert (how["kind"], how["url"]) == ("azure_blob", "env:PCSCAN_BLOBS")
    [(name, dataset)] = SAFE.load(out.read_text(encoding="utf-8"))["datasets"].items()
    assert (name, dataset["source"]) == ("exports/people.csv", source)
    assert dataset["fields"]["氏名"] == "PERSON"
    assert main(["scan", str(out), "--out", str(tmp_path / "run"), "--ledger", "off"]) in {0, 10}
