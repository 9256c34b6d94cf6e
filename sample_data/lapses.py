"""What the office's own lists show: lapses of procedure, each in a form that is easily missed."""

from base64 import b64encode
from collections.abc import Sequence

from sample_data.breaches import Breach, Note, Place, Planting, place
from sample_data.people import my_number, person
from sample_data.registers import lists
from sample_data.table import Cell, Table, texts

SHEETS = "../sample_data/breached/registers"
LEFT_BEHIND = 12
"""Rows of a dataset that the record says was erased."""

STILL_THERE = 3
CREDENTIALS = 2


def plant(planting: Planting) -> None:
    """Plant every lapse."""
    _organisation(planting)
    _contracts(planting)
    _handovers(planting)
    _erasures(planting)
    _data(planting)
    _credentials(planting)
    _signatures(planting)
    _not_understood(planting)


FILES = {name: one.shown for name, one in lists("breached").items()}


def _entry(register: str, number: str | None, field: str | None = None) -> Place:
    """Point to an entry of a register, or to the register as a whole."""
    if number is None:
        return Place(register, None)
    return Place(register, f"{SHEETS}/{FILES[register]}", field, number)


def _fail(
    planting: Planting, control: str, at: Place, note: Note, subject: str | None = None
) -> None:
    planting.breaches.append(Breach(control, "fail", "data", at, subject, None, note))


def _organisation(planting: Planting) -> None:
    lists = planting.system.registers
    late = ["W-5", "木村　拓", "作業従事者", "有", "令和8年5月1日", "", "令和8年5月2日", "", "", ""]
    lists["roster"].rows.append(late)
    given = lists["trainings"]
    given.rows += [["9", "木村 拓", "研修", "R8.5.1"], ["10", "木村 拓", "誓約書", "R8.5.1"]]
    note = Note("A worker for 特定個人情報 reported a day late", "従事者の報告が変更の翌日")
    _fail(planting, "ORG-1", _entry("roster", "W-5"), note)
    given.put("4", "実施日", "2025/10/31")
    note = Note("Trained a year and a day ago", "研修から一年と一日")
    _fail(planting, "ORG-2", _entry("roster", "W-4"), note)
    lists["emergency_contacts"].put("1", "手順書", "")
    note = Note("No procedure on file", "手順書が空欄")
    _fail(planting, "INC-2", _entry("emergency_contacts", None), note)
    lists["incidents"].rows.append(["J-2", "令和8年9月1日 9:00", "令和8年9月2日 9:01"])
    note = Note("Reported a minute after the hours", "期限の一分後に報告")
    _fail(planting, "INC-1", _entry("incidents", "J-2"), note)


def _contracts(planting: Planting) -> None:
    lists = planting.system.registers
    lists["contracts"].put("K-3", "承諾日", "")
    note = Note("A subsidiary without consent", "子会社への再委託に承諾がない")
    _fail(planting, "FLOW-2", _entry("contracts", "K-3"), note)
    lists["contracts"].put("K-8", "終了日", "令和8年10月24日")
    entries = planting.system.tables["main.campaign_entries"]
    note = Note("A day past the days of grace", "契約後の猶予を一日過ぎている")
    planting.fail("RET-2", place(entries), "K-8", len(entries.rows), note)
    lists["inspections"].put("I-2", "検査日", "令和7年10月31日")
    lists["inspections"].rows[-1][-1] = ""
    note = Note("Inspected a year and a day ago", "検査から一年と一日")
    _fail(planting, "ORG-3", _entry("contracts", "K-2"), note)
    note = Note("A point in a merged row, due yesterday", "結合セルの指摘が期限の翌日も未是正")
    _fail(planting, "ORG-3", _entry("inspections", "I-2"), note)
    lists["approvals"].put("A-1", "期限", "令和8年10月31日")
    view = planting.system.tables["main.export_view"]
    note = Note("The copy's approval ended yesterday", "写しの承諾が前日に切れている")
    planting.fail("COPY-2", place(view), "A-1", len(view.rows), note)


def _handovers(planting: Planting) -> None:
    fields = {
        "H-2": ("winners", "伊藤誠", "千葉印刷", "有", "R8.10.31"),
        "H-3": ("dm_letters", "伊藤誠", "千葉印刷", "", ""),
        "H-4": ("dm_letters", "中村あゆみ", "千葉印刷", "有", ""),
        "H-5": ("campaign_entries", "伊藤誠", "夏祭り企画", "有", ""),
    }
    told = {
        "H-2": ("DEL-3", Note("Due yesterday and not returned", "返却期限の翌日も返却がない")),
        "H-3": ("FLOW-6", Note("Nobody wrote whether it was encrypted", "暗号化の欄が空欄")),
        "H-4": ("FLOW-4", Note("Handed over by somebody else", "授受担当者でない人が渡した")),
        "H-5": ("FLOW-2", Note("The day after the contract", "契約が終わった翌日の受渡し")),
    }
    handed = planting.system.registers["handovers"]
    for number, (dataset, who, to, safe, due) in fields.items():
        day = "令和8年10月25日 10:00"
        handed.rows.append(
            [number, day, dataset, who, to, "市役所", "手渡し", "直接", safe, "", due, ""]
        )
        control, note = told[number]
        _fail(planting, control, _entry("handovers", number), note)


def _erasures(planting: Planting) -> None:
    lists, rng = planting.system.registers, planting.rng
    lists["erasures"].put("E-1", "承諾日", "令和8年4月11日")
    note = Note("Consent the day after the erasure", "消去の翌日に承諾")
    _fail(planting, "DEL-2", _entry("erasures", "E-1"), note)
    lists["media"].rows.append(["M-2", "有", "令和8年4月10日", ""])
    note = Note("A medium disposed of that nobody destroyed", "破壊しないまま捨てた媒体")
    _fail(planting, "DEL-2", _entry("media", "M-2"), note)
    columns = {"payment_id": "INTEGER PRIMARY KEY"} | texts("支払日 氏名 住所 個人番号")
    people = [person(rng, 97_000 + ordinal) for ordinal in range(LEFT_BEHIND)]
    rows: list[list[Cell]] = [
        [number, "2024-03-25", who.name, None, my_number(rng)]
        for number, who in enumerate(people, start=1)
    ]
    table = Table("main.old_payments", "old_payments", columns, rows)
    planting.system.add(table)
    note = Note("Recorded as erased, still there", "消去したはずの表が残っている")
    planting.fail("DEL-1", place(table), "E-1", LEFT_BEHIND, note)
    note = Note("A personal column that is empty everywhere", "どの行も空の住所欄")
    _fail(planting, "MIN-5", place(table, "住所"), note, "empty")


def _data(planting: Planting) -> None:
    tables, lists = planting.system.tables, planting.system.registers
    winners = tables["handover/2026-10/winners.csv"]
    lists["approved_places"].rows.pop()
    note = Note("A folder that is no approved place", "承認された取扱区域の外のフォルダー")
    planting.fail("FLOW-5", place(winners), None, len(winners.rows), note)
    inquiries, gone = tables["main.inquiries"], tables["main.withdrawn_members"]
    days: Sequence[Cell] = gone.values("退会日")
    left = [n for n, day in enumerate(days) if isinstance(day, str) and "" < day < "2026-10-02"]
    for row, who in zip(
        planting.choose(inquiries, "member_id", STILL_THERE), left[-STILL_THERE:], strict=True
    ):
        inquiries.put(row, "member_id", gone.rows[who][0])
    note = Note("People who left, in another table", "退会した人がほかの表に残っている")
    planting.fail("RET-3", place(inquiries), None, STILL_THERE, note)
    members = tables["main.members"]
    files = lists["information_files"]
    files.put("1", "記録項目", "氏名、生年月日、性別、住所、電話番号")
    note = Note("A column without an item", "ファイル簿にない項目")
    planting.fail("ORG-4", place(members), None, len(members.rows), note)
    files.rows = [row for row in files.rows if row[1] != "withdrawn_members"]
    note = Note("A thousand people without an entry", "千人ちょうどでファイル簿にない")
    planting.fail("ORG-4", place(gone), "no-entry", len(gone.rows), note)


def _credentials(planting: Planting) -> None:
    """MIN-4 speaks of what free text may hold, ACC-7 of what opens a system."""
    inquiries = planting.system.tables["main.inquiries"]
    rows = planting.choose(inquiries, "対応メモ", CREDENTIALS)
    for row in rows:
        key = b64encode(planting.rng.randbytes(64)).decode()
        memo = f"取込が失敗。接続文字列 AccountName=pointcard;AccountKey={key} で再実行"
        inquiries.put(row, "対応メモ", memo)
    note = Note("A connection string in a memo", "メモに書かれた接続文字列")
    for control in ("MIN-4", "ACC-7"):
        planting.fail(control, place(inquiries, "対応メモ"), "CREDENTIAL", len(rows), note)


def _signatures(planting: Planting) -> None:
    """ACC-2 and ACC-7: a signature is live until the second in which it expires."""
    log = planting.system.tables["logs/app_2026-10-01.csv"]
    at = place(log, "message")
    lives, expired = planting.choose(log, "message", 2)
    for row, end in ((lives, "2026-10-31T18:00:01Z"), (expired, "2026-10-31T18:00:00Z")):
        signature = b64encode(planting.rng.randbytes(32)).decode().replace("=", "%3D")
        token = f"sv=2024-11-04&sr=c&sp=r&se={end}&spr=https&sig={signature.replace('+', '%2B')}"
        address = f"https://pointcard.blob.core.windows.net/exports?{token}"
        log.put(row, "message", f"GET {address} 200")
    note = Note("Signatures in a log, of which one is live", "ログに残った署名付きURL")
    planting.fail("MIN-4", at, "CREDENTIAL", 2, note)
    planting.fail("ACC-2", at, "CREDENTIAL", 1, note)
    planting.fail("ACC-7", at, "CREDENTIAL", 1, note)


def _not_understood(planting: Planting) -> None:
    planting.system.registers["approvals"].rows.append(
        ["A-2", "複写", "export_view", "", "R8.13.1"]
    )
    note = Note("A thirteenth month", "十三月")
    at = _entry("approvals", "A-2", "until")
    planting.breaches.append(Breach("REG-1", "open", "policy", at, "not-a-day", None, note))
    planting.ask("COPY-2", _entry("approvals", None), None, note)
