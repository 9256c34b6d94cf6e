"""The same people in several places: a declared flow, strangers of one household, copies and flows.

How many people a copy shares is counted here by comparing values, which no scanner may keep.
"""

import re
import unicodedata
from collections.abc import Iterable
from random import Random

from sample_data.breaches import Note, Planting, place
from sample_data.gone import LAST_DAY_LEFT
from sample_data.people import person
from sample_data.table import Cell, System, Table, texts

UTF8_BOM = "utf-8-sig"
FOLDER = "handover/delivery"
VOLUNTEERS, HOUSEHOLDS = 300, 6
"""Strangers, and those of them who share a phone with a member: two of a hundred."""

SMUGGLED = 40
"""Members among the volunteers, whom nobody may look for there."""

FORMER, PARCELS = 60, 250
DIGITS = ("電話番号", "tel", "連絡先", "内線", "配偶者連絡先")
MAILS = ("メールアドレス", "mail", "addr")
CARDS = ("waon_no", "card", "k1", "order_ref", "受付管理番号")


def tables(system: System, rng: Random) -> list[Table]:
    """Make what shares people and may do so."""
    return [
        _delivery(system, 1_200, "2026-09"),
        _delivery(system, 1_450, "2026-10"),
        _volunteers(system, rng),
    ]


def _delivery(system: System, first: int, month: str) -> Table:
    """List whom the printer sends a parcel: what the declared flow carries, and no more."""
    members = system.tables["main.members"]
    carried = (members.values(column) for column in ("氏名", "住所", "電話番号"))
    whom = list(zip(*carried, strict=True))[first : first + PARCELS]
    rows = [[*who, f"{month}-15"] for who in whom]
    columns = texts("氏名 住所 電話番号 作成日")
    name = f"{FOLDER}/list_{month}.csv"
    return Table(name, "delivery_lists", columns, rows, many=True, encoding=UTF8_BOM)


def _volunteers(system: System, rng: Random) -> Table:
    """List who helps at events: strangers, but for phones that a household shares."""
    who = [person(rng, 70_000 + ordinal) for ordinal in range(VOLUNTEERS)]
    rows: list[list[Cell]] = [
        [number, one.name, one.birth.isoformat(), one.phone, "2026-04-01"]
        for number, one in enumerate(who, start=1)
    ]
    for row, member in zip(rows, system.members[2_000:], strict=False):
        if row[0] in range(1, HOUSEHOLDS + 1):
            row[3] = member.phone
    namesake = system.members[2_100]  # the same name and birth date, and somebody else
    rows[-1][1:3] = [namesake.name, namesake.birth.isoformat()]
    columns = {"volunteer_id": "INTEGER PRIMARY KEY"} | texts("氏名 生年月日 電話番号 登録日")
    return Table("main.volunteers", "volunteers", columns, rows)


def plant(planting: Planting) -> None:
    """Plant undeclared copies and flows, and say what of the other leaks is one as well."""
    _members_among_volunteers(planting)
    _former_members_sent(planting)
    _more_than_declared(planting)
    _leaks_that_are_copies(planting)
    for name in ("list_2026-09", "list_2026-10", "former"):
        table = planting.system.tables[f"{FOLDER}/{name}.csv"]
        note = Note("A folder that is no approved place", "承認された取扱区域の外のフォルダー")
        planting.fail("FLOW-5", place(table), None, len(table.rows), note)


def _members_among_volunteers(planting: Planting) -> None:
    volunteers = planting.system.tables["main.volunteers"]
    members = planting.system.tables["main.members"]
    named = zip(*(members.values(c) for c in ("氏名", "生年月日", "電話番号")), strict=True)
    whole = [row for row in named if row[2]][3_000 : 3_000 + SMUGGLED]
    for row, values in enumerate(whole, start=100):
        for column, value in zip(("氏名", "生年月日", "電話番号"), values, strict=True):
            volunteers.put(row, column, value)
    both = _people(volunteers) & _people(members)
    note = Note(
        "Members in a list that must not join them", "突き合わせてはならない名簿に会員がいる"
    )
    planting.fail("COPY-1", place(volunteers), "members", len(both), note)


def _people(table: Table) -> set[tuple[Cell, Cell]]:
    return set(zip(table.values("氏名"), table.values("生年月日"), strict=True))


def _former_members_sent(planting: Planting) -> None:
    gone = planting.system.tables["main.withdrawn_members"]
    values = (gone.values(column) for column in ("氏名", "電話番号", "メールアドレス", "退会日"))
    left = [list(row) for row in zip(*values, strict=True) if row[0]][:FORMER]
    rows = [row[:3] for row in left]
    sent = Table(f"{FOLDER}/former.csv", None, texts("name tel mail"), rows, encoding="utf-8")
    planting.system.add(sent)
    note = Note("Former members sent along undeclared", "退会者の名簿が申告なしに渡されている")
    for column, category in (
        ("name", "PERSON"),
        ("tel", "PHONE_NUMBER"),
        ("mail", "EMAIL_ADDRESS"),
    ):
        planting.fail("MIN-2", place(sent, column), category, len(rows), note)
    _same_people(planting, "FLOW-1", sent, gone, note)
    over = sum(str(day) < LAST_DAY_LEFT for *_, day in left)
    planting.fail("RET-3", place(sent), None, over, note)


def _more_than_declared(planting: Planting) -> None:
    sent = planting.system.tables[f"{FOLDER}/list_2026-10.csv"]
    origin = planting.system.tables["main.members"]
    sent.add_column("メールアドレス", origin.values("メールアドレス")[1_450 : 1_450 + PARCELS])
    note = Note("A column that the flow does not carry", "申告した流れにない列")
    planting.ask("MIN-1", place(sent, "メールアドレス"), None, note)
    flow = planting.system.tables[f"{FOLDER}/list_2026-09.csv"]
    phones = (_values(table, DIGITS) for table in (sent, flow))
    both = set().union(*phones) & _values(origin, DIGITS)
    planting.fail("FLOW-3", place(sent), "parcels", len(both), note)


def _leaks_that_are_copies(planting: Planting) -> None:
    tables = planting.system.tables
    members, cards = tables["main.members"], tables["main.cards"]
    note = Note("People known from another dataset", "別のデータにいる人たちが申告なしに含まれる")
    for control, name, origin in (
        ("COPY-1", "exports/old/copy_of_members.csv", members),
        ("COPY-1", "legacy/backup/tel_list.csv", members),
        ("COPY-1", "main.mail_optout", members),
        ("COPY-1", "main.tmp_import", members),
        ("COPY-1", "main.tmp_work", cards),
        ("COPY-1", "main.point_ledger", cards),
        ("COPY-1", "main.staff_accounts", members),
        ("FLOW-1", "main.campaign_entries", cards),
        ("FLOW-1", "exports/dm_2026-05/members_002.csv", members),
        ("FLOW-1", "exports/dm_2026-10/members_002.csv", members),
    ):
        _same_people(planting, control, tables[name], origin, note)


def _same_people(planting: Planting, control: str, table: Table, origin: Table, note: Note) -> None:
    """List a place by as many as are told by what tells most."""
    most = max(
        len(_values(table, columns) & _values(origin, columns))
        for columns in (DIGITS, MAILS, CARDS)
    )
    planting.fail(control, place(table), origin.dataset, most, note)


def _values(table: Table, columns: Iterable[str]) -> set[str]:
    """Give the identifiers in some columns, each in one writing."""
    cells = [v for column in columns if column in table.columns for v in table.values(column)]
    written = (unicodedata.normalize("NFKC", str(cell)) for cell in cells if cell is not None)
    return {one.lower() if "@" in one else re.sub(r"\D", "", one) for one in written}
