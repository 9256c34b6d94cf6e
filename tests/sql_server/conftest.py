"""Tables with everything in them that a server may hold, served on loopback."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from scanner.connect import sql_server_catalogue as catalogue
from scanner.connect import tsql
from scanner.connect.sql_server import Connection, Options, reading
from scanner.connect.sql_server_tables import Table
from scanner.model.secret import Secret
from tests.fakes.sql_server import Database, ServedTable, SqlServer

GUID = "6F9619FF-8B86-D011-B42D-00C04FC964FF"
NO = "会員'番\"号;?"
SHOP = "店 舗]"
ODD_NAMES = (SHOP, NO, "100%", "%s", "@P1", "a--b", "/*c*/", "[x]", ":y", "{z}", "\\", "🏪")

KINDS = {
    "bit": True,
    "tinyint": 255,
    "smallint": -32_768,
    "int": 2_147_483_647,
    "bigint": 6900_1234_5678_9012,
    "real": 1.5,
    "float": 6900123456789012.0,
    "decimal(20, 3)": Decimal("-12345678901234567.890"),
    "numeric(5, 0)": Decimal(12345),
    "money": Decimal("922337203685477.5807"),
    "smallmoney": Decimal("-214748.3648"),
    "date": date(1, 1, 1),
    "smalldatetime": datetime.fromisoformat("2026-04-01 09:30"),
    "datetime": datetime.fromisoformat("1753-01-01 00:00:00.003"),
    "datetime2(6)": datetime.fromisoformat("9999-12-31 23:59:59.999999"),
    "time": time(23, 59, 59, 999_999),
    "char(4)": "abcd",
    "varchar(20)": "ﾔﾏﾀﾞ ﾊﾅｺ",
    "nchar(2)": "男性",
    "nvarchar(40)": "𠮷野 花子",
    "varchar(8000)": "1" * 8000,
    "nvarchar(4000)": "あ" * 4000,
    "varchar(max)": "2" * 9000,
    "nvarchar(max)": "備考" * 5000,
    "text": "古い",
    "ntext": "型",
    "xml": "<会員 番号='1'/>",
    "uniqueidentifier": GUID,
}
"""One value of each type that is read, at an end of its range where it has one."""

NOT_READ = ("varbinary(20)", "varbinary(max)", "binary(4)", "image", "rowversion", "sql_variant")

MEMBERS = ServedTable(
    "members",
    {NO: "bigint NOT NULL", "氏名": "nvarchar(40)", "備考": "nvarchar(max)"},
    rows=[(n, f"会員{n}", f"備考{n}" if n % 3 else None) for n in range(1, 1001)],
    key=(NO,),
)


def every_type() -> ServedTable:
    """One row of values, and one of nulls."""
    columns = {f"c{n}": kind for n, kind in enumerate(KINDS)}
    return ServedTable("every_type", columns, rows=[list(KINDS.values()), [None] * len(KINDS)])


Start = Callable[..., SqlServer]
Open = Callable[..., Connection]


@pytest.fixture
def serve() -> Iterator[Start]:
    """Start servers, and stop them at the end."""
    with ExitStack() as servers:

        def start(*tables: ServedTable, database: Database | None = None) -> SqlServer:
            return servers.enter_context(SqlServer(tables, database or Database()))

        yield start


@pytest.fixture
def connect() -> Iterator[Open]:
    """Open connections as the scanner does, and close them at the end."""
    with ExitStack() as connections:

        def open_one(server: SqlServer, **seconds: int) -> Connection:
            options = Options(**({"login_seconds": 10} | seconds))
            return connections.enter_context(reading(Secret(server.url()), options))

        yield open_one


def ask(db: Connection, half: str, statement: tsql.Statement = tsql.ALIVE) -> list[Any]:
    """Ask through one of the halves of a connection."""
    return db.rows(statement) if half == "rows" else list(db.stream(statement, 1000))


def described(db: Connection, served: ServedTable) -> Table:
    return catalogue.table(db, served.full_name)
