"""A server is spared: hours, rows per second, waiting while it is busy."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Care, SourceAddress, SourceKind
from scanner.sources import open_source
from scanner.sources.pace import JAPAN, Clock, Pace
from scanner.sources.sql import SqlSource
from tests.faults.reading import read, read_dataset

NIGHT = Care(opens=time(22), closes=time(5))
DAY = Care(opens=time(9), closes=time(17))


@pytest.mark.parametrize(
    ("care", "hours"),
    [
        (Care(), {"21:59", "22:00", "04:59", "05:00", "12:00"}),
        (NIGHT, {"22:00", "04:59"}),
        (DAY, {"12:00"}),
        (Care(opens=time(22)), {"21:59", "22:00", "04:59", "05:00", "12:00"}),
    ],
)
def test_hours_may_go_over_midnight(care: Care, hours: set[str]) -> None:
    moments = ("21:59", "22:00", "04:59", "05:00", "12:00")
    assert {moment for moment in moments if care.is_open(time.fromisoformat(moment))} == hours


@dataclass
class Watch:
    """A clock that only moves when somebody sleeps, or when it is told to."""

    seconds: float
    slept: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(lambda: self.seconds, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def watch() -> Watch:
    return Watch(datetime(2026, 11, 1, 4, 59, tzinfo=JAPAN).timestamp())


def test_rows_take_as_long_as_they_have_to(watch: Watch) -> None:
    pace = Pace(Care(rows_per_second=100), watch.clock())
    pace.after(50)
    assert watch.slept == [pytest.approx(0.5)]
    watch.seconds += 10
    pace.after(100)
    assert len(watch.slept) == 1
    assert Care(rows_per_second=100).shared(3).rows_per_second == 33
    assert Care(rows_per_second=1).shared(3).rows_per_second == 1
    assert Care().shared(3) == Care()


def test_it_waits_while_the_server_is_busy(watch: Watch) -> None:
    loads = iter([0.9, 0.61, 0.6, 0.1])
    pace = Pace(Care(load_percent=60), watch.clock(), lambda: next(loads))
    pace.after(1)
    assert watch.slept == []
    watch.seconds += 15
    pace.after(1)
    assert watch.slept == [15, 15]
    pace.after(1)
    assert list(loads) == [0.1]


def test_a_server_that_says_nothing_is_not_waited_for(watch: Watch) -> None:
    pace = Pace(Care(load_percent=1), watch.clock())
    watch.seconds += 60
    pace.after(1)
    assert watch.slept == []


def test_hours_end_while_it_waits(watch: Watch) -> None:
    busy = Care(load_percent=60, opens=NIGHT.opens, closes=NIGHT.closes)
    pace = Pace(busy, watch.clock(), lambda: 1.0)
    watch.seconds += 15
    with pytest.raises(SourceError) as over:
        pace.after(1)
    assert over.value.reason is Reason.OUT_OF_HOURS
    assert len(watch.slept) == 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "points.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
        db.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(10)])
        db.commit()
    return file


def test_what_was_not_read_when_the_hours_are_over_is_unread(file: Path, watch: Watch) -> None:
    care = Care(rows_per_second=1, opens=NIGHT.opens, closes=NIGHT.closes)
    watch.seconds += 53
    url = Secret(f"sqlite:///{file}")
    source = SqlSource("db", url, 3, 3, care=care, clock=watch.clock())
    partitions = list(source.partitions("main.t"))
    accounts = [read(source, [partition]) for partition in partitions]
    assert [account.refused for account in accounts] == [None, None, *[Reason.OUT_OF_HOURS] * 2]
    assert [len(account.rows) for account in accounts] == [3, 3, 3, 0]
    assert [entry.name for entry in source.listing()] == ["main.t"]
    assert read_dataset(source, "main.t").refused is Reason.OUT_OF_HOURS


def test_an_address_says_how_its_server_is_spared() -> None:
    where = Secret("sqlite:////absent")
    care = Care(rows_per_second=100, load_percent=60)
    source = open_source(SourceAddress("x", SourceKind.DATABASE, where, care=care), 4)
    assert isinstance(source, SqlSource)
    assert source.care == Care(rows_per_second=25, load_percent=60)
