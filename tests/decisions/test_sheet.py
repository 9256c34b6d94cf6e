"""The round trip through Excel: written by the product, filled in elsewhere, signed, imported."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from scanner.model.history import Known
from scanner.model.inventory import Location
from scanner.reports.exception_sheet import COLUMNS, exceptions_xlsx, headings
from scanner.reports.standing import Case
from scanner.reports.words.codes import DECISIONS
from tests.decisions.office import FILE, Office
from tests.decisions.sheets import GOOD, NAMES, Cells, fill, made
from tests.ledger.nights import FIRST, finding

AT = "2026-11-02"


def _signed(office: Office, key: str = "sato") -> tuple[int, str]:
    return office.sign(FILE, key, day=AT)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sheet_goes_out_and_comes_back(office: Office, lang: str) -> None:
    office = replace(office, lang=lang)
    path = made(office)
    word = DECISIONS["mitigated"][lang == "en"]
    fill(path, {**GOOD, "xs-decision": word, "xs-owner": "高橋", "xs-due": date(2026, 11, 20)})
    code, said = _signed(office)
    assert code == 0, said
    for part in ("移行中のため", "山田", "高橋", "2026-11-20", "2026-12-31"):
        assert part in said
    assert office.night("2026-11-03") == 10
    code, said = office.take(FILE, day="2026-11-03")
    assert code == 0, said
    none, arrow = ("なし", "→") if lang == "ja" else ("none", "->")
    assert f"{none} {arrow} 高橋" in said
    assert f"2026-11-15 {arrow} 2026-11-20" in said
    listed = office.listed("2026-11-03")["MIN-1"]
    assert (listed["owner"], listed["due"]) == ("高橋", "2026-11-20")
    assert listed["waiver"]["category"] == "mitigated"
    assert listed["waiver"]["approved_by"] == "佐藤 花子"
    assert office.night("2026-11-04") == 0


def test_a_sheet_may_assign_without_waiving(office: Office) -> None:
    fill(made(office), {"xs-decision": "assign only", "xs-owner": "高橋", "xs-requested": "山田"})
    assert _signed(office)[0] == 0
    assert office.take(FILE, day=AT)[0] == 0
    listed = office.listed()["MIN-1"]
    assert (listed["owner"], listed["due"], listed["waiver"]) == ("高橋", "2026-11-15", None)
    assert office.night("2026-11-03") == 10
    made(office, "2026-11-03")
    code, said = office.take(FILE, day="2026-11-03")
    assert (code, "not the file that was signed" in said) == (2, True)


def test_the_same_exceptions_give_the_same_bytes(office: Office) -> None:
    first = made(office).read_bytes()
    assert made(office).read_bytes() == first


def test_the_sheet_has_drop_downs_dates_and_locked_cells(desk: Office) -> None:
    sheet = openpyxl.load_workbook(desk.folder / FILE).worksheets[0]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    decision = rules["M2"] if "M2" in rules else rules["M2:M2"]
    assert (decision.type, "waiver (the risk is accepted)" in decision.formula1) == ("list", True)
    assert sum(rule.type == "date" for rule in rules.values()) == 2
    assert sheet.protection.sheet
    locked = [bool(sheet.cell(2, at + 1).protection.locked) for at in range(len(NAMES))]
    assert [name for name, one in zip(NAMES, locked, strict=True) if not one] == [
        *("xs-decision", "xs-owner", "xs-due", "xs-until", "xs-reason", "xs-requested")
    ]


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    name = '=HYPERLINK("http://x.example","y")'
    found = replace(finding(), location=Location("files", name))
    case = Case(found, Known(FIRST, FIRST, owner="+1"))
    content = exceptions_xlsx([case], {}, "en")
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    cell = sheet.cell(2, NAMES.index("place") + 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert name in str(cell.value)
    assert sheet.cell(2, NAMES.index("xs-owner-now") + 1).data_type == "s"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"xs-decision": "yes"}, "choose “Decision” from its list"),
        ({"xs-until": "soon"}, "“Waived until” is a date such as"),
        ({"xs-until": 46022.5}, "“Waived until” is a date such as"),
        ({"xs-until": 1e300}, "“Waived until” is a date such as"),
        ({"xs-until": None}, "“until” is missing"),
        ({"xs-until": date(2027, 2, 1)}, "2027-01-31 at the latest"),
        ({"xs-until": date(2026, 11, 1)}, "2026-11-01 is past"),
        ({"xs-reason": None}, "“reason” is missing"),
        ({"xs-reason": "a\nb"}, "text of at most 500 signs"),
        ({"xs-reason": "x" * 501}, "text of at most 500 signs"),
        ({"xs-requested": None}, "“Requested by” is missing"),
        ({"xs-requested": "佐藤花子"}, "cannot both request and approve"),
        ({"xs-decision": None}, "nothing is chosen under “Decision”"),
        ({"xs-decision": "assign only"}, "“owner” is missing"),
        (dict.fromkeys(GOOD), "nothing is decided in it"),
    ],
)
def test_what_a_cell_must_say(desk: Office, cells: Cells, told: str) -> None:
    fill(desk.folder / FILE, {**GOOD, **cells})
    code, said = _signed(desk)
    assert code == 2
    assert told in said


@pytest.mark.parametrize(
    "text", ["2026/12/1", "2026-12-01", "2026年12月1日", "2026-12-01T00:00:00"]
)
def test_a_date_may_be_typed_as_people_write_it(desk: Office, text: str) -> None:
    fill(desk.folder / FILE, {**GOOD, "xs-until": text})
    code, said = _signed(desk)
    assert (code, "2026-12-01" in said) == (0, True)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("rows-column", "0", "“Rows” is not what the ledger says"),
        ("place", "files > other", "“Place” is not what the ledger says"),
        ("xs-owner-now", "高橋", "“Owner now” is not what the ledger says"),
        ("xs-due-now", None, "“Due now” is not what the ledger says"),
        ("xs-review", "0" * 16, "has changed since it was reviewed"),
        ("id", "0" * 16, "knows no such finding"),
    ],
)
def test_what_is_known_cannot_be_edited(
    desk: Office, column: str, value: str | None, told: str
) -> None:
    fill(desk.folder / FILE, {**GOOD, column: value})
    assert _signed(desk)[0] == 0
    code, said = desk.take(FILE, day=AT)
    assert code == 2
    assert told in said
    assert desk.listed()["MIN-1"]["waiver"] is None


def test_one_finding_twice(desk: Office) -> None:
    path = desk.folder / FILE
    fill(path, GOOD)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    fill(path, {name: sheet.cell(2, at + 1).value for at, name in enumerate(NAMES)}, row=3)
    code, said = _signed(desk)
    assert (code, "stands there twice" in said) == (2, True)


def test_every_column_has_a_heading_of_its_own() -> None:
    for lang in ("ja", "en"):
        assert len(set(headings(lang))) == len(COLUMNS)


def test_an_old_sheet_undoes_nothing(desk: Office) -> None:
    """Somebody assigned the finding after the sheet was made."""
    fill(desk.folder / FILE, GOOD)
    identity = str(desk.listed()["MIN-1"]["id"])
    assert desk.exceptions("assign", identity, "--owner", "高橋")[0] == 0
    assert _signed(desk)[0] == 0
    code, said = desk.take(FILE, day=AT)
    assert (code, "“Owner now” is not what the ledger says" in said) == (2, True)


def test_a_sheet_needs_the_ledger(office: Office) -> None:
    config, out = office.path("policy.yaml"), office.path("out")
    code, said = office.run("scan", config, "--out", out, "--format", "xlsx", "--ledger", "off")
    assert (code, "needs the ledger" in said) == (2, True)
