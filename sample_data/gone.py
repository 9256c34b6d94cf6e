"""People who left or were erased: RET-3 and DEL-1 told by what they are, not by their key.

The clean twin has what only looks like it: a member whose family's phone number somebody who left
had, too, and a late entry of somebody whose days of grace are not over.
"""

from sample_data.breaches import Note, Planting, place
from sample_data.people import person
from sample_data.registers import List, Row
from sample_data.table import Cell, System, Table, texts

LIST = "erased_2026-10"
STRAY = 30
WHO_LEFT = 4
LAST_DAY_LEFT = "2026-10-02"
"""Who left before it must be gone on 1 November: the thirty days of grace end with 31 October."""


def twins(system: System) -> None:
    """Add what is permitted, though it resembles a breach."""
    gone, entries = system.tables["main.withdrawn_members"], system.tables["main.campaign_entries"]
    left = [row for row in gone.rows if row[1]]
    over = next(row for row in left if str(row[4]) < LAST_DAY_LEFT)
    within = next(row for row in left if str(row[4]) >= LAST_DAY_LEFT)
    place_of = entries.position
    family = next(row for row in entries.rows if row[place_of("応募者名")] != over[1])
    family[place_of("電話番号")] = over[2]
    late = entries.rows[-1]
    for column, value in zip(("応募者名", "電話番号", "メールアドレス"), within[1:4], strict=True):
        late[place_of(column)] = value


def erased() -> List:
    """List the people who were erased from the members in October, as the office applied for it."""
    headings = ["member_id", "氏名", "生年月日", "電話番号", "メールアドレス"]
    rows: list[Row] = [
        ["900001", "平野 由美子", "1971-05-06", "080-2345-1001", "hirano.yumiko1@example.jp"],
        ["900002", "菅原 直樹", "1988-12-24", "090-8765-1002", "sugawara.naoki2@example.com"],
        ["900003", "久保 香織", "1959-03-31", "070-3456-1003", "kubo.kaori3@example.net"],
    ]
    return List(LIST, headings, rows, encoding="utf-8-sig")


def plant(planting: Planting) -> None:
    """Plant an export that nobody declared, with people who left and one who was erased."""
    system, rng = planting.system, planting.rng
    gone = system.tables["main.withdrawn_members"]
    left = [row for row in gone.rows if row[1] and str(row[4]) < LAST_DAY_LEFT]
    rows: list[list[Cell]] = [
        [who.name, who.phone, who.mail]
        for who in (person(rng, 98_000 + ordinal) for ordinal in range(STRAY))
    ]
    for row, (_, name, phone, *_) in zip(rows[3::5], left[:WHO_LEFT], strict=False):
        row[:] = [name, str(phone).replace("-", ""), ""]
    _, name, _, phone, mail = erased().rows[1]
    rows[10] = [name.replace(" ", "\N{IDEOGRAPHIC SPACE}"), phone, mail]
    table = Table("exports/old/dm_rest.csv", None, texts("宛名 TEL MAIL"), rows)
    table.encoding = "utf-8"
    system.add(table)
    note = Note("An export that nobody declared", "届け出のない書き出し")
    for column, category, count in (
        ("宛名", "PERSON", STRAY),
        ("TEL", "PHONE_NUMBER", STRAY),
        ("MAIL", "EMAIL_ADDRESS", STRAY - WHO_LEFT),
    ):
        planting.fail("MIN-2", place(table, column), category, count, note)
    note = Note("People who left, told by name and phone", "氏名と電話番号で分かる退会者")
    planting.fail("RET-3", place(table), None, WHO_LEFT, note)
    note = Note("Erased, and in a file left lying about", "消去した人が放置されたファイルにいる")
    planting.fail("DEL-1", place(table), "E-2", 1, note)
