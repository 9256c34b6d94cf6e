"""Statistics, and points for activities that tell of health: as promised, and with what slips.

Of a screening the table of points keeps that it took place and nobody's number: how many came is
all that the city needs.
"""

from datetime import date, timedelta
from random import Random

from sample_data.breaches import Note, Planting, place
from sample_data.table import Cell, Table, texts

UTF8_BOM = "utf-8-sig"
ACTIVITIES = ("A01", "A02", "B01")
SCREENINGS = ("H11", "H12")
"""Cancer screening, bone density."""

TOWNS = ("大和田新田", "ゆりのき台", "勝田台")
BANDS = ("20代", "30代", "40代", "50代", "60歳以上")
OTHER_WRITINGS = {"20代": "20～29歳", "60歳以上": "60-"}
K = 10


def tables(rng: Random) -> list[Table]:
    """Make every table; the same random numbers make the same rows."""
    return [_event_points(rng), _participants(rng), _by_town(rng)]


def _event_points(rng: Random) -> Table:
    columns = {"event_id": "INTEGER PRIMARY KEY"} | texts("会員番号 活動コード 実施日 ポイント")
    rows: list[list[Cell]] = []
    for number in range(1, 1_201):
        is_screening = number % 6 == 0
        code = rng.choice(SCREENINGS if is_screening else ACTIVITIES)
        member = None if is_screening else 100_001 + rng.randrange(5_000)
        day = date(2026, 4, 1) + timedelta(rng.randrange(200))
        rows.append([number, member, code, day.isoformat(), rng.choice((50, 100, 200))])
    return Table("main.event_points", "event_points", columns, rows)


def _participants(rng: Random) -> Table:
    """List who came as groups of people: every one has more rows than are asked for."""
    rows: list[list[Cell]] = []
    for band in BANDS:
        for gender in "男女":
            for town in TOWNS:
                for number in range(K + 2 + rng.randrange(6)):
                    written = OTHER_WRITINGS.get(band, band) if number % 2 else band
                    rows.append([written, gender, town, rng.randint(1, 9), "2026-10-01"])
    rng.shuffle(rows)
    columns = texts("年代 性別 町 参加回数 作成日")
    name = "exports/statistics_2026-10/participants.csv"
    return Table(name, "participants", columns, rows, encoding=UTF8_BOM)


def _by_town(rng: Random) -> Table:
    """Count users by town and age band; what is too little is withheld."""
    counts = [
        (town, band, rng.randrange(rng.choice((400, 400, 400, 400, K))))
        for town in TOWNS
        for band in BANDS
    ]
    rows: list[list[Cell]] = [
        [town, band, f"{K}人未満" if 0 < count < K else f"{count:,}", "2026-10-01"]
        for town, band, count in counts
    ]
    columns = texts("町 年代 利用者数 作成日")
    name = "exports/statistics_2026-10/users_by_town.csv"
    return Table(name, "users_by_town", columns, rows, encoding=UTF8_BOM)


def plant(planting: Planting) -> None:
    """Plant every slip."""
    tables = planting.system.tables
    points = tables["main.event_points"]
    named = [row for row, member in enumerate(points.values("会員番号")) if member]
    told = planting.rng.sample(named, 9)
    for row in told:
        points.put(row, "活動コード", planting.rng.choice(SCREENINGS))
    note = Note("Screenings with the number of who came", "検診の記録に会員番号が残っている")
    planting.fail("MIN-1", place(points, "活動コード"), "inferred-health", len(told), note)

    people = tables["exports/statistics_2026-10/participants.csv"]
    alone = [people.values("町").index(town) for town in TOWNS]
    for row in alone:
        people.put(row, "年代", "90代")
    note = Note("Groups of one or two people", "1人か2人しかいない区分")
    planting.fail("MASK-5", place(people), None, len(alone), note)

    cells = tables["exports/statistics_2026-10/users_by_town.csv"]
    for row, count in ((3, "4"), (8, "９人")):
        cells.put(row, "利用者数", count)
    note = Note("Cells that count fewer than ten people", "10人に満たない集計表の欄")
    planting.fail("MASK-5", place(cells), None, 2, note)
