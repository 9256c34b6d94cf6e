"""The files of a point-card system that keeps its promises: a folder that stands for blobs."""

from datetime import date, timedelta
from random import Random

from sample_data.database import PRIZES, masked_phone
from sample_data.people import Person, in_fours, often
from sample_data.table import Cell, System, Table, texts
from sample_data.texts import PLACES, log_line, memo, moment, trace_line

UTF8_BOM, CP932 = "utf-8-sig", "cp932"
ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"))


def files(system: System, rng: Random) -> list[Table]:
    """Make every file; the same random numbers make the same rows."""
    letters = [
        _letter(system.members[start : start + 400], f"{month}/members_{part:03d}", day)
        for month, day in (("dm_2026-05", "2026-05-01"), ("dm_2026-10", "2026-10-10"))
        for part, start in enumerate((0, 400, 800), start=1)
    ]
    applications = [
        _applications(system.members[3_000:3_500], 2023, rng),
        _applications(system.members[3_500:4_000], 2024, rng),
    ]
    logs = [_log(day, rng) for day in range(1, 6)]
    return [
        *letters,
        *applications,
        *logs,
        _trace(rng),
        _winners(system.members, rng),
        _points_report(rng),
        _usage(system),
    ]


def _letter(members: list[Person], name: str, day: str) -> Table:
    """Address direct mail: no phone number goes out with it."""
    rows: list[list[Cell]] = [
        [f"{number:06d}", who.name, who.postcode, who.address, day]
        for number, who in enumerate(members, start=1)
    ]
    columns = texts("連番 氏名 郵便番号 住所 抽出日")
    return Table(f"exports/{name}.csv", "dm_letters", columns, rows, many=True, encoding=UTF8_BOM)


def _applications(members: list[Person], year: int, rng: Random) -> Table:
    """Keep what the old system exported: Shift JIS, dates in the Japanese calendar."""
    rows: list[list[Cell]] = []
    first = date(year, 11, 1)
    for number, who in enumerate(members, start=1):
        applied = first + timedelta(rng.randrange(120) if number % 50 else 0)
        note = memo(rng) if often(rng, 0.6) else ""
        if number % 60 == 0:
            note = f"{note}\r\n再提出あり"
        rows.append(
            [
                *(f"A{year}-{number:05d}", who.name, _wareki(who.birth), who.gender, who.address),
                *(who.phone, f"{applied:%Y/%m/%d}", note),
            ]
        )
    columns = texts("申込番号 氏名 生年月日 性別 住所 電話番号 申込日 備考")
    name = f"legacy/apply_{year}.csv"
    return Table(name, "legacy_applications", columns, rows, many=True, encoding=CP932)


def _wareki(day: date) -> str:
    first, era = next(entry for entry in ERAS if entry[0] <= day)
    return f"{era}{day.year - first.year + 1}年{day.month}月{day.day}日"


def _log(day: int, rng: Random) -> Table:
    today = date(2026, 10, day)
    moments = sorted(moment(rng, today, today) for _ in range(800))
    rows: list[list[Cell]] = [
        [
            *(f"{at:%Y-%m-%d %H:%M:%S}", rng.choice(("INFO", "INFO", "WARN"))),
            *(f"app-{rng.randint(1, 4):02d}", log_line(rng)),
        ]
        for at in moments
    ]
    columns = texts("time level host message")
    name = f"logs/app_2026-10-{day:02d}.csv"
    return Table(name, "app_logs", columns, rows, many=True, encoding="utf-8")


def _trace(rng: Random) -> Table:
    """Hold what a batch program wrote: nobody declared it, and nothing personal is in it."""
    rows: list[list[Cell]] = [[number, trace_line(rng)] for number in range(1, 1_001)]
    name = "logs/archive/batch_trace.csv"
    return Table(name, None, texts("no message"), rows, encoding="utf-8")


def _winners(members: list[Person], rng: Random) -> Table:
    """List who won a prize, for the shop that sends it."""
    rows: list[list[Cell]] = [
        [f"W{number:04d}", who.name, who.address, masked_phone(who.phone), prize, "2026-09-30"]
        for number, who in enumerate(rng.sample(members, 300), start=1)
        for prize in rng.choices(PRIZES)
    ]
    columns = texts("当選番号 氏名 住所 電話番号 賞品 抽選日")
    return Table("handover/2026-10/winners.csv", "winners", columns, rows, encoding=UTF8_BOM)


def _usage(system: System) -> Table:
    """Report who used a card how often, with its number as a receipt shows it."""
    rows: list[list[Cell]] = []
    for ordinal in range(400, 900):
        first, *_, last = in_fours(system.cards[ordinal]).split("-")
        shown = f"{first}-****-****-{last}"
        rows.append([str(100_001 + ordinal), shown, ordinal % 17, "2026-10-01"])
    columns = texts("member_id WAON番号 利用回数 作成日")
    name = "exports/usage/usage_2026-10.csv"
    return Table(name, "usage_report", columns, rows, encoding="utf-8")


def _points_report(rng: Random) -> Table:
    rows: list[list[Cell]] = [
        [f"2026-{month:02d}", f"{place}店", rng.randint(1_000, 90_000), rng.randint(100, 5_000)]
        for month in range(1, 11)
        for place in PLACES
    ]
    columns = texts("年月 店舗 付与ポイント 利用件数")
    name = "handover/2026-10/points_report.csv"
    return Table(name, "points_report", columns, rows, encoding=UTF8_BOM)
