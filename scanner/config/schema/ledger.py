"""The shape of ``ledger``: what is remembered, and in how many days it is to be settled."""

from typing import Annotated

from pydantic import Field

from scanner.config.schema.spec import Day, Spec, Text, optional


class DueDaysSpec(Spec):
    """Days in which a finding is to be settled, by severity."""

    critical: Annotated[int, Field(strict=True, ge=0, le=3650)] = 1
    """For critical findings."""

    high: Annotated[int, Field(strict=True, ge=0, le=3650)] = 14
    """For high ones."""

    medium: Annotated[int, Field(strict=True, ge=0, le=3650)] = 30
    """For medium ones."""

    low: Annotated[int, Field(strict=True, ge=0, le=3650)] = 90
    """For low ones."""


class LedgerSpec(Spec):
    """The memory of the scanner: runs, findings over time, profiles of unchanged data."""

    url: Text = ""
    """`env:NAME`, `file:PATH`, or an address without a password; a path in it counts from the
    folder of this file. Default: a SQLite file named after this file, beside it."""

    nights_since: Annotated[Day | None, optional(Day)] = None
    """The first day on which there must be a completed scan every night (COV-2)."""

    full_scan_every_days: Annotated[int, Field(strict=True, ge=0, le=365)] = 7
    """How long the profile of unchanged data may be used again; 0 reads everything every night."""

    due_days: DueDaysSpec = DueDaysSpec()
    """Days in which a finding is to be settled, by severity."""
