"""The shape of what a configuration says of exceptions that are permitted for a while."""

from typing import Annotated

from pydantic import Field

from scanner.config.schema.spec import Day, Spec, Text, optional


class ApproverSpec(Spec):
    """Somebody who may permit exceptions."""

    key: Text
    """`file:PATH` or `env:NAME` of the public key (Ed25519, PEM), or the line between its first
    and last."""

    since: Annotated[Day | None, Field(alias="from"), optional(Day)] = None
    """First day on which decisions count."""

    until: Annotated[Day | None, optional(Day)] = None
    """Last day on which they count."""


class WaiversSpec(Spec):
    """Exceptions that are permitted for a while (例外措置)."""

    approvers: dict[Text, ApproverSpec] = Field(default={})
    """Who may permit them, by name; never who asked for them."""

    at_most_days: Annotated[int, Field(strict=True, ge=1, le=3650)] = 180
    """How many days after its approval one may last."""

    soon_days: Annotated[int, Field(strict=True, ge=0, le=365)] = 14
    """From how many days before its end on it is reported (EXC-1); 0 from its last day on."""
