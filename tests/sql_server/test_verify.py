"""What ``make verify-sqlserver`` runs against a user's server, run against the one on loopback."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from scanner.model.secret import Secret
from scanner.sources.sql import KeyRange, SqlSource
from tests.sql_server.conftest import MEMBERS, Start, every_type
from tests.sql_server.verify import main, verify


class _Forgetful(SqlSource):
    """Cuts into four, and does not read the last."""

    def partitions(self, dataset: str) -> Iterator[KeyRange]:
        whole = SqlSource(self.name, self.url, rows_per_partition=250)
        return islice(whole.partitions(dataset), 3)


def test_a_server_is_verified_statement_by_statement_and_table_by_table(serve: Start) -> None:
    server = serve(MEMBERS, every_type(), replace(MEMBERS, name="tracked", tracked=3))
    lines = list(verify(Secret(server.url())))
    assert not [str(line) for line in lines if line.failed]
    of = {line.what: line.outcome for line in lines}
    assert of["table dbo.members: read"] == "1000 rows"
    assert of["table dbo.members: cut"] == "4 partitions"
    assert of["table dbo.members: mark"] == "none"
    assert of["table dbo.tracked: mark"] == "one"
    assert of["table dbo.every_type: both drivers"] == "the same"
    assert of["columns through mssql-python"] == of["columns through pyodbc"]


def test_what_does_not_run_is_named(
    serve: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve(MEMBERS, replace(MEMBERS, name="denied"))
    server.deny("dbo.denied")
    server.fail(229, "sys.dm_db_resource_stats", times=9)
    monkeypatch.setenv("SERVER", server.url())
    assert main("env:SERVER") == 0
    server.fail(207, "CHANGE_TRACKING", times=9)
    assert main("env:SERVER") == 1
    printed = capsys.readouterr().out
    assert "not read: permission      table dbo.denied" in printed
    assert "refused: permission (ProgrammingError 229)  LOAD through pyodbc" in printed
    failed = "FAILED: changed-while-read (ProgrammingError 207)  TRACKING_VERSION through "
    assert failed + "pyodbc" in printed
    assert failed + "mssql-python" in printed
    assert "会員1" not in printed


def test_rows_that_are_missing_are_a_failure(
    serve: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve(MEMBERS)
    monkeypatch.setenv("SERVER", server.url())
    monkeypatch.setattr("tests.sql_server.verify.PARTITIONS", 1)
    monkeypatch.setattr("tests.sql_server.verify.SqlSource", _Forgetful)
    assert main("env:SERVER") == 1
    assert "FAILED: 750 of 1000 rows" in capsys.readouterr().out


def test_an_address_belongs_into_a_variable(capsys: pytest.CaptureFixture[str]) -> None:
    for reference in ("", "mssql://a:b@c/d", "env:NO_SUCH_VARIABLE"):
        assert main(reference) == 2
    assert capsys.readouterr().out == ""
