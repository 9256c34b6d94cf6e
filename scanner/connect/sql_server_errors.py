"""SQL Server's errors by number: what they mean for reading, and never what they say.

pyodbc puts the server's number behind its sentence. mssql-python drops it and keeps a fixed phrase
for the SQLSTATE, which is one and the same for a missing right and for throttling; then it takes
pyodbc to tell. ``@@ERROR`` would not do: the driver, having failed, drops what it prepared, which
succeeds.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from scanner.connect.odbc import AddressError
from scanner.model.errors import Reason, SourceError

REASONS = {
    208: Reason.NOT_FOUND,  # invalid object name
    207: Reason.CHANGED_WHILE_READ,  # invalid column name: it was there when it was listed
    3961: Reason.CHANGED_WHILE_READ,  # the object was altered since the snapshot
    4413: Reason.CHANGED_WHILE_READ,  # a view whose tables were altered
    4502: Reason.CHANGED_WHILE_READ,  # the same
    229: Reason.PERMISSION,  # on an object
    230: Reason.PERMISSION,  # on a column
    262: Reason.PERMISSION,  # in a database
    297: Reason.PERMISSION,  # to do this action
    300: Reason.PERMISSION,  # on the server's state
    1222: Reason.TIMED_OUT,  # in line for a lock
    823: Reason.MALFORMED,  # a page that cannot be read from the disk
    824: Reason.MALFORMED,  # a page whose check sum is wrong
}
"""https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors"""

PASSING = {
    615: "the database was moved while connecting",
    926: "the database is recovering",
    1205: "deadlock",
    1222: "lock timeout",
    3961: "altered since the snapshot",
    4060: "the database cannot be opened: missing, or being moved",
    4221: "a readable secondary waits for its versions",
    10928: "limit on workers or sessions",
    10929: "the server is too busy for the guaranteed minimum",
    40143: "failover",
    40197: "failover",
    40501: "throttled",
    40540: "failover",
    40613: "the database is not available, or wakes up",
    49918: "not enough resources",
    49919: "too many operations",
    49920: "too busy",
}
"""https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues"""

REFUSED = frozenset({916, 18452, 18456, 18470, 18486, 18487, 18488, 40532, 40615, 47073})
"""No such login, no right to connect, a password that is wrong or over, a firewall."""

STATES = {
    "Communication link failure": "08S01",
    "Connection not open": "08003",
    "Client unable to establish connection": "08001",
    "Server rejected the connection": "08004",
    "Invalid authorization specification": "28000",
    "Serialization failure": "40001",
    "Base table or view not found": "42S02",
    "Column not found": "42S22",
    "Timeout expired": "HYT00",
    "Connection timeout expired": "HYT01",
}
"""SQLSTATE by the phrase that mssql-python has for it."""

NUMBERS = {"40001": 1205, "42S02": 208, "42S22": 207, "28000": 18456}
"""The number where the SQLSTATE alone tells it."""

NOT_LOADED = frozenset({"01000", "IM002", "IM003"})
"""SQLSTATE of a driver manager that cannot open a driver, or knows none."""

NATIVE = re.compile(r"\((-?[0-9]+)\) \(SQL[A-Za-z]+\)")
"""How pyodbc ends the first message: the number, and the function of ODBC that gave it."""


class UnexplainedError(SourceError):
    """Reading failed, and the driver does not say why: it may pass."""

    def __init__(self, kind: str) -> None:
        super().__init__(Reason.READ_FAILED, kind, passing=True)


def failure(kind: str, state: str, number: int | None, *, connecting: bool = False) -> SourceError:
    """Say what an error means for reading.

    Args:
        kind: The name of the driver's type.
        state: SQLSTATE, empty where it is not known.
        number: The server's, ``None`` or 0 where it has none: the network's errors are its.
        connecting: There was no session yet.
    """
    number = number or NUMBERS.get(state)
    kind = f"{kind} {number or state}".rstrip()
    if number in REFUSED:
        return SourceError(Reason.UNREACHABLE, kind)
    if number in REASONS or number in PASSING:
        reason = REASONS.get(number, Reason.UNREACHABLE)
        return SourceError(reason, kind, passing=number in PASSING)
    if connecting or state[:2] == "08":
        return SourceError(Reason.UNREACHABLE, kind, passing=True)
    if state[:3] == "HYT":
        return SourceError(Reason.TIMED_OUT, kind)
    return SourceError(Reason.READ_FAILED, kind)


@contextmanager
def translated(*, connecting: bool = False) -> Iterator[None]:
    """Make of SQLAlchemy's and pyodbc's errors, which quote data, one that says what kind it is."""
    try:
        yield
    except UnicodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else None
        state, *said = map(str, cause.args) if cause and cause.args else ("",)
        found = NATIVE.search(said[0]) if said else None
        number = int(found[1]) if found else None
        if connecting and state in NOT_LOADED:
            raise AddressError(
                "Microsoft's ODBC driver cannot be loaded; it needs Kerberos and libltdl"
                " (Debian: apt-get install unixodbc libltdl7 libgssapi-krb5-2)",
                "Microsoft の ODBC ドライバーを読み込めません。Kerberos と libltdl が必要です"
                "（Debian: apt-get install unixodbc libltdl7 libgssapi-krb5-2）",
            ) from None
        kind = type(error).__name__
        raise failure(kind, state, number, connecting=connecting) from None
