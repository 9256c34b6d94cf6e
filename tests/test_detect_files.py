"""``detect`` on any file or folder, without a policy."""

import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from scanner.cli import main
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.source import segments
from scanner.profiling import Namer
from scanner.recognizers import detector
from tests.azurite import Azurite

CSV = "氏名,電話\n山田太郎,090-1234-5678\n鈴木花子,090-1234-5679\n"
NAMER = Namer(detector(RecognizerSettings()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for title in ("会員", "山田太郎"):
        sheet = made.create_sheet(title)
        for line in CSV.splitlines():
            sheet.append(line.split(","))
    del made["Sheet"]
    made.save(tmp_path / "book.xlsx")
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/b.csv", CSV)
        archive.writestr("鈴木花子.txt", "090-1234-5678")
        archive.write(tmp_path / "book.xlsx", "book.xlsx")
    return tmp_path


def _datasets(capture: pytest.CaptureFixture[str], *targets: str) -> tuple[int, dict[str, str]]:
    code = main(["detect", *targets, "--format", "jsonl"])
    lines = list(map(json.loads, capture.readouterr().out.splitlines()))
    fields = {line["dataset"] for line in lines if line["type"] == "field"}
    covered = {line["dataset"]: line["status"] for line in lines if line["type"] == "coverage"}
    assert fields == set(covered)
    return code, covered


def test_sheets_and_members_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = _datasets(capsys, str(folder))
    assert code == 0
    assert set(found) == {
        f"{folder}/a.zip!/book.xlsx#会員",
        f"{folder}/a.zip!/book.xlsx#[name:#2]",
        f"{folder}/a.zip!/x/b.csv",
        f"{folder}/a.zip!/[name:#3]",
        f"{folder}/book.xlsx#会員",
        f"{folder}/book.xlsx#[name:#2]",
    }
    assert set(found.values()) == {"read"}


def test_a_single_file_has_the_name_that_the_user_gave(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = (folder / "book.xlsx").rename(folder / "鈴木花子.xlsx")
    _, found = _datasets(capsys, str(renamed))
    assert set(found) == {f"{renamed}#会員", f"{renamed}#[name:#2]"}


def test_an_account_behind_a_variable(
    azurite: Azurite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    container = azurite.container({"x/a.csv": CSV.encode()})
    monkeypatch.setenv("BLOBS", azurite.connection_string)
    main(["detect", "env:BLOBS", "--format", "jsonl"])
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    wanted = f"{container.container_name}/x/a.csv"
    assert {"PERSON", "PHONE_NUMBER"} == {
        line["category"] for line in lines if line["type"] == "field" and line["dataset"] == wanted
    }


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("a/b.csv", ("a", "/", "b.csv")),
        ("a.zip!/b.csv", ("a.zip!", "/", "b.csv")),
        ("b.XLSX#会員", ("b.XLSX", "#", "会員")),
        ("a#b.csv", ("a#b.csv",)),
        ("a.csv#version=2026-11-01T03:00:00.1234567Z", None),
    ],
)
def test_where_a_name_is_cut(name: str, cut: tuple[str, ...] | None) -> None:
    parts = segments(name, "/")
    assert "".join(parts) == name
    assert cut is None or parts == cut
    assert NAMER.datasets([name], "/") == {name: name}
    assert segments(name, ".")[1] == "."


def test_a_version_does_not_hide_what_it_is_a_version_of() -> None:
    name = "山田太郎.csv#version=2026-11-01T03:00:00.1234567Z"
    assert NAMER.datasets([name], "/")[name].endswith("]#version=2026-11-01T03:00:00.1234567Z")
