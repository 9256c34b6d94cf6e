"""SQL Server keeps the contract of sources: Microsoft's drivers, on the wire, canned catalogues.

What the server on loopback proves and what it does not, ``tests.fakes.sql_server`` says.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources.retry import Patience
from scanner.sources.sql import SqlSource
from tests.contracts.source_contract import (
    COLUMNS,
    FEW_EDGES,
    ROWS_PER_BATCH,
    ROWS_PER_PARTITION,
    Row,
    SourceContract,
)
from tests.fakes.sql_server import ServedTable, SqlServer
from tests.faults.reading import listed, read, read_dataset


class TestSqlServerByInteger(SourceContract):
    type = "bigint NOT NULL"
    key_columns: tuple[str, ...] = COLUMNS[:1]

    @pytest.fixture(params=FEW_EDGES.values(), ids=list(FEW_EDGES))
    def rows_on_the_edge(self, request: pytest.FixtureRequest) -> list[Row]:
        return self.rows(request.param)

    @pytest.fixture(autouse=True)
    def servers(self) -> Iterator[None]:
        with ExitStack() as self.running:
            yield

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> SqlSource:
        assert folder.is_dir()
        columns = {COLUMNS[0]: self.type, COLUMNS[1]: "nvarchar(100) NOT NULL"}
        served = [
            ServedTable(name, columns, [self.typed(row) for row in rows], self.key_columns)
            for name, rows in tables.items()
        ]
        url = self.running.enter_context(SqlServer(served)).url()
        sizes = ROWS_PER_PARTITION, ROWS_PER_BATCH
        return SqlSource("contract", Secret(url), *sizes, Patience(times=0))

    def typed(self, row: Row) -> tuple[object, ...]:
        return int(row[0]), row[1]

    def dataset(self, table: str) -> str:
        return f"dbo.{table}"


class TestSqlServerByTwoColumns(TestSqlServerByInteger):
    type = "char(16) NOT NULL"
    key_columns = COLUMNS[1::-1]

    def key(self, number: int) -> str:
        return f"6900{number:012}"

    def typed(self, row: Row) -> tuple[object, ...]:
        return row


MIDNIGHT = datetime.fromisoformat("2026-04-01")
HALF_A_SECOND = datetime.fromisoformat("2026-04-01 09:00:00.5")
CARD = "6900123456789012"

MEMBERS = ServedTable(
    "members",
    {
        "id": "int NOT NULL",
        "氏名": "nvarchar(40)",
        "tel": "nvarchar(20)",
        "my_number": "nvarchar(12)",
        "photo": "varbinary(max)",
        "joined": "datetime2(7)",
        "fee": "decimal(18,2)",
        "ratio": "float",
        "active": "bit",
    },
    [
        (
            1,
            "山田 太郎",
            "090",
            "1",
            b"x",
            HALF_A_SECOND,
            Decimal("6900.50"),
            0.1,
            True,
        ),
        (2, None, None, None, None, None, None, None, None),
        (
            3,
            "佐藤 花子",
            "080",
            "3",
            b"y",
            MIDNIGHT,
            Decimal(CARD + ".00"),
            1e16,
            False,
        ),
    ],
    ("id",),
)


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[SqlServer, SqlSource]]]:
    """Serve a table with changes, and give the source that reads it in ranges of two rows."""
    with ExitStack() as running:

        def serving(**changes: object) -> tuple[SqlServer, SqlSource]:
            tables = [replace(MEMBERS, **changes), ServedTable("shops", {"n": "int"}, [(7,)])]  # type: ignore[arg-type]
            server = running.enter_context(SqlServer(tables))
            return server, SqlSource("db", Secret(server.url()), 2, 2, Patience(2, 0.01))

        yield serving


Serve = Callable[..., tuple[SqlServer, SqlSource]]


def test_cells_are_written_as_by_any_other_database(serve: Serve) -> None:
    account = read_dataset(serve()[1], "dbo.members")
    assert account.rows == [
        ("1", "山田 太郎", "090", "1", None, "2026-04-01 09:00:00.5", "6900.5", 0.1, "true"),
        ("2", *[None] * 8),
        (
            "3",
            "佐藤 花子",
            "080",
            "3",
            None,
            "2026-04-01 00:00:00",
            CARD,
            1e16,
            "false",
        ),
    ]
    assert account.names == tuple(MEMBERS.columns)
    assert account.skipped == {Reason.UNSUPPORTED_TYPE: 3}


def _skipped(source: SqlSource) -> set[tuple[Reason, str | None]]:
    return {
        (item.reason, item.field)
        for partition in source.partitions("dbo.members")
        for item in source.read(partition)
        if isinstance(item, Skipped)
    } - {(Reason.UNSUPPORTED_TYPE, "photo")}


def test_what_a_login_sees_masked_or_encrypted_or_filtered_is_a_gap(serve: Serve) -> None:
    assert _skipped(serve()[1]) == set()
    masked = serve(masked=frozenset({"tel"}))[1]
    assert _skipped(masked) == {(Reason.MASKED_FOR_LOGIN, "tel")}
    encrypted = serve(encrypted=frozenset({"my_number"}))[1]
    assert _skipped(encrypted) == {(Reason.ENCRYPTED_COLUMN, "my_number")}
    assert [row[3] for row in read_dataset(encrypted, "dbo.members").rows] == [None] * 3
    assert _skipped(serve(filtered=True)[1]) == {(Reason.ROW_SECURITY, None)}


def test_a_table_of_nothing_but_pictures(serve: Serve) -> None:
    source = serve(columns={"a": "varbinary(8)"}, rows=[(b"x",), (b"y",)], key=())[1]
    account = read_dataset(source, "dbo.members")
    assert account.names == ("a",)
    assert account.skipped == {Reason.UNSUPPORTED_TYPE: 2}


def test_a_table_that_may_not_be_read_hides_no_other(serve: Serve) -> None:
    server, source = serve()
    server.deny("dbo.members")
    assert listed(source) == {"dbo.members": Reason.PERMISSION, "dbo.shops": None}
    assert read_dataset(source, "dbo.shops").complete


@pytest.mark.parametrize("number", [1205, 40501, 49918, 10928, 40613])
def test_deadlock_and_throttling_pass(serve: Serve, number: int) -> None:
    server, source = serve()
    partitions = list(source.partitions("dbo.members"))
    server.fail(number, "FROM .dbo.*members", rows=1)
    with pytest.raises(SourceError) as failed:
        list(source.read(partitions[0]))
    assert failed.value.passing
    assert len(read(source, partitions).rows) == 3


def test_throttling_while_listing_is_waited_for(serve: Serve) -> None:
    server, source = serve()
    server.refuse_logins(40613, 40501)
    assert set(listed(source)) == {"dbo.members", "dbo.shops"}
    server.refuse_logins(18456)
    with pytest.raises(SourceError) as refused:
        list(source.listing())
    assert not refused.value.passing


def test_a_connection_that_is_cut_in_mid_stream(serve: Serve) -> None:
    server, source = serve()
    partitions = list(source.partitions("dbo.members"))
    server.drop("FROM .dbo.*members", rows=1)
    with pytest.raises(SourceError) as cut:
        list(source.read(partitions[0]))
    assert (cut.value.reason, cut.value.passing) == (Reason.UNREACHABLE, True)
    assert len(read(source, partitions).rows) == 3


def test_nothing_that_is_sent_writes(serve: Serve) -> None:
    server, source = serve()
    for dataset in listed(source):
        read_dataset(source, dataset)
        source.mark(dataset)
    reads = re.compile(r"\s*(SELECT|WITH|SET|EXEC \[sys\]\.sp_datatype_info|$)", re.IGNORECASE)
    assert [text for text in server.statements if not reads.match(text)] == []
    assert len(server.statements) > 20
