"""Records past their day: RET-1 on both sides of its boundary, and records without a date."""

from sample_data.breaches import Note, Planting, place
from sample_data.table import Table


def plant(planting: Planting) -> None:
    """Plant every record that should be gone, or whose day nobody knows."""
    tables = planting.system.tables
    gone, entries = tables["main.withdrawn_members"], tables["main.campaign_entries"]
    note = Note("One day past the last day", "保存期限を一日過ぎている")
    _late(planting, gone, "退会日", "2025-10-31", note)
    _late(planting, tables["legacy/apply_2023.csv"], "申込日", "2023/10/31", note)
    note = Note("The last second of an earlier fiscal year", "前の年度の最後の一秒")
    _late(planting, entries, "応募日時", "2025-03-31 23:59:59", note)
    for row in _with_person(planting, gone, "退会日", 2):
        gone.put(row, "退会日", "")  # undated beside overdue: the overdue rows decide
    _undated(planting, tables["legacy/apply_2024.csv"], "申込日", ("", "不明", "", "不明", ""))
    _undated(planting, tables["handover/2026-10/winners.csv"], "抽選日", ("0000/00/00", ""))


def _with_person(planting: Planting, table: Table, column: str, count: int = 0) -> list[int]:
    """Choose rows that still say who it was: others may stay for ever."""
    names = table.values("応募者名" if "応募者名" in table.columns else "氏名")
    erased = {row for row, name in enumerate(names) if name is None}
    planting.taken.setdefault((table.name, column), set()).update(erased)
    return planting.choose(table, column, count)


def _late(planting: Planting, table: Table, column: str, date: str, note: Note) -> None:
    rows = _with_person(planting, table, column)
    for row in rows:
        table.put(row, column, date)
    planting.fail("RET-1", place(table), None, len(rows), note)


def _undated(planting: Planting, table: Table, column: str, dates: tuple[str, ...]) -> None:
    for row, date in zip(_with_person(planting, table, column, len(dates)), dates, strict=True):
        table.put(row, column, date)
    note = Note("Records without a date", "日付のない記録")
    planting.ask("RET-1", place(table), len(dates), note)
