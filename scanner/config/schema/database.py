"""The shape of a database among ``sources``, and how it is spared."""

from typing import Annotated, Literal

from pydantic import Field

from scanner.config.schema.spec import CLOCK, Spec, Text, optional


class WindowSpec(Spec):
    """Hours of the day, on the clock of Asia/Tokyo."""

    opens: Annotated[str, Field(pattern=CLOCK)]
    """From when, such as `"22:00"`."""

    closes: Annotated[str, Field(pattern=CLOCK)]
    """Until when; before `opens` it is on the next day."""


class DatabaseSpec(Spec):
    """A database."""

    kind: Literal["database"]
    """What kind of source it is."""

    url: Text
    """`env:NAME`, `file:PATH`, or an address without a password; a path in it counts from the
    folder of this file."""

    rows_per_second: Annotated[int, Field(strict=True, ge=0)] = 0
    """How fast it is read at most; 0 sets no limit."""

    load_percent: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    """Reading waits while Azure SQL uses more of its DTU than this; 0 does not watch it."""

    statement_timeout_seconds: Annotated[int, Field(strict=True, ge=0, le=86_400)] = 0
    """How long one statement may take, where the database can be told so; 0 leaves it to the
    server."""

    window: Annotated[WindowSpec | None, optional(WindowSpec)] = None
    """When it may be read; what is unread at the end is a gap."""
