"""PostgreSQL's own: keys, types, kinds of tables, names; what comes out loses nothing."""

from uuid import UUID

import pytest

from tests.faults.reading import read_dataset
from tests.postgres import Postgres

pytestmark = pytest.mark.usefixtures("db")

KEYS: dict[str, tuple[str, str]] = {
    "integer": ("INTEGER", "'-3', '-2', '0', '1', '2'"),
    "bigint": ("BIGINT", "'-9223372036854775808', '0', '1', '9223372036854775807'"),
    "numeric": ("NUMERIC", "'-1.5', '0', '1e30', 'NaN', '2.50'"),
    "real": ("DOUBLE PRECISION", "'-Infinity', '0.1', '0.30000000000000004', '0.3', 'NaN'"),
    "text": ("TEXT", "'', ' ', 'a', 'A', 'あ', '𠮷', 'ｱ', 'ア', 'é', E'e\\u0301'"),
    "by bytes": ('TEXT COLLATE "C"', "'い', 'あ', 'ア', 'ｱ', '亜', 'b'"),
    "quotes": ("TEXT", r"'''', '\', '\''', '%', '%%', ':x', '$1', '\\n', '{}'"),
    "padded": ("CHAR(4)", "'a', 'ab', 'b', 'あ', ''"),
    "guid": ("UUID", ", ".join(f"'{UUID(int=n << 64)}'" for n in range(7))),
    "date": ("DATE", "'-infinity', '0044-03-15 BC', '2026-04-01', '20000-01-01', 'infinity'"),
    "moment": ("TIMESTAMPTZ", "'2026-04-01 00:00:00.000001+09', '2026-04-01 00:00:00+09'"),
    "bytes": ("BYTEA", r"'', '\x00', '\x0001', '\xff', '\x5c27'"),
    "boolean": ("BOOLEAN", "true, false"),
}


@pytest.mark.parametrize(("type_", "values"), KEYS.values(), ids=list(KEYS))
def test_every_row_is_read_once_whatever_its_key(db: Postgres, type_: str, values: str) -> None:
    array = f"ARRAY[{values}]::{type_.partition(' COLLATE')[0]}[]"
    db.run(
        f"CREATE TABLE t (k {type_} PRIMARY KEY, n INTEGER GENERATED ALWAYS AS IDENTITY)",
        f"INSERT INTO t (k) SELECT * FROM unnest({array})",  # noqa: S608
    )
    rows = db.value("SELECT count(*) FROM t")
    source = db.source(2)
    assert len(list(source.partitions("public.t"))) == -(-rows // 2)
    account = read_dataset(source, "public.t")
    assert sorted(int(row[1] or 0) for row in account.rows) == list(range(1, rows + 1))
