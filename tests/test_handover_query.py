"""A declared query as what is handed over: read as a scan reads, judged as a file is."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scanner.pipeline.handing_over import hand_over
from tests.handed import Handing, handing, small
from tests.test_handover import seen_again

__all__ = ["handing", "small"]

ORDERED = "SELECT 会員番号, 氏名, 電話番号 FROM letters ORDER BY 会員番号"
QUERIES = """
queries:
  monthly: {{source: db, sql: "{sql}"}}
"""
MASK = ("MASK-2", "fail", "電話番号")
HEAD = "会員番号,氏名,電話番号\n"
LINES = "".join(f"M{n:07d},山田太郎,***-****-{n:04d}\n" for n in range(3))


def declare(
    handing: Handing, sql: str = ORDERED, measure: str | None = "専用線", url: str = ""
) -> None:
    """Declare the query over a database, under a measure that protects its result."""
    handing.policy()
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    source = url or "sqlite:///members.db"
    text = text.replace("sources: {", f"sources: {{db: {{kind: database, url: '{source}'}}, ")
    if measure:
        text = text.replace("max_rows: 3000000", f"max_rows: 3000000\n      measure: {measure}")
    path.write_text(text + QUERIES.format(sql=sql), encoding="utf-8")


def fill(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


@pytest.fixture
def database(handing: Handing) -> Path:
    """Make a table of three rows, the last one first."""
    path = handing.folder / "members.db"
    words = "INSERT INTO letters VALUES ('M000000{0}', '山田太郎', '***-****-000{0}')"
    rows = [words.format(n) for n in (2, 0, 1)]
    fill(
        path,
        "CREATE TABLE letters (会員番号, 氏名, 電話番号)",
        *rows,
    )
    return path


def test_a_query_within_its_flow_may_go(handing: Handing, database: Path) -> None:
    declare(handing)
    before = database.read_bytes()
    code, said = handing.over("query:monthly")
    assert (code, handing.found()) == (0, set()), said
    statement = handing.statement()
    made = (HEAD + LINES).encode()
    digest = hashlib.sha256(made).hexdigest()
    assert statement["subject"] == [{"name": "query:monthly", "digest": {"sha256": digest}}]
    predicate = statement["predicate"]
    assert (predicate["rows"], predicate["due"]) == (3, "2026-12-10")
    (file,) = json.loads((handing.out / "ticket.json").read_text(encoding="utf-8"))["files"]
    assert file == {
        "name": "query:monthly",
        "bytes": len(made),
        "sha256": digest,
        "protection": "none",
        "ordered": True,
        "form": "csv",
    }
    assert database.read_bytes() == before
    assert list(handing.folder.glob("members.db?*")) == []


def test_the_page_says_what_the_digest_is_of(handing: Handing, database: Path) -> None:
    assert database.exists()
    for sql, ja, en in (
        (ORDERED, "並び順は問い合わせが定めて", "The query orders its rows"),
        (ORDERED.partition(" ORDER")[0], "並び順を定めていない", "does not order its rows"),
    ):
        declare(handing, sql)
        assert handing.over("query:monthly")[0] == 0
        for lang, words in (("ja", ("CSV", ja)), ("en", ("CSV", en))):
            page = (handing.out / f"ticket.{lang}.html").read_text(encoding="utf-8")
            assert all(word in page for word in words), lang
            assert "山田" not in page
            assert "SELECT" not in page


def test_the_same_rows_give_the_same_ticket(handing: Handing, database: Path) -> None:
    declare(handing)
    assert handing.over("query:monthly")[0] == 0
    first = {path.name: path.read_bytes() for path in handing.out.iterdir()}
    fill(database, "DELETE FROM letters WHERE rowid = 1")
    fill(database, "INSERT INTO letters VALUES ('M0000002', '山田太郎', '***-****-0002')")
    assert handing.over("query:monthly")[0] == 0
    assert {path.name: path.read_bytes() for path in handing.out.iterdir()} == first


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (ORDERED.replace("氏名,", "氏名, 'x' AS 町,"), {("FLOW-3", "fail", "町")}),
        (
            ORDERED.replace(
                "電話番号 F", "replace(電話番号, '***-****', '090-1234') AS 電話番号 F"
            ),
            {MASK},
        ),
        ("SELECT * FROM letters, letters AS l LIMIT 9", None),
        ("SELECT 会員番号, 氏名 FROM letters", set()),
    ],
    ids=["one more", "unmasked", "twice", "fewer"],
)
def test_it_is_judged_as_a_file_is(
    handing: Handing, database: Path, sql: str, found: set[object] | None
) -> None:
    assert database.exists()
    declare(handing, sql)
    code, said = handing.over("query:monthly")
    twice = {("FLOW-3", "fail", f"{name}:1") for name in ("会員番号", "氏名", "電話番号")}
    expected = twice if found is None else found
    assert (code, handing.found()) == (10 if expected else 0, expected), said
    assert handing.has_ticket is not bool(expected)
    assert "1234-0001" not in said


def test_more_rows_than_allowed(handing: Handing, database: Path) -> None:
    fill(database, "INSERT INTO letters SELECT * FROM letters")
    declare(handing)
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8").replace("max_rows: 3000000", "max_rows: 5")
    path.write_text(text, encoding="utf-8")
    code, _ = handing.over("query:monthly")
    assert (code, handing.found()) == (10, {("FLOW-3", "fail", "letters")})


def test_small_groups(handing: Handing, database: Path) -> None:
    fill(
        database,
        "CREATE TABLE f (町, 年代)",
        "INSERT INTO f VALUES ('中央', 30), ('中央', 30), ('中央', 30), ('東', 90)",
    )
    declare(handing, "SELECT 町, 年代 FROM f")
    code, _ = handing.over("query:monthly", "figures")
    assert (code, {control for control, *_ in handing.found()}) == (10, {"MASK-5"})
    declare(handing, "SELECT 町, 年代 FROM f WHERE 年代 < 90")
    assert handing.over("query:monthly", "figures")[0] == 0
    assert handing.statement()["predicate"]["k"] == 3


def test_nothing_says_what_protects_it_on_the_way(handing: Handing, database: Path) -> None:
    assert database.exists()
    declare(handing, measure=None)
    code, _ = handing.over("query:monthly")
    assert (code, handing.found()) == (10, {("FLOW-6", "open", None)})
    assert not handing.has_ticket


def test_an_approval_that_ended(handing: Handing, database: Path) -> None:
    assert database.exists()
    declare(handing)
    code, _ = handing.over("query:monthly", as_of="2026-12-01T00:00")
    assert (code, handing.found()) == (10, {("FLOW-2", "fail", "letters")})


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT 会員番号, 氏名, 電話番号 FROM nowhere", "not-found"),
        ("SELECT 会員番号, 氏名, zeroblob(3) AS 電話番号 FROM letters", "unsupported-type"),
        (
            "SELECT 会員番号, 氏名, abs(-9223372036854775807 - rowid) AS 電話番号 FROM letters",
            "read-failed",
        ),
    ],
    ids=["no such table", "a cell that is not read", "an error at some row"],
)
def test_what_is_not_read_is_a_gap(handing: Handing, database: Path, sql: str, reason: str) -> None:
    assert database.exists()
    declare(handing, sql)
    code, said = handing.over("query:monthly")
    document = json.loads((handing.out / "findings.json").read_text(encoding="utf-8"))
    unread = [one["subject"] for one in document["findings"] if one["control"] == "COV-1"]
    assert (code, unread) == (3, [reason]), said
    assert not handing.has_ticket


def test_a_database_that_is_not_there(handing: Handing) -> None:
    declare(handing)
    code, _ = handing.over("query:monthly")
    assert (code, handing.unread()) == (3, {"unreachable"})
    assert not (handing.folder / "members.db").exists()


def test_readings_that_differ(
    handing: Handing, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether rows or their order changed between two readings, the ticket would not hold."""

    def again(*args: object) -> object:
        handed = hand_over(*args)  # type: ignore[arg-type]
        fill(database, "UPDATE letters SET 会員番号 = 'M0000009' WHERE 会員番号 = 'M0000002'")
        hand_over(*args)  # type: ignore[arg-type]
        return handed

    declare(handing)
    monkeypatch.setattr("scanner.cli.handing_over.hand_over", again)
    code, _ = handing.over("query:monthly")
    assert (code, handing.found()) == (3, {("COV-1", "open", "changed-while-read")})
    assert not handing.has_ticket


def test_a_later_scan_knows_a_file_of_the_same_rows(handing: Handing, database: Path) -> None:
    assert database.exists()
    declare(handing)
    handing.small.write("members.csv", "会員番号,氏名,電話番号,町,年代\n")
    assert handing.over("query:monthly", as_of="2026-11-10T04:00")[0] == 0
    handing.small.write("received.csv", HEAD + LINES)
    assert seen_again(handing, "2026-11-11") == [("received.csv", "letters")]


REFUSED = {
    "DELETE FROM letters": "one SELECT and nothing else",
    "SELECT 1 AS a; SELECT 2 AS a": "one SELECT and nothing else",
    "VALUES (1)": "one SELECT and nothing else",
    "PRAGMA user_version": "one SELECT and nothing else",
    "(VALUES (1))": "one SELECT and nothing else",
    " ": "one SELECT and nothing else",
    "WITH d AS (DELETE FROM letters RETURNING *) SELECT * FROM d": "take out “DELETE”",
    "SELECT 氏名 INTO other FROM letters": "take out “INTO”",
    "SELECT 氏名 FROM letters WHERE 会員番号 = :number": "take out “?”",
    "SELECT 氏名 FROM letters WHERE 会員番号 = ?": "take out “?”",
    "SELECT load_extension('x') AS a": "take out “load_extension()”",
    "SELECT 氏名, 電話番号 AS 氏名 FROM letters": "the name “氏名”",
    "SELECT 氏名 FROM": "Line 1 of the query",
    "SELECT '氏名": "Line 1 of the query",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_what_is_no_query_is_told_before_anything_is_asked(handing: Handing, sql: str) -> None:
    declare(handing, sql)
    code, said = handing.small.run("check", handing.small.config)
    assert (code, REFUSED[sql] in said, "policy.yaml:" in said) == (2, True, True), said
    assert "letters" not in said
    assert handing.over("query:monthly") == (code, said)


@pytest.mark.parametrize(
    ("source", "url", "told"),
    [
        ("db", "mysql://db/x", "another engine"),
        ("files", "", "is no database"),
        ("nowhere", "", "There is no source"),
        ("db", "env:NO_SUCH_URL", "NO_SUCH_URL"),
    ],
)
def test_a_source_that_cannot_be_asked(handing: Handing, source: str, url: str, told: str) -> None:
    declare(handing, url=url)
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source: db", f"source: {source}"), encoding="utf-8")
    code, said = handing.over("query:monthly")
    assert (code, told in said) == (2, True), said
    assert said.count("policy.yaml:") == 1


def test_a_query_that_nobody_declared(handing: Handing) -> None:
    declare(handing)
    code, said = handing.over("query:yearly")
    assert (code, "declares no such query; declared: monthly" in said) == (2, True)


def test_the_policy_chose_its_name_so_it_is_shown(handing: Handing, database: Path) -> None:
    assert database.exists()
    declare(handing)
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8").replace("monthly:", "山田太郎:")
    path.write_text(text, encoding="utf-8")
    assert handing.over("query:山田太郎")[0] == 0
    assert handing.statement()["subject"][0]["name"] == "query:山田太郎"


@pytest.mark.parametrize("what", ["count(*)", "x"])
def test_a_query_without_an_end_is_ended(handing: Handing, database: Path, what: str) -> None:
    """Whether it computes for ever, or gives rows for ever."""
    assert database.exists()
    sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} AS x FROM n"
    declare(handing, sql.format(what))
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("kind: database,", "kind: database, statement_timeout_seconds: 1,")
    path.write_text(text, encoding="utf-8")
    code, _ = handing.over("query:monthly")
    document = json.loads((handing.out / "findings.json").read_text(encoding="utf-8"))
    unread = {one["subject"] for one in document["findings"] if one["control"] == "COV-1"}
    assert (code in {3, 11}, unread) == (True, {"timed-out"})
    assert not handing.has_ticket
