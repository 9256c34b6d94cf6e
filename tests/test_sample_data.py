"""The sample is what its list says: the same for the same seed, and otherwise without fault."""

import csv
import json
import re
import shutil
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import phonenumbers
import pytest
from stdnum.jp import in_ as individual_number

from sample_data import AS_OF
from sample_data.breaches import Breach
from sample_data.gaps import BROKEN
from sample_data.make import breach, make, promised
from sample_data.table import Cell, System, Table
from scanner.config import load

ROOT = Path(__file__).parents[1]
PROSE = {
    "main.inquiries": ("問合せ内容", "対応メモ"),
    "main.members": ("備考",),
    "legacy/apply_2023.csv": ("備考",),
    "logs/app_2026-10-01.csv": ("message",),
    "logs/archive/batch_trace.csv": ("message",),
}
RULES = {
    "MIN-1",
    "MIN-2",
    "MIN-3",
    "MIN-4",
    "MIN-5",
    "MASK-1",
    "MASK-2",
    "MASK-3",
    "MASK-4",
    "MASK-5",
    "RET-1",
    "RET-2",
    "RET-3",
    "DEL-1",
    "DEL-2",
    "DEL-3",
    "COPY-1",
    "COPY-2",
    "FLOW-1",
    "FLOW-2",
    "FLOW-3",
    "FLOW-4",
    "FLOW-5",
    "FLOW-6",
    "ACC-2",
    "ACC-7",
    "ORG-1",
    "ORG-2",
    "ORG-3",
    "ORG-4",
    "INC-1",
    "INC-2",
    "REG-1",
    "COV-1",
}

BESIDE = {"COV-1", "ACC-2", "ACC-7", "REG-1", "MIN-5", "COPY-1", "FLOW-1", "FLOW-3"}
"""Controls that speak of no cell, or of one that another speaks of, too."""

pytestmark = [pytest.mark.uncovered, pytest.mark.parametrize("seed", [2026, 7])]


@cache
def clean(seed: int) -> System:
    return promised(seed)


@cache
def breached(seed: int) -> tuple[System, list[Breach]]:
    system = promised(seed)
    return system, breach(system, seed)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    for seed in (2026, 7):
        make(out / f"{seed}", seed)
    return out


def folded(value: Cell) -> str:
    """Write a cell in half width with one kind of hyphen."""
    return unicodedata.normalize("NFKC", str(value or "")).replace("\N{MINUS SIGN}", "-")


def table_at(system: System, found: Breach) -> Table:
    where = found.place
    return next(
        table
        for table in system.tables.values()
        if (table.dataset or table.name) == where.dataset
        and where.object in (None, table.name)
        and table.source == where.source
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_seed_same_bytes(seed: int, written: Path) -> None:
    out = written / f"{seed}"
    first = contents(out)
    (out / "clean" / "files" / "left_over.csv").write_text("from an earlier run", encoding="utf-8")
    make(out, seed)
    assert contents(out) == first


def test_another_seed_plants_elsewhere(seed: int, written: Path) -> None:
    other = {2026: 7, 7: 2026}[seed]
    for name in (
        "clean/pointcard.db",
        "breached/pointcard.db",
        "breached/files/logs/app_2026-10-02.csv",
    ):
        assert (written / f"{seed}" / name).read_bytes() != (
            written / f"{other}" / name
        ).read_bytes()


def test_sizes(seed: int) -> None:
    tables = clean(seed).tables
    assert len(tables["main.members"].rows) >= 5_000
    assert len(tables["main.point_ledger"].rows) >= 50_000
    assert len(set(tables["main.inquiries"].values("問合せ内容"))) >= 1_000
    assert len(tables["main.inquiries"].rows) >= 2_000


def test_every_rule_is_broken_and_listed_once(seed: int, written: Path) -> None:
    text = (written / f"{seed}" / "breached" / "breaches.json").read_text(encoding="utf-8")
    entries = json.loads(text)
    assert {entry["control"] for entry in entries} == RULES
    places = [
        tuple(entry[key] for key in ("control", "source", "dataset", "field", "object", "subject"))
        for entry in entries
    ]
    assert len(set(places)) == len(places)
    assert places == sorted(places, key=lambda place: tuple(part or "" for part in place))
    for entry in entries:
        assert (entry["outcome"] == "fail") == (entry["cause"] == "data")
        assert (entry["cause"] == "coverage") == (entry["control"] == "COV-1")
        assert entry["rows"] is None or entry["rows"] > 0
        assert set(entry["note"]) == {"en", "ja"}


WITHOUT_FIELD = {"participants": "年代", "users_by_town": "利用者数"}
"""The columns that changed where a finding is about rows or cells of a whole table."""


def test_cells_that_changed_are_those_listed(seed: int) -> None:
    """Every other cell is the same in both systems."""
    system, breaches = breached(seed)
    listed = Counter[tuple[str, str]]()
    for found in breaches:
        column = found.place.field or WITHOUT_FIELD.get(found.place.dataset or "")
        if found.control not in BESIDE and column:
            listed[table_at(system, found).name, column] += found.rows or 0
    dated = {"退会日", "応募日時", "申込日", "抽選日", "member_id"}
    for name, before in clean(seed).tables.items():
        if name == "main.volunteers":  # people are put there, not values
            continue
        after = system.tables[name]
        for column in before.columns:
            changed = sum(
                old != new
                for old, new in zip(before.values(column), after.values(column), strict=True)
            )
            overlap = 2 if column == "問合せ内容" else 0  # cells that hold two categories
            assert column in dated or changed == listed[name, column] - overlap, (name, column)


SHAPES = {
    "PERSON": r"^\S+ \S+$",
    "PHONE_NUMBER": r"(?<!\d)(?<!\d[- ])(0\d\d[- ]?\d{3,4}[- ]?\d{4}|[6-9]0\d{8})(?![\d-])",
    "EMAIL_ADDRESS": r"[a-z.]+\d+@[a-z.]*example\.[a-z]+(?!\w)",
    "WAON_NUMBER": r"(?<!\d)6900([- ]?\d{4}){3}(?!\d)",
    "CREDENTIAL": r"(?:AccountKey|sig)=[0-9A-Za-z+/%]{43,86}",
    "JP_MY_NUMBER": r"(?<!\d)\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)",
}
IN_PROSE = r"(個人番号|マイナンバー)[は:(]?"
"""What tells a 個人番号 from the one reference number in ten that passes its check."""


def test_the_listed_rows_hold_what_is_said(seed: int) -> None:
    system, breaches = breached(seed)
    for found in breaches:
        if found.control.startswith("MIN") and found.subject in SHAPES:
            column, shape = found.place.field or "", SHAPES[found.subject]
            if column in {"対応メモ", "備考", "note"} and found.subject == "JP_MY_NUMBER":
                shape = IN_PROSE + shape.removeprefix(r"(?<!\d)")
            values = map(folded, table_at(system, found).values(column))
            held = [match[0] for value in values if (match := re.search(shape, value, re.ASCII))]
            assert len(held) == found.rows, found
            if found.subject == "JP_MY_NUMBER":
                assert all(map(individual_number.is_valid, (re.sub(r"\D", "", v) for v in held)))


def test_masks_slip_in_the_listed_rows(seed: int) -> None:
    system, breaches = breached(seed)
    masked = (f for f in breaches if f.control in {"MASK-1", "MASK-2", "MASK-4"} and f.place.field)
    for found in masked:
        values = [folded(v) for v in table_at(system, found).values(found.place.field or "") if v]
        shown = [
            v for v in values if not re.fullmatch(r"(\*{3}|(\*{4}|6900)-\*{4})-\*{4}-\d{4}", v)
        ]
        assert len(shown) == found.rows


def test_groups_are_as_large_as_is_said(seed: int) -> None:
    """Count them by hand: two writings of an age band are one."""
    for system, small in ((clean(seed), 0), (breached(seed)[0], 3)):
        table = system.tables["exports/statistics_2026-10/participants.csv"]
        bands = (folded(v).replace("20~29歳", "20代") for v in table.values("年代"))
        of = (band.replace("60-", "60歳以上") for band in bands)
        groups = Counter(zip(of, table.values("性別"), table.values("町"), strict=True))
        assert sum(rows for rows in groups.values() if rows < 10) == small
        cells = system.tables["exports/statistics_2026-10/users_by_town.csv"].values("利用者数")
        told = [int(n) for cell in map(folded, cells) if (n := cell.rstrip("人")).isdigit()]
        assert sum(0 < count < 10 for count in told) == (2 if small else 0)
        assert any("未満" in str(cell) for cell in cells)
        points = system.tables["main.event_points"]
        named = zip(points.values("会員番号"), points.values("活動コード"), strict=True)
        assert sum(bool(who) and code in {"H11", "H12"} for who, code in named) == 3 * small


def years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years)


@pytest.mark.parametrize(
    ("name", "column", "name_column", "first_allowed"),
    [
        ("main.withdrawn_members", "退会日", "氏名", years_before(AS_OF.date(), 1)),
        ("legacy/apply_2023.csv", "申込日", "氏名", years_before(AS_OF.date(), 3)),
        ("main.campaign_entries", "応募日時", "応募者名", date(2025, 4, 1)),
    ],
)
def test_periods_end_on_both_sides_of_the_boundary(
    seed: int, name: str, column: str, name_column: str, first_allowed: date
) -> None:
    first = first_allowed.isoformat()
    system, breaches = breached(seed)
    for tables in (clean(seed).tables, system.tables):
        table = tables[name]
        named = zip(table.values(column), table.values(name_column), strict=True)
        days = [str(day)[:10].replace("/", "-") for day, who in named if who and day]
        assert first in days  # still allowed, on its last day
        overdue = sum(day < first for day in days)
        listed = [b.rows for b in breaches if b.control == "RET-1" and table_at(system, b) is table]
        assert [overdue] == (listed or [0])


def test_clean_prose_holds_only_look_alikes(seed: int) -> None:
    tables = clean(seed).tables
    for name, columns in PROSE.items():
        for column in columns:
            for text in islice(filter(None, map(folded, tables[name].values(column))), 1_000):
                assert not list(phonenumbers.PhoneNumberMatcher(text, "JP")), text
                assert not re.search(r"(?<!\d)6900\d{12}|\w@\w+\.\w|6900-\d{4}", text), text


def test_twelve_digit_look_alikes_pass_the_check_by_chance(seed: int) -> None:
    tables = clean(seed).tables
    prose = " ".join(
        str(v)
        for column in PROSE["main.inquiries"]
        for v in tables["main.inquiries"].values(column)
    )
    for numbers in (
        [str(number) for number in tables["main.point_ledger"].values("order_no")],
        re.findall(r"(?<!\d)\d{12}(?!\d)", prose),
    ):
        share = sum(map(individual_number.is_valid, numbers)) / len(numbers)
        assert 0.05 < share < 0.15


def test_phone_numbers_are_of_the_numbering_plan(seed: int) -> None:
    tables = clean(seed).tables
    for name in ("main.shops", "main.members", "main.campaign_entries"):
        for phone in filter(None, map(folded, tables[name].values("電話番号"))):
            assert phonenumbers.is_valid_number(phonenumbers.parse(phone, "JP")), name


def readable(folder: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for path in sorted((folder / "files").rglob("*.csv")):
        name = path.relative_to(folder / "files").as_posix()
        encoding = "cp932" if name.startswith("legacy/") else "utf-8-sig"
        if path.read_bytes() != BROKEN:
            with path.open(encoding=encoding, newline="") as stream:
                yield name, list(csv.reader(stream))


def test_what_is_written_is_what_was_made(seed: int, written: Path) -> None:
    folder = written / f"{seed}" / "breached"
    system, _ = breached(seed)
    files = dict(readable(folder))
    with closing(sqlite3.connect(folder / "pointcard.db")) as db:
        for table in system.tables.values():
            if table.encoding:
                rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
                rows = [list(table.columns), *rows]
                assert files.pop(table.name) == rows
            else:
                found = db.execute(f"SELECT count(*) FROM {table.name}").fetchone()  # noqa: S608
                assert found == (len(table.rows),)
    assert not files


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "utf-16", "iso2022_jp"])
def test_no_character_set_fits_the_broken_file(seed: int, written: Path, encoding: str) -> None:
    broken = written / f"{seed}" / "breached" / "files" / "handover" / "2026-10" / "received.csv"
    with pytest.raises(UnicodeDecodeError):
        broken.read_bytes().decode(encoding)


def test_policies_differ_only_in_where_the_data_lies(seed: int, written: Path) -> None:
    broken, kept = (
        (ROOT / "configs" / f"sample-{name}.yaml").read_text(encoding="utf-8").split("version:")[1]
        for name in ("breached", "clean")
    )
    assert broken.replace("/breached/", "/clean/") == kept
    referred = re.findall(r"\.\./sample_data/([^\s#]+)", broken + kept)
    assert referred
    made = [path for path in referred if not path.endswith("ledger.db")]  # a scan makes that
    assert all((written / f"{seed}" / path).exists() for path in made)


def test_the_policy_names_whatever_the_clean_system_holds(
    seed: int, written: Path, tmp_path: Path
) -> None:
    (tmp_path / "sample_data").symlink_to(written / f"{seed}")
    (tmp_path / "configs").mkdir()
    policy_file = tmp_path / "configs" / "sample-clean.yaml"
    shutil.copy(ROOT / "configs" / policy_file.name, policy_file)
    policy = load(policy_file).policy
    assert not policy.awaited
    for table in clean(seed).tables.values():
        declaration = policy.declaration(table.source, table.name)
        assert (declaration.name if declaration else None) == table.dataset
        if declaration:
            assert table.many == declaration.many
            assert all(map(declaration.field, table.columns)), table.name
