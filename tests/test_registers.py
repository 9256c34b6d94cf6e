"""Registers as offices keep them: read right, or refused at the cell."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from scanner.model.declaration import DatasetDeclaration
from scanner.model.entry import Register
from scanner.model.errors import Reason
from scanner.model.flow import Flow
from scanner.model.policy import City, Policy
from scanner.model.register import Flaw, Registers
from scanner.model.register_people import Role
from scanner.model.secret import Secret
from scanner.model.system import RegisterFile
from scanner.registers import read_registers
from scanner.registers.cells import days, flags, moments, numbers
from scanner.registers.entries import JAPAN

NOW = datetime(2026, 11, 1, 3, tzinfo=JAPAN)
MEMBERS = DatasetDeclaration("members", "db", "main.members", ("chiba",))
POLICY = Policy(
    datasets={"members": MEMBERS},
    cities={"chiba": City("chiba", "千葉市", ("chiba",))},
    flows={"monthly": Flow("monthly", "members", "市", ("氏名",), "千葉市")},
)
Cells = Sequence[Sequence[object]]


def read(folder: Path, files: Mapping[str, bytes | str], **shown: str) -> Registers:
    """Write files and read each as the register that it is named after."""
    known = {}
    for name, content in files.items():
        register = Register(name.partition(".")[0])
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        sheet = shown.get(register.value)
        known[register] = RegisterFile(f"lists/{name}", str(path), sheet, str(folder))
    return read_registers(known, POLICY, NOW, str)


def workbook(merged: Sequence[str] = (), **sheets: Cells) -> bytes:
    """Make a workbook as Excel saves it."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def told(registers: Registers) -> list[tuple[Any, ...]]:
    """Give what was not understood: sheet, entry, row, column, field, flaw."""
    return [
        (f.spot.sheet, f.spot.id, f.spot.row, f.column, f.field, f.flaw) for f in registers.flaws
    ]


# ---- ten ugly files ------------------------------------------------------------------------


def test_a_roster_with_titles_eras_and_full_width_digits(tmp_path: Path) -> None:
    rows: Cells = [
        ["従事者名簿"],
        [None, "令和８年１０月１日現在"],
        [],
        ["番号", "氏　名", "役割（※1）", "特定個人情報の\n取扱い", "開始日", "終了日"],
        ["１", "山田　太郎", "個人情報管理責任者・情報授受担当者", "無", "Ｒ３．４．１", None],
        ["２", "鈴木　花子", "作業従事者", "○", "平成31年4月1日（月）", date(2026, 3, 31)],
        ["※1　区分は別表による"],
    ]
    found = read(tmp_path, {"roster.xlsx": workbook(名簿=rows)})
    assert told(found) == []
    first, second = found.roster
    assert first.person == Secret("山田太郎")
    assert first.roles == {Role.MANAGER, Role.COURIER}
    assert (first.specific, first.period.since, first.period.until) == (
        False,
        date(2021, 4, 1),
        None,
    )
    assert (second.specific, second.period.since) == (True, date(2019, 4, 1))
    assert second.period.until == date(2026, 3, 31)
    assert (second.spot.sheet, second.spot.id, second.spot.row) == (
        "lists/roster.xlsx#名簿",
        "2",
        6,
    )


def test_merged_cells_over_the_points_of_an_inspection(tmp_path: Path) -> None:
    rows: Cells = [
        ["検査番号", "契約番号", "検査日", "検査方法", "指摘事項", "是正期限", "是正日"],
        ["I-1", "K-1", "令和7年11月20日", "実地", "施錠", "令和7年12月20日", "令和7年12月18日"],
        [None, None, None, None, "持出簿", "令和8年1月20日", None],
        ["I-2", "K-1", "令和8年10月2日", "書面", None, None, None],
    ]
    merged = ["A2:A3", "B2:B3", "C2:C3", "D2:D3"]
    found = read(tmp_path, {"inspections.xlsx": workbook(merged, 検査=rows)})
    assert told(found) == []
    assert [(i.spot.id, i.contract, i.day, i.on_site, i.point) for i in found.inspections] == [
        ("I-1", "K-1", date(2025, 11, 20), True, True),
        ("I-1", "K-1", date(2025, 11, 20), True, True),
        ("I-2", "K-1", date(2026, 10, 2), False, False),
    ]
    assert found.inspections[1].settled is None


def test_headings_in_two_rows(tmp_path: Path) -> None:
    rows: Cells = [
        ["契約番号", "委託先", "契約期間", None, "対象データ"],
        [None, None, "開始", "終了", None],
        ["K-1", "運営事務局", "2024/4/1", "令和9年3月31日", "members"],
    ]
    merged = ["A1:A2", "B1:B2", "C1:D1"]
    found = read(tmp_path, {"contracts.xlsx": workbook(merged, 契約=rows)})
    assert told(found) == []
    (one,) = found.contracts
    assert (one.period.since, one.period.until) == (date(2024, 4, 1), date(2027, 3, 31))
    assert one.datasets == ("members",)


def test_several_sheets_of_one_book(tmp_path: Path) -> None:
    head = ["承認番号", "種別", "対象", "期限"]
    book = workbook(
        令和7年度=[head, ["A-1", "複写", "members", "R8.3.31"]],
        令和8年度=[["承認一覧"], head, ["A-2", "複写", "members", "R9.3.31"]],
        空白=[],
    )
    found = read(tmp_path, {"approvals.xlsx": book})
    assert told(found) == []
    assert [(a.spot.sheet, a.spot.id) for a in found.approvals] == [
        ("lists/approvals.xlsx#令和7年度", "A-1"),
        ("lists/approvals.xlsx#令和8年度", "A-2"),
    ]
    only = read(tmp_path, {"approvals.xlsx": book}, approvals="令和8年度")
    assert [a.spot.id for a in only.approvals] == ["A-2"]
    gone = read(tmp_path, {"approvals.xlsx": book}, approvals="令和9年度")
    assert gone.unread == {Register.APPROVALS: Reason.NOT_FOUND}


def test_a_csv_of_excel_with_sums_blank_forms_and_repeated_headings(tmp_path: Path) -> None:
    text = (
        "媒体の台帳,,\r\n媒体番号,廃棄日,物理破壊\r\nM-1,R8.4.1,済\r\n,,\r\n"
        "媒体番号,廃棄日,物理破壊\r\nM-2,45900,×\r\nM-3,,\r\n合計,2件,\r\n"
    )
    found = read(tmp_path, {"media.csv": text.encode("cp932")})
    assert told(found) == []
    assert [(m.spot.id, m.disposed, m.unreadable, m.spot.row) for m in found.media] == [
        ("M-1", date(2026, 4, 1), True, 3),
        ("M-2", date(2025, 8, 31), False, 6),
    ]


def test_cells_that_are_not_understood_are_told_and_their_rows_not_used(tmp_path: Path) -> None:
    text = (
        "番号,対象データ,消去日時,特定,報告日\n"
        "E-1,members,令和8年13月1日,有,\nE-2,members,2026-02-30,たぶん,済\n"
        "E-3,,2026-10-01,無,\nE-4,members,2026-10-01 9時30分,無,R8.10.2\n"
    )
    found = read(tmp_path, {"erasures.csv": text})
    sheet = "lists/erasures.csv"
    assert sorted(told(found)) == [
        (sheet, "E-1", 2, 3, "done", Flaw.DAY),
        (sheet, "E-2", 3, 3, "done", Flaw.DAY),
        (sheet, "E-2", 3, 4, "specific", Flaw.FLAG),
        (sheet, "E-2", 3, 5, "reported", Flaw.DAY),
        (sheet, "E-3", 4, 2, "dataset", Flaw.MISSING),
    ]
    assert [(e.spot.id, e.done, e.reported) for e in found.erasures] == [
        ("E-4", date(2026, 10, 1), date(2026, 10, 2))
    ]
    assert "time" in found.erasures[0].recorded


SIGNATURE = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE%3D"


@pytest.mark.parametrize(
    "cell",
    [
        f"https://a.blob.core.windows.net/x?sv=2024-11-04&sig={SIGNATURE}",
        f"SIG={SIGNATURE}",
        SIGNATURE,
        SIGNATURE.replace("%3D", "="),
    ],
)
def test_a_row_with_a_token_is_refused_and_never_repeated(cell: str, tmp_path: Path) -> None:
    hmac = "9f" * 32
    text = (
        f"発行番号,範囲,有効期限,署名のHMAC\nS-1,exports,2026-12-01,{hmac}\n"
        f"S-2,{cell},2026-12-01,\n"
    )
    found = read(tmp_path, {"sas.csv": text})
    assert told(found) == [("lists/sas.csv", "S-2", 3, 2, "scope", Flaw.TOKEN)]
    assert [(s.spot.id, s.scope, s.digest) for s in found.sas] == [("S-1", "exports", hmac)]
    assert SIGNATURE[:20] not in repr(found)


def test_yaml_with_lines_lists_and_several_parts(tmp_path: Path) -> None:
    text = (
        "# 連絡先\n昼間:\n  - {連絡先: 事務局, 電話: 043-000-0000, 手順書: 第3版}\n夜間:\n"
        "  - 連絡先: 宿直\n    電話: 043-000-0001\n  - {電話: 043-000-0002}\n"
    )
    found = read(tmp_path, {"emergency_contacts.yaml": text})
    assert [(c.spot.sheet, c.spot.row, c.procedure) for c in found.emergency_contacts] == [
        ("lists/emergency_contacts.yaml#昼間", 3, True),
        ("lists/emergency_contacts.yaml#夜間", 5, False),
    ]
    assert told(found) == [
        ("lists/emergency_contacts.yaml#夜間", "row 7", 7, 1, "office", Flaw.MISSING)
    ]
    files = "- {対象データ: members, 記録項目: [氏名, 電話番号]}\n"
    (one,) = read(tmp_path, {"information_files.yaml": files}).information_files
    assert one.items == ("氏名", "電話番号")


def test_a_file_without_headings_and_one_without_a_needed_column(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"trainings.csv": "山田,済\n鈴木,未\n", "incidents.csv": "事故番号,報告日時\nJ-1,R8.4.1\n"},
    )
    assert told(found) == [
        ("lists/incidents.csv", "row 1", 1, 0, "known", Flaw.NO_COLUMN),
        ("lists/trainings.csv", "row 1", 1, 0, None, Flaw.NO_HEADER),
    ]
    text = "検査番号,検査日\nI-1,2026-10-01\n"
    assert (0, "contract", Flaw.NO_COLUMN) in [
        t[3:] for t in told(read(tmp_path, {"inspections.csv": text}))
    ]
    blank = read(tmp_path, {"media.xlsx": workbook(白紙=[])})
    assert [flaw.flaw for flaw in blank.flaws] == [Flaw.NO_HEADER]


def test_files_that_cannot_be_read_are_told_with_their_reason(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "roster.xlsx": b"no workbook",
            "media.csv": b"\x93\xfa\xff\xfe\x00",
            "sas.yaml": "- {a: [1}\n",
            "trainings.yaml": "- text\n",
            "incidents.csv": '番号,覚知日時\n1,"2026-10-01\n',
        },
    )
    assert found.unread.keys() == {
        Register.ROSTER,
        Register.MEDIA,
        Register.SAS,
        Register.TRAININGS,
        Register.INCIDENTS,
    }
    assert found.unread[Register.SAS] is Reason.MALFORMED
    assert found.unread[Register.INCIDENTS] is Reason.MALFORMED
    missing = {Register.ROSTER: RegisterFile("a.csv", str(tmp_path / "none" / "a.csv"))}
    assert read_registers(missing, POLICY, NOW, str).unread == {Register.ROSTER: Reason.NOT_FOUND}
    folder = {Register.ROSTER: RegisterFile("a.csv", str(tmp_path))}
    assert read_registers(folder, POLICY, NOW, str).unread == {Register.ROSTER: Reason.READ_FAILED}


def test_a_file_beyond_all_measure_is_not_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "媒体番号,廃棄日\nM-1,\nM-2,2026-10-01\n"
    monkeypatch.setattr("scanner.registers.grid.MAX_ROWS", 3)
    assert read(tmp_path, {"media.csv": text}).unread == {}
    monkeypatch.setattr("scanner.registers.grid.MAX_ROWS", 2)
    assert read(tmp_path, {"media.csv": text}).unread == {Register.MEDIA: Reason.TOO_LARGE}
    monkeypatch.setattr("scanner.registers.grid.MAX_BYTES", len(text.encode()) - 1)
    assert read(tmp_path, {"media.csv": text}).unread == {Register.MEDIA: Reason.TOO_LARGE}


# ---- contradictions ------------------------------------------------------------------------


def flaws(found: Registers) -> list[tuple[str, str | None, Flaw]]:
    return [(flaw.spot.id, flaw.field, flaw.flaw) for flaw in found.flaws]


def test_a_day_that_has_not_come(tmp_path: Path) -> None:
    text = "番号,対象データ,消去日時\n1,members,2026-11-01 23:00\n2,members,2026-11-02\n"
    found = read(tmp_path, {"erasures.csv": text})
    assert flaws(found) == [("2", "done", Flaw.FUTURE)]
    assert [one.spot.id for one in found.erasures] == ["1"]
    text = "番号,覚知日時\n1,2026-11-01 10:00\n2,2026-11-02 00:00\n"
    assert flaws(read(tmp_path, {"incidents.csv": text})) == [("2", "known", Flaw.FUTURE)]


def test_a_number_that_stands_twice_and_an_end_before_its_beginning(tmp_path: Path) -> None:
    text = (
        "承認番号,種別,開始日,期限\nA-1,複写,2026-04-01,2026-04-01\nA-1,複写,,\n"
        "A-2,複写,2026-04-01,2026-03-31\n"
    )
    found = read(tmp_path, {"approvals.csv": text})
    assert flaws(found) == [("A-1", "id", Flaw.DUPLICATE), ("A-2", "until", Flaw.BACKWARDS)]
    assert [one.spot.row for one in found.approvals] == [2]


def test_one_person_in_one_role_twice_at_a_time(tmp_path: Path) -> None:
    text = (
        "番号,氏名,役割,自,至\n1,甲,作業従事者,2025-04-01,2026-03-31\n"
        "2,甲,作業従事者,2026-04-01,\n3,甲,作業責任者,2025-04-01,\n4,甲,作業従事者,2026-10-01,\n"
        "5,乙,作業従事者,2025-04-01,\n"
    )
    found = read(tmp_path, {"roster.csv": text})
    assert flaws(found) == [("4", "since", Flaw.OVERLAP)]
    assert len(found.roster) == 5


def test_what_refers_to_nothing(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "roster.csv": "氏名,役割\n甲,作業従事者\n",
            "contracts.csv": "契約番号,委託先,元契約番号,対象データ\nK-1,運営,,members\n"
            "K-2,印刷,k-1,members、membres\nK-3,印刷,K-9,\n",
            "approvals.csv": "承認番号,種別,対象\nA-1,提供,monthly\nA-2,提供,weekly\n",
            "handovers.csv": "番号,受渡日,受渡し,経路承認番号\n1,2026-10-01,monthly,a-1\n"
            "2,2026-10-01,,A-7\n",
            "inspections.csv": "検査番号,契約番号,検査日\nI-1,K-1,2026-10-01\nI-2,K-7,2026-10-01\n",
            "trainings.csv": "氏名,種別,実施日\n甲,研修,2026-10-01\n乙,研修,2026-10-01\n",
        },
    )
    assert flaws(found) == [
        ("K-2", "datasets", Flaw.REFERENCE),
        ("A-2", "covers", Flaw.REFERENCE),
        ("K-3", "parent", Flaw.REFERENCE),
        ("I-2", "contract", Flaw.REFERENCE),
        ("2", "approval", Flaw.REFERENCE),
        ("row 3", "person", Flaw.REFERENCE),
    ]


def test_what_refers_to_a_list_that_is_not_kept(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "handovers.csv": "番号,受渡日,経路承認番号\n1,2026-10-01,A-7\n",
            "inspections.csv": "検査番号,契約番号,検査日\nI-1,K-7,2026-10-01\n",
            "trainings.csv": "氏名,種別,実施日\n乙,研修,2026-10-01\n",
        },
    )
    assert flaws(found) == []


def test_numbers_that_could_name_somebody_are_not_shown(tmp_path: Path) -> None:
    numbers = ("山田太郎", "Yamada-Taro", "09012345678", "令和8年度-第3号")
    rows = "".join(f"{number},members,x\n" for number in numbers)
    text = f"番号,対象データ,消去日時\n{rows}"
    found = read(tmp_path, {"erasures.csv": text})
    assert [flaw.spot.id for flaw in found.flaws] == ["row 2", "row 3", "row 4", "令和8年度-第3号"]


# ---- cells ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01", date(2026, 10, 1)),
        ("2026/1/9", date(2026, 1, 9)),
        ("2026年 1月 9日（金曜日）", date(2026, 1, 9)),
        ("20260109", date(2026, 1, 9)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("Ｒ１．５．１", date(2019, 5, 1)),
        ("平31.4.30", date(2019, 4, 30)),
        ("S60-4-1", date(1985, 4, 1)),
        ("H310430", date(2019, 4, 30)),
        ("2026-10-01 09:30:00", date(2026, 10, 1)),
        ("2026-10-01T09:30", date(2026, 10, 1)),
        ("45900", date(2025, 8, 31)),
        ("45900.5", date(2025, 8, 31)),
        ("2026‐10‐01", date(2026, 10, 1)),
        ("2026-02-30", None),
        ("8年4月1日", None),
        ("2026-10", None),
        ("2026-10-01 25:00", None),
        ("10459", None),
        ("未定", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert days([text]) == [day]


def test_moments_flags_and_numbers() -> None:
    read_moments = moments(["R8.10.1 9時5分", "2026/10/1 9:05", "45900.25"])
    assert read_moments == [
        datetime(2026, 10, 1, 9, 5),  # noqa: DTZ001 - as it is written
        datetime(2026, 10, 1, 9, 5),  # noqa: DTZ001
        datetime(2025, 8, 31, 6),  # noqa: DTZ001
    ]
    assert flags(["○", "有", "Yes", "×", "無", "－", "たぶん"]) == [True] * 3 + [False] * 3 + [None]
    assert numbers(["７", "1,200件", "30日", "3.0", "3.5", "約3", "x"]) == [
        7,
        1200,
        30,
        3,
        None,
        None,
        None,
    ]
