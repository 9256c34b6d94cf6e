"""Reports of a system that lives: what came, what went, since when, who decided what."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from scanner.cli import main
from scanner.model.entry import Register, Spot
from scanner.model.register import Registers
from scanner.model.register_data import Erasure, Handover
from scanner.reports.report import Act, Stage
from scanner.reports.transfers import transfers

POLICY = """
version: 1
system: small
keys: {system: "env:SMALL_KEY"}
ledger: {nights_since: 2026-11-01}
cities: {chiba: {name: 千葉市, rulebooks: [pref, operator]}}
sources: {files: {kind: folder, path: data}}
datasets:
  notes: {source: files, where: notes.csv, cities: [chiba], fields: {id: none, memo: none}}
  shops: {source: files, where: shops.csv, cities: [chiba], fields: {id: none, memo: none}}
"""
PHONES = "id,memo\n" + "".join(f"{n},090-1234-56{n:02}\n" for n in range(12))
CALM = "id,memo\n1,hello\n"


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Three nights: a breach in notes; it is assigned, fixed, and one comes up in shops."""
    folder = tmp_path_factory.mktemp("nights")
    (folder / "data").mkdir()
    config = folder / "policy.yaml"
    config.write_text(POLICY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMALL_KEY", "0123456789abcdef" * 4)
        _night(config, 1, notes=PHONES, shops=CALM)
        first = json.loads((folder / "1" / "findings.json").read_text(encoding="utf-8"))
        (found,) = first["findings"]
        decided = ["exceptions", "--config", str(config), "assign", found["id"]]
        assert main([*decided, "--owner", "山田 太一", "--due", "2099-01-01"]) == 0
        _night(config, 2, notes=PHONES, shops=CALM)
        _night(config, 4, notes=CALM, shops=PHONES)
        yield folder


def _night(config: Path, day: int, **files: str) -> None:
    for name, text in files.items():
        (config.parent / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    out = ["--out", str(config.parent / str(day)), "--as-of", f"2026-11-{day:02}T03:00"]
    assert main(["nightly", str(config), *out, "--lang", "ja"]) == 10


def _page(nights: Path, day: int) -> str:
    return (nights / str(day) / "report.html").read_text(encoding="utf-8")


def _officer(nights: Path, day: int) -> str:
    return (nights / str(day) / "officer.html").read_text(encoding="utf-8")


def test_a_first_night_has_no_past(nights: Path) -> None:
    page = _page(nights, 1)
    assert "今回が最初の記録" in page
    assert "2026-11-01" in page
    assert "12" in page


def test_a_finding_keeps_its_first_day_and_gets_its_owner(nights: Path) -> None:
    row = re.search(r"<tr><td><bdi>files ›</bdi> <bdi>notes</bdi>.*?</tr>", _page(nights, 2))
    assert row is not None
    assert "<td>2026-11-01</td>" in row[0]
    assert "<td>山田 太一</td>" in row[0]
    assert "<td>2099-01-01</td>" in row[0]
    assert "2026-11-01 03:00 新たに確認" in _officer(nights, 2)
    assert "担当 山田 太一、期限 2099-01-01" in _officer(nights, 2)


def test_what_this_night_changed_is_in_its_own_report(nights: Path) -> None:
    page = _page(nights, 4)
    assert "2026年11月2日 03:00（UTC+09:00） の報告と比べています" in page
    for kind, place in (("新たに見つかった", "shops"), ("解消した", "notes")):
        assert re.search(f"<tr><td>{kind}</td><td><bdi>files ›</bdi> <bdi>{place}</bdi>", page)
    assert "実施されなかった夜：2026-11-03" in page


def test_a_scan_prints_on_request(nights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMALL_KEY", "0123456789abcdef" * 4)
    out = nights / "print"
    arguments = ["scan", str(nights / "policy.yaml"), "--out", str(out), "--format", "pdf"]
    assert main([*arguments, "--as-of", "2026-11-05T03:00", "--lang", "en"]) == 10
    written = {path.name for path in out.iterdir()}
    assert written == {"findings.json", "flows.json", "run.json", "report.pdf"}
    with pypdfium2.PdfDocument(out / "report.pdf") as document:
        text = document[0].get_textpage().get_text_range()
    assert "Compared with the report as of 2026-11-04" in " ".join(text.split())


# handovers and erasures


def _spot(register: Register, number: str) -> Spot:
    return Spot(register, "list.csv", number, 2)


def test_handovers_and_erasures_are_told_from_the_last_report_on() -> None:
    today, since = date(2026, 11, 1), date(2026, 10, 1)

    def handed(number: str, day: date | None, **more: object) -> Handover:
        return Handover(_spot(Register.HANDOVERS, number), day, "dm", **more)  # type: ignore[arg-type]

    def erased(number: str, **more: object) -> Erasure:
        return Erasure(_spot(Register.ERASURES, number), "old", **more)  # type: ignore[arg-type]

    told = transfers(
        Registers(
            handovers=(
                handed("past", date(2026, 9, 1)),
                handed("awaited", date(2026, 9, 1), due=date(2026, 12, 1)),
                handed("back", date(2026, 10, 1), settled=date(2026, 10, 9), due=today),
                handed("to come", date(2026, 11, 2)),
                handed("undated", None),
            ),
            erasures=(
                erased("done", done=date(2026, 10, 1)),
                erased("long ago", done=date(2026, 9, 30)),
                erased("planned", consented=date(2026, 10, 20)),
            ),
        ),
        since,
        today,
    )
    assert {one.entry: one.stage for one in told} == {
        "awaited": Stage.DONE,
        "back": Stage.SETTLED,
        "to come": Stage.PLANNED,
        "undated": Stage.PLANNED,
        "done": Stage.DONE,
        "planned": Stage.PLANNED,
    }
    assert [one.act for one in told if one.name == "old"] == [Act.ERASURE, Act.ERASURE]
