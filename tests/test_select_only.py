"""What counts as a query, in both languages that it may be written in."""

import pytest

from scanner.config.select_only import NotASelectError, ordered

PLAIN = [
    "SELECT a::text, '12:30 :x', $$b;c$$ FROM public.t /* ; */ -- all",
    "SELECT count(*), pg_typeof(a), pg_get_viewdef(1) FROM t GROUP BY 2",
    "WITH d AS (SELECT a, row_number() OVER (ORDER BY b) AS n FROM t) SELECT * FROM d",
    "(SELECT a FROM t) UNION ALL SELECT b FROM u",
    "SELECT * FROM (SELECT a FROM t ORDER BY a) AS q",
    "SELECT \"select\", into_day, pg_size FROM t WHERE b = 'for update'",
]
IN_ORDER = [
    "SELECT a FROM t ORDER BY a",
    "SELECT a FROM t UNION SELECT b FROM u ORDER BY 1 LIMIT 5",
    "WITH d AS (SELECT 1 AS a) SELECT a FROM d ORDER BY a",
    "(SELECT a FROM t) ORDER BY a",
]
ACTING = [
    "pg_advisory_lock(1)",
    "pg_catalog.pg_sleep(1)",
    "PG_TERMINATE_BACKEND(1)",
    "set_config('statement_timeout', '0', true)",
    "nextval('s')",
    "lo_unlink(1)",
    "dblink('x', 'y')",
    "query_to_xml('select 1', true, true, '')",
]


@pytest.mark.parametrize("sql", PLAIN)
def test_plain_ones(sql: str) -> None:
    assert not ordered(sql, "postgres")


@pytest.mark.parametrize("sql", IN_ORDER)
@pytest.mark.parametrize("dialect", ["postgres", "sqlite"])
def test_the_order_of_the_whole(sql: str, dialect: str) -> None:
    assert ordered(sql, dialect)


@pytest.mark.parametrize("call", ACTING)
@pytest.mark.parametrize("where", ["SELECT {} AS a", "SELECT * FROM {} AS a", "SELECT (SELECT {})"])
def test_functions_that_act(call: str, where: str) -> None:
    with pytest.raises(NotASelectError) as error:
        ordered(where.format(call), "postgres")
    assert (
        error.value.words["what"].lower()
        == f"{call.partition('(')[0].rpartition('.')[2].lower()}()"
    )


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("SELECT a FROM t FOR SHARE", "FOR UPDATE"),
        ("SELECT * FROM (SELECT a FROM t FOR UPDATE) AS q", "FOR UPDATE"),
        ("SELECT a FROM t WHERE b = $1", "?"),
        ("WITH d AS (INSERT INTO t VALUES (1) RETURNING a) SELECT a FROM d", "INSERT"),
        ("WITH d AS (UPDATE t SET a = 1 RETURNING a) SELECT a FROM d", "UPDATE"),
    ],
)
def test_what_may_stand_nowhere(sql: str, what: str) -> None:
    with pytest.raises(NotASelectError) as error:
        ordered(sql, "postgres")
    assert error.value.words == {"what": what}


@pytest.mark.parametrize(
    ("sql", "line"),
    [("SELECT a,\n  b\nFROM t WHERE\n)", "4"), ("(" * 5_000, "1"), ("SELECT 'a", "1")],
)
def test_what_is_no_sql(sql: str, line: str) -> None:
    with pytest.raises(NotASelectError) as error:
        ordered(sql, "sqlite")
    assert error.value.words == {"line": line}
