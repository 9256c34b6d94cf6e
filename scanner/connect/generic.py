"""Any database that SQLAlchemy has a dialect for: a streaming connection that only selects."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import sqlalchemy as sa
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret

ROWS_AHEAD = 256


@contextmanager
def reading(url: Secret[str]) -> Iterator[sa.Connection]:
    """Hold a transaction open, and roll it back.

    Raises:
        SourceError: It cannot be reached, nothing here speaks its dialect, or a statement fails.
    """
    with translated(Reason.UNREACHABLE):
        try:
            engine = sa.create_engine(url.reveal(), hide_parameters=True, poolclass=sa.NullPool)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise SourceError(Reason.NOT_BUILT, type(error).__name__) from None
        options = {"stream_results": True, "max_row_buffer": ROWS_AHEAD}
        db = engine.connect().execution_options(**options)
    try:
        with translated():
            yield db
    finally:
        with suppress(SQLAlchemyError):  # it may be gone
            db.close()


@contextmanager
def translated(reason: Reason = Reason.READ_FAILED) -> Iterator[None]:
    """Make of a driver's error, which quotes data, one that says what kind it is.

    A connection that was lost may be had again; what else passes, only the engine's own adapter
    could tell.
    """
    try:
        yield
    except DBAPIError as error:
        lost = error.connection_invalidated
        connecting = isinstance(error, OperationalError | InterfaceError)
        passing = lost or (reason is Reason.UNREACHABLE and connecting)
        found = Reason.UNREACHABLE if lost else reason
        raise SourceError(found, type(error).__name__, passing=passing) from None
    except (SQLAlchemyError, ArgumentError) as error:
        raise SourceError(reason, type(error).__name__) from None
