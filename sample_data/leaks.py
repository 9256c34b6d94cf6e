"""Personal data where it was not declared: MIN-1 to MIN-4, each plain and in its nasty forms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from sample_data.breaches import Note, Planting, place
from sample_data.people import full_width, in_fours, mobile, my_number
from sample_data.table import Cell, System, Table, texts


@dataclass(frozen=True)
class Kind:
    """A category, where its values come from, and how they are put into prose.

    Attributes:
        draw: Gives a value in its usual form, groups joined by hyphens.
        frames: Clauses around ``{plain}``, ``{bare}``, ``{wide}``, ``{minus}`` and ``{spaced}``.
    """

    category: str
    draw: Callable[[System, Random], str]
    frames: tuple[str, ...]


PHONE = Kind(
    "PHONE_NUMBER",
    lambda system, rng: rng.choice(system.members).phone,
    (
        "連絡先は{plain}。",
        "（TEL：{wide}）",
        "折り返しは{bare}まで。",
        "携帯{minus}に不在着信あり。",
        "電話番号変更 {spaced} へ。",
    ),
)
MAIL = Kind(
    "EMAIL_ADDRESS",
    lambda system, rng: rng.choice(system.members).mail,
    ("返信は{plain}へ。", "メールアドレス：{wide}、", "{plain}に送信済み。"),
)
WAON = Kind(
    "WAON_NUMBER",
    lambda system, rng: in_fours(rng.choice(system.cards)),
    (
        "カード番号は{bare}。",
        "WAON番号：{wide}、",
        "カード{plain}の残高を移した。",
        "番号{spaced}。",
    ),
)
MY_NUMBER = Kind(
    "JP_MY_NUMBER",
    lambda _, rng: in_fours(my_number(rng)),
    (
        "個人番号{bare}を聴取。",
        "マイナンバー：{wide}、",
        "個人番号は{spaced}とのこと。",
        "個人番号({plain})確認。",
    ),
)


def _forms(value: str) -> dict[str, str]:
    return {
        "plain": value,
        "bare": value.replace("-", ""),
        "wide": full_width(value),
        "minus": value.replace("-", "\N{MINUS SIGN}"),
        "spaced": value.replace("-", " "),
    }


def plant(planting: Planting) -> None:
    """Plant every leak."""
    _in_prose(planting)
    _in_structured_fields(planting)
    _in_undeclared_columns(planting)
    _in_undeclared_tables(planting)
    _in_undeclared_files(planting)


def _in_prose(planting: Planting) -> None:
    """MIN-4 and MIN-3: a few personal values amid other text."""
    tables = planting.system.tables
    inquiries, logs = tables["main.inquiries"], "logs/app_2026-10-0{}.csv"
    both = _hide(planting, inquiries, "問合せ内容", PHONE)[:2]  # cells that hold two categories
    _hide(planting, inquiries, "問合せ内容", MAIL, also=both)
    _hide(planting, inquiries, "問合せ内容", WAON)
    _hide(planting, inquiries, "対応メモ", PHONE)
    _hide(planting, inquiries, "対応メモ", MY_NUMBER)
    _hide(planting, inquiries, "折返し先", WAON)
    _hide(planting, tables["main.members"], "備考", MAIL)
    for year, kind in ((2023, PHONE), (2023, WAON), (2024, MY_NUMBER)):
        _hide(planting, tables[f"legacy/apply_{year}.csv"], "備考", kind)
    for day, category, frames in (
        (2, MAIL, ("user={plain}", 'rcpt="{plain}"')),
        (2, WAON, ("card={bare}", "waon={plain}")),
        (4, PHONE, ('{{"tel":"{bare}"}}', "sms_to={plain}")),
    ):
        kind = Kind(category.category, category.draw, frames)
        _hide(planting, tables[logs.format(day)], "message", kind)


def _hide(
    planting: Planting, table: Table, column: str, kind: Kind, also: Sequence[int] = ()
) -> list[int]:
    """Put a clause with a value into the middle of 0.5 % of a field's texts."""
    rows = [*planting.choose(table, column), *also]
    # Shift JIS, as Windows writes it, has no minus sign
    frames = [f for f in kind.frames if table.encoding != "cp932" or "{minus}" not in f]
    old = table.values(column)
    for ordinal, row in enumerate(rows):
        forms = _forms(kind.draw(planting.system, planting.rng))
        clause = frames[ordinal % len(frames)].format(**forms)
        table.put(row, column, _amid(str(old[row] or ""), clause))
    control = "MIN-3" if kind is MY_NUMBER else "MIN-4"
    if table.dataset is None:
        control = "MIN-2"
    note = Note(
        f"{kind.category} amid other text, in several forms", "文中に混入(全角・区切り違いを含む)"
    )
    planting.fail(control, place(table, column), kind.category, len(rows), note)
    return rows


def _amid(text: str, clause: str) -> str:
    """Put a clause after the first sentence, or the first word where there is no sentence."""
    sign = next((sign for sign in ("。", " ") if sign in text), "")
    head, _, tail = text.partition(sign) if sign else (text, "", "")
    return f"{head}{sign or ' '}{clause}{sign if sign == ' ' else ''}{tail}".strip()


def _in_structured_fields(planting: Planting) -> None:
    """MIN-1, MIN-4 and MIN-3: under a name that promises something else."""
    tables = planting.system.tables
    entries, ledger = tables["main.campaign_entries"], tables["main.point_ledger"]
    whole = range(len(entries.rows))
    note = Note("A whole column of card numbers under another name", "別名の列が全件WAON番号")
    rows = _fill(planting, entries, "受付管理番号", WAON, whole)
    planting.fail("MIN-1", place(entries, "受付管理番号"), WAON.category, rows, note)
    note = Note("Mail addresses in a column of codes", "コード欄がメールアドレスで埋まっている")
    most = planting.choose(entries, "備考コード", len(entries.rows) * 95 // 100)
    rows = _fill(planting, entries, "備考コード", MAIL, most)
    planting.fail("MIN-1", place(entries, "備考コード"), MAIL.category, rows, note)
    staff = tables["main.staff_accounts"]
    note = Note("Private phones where extensions belong", "内線欄に私用の電話番号")
    rows = _fill(planting, staff, "内線", PHONE, range(len(staff.rows)))
    planting.fail("MIN-1", place(staff, "内線"), PHONE.category, rows, note)
    note = Note("Card numbers among order numbers", "注文参照番号に混じるWAON番号")
    rows = _fill(planting, ledger, "order_ref", WAON, planting.choose(ledger, "order_ref"))
    planting.fail("MIN-4", place(ledger, "order_ref"), WAON.category, rows, note)
    cards = tables["main.cards"]
    note = Note("Individual numbers among short codes", "短いコードに混じる個人番号")
    rows = _fill(planting, cards, "備考コード", MY_NUMBER, planting.choose(cards, "備考コード"))
    planting.fail("MIN-3", place(cards, "備考コード"), MY_NUMBER.category, rows, note)


def _fill(planting: Planting, table: Table, column: str, kind: Kind, rows: Sequence[int]) -> int:
    """Replace cells by values: mostly without separators, some with, some in full width."""
    for row, value in zip(rows, _values(planting, kind, len(rows)), strict=True):
        table.put(row, column, value)
    return len(rows)


def _values(planting: Planting, kind: Kind, count: int) -> list[Cell]:
    """Draw values in forms that take turns."""
    turns = ("plain", "wide") if kind is MAIL else ("bare", "plain", "bare", "wide")
    return [
        _forms(kind.draw(planting.system, planting.rng))[turns[number % len(turns)]]
        for number in range(count)
    ]


def _in_undeclared_columns(planting: Planting) -> None:
    """MIN-1 open, or MIN-3 where the column holds individual numbers."""
    tables = planting.system.tables
    members = tables["main.members"]
    members.add_column("旧システム区分", [f"A{row % 7}" for row in range(len(members.rows))])
    note = Note("A column that the policy does not name", "ポリシーにない列")
    planting.ask("MIN-1", place(members, "旧システム区分"), None, note)
    members.add_column("旧番号", [None] * len(members.rows))
    note = Note("Individual numbers in a column that is nearly empty", "ほぼ空の列に個人番号")
    rows = _fill(planting, members, "旧番号", MY_NUMBER, planting.choose(members, "旧番号"))
    planting.fail("MIN-3", place(members, "旧番号"), MY_NUMBER.category, rows, note)
    letter = tables["exports/dm_2026-05/members_002.csv"]
    letter.add_column("配偶者連絡先", _values(planting, PHONE, len(letter.rows)))
    note = Note("A further column in one file of many", "一つのファイルだけにある列")
    planting.ask("MIN-1", place(letter, "配偶者連絡先"), None, note)
    letter = tables["exports/dm_2026-10/members_003.csv"]
    letter.add_column("管理用番号", _values(planting, MY_NUMBER, len(letter.rows)))
    note = Note("Individual numbers in one file of many", "一つのファイルだけにある個人番号")
    planting.fail("MIN-3", place(letter, "管理用番号"), MY_NUMBER.category, len(letter.rows), note)


def _in_undeclared_tables(planting: Planting) -> None:
    """MIN-2, and MIN-3 besides for individual numbers: shadow tables."""
    lost_zero: list[Cell] = [int(mobile(planting.rng).replace("-", "")) for _ in range(400)]
    columns: dict[str, list[Cell]] = {
        "k1": _values(planting, WAON, 400),
        "tel": lost_zero,
        "v2": _values(planting, MY_NUMBER, 400),
    }
    work = Table("main.tmp_work", None, {"id": "INTEGER PRIMARY KEY"}, [])
    work.rows = [[number, *row] for number, row in enumerate(zip(*columns.values(), strict=True))]
    work.columns |= {"k1": "TEXT", "tel": "INTEGER", "v2": "TEXT"}
    mails = sorted({who.mail for who in planting.system.members[::40]})
    optout = Table("main.mail_optout", None, {"addr": "TEXT PRIMARY KEY"} | texts("理由"), [])
    optout.rows = [[mail, "DM不要"] for mail in mails]
    planting.system.add(work, optout)
    note = Note("A shadow table", "届け出のない作業テーブル")
    for table, column, kind in (
        (work, "k1", WAON),
        (work, "tel", PHONE),
        (work, "v2", MY_NUMBER),
        (optout, "addr", MAIL),
    ):
        _undeclared(planting, table, column, kind, note)
    _in_a_table_without_key(planting)


def _in_a_table_without_key(planting: Planting) -> None:
    """MIN-2: what somebody imported in a hurry."""
    rows: list[list[Cell]] = [[who.name, who.phone] for who in planting.system.members[:50]]
    table = Table("main.tmp_import", None, texts("name tel"), rows)
    planting.system.add(table)
    note = Note("A shadow table without a key", "主キーのない作業テーブル")
    for column, category in (("name", "PERSON"), ("tel", "PHONE_NUMBER")):
        planting.fail("MIN-2", place(table, column), category, len(rows), note)


def _undeclared(planting: Planting, table: Table, column: str, kind: Kind, note: Note) -> None:
    """List a field of an undeclared dataset that holds nothing but one category."""
    rows = len(table.rows)
    planting.fail("MIN-2", place(table, column), kind.category, rows, note)
    if kind is MY_NUMBER:
        planting.fail("MIN-3", place(table, column), kind.category, rows, note)


def _in_undeclared_files(planting: Planting) -> None:
    """MIN-2, and MIN-3 besides: copies left lying about."""
    numbers: list[Cell] = [f"{number:05d}" for number in range(600)]
    columns = [numbers, *(_values(planting, kind, 600) for kind in (PHONE, MAIL, WAON))]
    notes: list[Cell] = ["DM不要"] * 600
    rows = [list(row) for row in zip(*columns, notes, strict=True)]
    copy = Table("exports/old/copy_of_members.csv", None, texts("no tel mail card note"), rows)
    copy.encoding = "utf-8"
    phones = [[number, phone] for number, phone in zip(numbers, columns[1], strict=True)][:200]
    tel_list = Table("legacy/backup/tel_list.csv", None, texts("コード 連絡先"), phones)
    tel_list.encoding = "cp932"
    planting.system.add(copy, tel_list)
    note = Note("A file left lying about", "放置されたファイル")
    for table, column, kind in (
        (copy, "tel", PHONE),
        (copy, "mail", MAIL),
        (copy, "card", WAON),
        (tel_list, "連絡先", PHONE),
    ):
        _undeclared(planting, table, column, kind, note)
    found = len(_hide(planting, copy, "note", MY_NUMBER))
    planting.fail("MIN-3", place(copy, "note"), MY_NUMBER.category, found, note)
    trace = planting.system.tables["logs/archive/batch_trace.csv"]
    _hide(planting, trace, "message", PHONE)
    _hide(planting, trace, "message", MAIL)
