"""One member who left, among very many who did not, in an export that nobody declared."""

import time

import pyarrow as pa
import pytest

from scanner.sources import MemorySource
from tests.test_tracing import LEFT, NAME, PHONE, found, table

pytestmark = pytest.mark.uncovered

SURNAMES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤")
GIVEN = ("健太", "花子", "一郎", "美咲", "大輔", "陽子", "翔太", "直子", "太郎", "由美")
SECONDS = 60
"""For a million records on two cores, first reading included; it takes a third of that."""


def members(count: int) -> pa.Table:
    """Make people of common names, of whom three in a hundred share the phone of one who left."""
    names = [f"{SURNAMES[n % 10]} {GIVEN[n // 10 % 10]}" for n in range(count)]
    phones = [f"080-{1000 + n // 10_000}-{n % 10_000:04d}" for n in range(count)]
    for n in range(0, count, count // 30):
        names[n], phones[n] = f"高橋 {GIVEN[n % 9 + 1]}", LEFT[PHONE]
    return pa.table({"宛名": names, "TEL": phones})


@pytest.mark.parametrize(
    "count", [20_000, pytest.param(1_000_000, marks=pytest.mark.long)], ids=str
)
def test_one_who_left_is_found_among(count: int) -> None:
    stray = members(count)
    hidden = stray.slice(0, count // 2)
    rest = stray.slice(count // 2)
    one = pa.table({"宛名": [LEFT[NAME].replace(" ", "")], "TEL": ["09012345678"]})
    began = time.monotonic()
    source = MemorySource(
        "db",
        {"main.gone": table(LEFT), "main.dump": pa.concat_tables([hidden, one, rest])},
        rows_per_partition=100_000,
    )
    seen = found(source)["main.dump"]
    assert (seen.rows, seen.people, seen.rows_read) == (1, 1, count + 1)
    assert (seen.doubtful, seen.whole) == (0, True)
    assert time.monotonic() - began < SECONDS
    without = MemorySource("db", {"main.gone": table(LEFT), "main.dump": stray})
    assert found(without)["main.dump"].rows == 0
