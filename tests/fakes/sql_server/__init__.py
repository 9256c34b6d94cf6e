"""A SQL Server on loopback for Microsoft's real drivers: it speaks TDS, with DuckDB behind it.

What a test against it proves:

* the driver is found, loads, and reaches the server; TLS is made, and the certificate checked;
* signing in by password and by Entra ID token, and being refused;
* the wire: statements and parameters arrive, rows of every served type come back through pyodbc and
  through mssql-python, errors by number, connections that are refused, cut in mid-stream, or lost
  because the server is restarted;
* each statement is T-SQL as sqlglot knows it, names exist in ``views`` as Microsoft documents them,
  and the statement gives what the code that reads its answer expects. The catalogue's views are
  computed from what is served;
* which statements are sent, and that none of them writes.

What it does not prove, because it does not have it: permissions (``deny`` and
``ServedTable.masked`` are answers, no rights), isolation, locks and snapshots, sampling, plans and
their cost, SQL Server's collations and their order (text and GUIDs are ordered by code point), its
own conversions and rounding, statistics, change tracking and row versions (canned), and every error
that it was not told to give. What matters there has to be run on a real server:
``make verify-sqlserver``.
"""

from tests.fakes.sql_server.endpoint import SqlServer
from tests.fakes.sql_server.served import ServedTable
from tests.fakes.sql_server.views import Database

__all__ = ["Database", "ServedTable", "SqlServer"]
